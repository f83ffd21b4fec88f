import { Invitation, type Inviter, SessionState } from 'sip.js';
import type { Call, CallDirection, CallEnd, CallParty } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { type CallFacts, snapshotOf } from './call-facts.js';
import { type CallStats, readStats } from './call-stats.js';
import { endOfRefusal, faultOfStatus } from './causes.js';
import type { Descriptions } from './descriptions.js';
import { sendTones } from './dtmf.js';
import { MediaWatch } from './media-watch.js';
import type { SipLimits } from './options.js';
import { reinvite } from './reinvite.js';
import { Serial } from './serial.js';
import { isHold, watchSession } from './session-watch.js';
import type { Sound } from './sound.js';

export interface CallContext {
  readonly io: Io;
  readonly limits: SipLimits;
  readonly sound: Sound;
  readonly dtmf: 'auto' | 'rfc4733' | 'info';
  readonly linkUp: () => boolean;
  readonly changed: (call: SipCall) => void;
}

export interface CallStart {
  readonly direction: CallDirection;
  readonly remote: CallParty;
  readonly variables: Readonly<Record<string, string>>;
}

/** Attempts to renegotiate after the connection came back. */
const recoveries = 5;

/** One call: a sip.js session, its sound, and what the agent is told of them. */
export class SipCall {
  readonly session: Inviter | Invitation;
  readonly #context: CallContext;
  readonly #media: MediaWatch;
  readonly #acts = new Serial();
  #facts: CallFacts;
  #end: CallEnd | undefined;
  #descriptions: Descriptions | undefined;
  #early = false;
  #recovering = false;
  #cancelTimer: () => void = () => {};

