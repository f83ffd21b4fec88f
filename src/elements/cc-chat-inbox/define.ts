import { define } from '../define.js';
import { CcChatInbox } from './cc-chat-inbox.js';

define('cc-chat-inbox', CcChatInbox);
