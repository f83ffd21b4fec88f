import { define } from '../define.js';
import { CcSession } from './cc-session.js';

define('cc-session', CcSession);
