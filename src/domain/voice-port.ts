import type { SipAccount } from './call.js';

export interface DialOptions {
  /** Number to show to the called party, where the PBX allows a choice. */
  readonly shownNumber?: string;
  /** Give up after so many milliseconds of ringing. */
  readonly ringLimit?: number;
}

/**
 * Calls. SIP is one implementation, a vendor's call control another.
 *
 * MUST emit `call-changed` for every state a call passes through, ending with exactly one `ended`. MUST NOT report
 * hold, resume or an answer before the other side confirmed it. MUST NOT dial by itself, not even when asked to by a
 * REFER (RFC 3515): a transfer of the agent's own call is the only exception, and only when the session says so.
 * MUST treat unknown call ids as `rejected`.
 */
export interface VoicePort {
  /** Resolves with the call's id once dialling has begun; its progress arrives as events. */
  dial(number: string, options?: DialOptions): Promise<string>;
  answer(callId: string): Promise<void>;
  /** `declined` sends the caller away for good, `busy` may let the PBX try elsewhere. */
  reject(callId: string, reason: 'declined' | 'busy'): Promise<void>;
  /** Stops our ringer for this call; the caller notices nothing. */
  silence?(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold?(callId: string): Promise<void>;
  resume?(callId: string): Promise<void>;
  setMuted?(callId: string, muted: boolean): Promise<void>;
  /** Characters 0-9, * and #, in order. */
  sendDtmf?(callId: string, tones: string): Promise<void>;
  transfer?(callId: string, target: string, kind: 'blind' | 'attended'): Promise<void>;
  /** Joins two outside numbers by way of the PBX. */
  dialExternal?(from: string, to: string): Promise<string>;
  /** Dials from a colleague's extension. */
  dialOnBehalf?(extension: string, number: string): Promise<string>;
  /** Takes an account that another backend's sign-in brought; what was configured explicitly wins. */
  useAccount?(account: SipAccount): void;
  /** Unlocks sound; call it from the agent's own click or key. */
  enableSound?(): Promise<void>;
  /** Asks the browser for the microphone and lets it go again, so that the first call does not have to. */
  askForMicrophone?(): Promise<void>;
}
