export { createFarEnd, type FarEnd, type FarEndEvent, type FarEndMode, type FarEndOptions, type FarEndState } from './far-end.js';
export type { FarCallInfo, FarCallState, HeardStats } from './far-end-call.js';
export type { FarEndSound } from './far-end-sound.js';
export { inPageSip, type InPageSip } from './in-page.js';
export { header, type SipMessage, type SipRequest, type SipResponse } from './message.js';
export type { SipConnection } from './peer.js';
export { type BindingInfo, SipServer, type SipServerOptions } from './server.js';
