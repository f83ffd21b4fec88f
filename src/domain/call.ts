import type { FaultInfo } from './fault.js';

/**
 * One call, as an agent sees it. Transport (`ConnectionState`), registration (`Registration`), media (`CallMedia`) and
 * call are four machines, none of which follows from another; this is the call's:
 *
 * ```
 *              rings there       picked up
 *   dialing ──────────────▶ ringing ─────┐
 *      │                                 ▼      hang up       confirmed, or late
 *      └──────── picked up ──────────▶ active ──────────▶ ending ──────────────▶ ended
 *                                        ▲                  ▲
 *   ringing ──────────▶ answering ───────┘                  │
 *              answer       │   hang up                     │
 *                           └───────────────────────────────┘
 * ```
 *
 * An outgoing call that is given up before it runs passes through `ending` too, a rejected incoming one does not. Every
 * state goes straight to `ended` when the other side ends the call or it fails. One that was taken over from another
 * telephone begins as `active`. Beside it run, each confirmed by the other side: hold, local and remote, with `pending`
 * while one is asked for; and a transfer, `asked` ──▶ `trying` ──▶ `ringing` ──▶ `done` or, from each of them, `failed`.
 */
export type CallState = 'dialing' | 'ringing' | 'answering' | 'active' | 'ending' | 'ended';

export type CallDirection = 'in' | 'out';

/**
 * Whether sound can flow. `active` with anything but `ok` and `elsewhere` is shown as connecting or as trouble, never as a running call.
 *
 * ```
 *                               a way was found
 *   new ──▶ connecting ─────────────────────────▶ ok ◀─────────┐ it flows again
 *              ▲  │                                │           │
 *              │  └──────────▶ failed ◀────────── lost ────────┘
 *              │    none is there │   it stays away   (nothing has come for some seconds)
 *              └──────────────────┘
 *                another way is looked for (ICE restart, RFC 8445 part 9)
 * ```
 *
 * It begins with the first offer, so that a call may be heard while it still rings. An answered call that is not `ok` for
 * too long is ended, with the cause `media`. `elsewhere`: the agent's own telephone has the sound, and nothing is told of it.
 */
export type CallMedia = 'new' | 'connecting' | 'ok' | 'lost' | 'failed' | 'elsewhere';

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
  /** Blind: the other side is sent on at once. */
  | 'transfer'
  /** Attended: somebody is asked first, then both are joined. */
  | 'consult'
  /** May be joined with another call that may. */
  | 'conference'
  /** Leave the conference: its calls go on one by one. */
  | 'split';

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
  /** Sent on to somebody else, by the agent or by a colleague. */
  | 'transferred'
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

/** A transfer on its way, as the other side reported it last (RFC 3515 part 2.4.5). */
export interface CallTransfer {
  readonly kind: 'blind' | 'attended';
  /** Number, or for an attended one the number of the call to be joined. */
  readonly target: string;
  readonly progress: 'asked' | 'trying' | 'ringing' | 'done' | 'failed';
  /** SIP status of a failed one. */
  readonly code?: number;
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
  /** Absent until a transfer was asked for; a failed one stays until the next. */
  readonly transfer?: CallTransfer;
  /** This call asks somebody about that one, to transfer it to them or not. */
  readonly consultFor?: string;
  /** The same for all calls that are mixed with each other. */
  readonly conferenceId?: string;
  /** The other end is heard before it picked up (RFC 3960). */
  readonly early?: boolean;
  /** Nobody pressed a button: the configuration, the account or the caller's server asked for it. */
  readonly autoAnswered?: boolean;
  readonly end?: CallEnd;
  /** Screen-pop variables that the PBX sent along, by the PBX's own names. */
  readonly variables: Readonly<Record<string, string>>;
  /** Name of the queue that it came through, where the PBX tells. */
  readonly queue?: string;
  /** Of the recording that is being made or was, where the PBX tells (`RecordsPort.recording`). */
  readonly recordingId?: string;
  readonly can: ReadonlySet<CallAbility>;
}

/** A running call on its way from one telephone of the agent to another one. Plain data, no secret in it. */
export interface MovableCall {
  readonly id: string;
  readonly direction: CallDirection;
  readonly remote: CallParty;
  /** Epoch milliseconds, like the next ones. */
  readonly startedAt: number;
  readonly answeredAt: number;
  readonly heldSince?: number;
  readonly held: boolean;
  readonly muted: boolean;
  readonly variables: Readonly<Record<string, string>>;
  readonly consultFor?: string;
  readonly conferenceId?: string;
  /** What the other side knows the call by (RFC 3261 part 12), seen from the telephone that gives it away. */
  readonly dialog: {
    readonly callId: string;
    readonly localTag: string;
    readonly remoteTag: string;
    /** SIP address of the other side's contact. */
    readonly target: string;
  };
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
  /** Absent where devices cannot be told apart. */
  readonly devices?: AudioDevices;
}

/** What a device is used for. Speaker: the other end's voice. Ringer: incoming calls. */
export type AudioRole = 'microphone' | 'speaker' | 'ringer';

export interface AudioDevice {
  /** The browser's own id (W3C mediacapture-main), stable for this origin. */
  readonly id: string;
  readonly kind: 'input' | 'output';
  /** Empty until the microphone was allowed once. */
  readonly label: string;
}

export interface AudioProcessing {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
}

export interface AudioDevices {
  readonly available: readonly AudioDevice[];
  /** Device ids as the agent chose them; absent means the system's default. Kept over reloads. */
  readonly chosen: Readonly<Partial<Record<AudioRole, string>>>;
  /** Chosen, but not plugged in: the system's default serves until it is back. */
  readonly missing: readonly AudioRole[];
  /** Labels of missing devices, as last seen. */
  readonly missingLabels: Readonly<Partial<Record<AudioRole, string>>>;
  /** The browser can play on another device than the default (`setSinkId`). */
  readonly canChooseOutput: boolean;
  readonly processing: AudioProcessing;
  /** 0 to 1. */
  readonly ringerVolume: number;
}

/**
 * Where the telephone of this browser is. One tab holds the registration, the ringer and the sound; the others show and
 * steer its calls. `alone`: tabs cannot share, or the session was told not to.
 */
export interface Line {
  readonly where: 'alone' | 'here' | 'other-tab' | 'nobody';
  /** Title of the tab that holds it, while that is another one. */
  readonly title?: string;
  /** It is a window of its own that outlives the pages. */
  readonly popOut?: boolean;
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
