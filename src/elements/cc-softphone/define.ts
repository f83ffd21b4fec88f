import { define } from '../define.js';
import { CcSoftphone } from './cc-softphone.js';

define('cc-softphone', CcSoftphone);