  constructor(session: Inviter | Invitation, start: CallStart, context: CallContext) {
    this.session = session;
    this.#context = context;
    this.#facts = {
      ...start,
      id: session.request.callId,
      state: start.direction === 'out' ? 'dialing' : 'ringing',
      startedAt: context.io.clock.now(),
      hold: { local: false, remote: false },
      muted: false,
      silenced: false,
      media: 'new',
      signalling: 'ok',
    };
    this.#media = new MediaWatch({
      clock: context.io.clock,
      limits: context.limits,
      changed: media => this.#update({ media }),
      restart: () => void this.#recover(),
      expired: () => this.#terminate({ cause: 'media', by: 'system' }),
    });
    watchSession(session, {
      described: descriptions => this.#described(descriptions),
      established: () => this.#established(),
      endedBy: end => (this.#end ??= end),
      terminated: () => this.#finish(),
      heldByRemote: remote => this.#update({ hold: { ...this.#facts.hold, remote } }),
    });
  }

  get id(): string {
    return this.#facts.id;
  }

  get snapshot(): Call {
    return snapshotOf(this.#facts);
  }

  get facts(): CallFacts {
    return this.#facts;
  }

  /** The far end is heard already although nobody picked up. */
  get hasEarlyMedia(): boolean {
    return this.#early;
  }

  async dial(ringLimit: number | undefined): Promise<void> {
    if (this.session instanceof Invitation) throw new Fault('conflict');
    this.#context.changed(this);
    if (ringLimit !== undefined) this.#after(ringLimit, () => this.#giveUp());
    try {
      await this.session.invite({
        requestDelegate: {
          onProgress: ({ message }) => void this.#progress(message.statusCode ?? 0, message.body),
          onReject: ({ message }) => this.#refused(message.statusCode ?? 500, message.getHeaders('reason')),
          onRedirect: ({ message }) => this.#refused(message.statusCode ?? 300, []),
        },
      });
    } catch (error) {
      // Hung up while the microphone or the network was still being asked.
      if (this.#end) return;
      throw this.#broken(error);
    }
  }

  async answer(): Promise<void> {
    if (!(this.session instanceof Invitation) || this.#facts.state !== 'ringing') throw new Fault('conflict');
    this.#needLink();
    this.#update({ state: 'answering' });
    try {
      await this.session.accept();
    } catch (error) {
      throw this.#broken(error);
    }
    if (this.session.state !== SessionState.Established) throw new Fault('conflict');
  }

  async reject(reason: 'declined' | 'busy'): Promise<void> {
    if (!(this.session instanceof Invitation) || this.#facts.state !== 'ringing') throw new Fault('conflict');
    const code = reason === 'busy' ? 486 : 603;
    this.#end = { cause: reason, by: 'agent', code };
    await this.session.reject({ statusCode: code });
  }

  silence(): void {
    if (this.#facts.direction !== 'in' || this.#facts.state !== 'ringing') throw new Fault('conflict');
    this.#update({ silenced: true });
  }

  async hangUp(): Promise<void> {
    const { state, direction } = this.#facts;
    if (state === 'ending' || state === 'ended') return;
    if (state === 'ringing' && direction === 'in') return this.reject('declined');
    this.#terminate({ cause: state === 'active' ? 'hung-up' : 'cancelled', by: 'agent' });
  }

  async setHold(hold: boolean): Promise<void> {
    const { state, pending } = this.#facts;
    if (state !== 'active' || pending) throw new Fault('conflict');
    this.#needLink();
    if (this.#facts.hold.local === hold) return;
    this.#update({ pending: hold ? 'hold' : 'resume' });
    try {
      await this.#acts.run(() => this.#negotiate(hold, false));
      const since = hold ? { heldSince: this.#context.io.clock.now() } : {};
      this.#update({ hold: { ...this.#facts.hold, local: hold }, ...since }, hold ? ['pending'] : ['pending', 'heldSince']);
    } catch (error) {
      this.#update({}, ['pending']);
      throw error instanceof Fault ? error : new Fault('media', { cause: error });
    }
  }

  setMuted(muted: boolean): void {
    if (this.#facts.state !== 'active') throw new Fault('conflict');
    this.#update({ muted });
  }

  async sendDtmf(tones: string): Promise<void> {
    if (this.#facts.state !== 'active') throw new Fault('conflict');
    await this.#acts.run(() => sendTones(this.session, this.#descriptions, tones, this.#context.dtmf));
  }

  linkLost(): void {
    this.#update({ signalling: 'lost' });
    if (this.#facts.state !== 'ringing' || this.#facts.direction === 'out') return;
    this.#after(this.#context.limits.ringGrace, () => this.#terminate({ cause: 'network', by: 'system' }));
  }

  /** Registered again. The other side may have hung up meanwhile, or look for us at the old address. */
  linkBack(): void {
    if (this.#facts.state === 'ringing') this.#cancelTimer();
    this.#update({ signalling: 'ok' });
    if (this.#facts.state === 'active') void this.#recover();
  }

  /** The telephone is switched off. */
  abandon(): void {
    this.#terminate({ cause: 'hung-up', by: 'agent' });
    this.#finish();
  }

  async stats(): Promise<CallStats | undefined> {
    const connection = this.#descriptions?.peerConnection;
    return connection && readStats(connection);
  }

  #described(descriptions: Descriptions): void {
    this.#descriptions = descriptions;
    if (descriptions.peerConnection) this.#media.watch(descriptions.peerConnection);
    this.#context.sound.speaker.play(this.id, descriptions.remoteMediaStream);
  }

  async #progress(status: number, body: string): Promise<void> {
    if (status <= 100 || (this.#facts.state !== 'dialing' && this.#facts.state !== 'ringing')) return;
    if (body.startsWith('v=')) {
      await this.#descriptions?.applyEarly(body).then(
        () => (this.#early = true),
        () => {},
      );
    }
    if (this.#facts.state === 'dialing' || this.#facts.state === 'ringing') this.#update({ state: 'ringing' });
  }

  #refused(status: number, reasons: readonly string[]): void {
    // Made up by ourselves when the connection went.
    const lost = status === 503 && !this.#context.linkUp();
    this.#end ??= lost ? { cause: 'network', by: 'system' } : endOfRefusal(status, reasons);
  }

  #giveUp(): void {
    if (this.#facts.state === 'dialing' || this.#facts.state === 'ringing') this.#terminate({ cause: 'no-answer', by: 'system' });
  }

  #established(): void {
    this.#cancelTimer();
    if (this.#facts.state === 'ended') return;
    this.#update({ state: 'active', answeredAt: this.#context.io.clock.now() });
    this.#media.answered();
  }

  async #negotiate(hold: boolean, iceRestart: boolean): Promise<void> {
    const openedHere = this.#facts.direction === 'out';
    const status = await reinvite(this.session, { hold, iceRestart }, openedHere, this.#context.io);
    if (status >= 200 && status < 300) return this.#negotiated(hold);
    if (status === 481) this.#terminate({ cause: 'network', by: 'system', code: status });
    throw faultOfStatus(status);
  }

  /** The answer to an offer of ours that listens tells whether they listen; one to a hold does not. */
  #negotiated(hold: boolean): void {
    const answer = this.#descriptions?.peerConnection?.currentRemoteDescription?.sdp;
    if (!hold && answer !== undefined) this.#update({ hold: { ...this.#facts.hold, remote: isHold(answer) } });
  }

  async #recover(): Promise<void> {
    if (this.#recovering) return;
    this.#recovering = true;
    const { io, limits } = this.#context;
    for (let attempt = 0; attempt < recoveries && this.#recoverable(); attempt++) {
      if (attempt > 0) await new Promise<void>(resolve => io.clock.after(limits.mediaRestart * attempt, resolve));
      if (!this.#recoverable() || (await this.#renew())) break;
    }
    this.#recovering = false;
  }

  #recoverable(): boolean {
    return this.#facts.state === 'active' && this.#context.linkUp();
  }

  async #renew(): Promise<boolean> {
    const silent = this.#media.state !== 'ok';
    try {
      await this.#acts.run(() => this.#negotiate(this.#facts.hold.local, silent));
      return true;
    } catch (error) {
      if (silent && error instanceof Fault && error.code === 'timeout') this.#terminate({ cause: 'network', by: 'system', code: 408 });
      return false;
    }
  }

  /** `accept` or `invite` failed on our side: nearly always the microphone. */
  #broken(error: unknown): Fault {
    const fault = error instanceof Fault ? error : new Fault('media', { cause: error });
    this.#end ??= { cause: fault.code === 'permission' ? 'permission' : 'media', by: 'system' };
    this.#finish();
    return fault;
  }

  #terminate(end: CallEnd): void {
    if (this.#facts.state === 'ended') return;
    this.#end ??= end;
    this.#update({ state: 'ending' });
    this.#after(this.#context.limits.ending, () => this.#finish());
    this.#leave().catch(() => this.#finish());
  }

  async #leave(): Promise<void> {
    const { session } = this;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Invitation) await session.reject({ statusCode: 480 });
    else await session.cancel();
  }

  #finish(): void {
    if (this.#facts.state === 'ended') return;
    this.#cancelTimer();
    this.#media.stop();
    this.#descriptions?.close();
    this.#context.sound.speaker.stop(this.id);
    this.#context.sound.microphone.settle();
    const end = this.#end ?? { cause: 'error', by: 'system' };
    this.#update({ state: 'ended', endedAt: this.#context.io.clock.now(), end }, ['pending']);
  }

  #needLink(): void {
    if (!this.#context.linkUp()) throw new Fault('network', { retryable: true });
  }

  #after(milliseconds: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#context.io.clock.after(milliseconds, run);
  }

  #update(change: Partial<CallFacts>, drop: readonly ('pending' | 'heldSince')[] = []): void {
    if (this.#facts.state === 'ended') return;
    const facts = { ...this.#facts, ...change };
    for (const key of drop) delete (facts as { pending?: unknown; heldSince?: unknown })[key];
    this.#facts = facts;
    this.#capture();
    this.#context.changed(this);
  }

  /** What is held or muted is not sent at all, whatever the negotiated direction says. */
  #capture(): void {
    const { hold, muted, pending, state } = this.#facts;
    const track = this.#descriptions?.audioSender?.track;
    if (track) track.enabled = state !== 'ending' && !muted && !hold.local && pending !== 'hold';
  }
}
