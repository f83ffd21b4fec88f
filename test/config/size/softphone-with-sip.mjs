import '../../../dist/elements/cc-softphone.js';
import { sip } from '../../../dist/adapters/sip.js';

globalThis.sip = sip;
