import type { AudioProcessing, AudioRole, MovableCall, SipAccount } from './call.js';
import type { PreflightCheck, PreflightResult } from './preflight.js';

export interface DialOptions {
  /** Number to show to the called party, where the PBX allows a choice. */
  readonly shownNumber?: string;
  /** Give up after so many milliseconds of ringing. */
  readonly ringLimit?: number;
  /** Id of the call that is to be talked about: `Call.consultFor` of the new one. */
  readonly consultFor?: string;
}

/** Calls that another telephone of the same agent is to take over. */
export interface ReleasedCalls {
  readonly calls: readonly MovableCall[];
  /** `true`: they run elsewhere. `false`: that failed, and what still runs is ours again, as is the registration. */
  settle(moved: boolean): void;
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
  /** Which of the choices `dial` takes; any other MUST be rejected with `unsupported`. Absent: none. */
  readonly dialChoices?: ReadonlySet<'shownNumber' | 'ringLimit'>;
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
  /**
   * Blind transfer. Resolves once the new call was reported as answered; `call.transfer` tells how far it is. Rejects
   * when it was refused, and the call is then the agent's still, as it was.
   */
  transfer?(callId: string, target: string): Promise<void>;
  /** Attended transfer: joins the other ends of both calls and leaves them. Resolves and rejects like `transfer`. */
  transferAttended?(callId: string, consultId: string): Promise<void>;
  /** Mixes the calls with the agent and each other; none may be on hold by us afterwards. */
  conference?(callIds: readonly string[]): Promise<void>;
  /** Ends the mixing; all but `keepId` go on hold. */
  split?(conferenceId: string, keepId: string): Promise<void>;
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
  /** Without an id: the system's default. Takes effect at once, in running calls too; kept for the next time. */
  chooseDevice?(role: AudioRole, deviceId: string | undefined): Promise<void>;
  setProcessing?(change: Partial<AudioProcessing>): Promise<void>;
  /** 0 to 1. */
  setRingerVolume?(volume: number): void;
  /** Level of the microphone, 0 to 1, about ten times a second, until the returned function is called. Opens it if need be. */
  meter?(onLevel: (level: number) => void): Promise<() => void>;
  /** Plays a test sound on the device of that role; resolves when it is over. Unlocks sound if called from a click. */
  testSound?(role: 'speaker' | 'ringer'): Promise<void>;
  /** One check before the shift. Never rejects but with `conflict` when aborted. `microphone` listens for 5 seconds at most. */
  preflight?(check: PreflightCheck, signal: AbortSignal): Promise<PreflightResult>;
  /** What support needs: JSON text with secrets cut out and numbers shortened to their last four digits. */
  supportBundle?(): Promise<string>;
  /**
   * Address of record that this telephone registers, once known, and then it stays while the account does: the tabs of a
   * browser share one line of that name. `user`: whoever is about to sign in. None where other tabs cannot reach the
   * same server.
   */
  lineName?(user?: string): string | undefined;
  /** This tab holds the line of the whole browser from now on. MUST be told before the telephone registers. */
  lineHeld?(): void;
  /** Brings registration, ringer and, where the server can (RFC 3891), the running calls into this tab. */
  takeLine?(): Promise<void>;
  /**
   * Gives the registration back, waits until it is gone, and stops owning the running calls: nothing is told of them any
   * more, and the end of the connection or of the page does not end them. Unless settled they are ended after 10 seconds.
   * Rejects with `conflict` while a call rings, is dialled, or has an act under way; then nothing has changed.
   */
  releaseCalls?(): Promise<ReleasedCalls>;
  /**
   * Takes over calls that another telephone released; this one must be registered. They keep their ids and are told of
   * once they run. Rejects with the fault of the first that failed; the others run nevertheless.
   */
  adoptCalls?(calls: readonly MovableCall[]): Promise<void>;
  /** Asks the tab that holds the telephone to show itself. */
  showLine?(): void;
}
