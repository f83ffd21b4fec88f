import { define } from '../define.js';
import { CcChatThread } from './cc-chat-thread.js';

define('cc-chat-thread', CcChatThread);
