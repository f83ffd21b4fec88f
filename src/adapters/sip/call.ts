import { Invitation, type Inviter, type Referral } from 'sip.js';
import type { Call } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { CallAudio } from './call-audio.js';
import { type CallFacts, snapshotOf } from './call-facts.js';
import { CallLife } from './call-life.js';
import type { Descriptions } from './descriptions.js';
import { sendTones } from './dtmf.js';
import { MediaWatch } from './media-watch.js';
import { Opening } from './opening.js';
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
  /** There is another call that it could be joined with. */
  readonly hasCompany: (call: SipCall) => boolean;
  readonly referred: (call: SipCall, referral: Referral) => void;
}

/** What is known of a call before it begins. One that was taken over from another telephone has a past. */
export type CallStart = Pick<CallFacts, 'direction' | 'remote' | 'variables'> & Partial<CallFacts>;

/** One call: a sip.js session, its sound, and what the agent is told of them. */
export class SipCall {
  readonly session: Inviter | Invitation;
  readonly audio: CallAudio;
  readonly life: CallLife;
  /** Nobody is told of it: on its way to another telephone, or from there. */
  hidden: 'released' | 'adopted' | undefined;
  readonly #context: CallContext;
  readonly #media: MediaWatch;
  readonly #opening: Opening;
  readonly #session: Renegotiation;

  constructor(session: Inviter | Invitation, start: CallStart, context: CallContext) {
    this.session = session;
    this.#context = context;
    const { io, limits, linkUp } = context;
    this.life = new CallLife({
      session,
      facts: firstFacts(session, start, io.clock.now()),
      clock: io.clock,
      ending: limits.ending,
      changed: () => this.#changed(),
      over: () => {
        this.#media.stop();
        this.audio.close();
      },
    });
    this.audio = new CallAudio(this.id, context.sound);
    this.#opening = new Opening({ session, life: this.life, audio: this.audio, linkUp });
    this.#media = this.#watchMedia();
    this.#session = this.#renegotiation();
    this.#watchSession();
  }

  get id(): string {
    return this.#facts.id;
  }

