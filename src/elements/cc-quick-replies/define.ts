import { define } from '../define.js';
import { CcQuickReplies } from './cc-quick-replies.js';

define('cc-quick-replies', CcQuickReplies);
