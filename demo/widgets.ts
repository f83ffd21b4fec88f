import '../src/elements/cc-session/define.js';
import '../src/elements/cc-sign-in/define.js';
import '../src/elements/cc-agent-status/define.js';
