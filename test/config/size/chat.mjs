import '../../../dist/elements/cc-chat-inbox.js';
import '../../../dist/elements/cc-chat-thread.js';
