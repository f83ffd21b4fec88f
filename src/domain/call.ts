import type { FaultInfo } from './fault.js';


/**
 * One call, as an agent sees it. Transport, registration, media and call are four machines; this is the call's:
 *
 *   outgoing  dialing ──▶ ringing ──▶ active ──▶ ending ──▶ ended
 *   incoming  ringing ──▶ answering ──▶ active ──▶ ending ──▶ ended
 *
 * Every state may go straight to `ended`. Hold, mute and media run beside it.
 */
export type CallState = 'dialing' | 'ringing' | 'answering' | 'active' | 'ending' | 'ended';

export type CallDirection = 'in' | 'out';

/** Whether sound can flow. `active` with anything but `ok` is shown as connecting or as trouble, never as a running call. */
export type CallMedia = 'new' | 'connecting' | 'ok' | 'lost' | 'failed';

export type CallAbility =
  | 'answer'
  | 'reject'
  | 'silence'
  | 'hangup'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'dtmf'
  | 'transfer';

/** Why a call ended, in terms an agent understands; the wire's code is beside it for support. */
export type EndCause =
  | 'hung-up'
  | 'busy'
  | 'no-answer'
  | 'declined'
  | 'cancelled'
  | 'answered-elsewhere'
  | 'not-found'
  | 'unavailable'
  | 'network'
  | 'media'
  | 'permission'
  | 'auth'
  | 'error';

export interface CallEnd {
  readonly cause: EndCause;
  readonly by: 'agent' | 'remote' | 'system';
  /** SIP status code (RFC 3261 part 21) or the vendor's own, where there is one. */
  readonly code?: number;
}

export interface CallParty {
  /** Number or SIP user exactly as the wire gave it. */
  readonly number: string;
  readonly name?: string;
}

export interface Call {
  readonly id: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  readonly remote: CallParty;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** Confirmed by the other side: `local` = we hold them, `remote` = they hold us. */
  readonly hold: { readonly local: boolean; readonly remote: boolean };
  readonly heldSince?: number;
  readonly muted: boolean;
  /** The ringer of this call was silenced by the agent; the call still rings for the caller. */
  readonly silenced: boolean;
  readonly media: CallMedia;
  /** `lost` while the signalling connection is away; sound may go on. */
  readonly signalling: 'ok' | 'lost';
  /** An act on its way to the other side; its controls are disabled until it is answered. */
  readonly pending?: 'hold' | 'resume' | 'transfer';
  readonly end?: CallEnd;
  /** Screen-pop variables that the PBX sent along, by the PBX's own names. */
  readonly variables: Readonly<Record<string, string>>;
  readonly can: ReadonlySet<CallAbility>;
}

/**
 * Registration of the agent's telephone at the SIP server (RFC 3261 part 10), as last confirmed.
 *
 *   none ──▶ registering ──▶ registered ──▶ stale ──▶ registering
 *                 └──▶ failed (retryAt: the next attempt)
 */
export interface Registration {
  readonly status: 'none' | 'registering' | 'registered' | 'stale' | 'failed';
  readonly since: number;
  /** Number or user the telephone answers to. */
  readonly user?: string;
  /** Epoch milliseconds of the next attempt; absent when nothing is planned. */
  readonly retryAt?: number;
  readonly fault?: FaultInfo;
}

/** Sound on this machine. */
export interface AudioState {
  readonly microphone: 'unknown' | 'prompt' | 'granted' | 'denied' | 'missing' | 'in-use';
  /** The browser refuses to play until the agent touches the page. */
  readonly soundBlocked: boolean;
}

/** What a telephone needs to register. Secret: never in a store, an attribute, a log or storage. */
export interface SipAccount {
  readonly user: string;
  readonly password: string;
  /** Host part of the address of record, without a port. */
  readonly domain: string;
  readonly authorizationUser?: string;
  readonly displayName?: string;
  /** Secure WebSocket address of the SIP server, where the vendor gives one (most give UDP only). */
  readonly server?: string;
  readonly autoAnswer?: boolean;
}
