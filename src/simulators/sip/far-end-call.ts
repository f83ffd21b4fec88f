import type { Invitation, Inviter, Session, SessionReferOptions, URI, Web } from 'sip.js';
import type { SoundSource } from './far-end-sound.js';

type Sip = typeof import('sip.js');

export type FarCallState = 'calling' | 'ringing' | 'offered' | 'active' | 'ended';

/** A call as the far end sees it. Plain data. */
export interface FarCallInfo {
  readonly direction: 'in' | 'out';
  readonly state: FarCallState;
  /** The other party's user part. */
  readonly peer: string;
  readonly peerName: string;
  /** The other party has put us on hold: it no longer listens (`sendonly` or `inactive` in its SDP). */
  readonly held: boolean;
  /** Why it ended, where a response said so. */
  readonly status?: number;
  readonly reason?: string;
}

/** What was heard so far, from `inbound-rtp`. Prove sound by the growth of these, never by the state `active`. */
export interface HeardStats {
  readonly packetsReceived: number;
  readonly packetsSent: number;
  /** The energy sum of webrtc-stats: grows only while there is sound. */
  readonly totalAudioEnergy: number;
  readonly direction: RTCRtpTransceiverDirection | undefined;
}

/**
 * Chromium measures a remote stream behind the volume of what plays it, and not at all where nothing does. So it is
 * played too softly to be heard, and the measure is scaled back.
 */
const METER_VOLUME = 0.02;

export const NOTHING_HEARD: HeardStats = { packetsReceived: 0, packetsSent: 0, totalAudioEnergy: 0, direction: undefined };

export interface FarCallHooks {
  readonly changed: () => void;
  readonly digit: (digit: string) => void;
  /** The other party wants us to call somebody else instead (REFER). */
  readonly referred: (inviter: Inviter) => void;
}

/** One call of the far end: a sip.js session, what it plays, and what it notices. */
export class FarCall {
  readonly session: Invitation | Inviter;
  readonly #sip: Sip;
  readonly #hooks: FarCallHooks;
  readonly #meter = new Audio();
  /**
   * What an answer of ours makes true once it is acknowledged. Told before, it would invite a re-INVITE, and sip.js ends
   * a call in which an ACK finds an offer under way.
   */
  #agreed: Partial<FarCallInfo> = { state: 'active' };
  #info: FarCallInfo;
  #sound: SoundSource | undefined;

  constructor(sip: Sip, session: Invitation | Inviter, hooks: FarCallHooks) {
    this.#sip = sip;
    this.session = session;
    this.#hooks = hooks;
    const incoming = session instanceof sip.Invitation;
    this.#info = {
      direction: incoming ? 'in' : 'out',
      state: incoming ? 'offered' : 'calling',
      peer: session.remoteIdentity.uri.user ?? '',
      peerName: session.remoteIdentity.displayName,
      held: false,
    };
    session.stateChange.addListener(state => this.#onState(state));
    session.delegate = {
      onInvite: request => {
        this.#agreed = { held: isHold(request.body) };
      },
      onAck: () => queueMicrotask(() => this.#update(this.#agreed)),
      onInfo: info => {
        info.accept().catch(() => {});
        const digit = digitOf(info.request.body);
        if (digit) this.#hooks.digit(digit);
      },
      onRefer: referral => {
        referral.accept().then(
          () => this.#hooks.referred(referral.makeInviter()),
          () => {},
        );
      },
    };
  }

  get info(): FarCallInfo {
    return this.#info;
  }

  get remoteStream(): MediaStream | undefined {
    return this.#handler?.remoteMediaStream;
  }

  /** The session plays this from now on; it falls silent with the call. */
  set sound(sound: SoundSource) {
    this.#sound = sound;
  }

  ringing(): void {
    if (this.#info.state === 'calling') this.#update({ state: 'ringing' });
  }

  refused(status: number, reason: string): void {
    this.#update({ status, reason });
  }

  async stats(): Promise<HeardStats> {
    const connection = this.#handler?.peerConnection;
    if (!connection) return NOTHING_HEARD;
    let stats: HeardStats = { ...NOTHING_HEARD, direction: connection.getTransceivers()[0]?.currentDirection ?? undefined };
    (await connection.getStats()).forEach((entry: RTCInboundRtpStreamStats & RTCOutboundRtpStreamStats) => {
      if (entry.type === 'inbound-rtp') {
        const { packetsReceived = 0, totalAudioEnergy = 0 } = entry;
        stats = { ...stats, packetsReceived, totalAudioEnergy: totalAudioEnergy / METER_VOLUME ** 2 };
      }
      if (entry.type === 'outbound-rtp') stats = { ...stats, packetsSent: entry.packetsSent ?? 0 };
    });
    return stats;
  }

  /** Re-INVITE with a new direction; resolves when it is agreed. */
  setHold(hold: boolean): Promise<void> {
    const sessionDescriptionHandlerOptions: Web.SessionDescriptionHandlerOptions = { hold };
    return accepted('re-INVITE', requestDelegate =>
      this.session.invite({ sessionDescriptionHandlerOptions, requestDelegate }),
    );
  }

  async sendDtmf(tones: string): Promise<void> {
    for (const tone of tones) {
      const content = `Signal=${tone}\r\nDuration=160\r\n`;
      const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content };
      await this.session.info({ requestOptions: { body } });
    }
  }

  /** Resolves when the other party has agreed to call `target`. */
  refer(target: URI): Promise<void> {
    return accepted('REFER', requestDelegate => this.session.refer(target, { requestDelegate }));
  }

  /** Whatever ends the call in the state that it is in. */
  async end(): Promise<void> {
    const { session } = this;
    const { SessionState, Inviter, Invitation } = this.#sip;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Inviter) await session.cancel();
    else if (session instanceof Invitation && session.state === SessionState.Initial) await session.reject({ statusCode: 486 });
  }

  get #handler(): Web.SessionDescriptionHandler | undefined {
    return this.session.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined;
  }

  #onState(state: Session['state']): void {
    const { SessionState } = this.#sip;
    if (state === SessionState.Established) {
      this.#listen();
      if (this.#info.direction === 'out') this.#update({ state: 'active' });
    } else if (state === SessionState.Terminated) {
      this.#sound?.stop();
      this.#meter.srcObject = null;
      // The library tells the end of a refused call before the reason.
      queueMicrotask(() => this.#update({ state: 'ended' }));
    }
  }

  #listen(): void {
    this.#meter.volume = METER_VOLUME;
    this.#meter.srcObject = this.remoteStream ?? null;
    this.#meter.play().catch(() => {});
  }

  #update(change: Partial<FarCallInfo>): void {
    this.#info = { ...this.#info, ...change };
    this.#hooks.changed();
  }
}

type RequestDelegate = NonNullable<SessionReferOptions['requestDelegate']>;

/** sip.js resolves when a request is out: this resolves when it is accepted, and rejects when it is refused. */
export function accepted(what: string, send: (delegate: RequestDelegate) => Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    send({
      onAccept: () => resolve(),
      onReject: ({ message }) => reject(new Error(`${what} was refused (${message.statusCode})`)),
    }).catch(reject);
  });
}

function isHold(sdp: string): boolean {
  return /^a=(sendonly|inactive)\s*$/m.test(sdp);
}

/** `Signal=5` of application/dtmf-relay, or the bare digit of application/dtmf. */
function digitOf(body: string): string | undefined {
  return (/^Signal\s*=\s*([\d*#A-D])/im.exec(body) ?? /^\s*([\d*#A-D])\s*$/i.exec(body))?.[1];
}
