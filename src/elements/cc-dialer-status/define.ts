import { define } from '../define.js';
import { CcDialerStatus } from './cc-dialer-status.js';

define('cc-dialer-status', CcDialerStatus);
