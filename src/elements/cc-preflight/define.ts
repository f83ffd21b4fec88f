import { define } from '../define.js';
import { CcPreflight } from './cc-preflight.js';

define('cc-preflight', CcPreflight);
