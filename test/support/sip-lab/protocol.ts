/** What goes between a test in the browser and the lab in the runner. Plain data. */

/** Parts of the lab. `pstn` answers by itself; `early` sends 183 first and is then told what to do. */
export type LabPart = 'kamailio' | 'rtpengine' | 'pstn' | 'early';
/** What the registrar answers: 503 with `Retry-After`, 403, 423, or one more challenge whose nonce is new. */
export type Refusal = '503' | '403' | '423' | 'stale';
export type TelephoneName = 'pstn' | 'early';

/**
 * One of baresip's events: CALL_INCOMING (only with answer mode `manual`), CALL_ESTABLISHED, CALL_CLOSED,
 * CALL_DTMF_START (`param`: digit) …
 */
export interface TelephoneEvent {
  readonly number: number;
  readonly type: string;
  readonly param: string;
  /** URI of the other party. */
  readonly peer: string;
  readonly direction: string;
}

export interface HeardSince {
  /** Changes with each call; empty before the first. */
  readonly file: string;
  /** Samples (8 kHz) heard in the call so far. */
  readonly samples: number;
  /** Root mean square of what was asked for, of 32767. */
  readonly rms: number;
}

export interface LabAddress {
  /** `ws://127.0.0.1:…` */
  readonly url: string;
  readonly domain: string;
}

export interface LabCommands {
  'sip-lab:start': { payload: null; result: LabAddress };
  'sip-lab:stop': { payload: null; result: true };
  'sip-lab:kill': { payload: LabPart; result: true };
  'sip-lab:restart': { payload: LabPart; result: true };
  'sip-lab:freeze': { payload: LabPart; result: true };
  'sip-lab:thaw': { payload: LabPart; result: true };
  'sip-lab:command': { payload: { name: TelephoneName; command: string; params: string }; result: string };
  'sip-lab:events': { payload: { name: TelephoneName; since: number }; result: readonly TelephoneEvent[] };
  'sip-lab:heard': { payload: { name: TelephoneName; since: number }; result: HeardSince };
  'sip-lab:refuse': { payload: { user: string; how: Refusal | null }; result: true };
  'sip-lab:forget': { payload: string; result: true };
  'sip-lab:contacts': { payload: string; result: readonly string[] };
}
