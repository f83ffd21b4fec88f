/** What is looked at before a shift, in this order. */
export type PreflightCheck =
  | 'browser'
  | 'frame-policy'
  | 'permission'
  | 'microphone'
  | 'speaker'
  | 'server'
  | 'registration'
  | 'network'
  | 'codec';

/** Why a check did not pass; texts come from i18n by this word. */
export type PreflightReason =
  | 'no-secure-context'
  | 'no-webrtc'
  | 'microphone-not-allowed-in-frame'
  | 'microphone-denied'
  | 'microphone-prompt'
  | 'microphone-missing'
  | 'microphone-in-use'
  | 'microphone-silent'
  | 'sound-blocked'
  | 'sound-not-heard'
  | 'server-unreachable'
  | 'server-silent'
  | 'server-not-configured'
  | 'local-network-blocked'
  | 'wrong-credentials'
  | 'not-registered'
  | 'no-candidates'
  | 'stun-silent'
  | 'turn-silent'
  | 'high-loss'
  | 'high-jitter'
  | 'high-latency'
  | 'no-opus'
  | 'no-common-codec';

export interface PreflightResult {
  readonly check: PreflightCheck;
  /** `skipped`: it makes no sense here, such as a relay where none is configured. */
  readonly verdict: 'pass' | 'warn' | 'fail' | 'skipped';
  readonly reason?: PreflightReason;
  /** Figures by name, for machines and support: times in milliseconds, shares 0 to 1. No secrets, no addresses. */
  readonly figures: Readonly<Record<string, string | number | boolean>>;
}

/** Machine-readable outcome of a whole run. `fail` if one check failed, `warn` if one warned. */
export interface PreflightReport {
  readonly verdict: 'pass' | 'warn' | 'fail';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly results: readonly PreflightResult[];
}
