import { toFault } from '../domain/fault.js';
import { Backoff } from './backoff.js';
import type { Io } from './io.js';

interface Poll {
  readonly io: Io;
  /** Milliseconds to the next look. */
  readonly wait: () => number;
  /** Milliseconds until the first new attempt after a failure, at most. */
  readonly firstRetry: number;
  /** `hurried`: what is known already will not do. */
  readonly look: (hurried: boolean) => Promise<void>;
  /** Told before the next attempt, so many milliseconds away. */
  readonly onFailure?: (error: unknown, wait: number) => void;
}

/** Looks again and again from `start` to `stop`, one look at a time, ever more rarely and at random while they fail. */
export class Poller {
  readonly #poll: Poll;
  readonly #backoff: Backoff;
  /** Changes with every start and stop: what belongs to an older one plans nothing any more. */
  #run: object | undefined;
  #cancel: (() => void) | undefined;

  constructor(poll: Poll) {
    this.#poll = poll;
    this.#backoff = new Backoff(poll.io.random, { first: poll.firstRetry, cap: 30_000 });
  }

  get isRunning(): boolean {
    return this.#run !== undefined;
  }

  /** The first look is one wait away. */
  start(): void {
    if (this.#run) return;
    this.#run = {};
    this.#backoff.reset();
    this.#plan(this.#poll.wait());
  }

  stop(): void {
    this.#run = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Does nothing while a look is under way, or none is wanted. */
  now(hurried = true): void {
    if (this.#cancel) void this.#look(hurried);
  }

  /** The wait may be another one now. */
  replan(): void {
    if (this.#cancel) this.#plan(this.#poll.wait());
  }

  #plan(wait: number): void {
    this.#cancel?.();
    this.#cancel = this.#poll.io.clock.after(wait, () => void this.#look(false));
  }

  async #look(hurried: boolean): Promise<void> {
    const run = this.#run;
    this.#cancel?.();
    this.#cancel = undefined;
    let wait: number | undefined;
    try {
      await this.#poll.look(hurried);
      this.#backoff.reset();
    } catch (error) {
      if (run !== this.#run) return;
      wait = Math.max(this.#backoff.next(), toFault(error).retryAfter ?? 0);
      this.#poll.onFailure?.(error, wait);
    }
    if (run && run === this.#run) this.#plan(wait ?? this.#poll.wait());
  }
}
