import type { CredentialsCallback } from '../../domain/agent.js';
import type { Io } from '../../net/io.js';
import type { InstanceScope } from './instance-id.js';

export interface RingerOptions {
  /** 0 to 1. Default 0.5. */
  readonly volume?: number;
}

/** For support only. Credentials are cut out, but numbers and names are not. */
export interface SipLogEntry {
  readonly level: 'debug' | 'log' | 'warn' | 'error';
  readonly category: string;
  readonly text: string;
}

/**
 * All of it may be absent: an account that a vendor's sign-in brings (`voice.useAccount`) fills what is not given here.
 * Without a server there is no voice: the registration stays `none` and dialling rejects with `unsupported`.
 */
export interface SipOptions {
  /** WebSocket address of the SIP server (RFC 7118), `wss://` outside of tests. */
  readonly server?: string;
  /** Host part of the address of record; by default that of `server`. */
  readonly domain?: string;
  readonly user?: string;
  /** User name for digest authentication, where it differs from `user`. */
  readonly authorizationUser?: string;
  readonly displayName?: string;
  /** Asked for the password each time one is needed, unless the vendor's account for the same user brought one. */
  readonly credentials?: CredentialsCallback;
  /** Default none: a STUN server that does not answer delays every call. */
  readonly iceServers?: readonly RTCIceServer[];
  /** Answers at once, but never while another call is on. */
  readonly autoAnswer?: boolean;
  /**
   * Whether the caller's server may have a call answered at once, by `Answer-Mode: Auto` (RFC 5373), `Call-Info` with
   * `answer-after` or `Alert-Info` with `info=alert-autoanswer` or `info=intercom`. Default true: a PBX that lets callers
   * choose these headers lets them listen in, so switch it off there.
   */
  readonly autoAnswerHeader?: boolean;
  /**
   * What becomes of a REFER (RFC 3515) in a running call: the other side wants us to call somebody else. Default
   * `refuse` (603). `follow` dials for it, but only to our own domain or to a running call of somebody (`Replaces`); the
   * new call is shown like any other, and the old one ends as `transferred`. Outside of calls REFER is always refused.
   */
  readonly refer?: 'refuse' | 'follow';
  /** `auto`: RFC 4733 where it was negotiated, else INFO. */
  readonly dtmf?: 'auto' | 'rfc4733' | 'info';
  /** `false`: neither ringing nor ringback is played. */
  readonly ringer?: RingerOptions | false;
  /** UUID of `+sip.instance` (RFC 5626 part 4.1). By default made up and kept, as `instanceScope` says. */
  readonly instanceId?: string;
  /**
   * `tab`, the default: an instance for each tab and account, kept in `sessionStorage`. It survives a reload, and two
   * tabs of one agent do not take each other's registration away. `browser`: one in `localStorage` for all tabs, of
   * which only one may register at a time.
   */
  readonly instanceScope?: InstanceScope;
  /** Seconds asked for at registration. Default 600. */
  readonly expires?: number;
  readonly limits?: Partial<SipLimits>;
  readonly log?: (entry: SipLogEntry) => void;
  readonly io?: Io;
}

/** Times in milliseconds. */
export interface SipLimits {
  /** For the socket to open. */
  readonly connect: number;
  /** For an answer to REGISTER. */
  readonly register: number;
  /** For the good-bye to the registrar at the end. */
  readonly unregister: number;
  /** Silence on the socket after which it is probed. */
  readonly pingIdle: number;
  readonly pingInCall: number;
  /** For an answer to a probe; the second miss closes the socket. */
  readonly pong: number;
  /** For an answer to the probe after a wake-up, where one miss is enough. */
  readonly wakePong: number;
  /**
   * Full jitter: the first retry comes at random within this, later ones within twice as much each, up to `retryCap`.
   * With `connect` it bounds how long after its return a server is found again.
   */
  readonly retryFirst: number;
  readonly retryCap: number;
  /** An outage of this length is no short one any more, and `retryCapLong` spares the server. */
  readonly longOutage: number;
  readonly retryCapLong: number;
  /** Between renewals of the registration, if the time granted asks for none before: a registrar that lost it says nothing. */
  readonly refresh: number;
  readonly refreshInCall: number;
  /** A connection that lasted this long starts the retries over. */
  readonly stableAfter: number;
  /** A gap in the clock that means sleep. */
  readonly clockJump: number;
  /** Without media for this long a call is ended. */
  readonly mediaLost: number;
  /** From media lost to the ICE restart, and between restarts. */
  readonly mediaRestart: number;
  /** How long an incoming call goes on ringing without signalling. */
  readonly ringGrace: number;
  /** Cap for gathering ICE candidates. */
  readonly gather: number;
  /** The same where only STUN servers are configured: what they tell is no condition for a call to work. */
  readonly gatherStun: number;
  /** From the first useful candidate to the end of gathering. */
  readonly gatherMore: number;
  /** For the other side to confirm the end of a call before it is ended here. */
  readonly ending: number;
  /** For the first report of a transfer that the other side agreed to; later ones may take as long as a call may ring. */
  readonly transfer: number;
}

export const defaultLimits: SipLimits = {
  connect: 5_000,
  register: 5_000,
  unregister: 2_000,
  pingIdle: 25_000,
  pingInCall: 5_000,
  pong: 3_000,
  wakePong: 3_000,
  retryFirst: 3_000,
  retryCap: 4_000,
  longOutage: 600_000,
  retryCapLong: 30_000,
  refresh: 30_000,
  refreshInCall: 10_000,
  stableAfter: 10_000,
  clockJump: 15_000,
  mediaLost: 30_000,
  mediaRestart: 3_000,
  ringGrace: 10_000,
  gather: 1_500,
  gatherStun: 350,
  gatherMore: 100,
  ending: 5_000,
  transfer: 30_000,
};
