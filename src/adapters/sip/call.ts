import { Invitation, type Inviter, SessionState } from 'sip.js';
import type { Call, CallDirection, CallEnd, CallParty } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { CallAudio } from './call-audio.js';
import { type CallFacts, snapshotOf } from './call-facts.js';
import { endOfRefusal } from './causes.js';
import type { Descriptions } from './descriptions.js';
import { sendTones } from './dtmf.js';
import { MediaWatch } from './media-watch.js';
import type { SipLimits } from './options.js';
import { Renegotiation } from './renegotiation.js';
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

/** One call: a sip.js session, its sound, and what the agent is told of them. */
export class SipCall {
  readonly session: Inviter | Invitation;
  readonly audio: CallAudio;
  readonly #context: CallContext;
  readonly #media: MediaWatch;
  readonly #session: Renegotiation;
  #facts: CallFacts;
  #end: CallEnd | undefined;
  /** Where nobody said why it ended. */
  #otherwise: CallEnd = { cause: 'error', by: 'system' };
  #acting = false;
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
    this.audio = new CallAudio(this.#facts.id, context.sound);
    this.#media = this.#watchMedia();
    this.#session = this.#renegotiation();
    watchSession(session, {
      described: descriptions => this.#described(descriptions),
      established: () => this.#established(),
      endedBy: end => (this.#end ??= end),
      // An act of ours that failed is about to tell why.
      terminated: () => (this.#acting && !this.#end ? undefined : this.#finish()),
      answered: () => this.#session.answered(),
      acknowledged: () => this.#session.acknowledged(),
      heldByRemote: remote => this.#update({ hold: { ...this.#facts.hold, remote } }),
    });
  }

  get id(): string {
    return this.#facts.id;
  }

  get snapshot(): Call {
    return snapshotOf(this.#facts);
  }

  async dial(ringLimit: number | undefined): Promise<void> {
    if (this.session instanceof Invitation) throw new Fault('conflict');
    this.#context.changed(this);
    if (ringLimit !== undefined) this.#after(ringLimit, () => this.#giveUp());
    this.#acting = true;
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
    } finally {
      this.#acting = false;
    }
  }

  async answer(): Promise<void> {
    if (!(this.session instanceof Invitation) || this.#facts.state !== 'ringing') throw new Fault('conflict');
    this.#needLink();
    this.#acting = true;
    this.#update({ state: 'answering' });
    try {
      await this.session.accept();
    } catch (error) {
      throw this.#broken(error);
    } finally {
      this.#acting = false;
    }
    if (this.session.state === SessionState.Established) return;
    this.#finish();
    throw new Fault('conflict');
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
      await this.#session.hold(hold);
      const since = hold ? { heldSince: this.#context.io.clock.now() } : {};
      this.#update({ hold: { ...this.#facts.hold, local: hold }, ...since }, hold ? ['pending'] : ['pending', 'heldSince']);
    } catch (error) {
      this.#update({}, ['pending']);
      throw error;
    }
  }

  setMuted(muted: boolean): void {
    if (this.#facts.state !== 'active') throw new Fault('conflict');
    this.#update({ muted });
  }

  async sendDtmf(tones: string): Promise<void> {
    if (this.#facts.state !== 'active') throw new Fault('conflict');
    await this.#session.run(() => sendTones(this.session, this.audio.descriptions, tones, this.#context.dtmf));
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
    if (this.#facts.state === 'active') void this.#session.recover();
  }

  /** Another call takes its place; the library ends this one by itself. */
  replaced(): void {
    this.#otherwise = { cause: 'hung-up', by: 'remote' };
  }

  /** The telephone is switched off. */
  abandon(): void {
    this.#terminate({ cause: 'hung-up', by: 'agent' });
    this.#finish();
  }

  #watchMedia(): MediaWatch {
    return new MediaWatch({
      clock: this.#context.io.clock,
      limits: this.#context.limits,
      changed: media => this.#update({ media }),
      restart: () => void this.#session.recover(),
      expired: () => this.#terminate({ cause: 'media', by: 'system' }),
    });
  }

  #renegotiation(): Renegotiation {
    return new Renegotiation({
      session: this.session,
      openedHere: this.#facts.direction === 'out',
      io: this.#context.io,
      limits: this.#context.limits,
      holding: () => this.#facts.hold.local,
      hasMedia: () => this.#media.state === 'ok',
      isPossible: () => this.#facts.state === 'active' && this.#context.linkUp(),
      accepted: hold => this.#negotiated(hold),
      gone: end => this.#terminate(end),
    });
  }

  #described(descriptions: Descriptions): void {
    this.audio.attach(descriptions);
    if (descriptions.peerConnection) this.#media.watch(descriptions.peerConnection);
  }

  async #progress(status: number, body: string): Promise<void> {
    if (status <= 100 || (this.#facts.state !== 'dialing' && this.#facts.state !== 'ringing')) return;
    if (body.startsWith('v=')) await this.audio.playEarly(body);
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
    // Hung up while the answer was on its way.
    if (this.#facts.state === 'ended' || this.#facts.state === 'ending') return void this.session.bye().catch(() => {});
    this.#cancelTimer();
    this.#update({ state: 'active', answeredAt: this.#context.io.clock.now() });
    this.#media.answered();
    if (this.audio.descriptions?.switched) void this.#session.recover(true);
  }

  /** The answer to an offer of ours that listens tells whether they listen; one to a hold does not. */
  #negotiated(hold: boolean): void {
    const answer = this.audio.remoteDescription;
    if (!hold && answer !== undefined) this.#update({ hold: { ...this.#facts.hold, remote: isHold(answer) } });
  }

  /** `accept` or `invite` failed on our side: nearly always the microphone. */
  #broken(error: unknown): Fault {
    const fault = error instanceof Fault ? error : new Fault('media', { cause: error });
    this.#end ??= { cause: fault.code === 'permission' ? 'permission' : 'media', by: 'system' };
    this.#finish();
    return fault;
  }

  #terminate(end: CallEnd): void {
    if (this.#facts.state === 'ending' || this.#facts.state === 'ended') return;
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
    this.audio.close();
    const end = this.#end ?? this.#otherwise;
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
    const { hold, muted, pending, state } = facts;
    this.audio.capture(state !== 'ending' && state !== 'ended' && !muted && !hold.local && pending !== 'hold');
    this.#context.changed(this);
  }
}
