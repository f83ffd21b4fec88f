import { define } from '../define.js';
import { CcSignIn } from './cc-sign-in.js';

define('cc-sign-in', CcSignIn);
