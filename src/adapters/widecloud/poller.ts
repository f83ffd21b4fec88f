import { toFault } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Io } from '../../net/io.js';

/** Of the time between two looks: what another tab saw since then will do. */
export const freshShare = 0.8;

interface Poll {
  readonly io: Io;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** `hurried`: only what is seen from now on will do. */
  readonly run: (hurried: boolean) => Promise<void>;
  /** Told before the wait of so many milliseconds. */
  readonly onFailure?: (error: unknown, wait: number) => void;
}

/** One look after another, never two at once, ever more rarely and at random while they fail. */
export class Poller {
  readonly #poll: Poll;
  readonly #backoff: Backoff;
  #cancel: (() => void) | undefined;
  #life = 0;

  constructor(poll: Poll) {
    this.#poll = poll;
    this.#backoff = new Backoff(poll.io.random, { first: Math.max(1_000, poll.every), cap: 30_000 });
  }

  get isRunning(): boolean {
    return this.#life % 2 === 1;
  }

  /** The first look is one interval away. */
  start(): void {
    if (this.isRunning) return;
    this.#life += 1;
    this.#backoff.reset();
    this.#plan(this.#poll.every);
  }

  stop(): void {
    if (!this.isRunning) return;
    this.#life += 1;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Now, unless a look is under way already. */
  now(hurried = true): void {
    if (this.#cancel) void this.#look(hurried);
  }

  #plan(wait: number): void {
    this.#cancel = this.#poll.io.clock.after(wait, () => void this.#look(false));
  }

  async #look(hurried: boolean): Promise<void> {
    const life = this.#life;
    this.#cancel?.();
    this.#cancel = undefined;
    let wait = this.#poll.every;
    try {
      await this.#poll.run(hurried);
      this.#backoff.reset();
    } catch (error) {
      if (life !== this.#life) return;
      wait = Math.max(this.#backoff.next(), toFault(error).retryAfter ?? 0);
      this.#poll.onFailure?.(error, wait);
    }
    if (life === this.#life) this.#plan(wait);
  }
}
