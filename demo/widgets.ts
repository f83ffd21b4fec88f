import '../src/elements/cc-session/define.js';
import '../src/elements/cc-sign-in/define.js';
import '../src/elements/cc-agent-status/define.js';
import '../src/elements/cc-softphone/define.js';
import '../src/elements/cc-call-log/define.js';
import '../src/elements/cc-chat-inbox/define.js';
import '../src/elements/cc-chat-thread/define.js';
import '../src/elements/cc-quick-replies/define.js';
