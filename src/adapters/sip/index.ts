export { sip } from './adapter.js';
export { type CallStats, callStats } from './call-stats.js';
export type { RingerOptions, SipLimits, SipLogEntry, SipOptions } from './options.js';
