import './elements/cc-session/define.js';
import './elements/cc-sign-in/define.js';
import './elements/cc-agent-status/define.js';
import './elements/cc-softphone/define.js';
import './elements/cc-chat-inbox/define.js';
import './elements/cc-chat-thread/define.js';
import './elements/cc-quick-replies/define.js';

export * from './session/index.js';
export type { CcDetailMap, CcEventMap, CcFactMap, CcQuestionMap } from './domain/host-event.js';
export { linkNumbers, type LinkNumbersOptions } from './elements/link-numbers.js';
export { CcSession } from './elements/cc-session/cc-session.js';
export { CcSignIn } from './elements/cc-sign-in/cc-sign-in.js';
export { CcAgentStatus } from './elements/cc-agent-status/cc-agent-status.js';
export { CcSoftphone } from './elements/cc-softphone/cc-softphone.js';
export { CcChatInbox } from './elements/cc-chat-inbox/cc-chat-inbox.js';
export { CcChatThread } from './elements/cc-chat-thread/cc-chat-thread.js';
export { CcQuickReplies } from './elements/cc-quick-replies/cc-quick-replies.js';