  get snapshot(): Call {
    return snapshotOf(this.#facts, this.#context.hasCompany(this));
  }

  async dial(ringLimit: number | undefined): Promise<void> {
    this.#context.changed(this);
    await this.#opening.dial(ringLimit);
  }

  answer(): Promise<void> {
    return this.#opening.answer();
  }

  reject(reason: 'declined' | 'busy'): Promise<void> {
    return this.#opening.reject(reason);
  }

  silence(): void {
    if (this.#facts.direction !== 'in' || !this.life.is('ringing')) throw new Fault('conflict');
    this.life.update({ silenced: true });
  }

  async hangUp(): Promise<void> {
    const { state, direction } = this.#facts;
    if (state === 'ringing' && direction === 'in') return this.reject('declined');
    this.life.terminate({ cause: state === 'active' ? 'hung-up' : 'cancelled', by: 'agent' });
  }

  async setHold(hold: boolean): Promise<void> {
    this.needIdle();
    if (this.#facts.hold.local === hold) return;
    this.life.update({ pending: hold ? 'hold' : 'resume' });
    await this.confirmHold(hold, this.#context.io.clock.now());
  }

  /** The other side is asked; `pending` says so already. */
  async confirmHold(hold: boolean, heldSince: number): Promise<void> {
    try {
      await this.#session.hold(hold);
      const since = hold ? { heldSince } : {};
      this.life.update(since, hold ? ['pending'] : ['pending', 'heldSince']);
    } catch (error) {
      this.life.update({}, ['pending']);
      throw error;
    }
  }

  setMuted(muted: boolean): void {
    if (!this.life.is('active')) throw new Fault('conflict');
    this.life.update({ muted });
  }

  async sendDtmf(tones: string): Promise<void> {
    if (!this.life.is('active')) throw new Fault('conflict');
    await this.run(() => sendTones(this.session, this.audio.descriptions, tones, this.#context.dtmf));
  }

  /** One after another with all else that changes the running session. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#session.run(task);
  }

  /** Throws `conflict` unless it runs and no other act is under way, `network` while nobody can be told. */
  needIdle(): void {
    if (!this.life.is('active') || this.#facts.pending) throw new Fault('conflict');
    if (!this.#context.linkUp()) throw new Fault('network', { retryable: true });
  }

  linkLost(): void {
    this.life.update({ signalling: 'lost' });
    if (!this.life.is('ringing') || this.#facts.direction === 'out') return;
    this.life.after(this.#context.limits.ringGrace, () => this.life.terminate({ cause: 'network', by: 'system' }));
  }

  /** Registered again. The other side may have hung up meanwhile, or look for us at the old address. */
  linkBack(): void {
    if (this.life.is('ringing')) this.life.cancelTimer();
    this.life.update({ signalling: 'ok' });
    if (this.life.is('active')) void this.#session.recover();
  }

  /** The telephone is switched off. */
  abandon(): void {
    this.life.terminate({ cause: 'hung-up', by: 'agent' });
    this.life.finish();
  }

  get #facts(): CallFacts {
    return this.life.facts;
  }

  #watchSession(): void {
    const { life } = this;
    watchSession(this.session, {
      described: descriptions => this.#described(descriptions),
      established: () => this.#established(),
      endedBy: end => life.endedBy(end),
      // An act of ours that failed is about to tell why.
      terminated: () => (this.#opening.isActing && !life.end ? undefined : life.finish()),
      answered: () => this.#session.answered(),
      acknowledged: () => this.#session.acknowledged(),
      heldByRemote: remote => life.update({ hold: { ...this.#facts.hold, remote } }),
      referred: referral => this.#context.referred(this, referral),
    });
  }

  #watchMedia(): MediaWatch {
    return new MediaWatch({
      clock: this.#context.io.clock,
      limits: this.#context.limits,
      changed: media => this.life.update({ media }),
      restart: () => void this.#session.recover(),
      expired: () => this.life.terminate({ cause: 'media', by: 'system' }),
    });
  }

  #renegotiation(): Renegotiation {
    return new Renegotiation({
      session: this.session,
      openedHere: !(this.session instanceof Invitation),
      io: this.#context.io,
      limits: this.#context.limits,
      holding: () => this.#facts.hold.local,
      hasMedia: () => this.#media.state === 'ok',
      isPossible: () => this.life.is('active') && this.#context.linkUp(),
      accepted: hold => this.#negotiated(hold),
      gone: end => this.life.terminate(end),
    });
  }

  #described(descriptions: Descriptions): void {
    this.audio.attach(descriptions);
    if (descriptions.peerConnection) this.#media.watch(descriptions.peerConnection);
  }

  #established(): void {
    // Hung up while the answer was on its way.
    if (this.life.isOver) return void this.session.bye().catch(() => {});
    this.life.cancelTimer();
    this.life.update({ state: 'active', answeredAt: this.#facts.answeredAt ?? this.#context.io.clock.now() }, ['early']);
    this.#media.answered();
    if (this.audio.descriptions?.switched) void this.#session.recover(true);
  }

  /**
   * Confirmed, and known before the next offer is made, which would repeat what was before. The answer to an offer of ours
   * that listens tells whether they listen; one to a hold does not.
   */
  #negotiated(local: boolean): void {
    const answer = this.audio.remoteDescription;
    const remote = !local && answer !== undefined ? isHold(answer) : this.#facts.hold.remote;
    this.life.update({ hold: { local, remote } });
  }

  #changed(): void {
    const { hold, muted, pending } = this.#facts;
    this.audio.capture(!this.life.isOver && !muted && !hold.local && pending !== 'hold');
    this.#context.changed(this);
  }
}

function firstFacts(session: Inviter | Invitation, start: CallStart, startedAt: number): CallFacts {
  return {
    id: session.request.callId,
    state: session instanceof Invitation ? 'ringing' : 'dialing',
    startedAt,
    hold: { local: false, remote: false },
    muted: false,
    silenced: false,
    media: 'new',
    signalling: 'ok',
    ...start,
  };
}
