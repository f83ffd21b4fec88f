import { define } from '../define.js';
import { CcCallLog } from './cc-call-log.js';

define('cc-call-log', CcCallLog);
