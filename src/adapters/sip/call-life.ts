import { Invitation, type Inviter, SessionState } from 'sip.js';
import type { Call, CallEnd } from '../../domain/call.js';
import type { Clock } from '../../net/io.js';
import type { CallFacts } from './call-facts.js';

export interface CallLifeOptions {
  readonly session: Inviter | Invitation;
  readonly facts: CallFacts;
  readonly clock: Clock;
  /** For the other side to confirm the end, in milliseconds. */
  readonly ending: number;
  readonly changed: () => void;
  /** Once, right before the call is told as ended. */
  readonly over: () => void;
}

/** Facts that come and go. */
type Passing = 'pending' | 'heldSince' | 'early' | 'conferenceId';

/** What is known of one call, from its first moment to its end, of which there is exactly one. */
export class CallLife {
  readonly #options: CallLifeOptions;
  readonly #ended: Promise<CallEnd>;
  #resolveEnded: (end: CallEnd) => void = () => {};
  #facts: CallFacts;
  #end: CallEnd | undefined;
  /** Where nobody said why it ended. */
  #otherwise: CallEnd = { cause: 'error', by: 'system' };
  #cancelTimer: () => void = () => {};
  /** What it means when the other side ends it; a transfer under way makes a difference. */
  interpret: (end: CallEnd) => CallEnd = end => end;

  constructor(options: CallLifeOptions) {
    this.#options = options;
    this.#facts = options.facts;
    this.#ended = new Promise(resolve => (this.#resolveEnded = resolve));
  }

  get facts(): CallFacts {
    return this.#facts;
  }

  get end(): CallEnd | undefined {
    return this.#end;
  }

  /** Resolves when it is over. */
  get ended(): Promise<CallEnd> {
    return this.#ended;
  }

  get isOver(): boolean {
    return this.#facts.state === 'ending' || this.#facts.state === 'ended';
  }

  is(...states: readonly Call['state'][]): boolean {
    return states.includes(this.#facts.state);
  }

  update(change: Partial<CallFacts>, drop: readonly Passing[] = []): void {
    if (this.#facts.state === 'ended') return;
    const facts: { -readonly [Key in keyof CallFacts]: CallFacts[Key] } = { ...this.#facts, ...change };
    for (const key of drop) delete facts[key];
    this.#facts = facts;
    this.#options.changed();
  }

  /** Why it is about to end; the first reason counts. */
  endedBy(end: CallEnd): void {
    this.#end ??= this.interpret(end);
  }

  /** The reason if nobody gives one. */
  otherwise(end: CallEnd): void {
    this.#otherwise = end;
  }

  /** Ends it towards the other side too. */
  terminate(end: CallEnd): void {
    if (this.isOver) return;
    this.#end ??= end;
    this.update({ state: 'ending' });
    this.after(this.#options.ending, () => this.finish());
    this.#leave().catch(() => this.finish());
  }

  finish(): void {
    if (this.#facts.state === 'ended') return;
    this.cancelTimer();
    this.#options.over();
    const end = this.#end ?? this.#otherwise;
    this.update({ state: 'ended', endedAt: this.#options.clock.now(), end }, ['pending']);
    this.#resolveEnded(end);
  }

  /** One timer for each stage of a call; a later one replaces it. */
  after(milliseconds: number, run: () => void): void {
    this.cancelTimer();
    this.#cancelTimer = this.#options.clock.after(milliseconds, run);
  }

  cancelTimer(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
  }

  async #leave(): Promise<void> {
    const { session } = this.#options;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Invitation) await session.reject({ statusCode: 480 });
    else await session.cancel();
  }
}
