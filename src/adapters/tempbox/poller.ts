import { Backoff } from '../../net/backoff.js';
import type { Io } from '../../net/io.js';

/** Of the time between two looks: what another tab saw since then will do. */
export const freshShare = 0.8;

export interface PollerOptions {
  readonly io: Io;
  /** Milliseconds from the end of one look to the beginning of the next. */
  readonly every: number;
  /** `hurried`: only what is seen from now on will do. */
  readonly run: (hurried: boolean) => Promise<void>;
  readonly onSuccess: () => void;
  /** `wait`: milliseconds until the next look. */
  readonly onFailure: (error: unknown, wait: number) => void;
  /** Milliseconds that the vendor asked to be left alone for. */
  readonly quietFor: (error: unknown) => number;
}

const longestWait = 30_000;
/** A thousand agents who began together must not ask together for ever. */
const spread = 0.2;

/** Looks again and again: one look at a time, ever more rarely and at random while it fails. */
export class Poller {
  readonly #options: PollerOptions;
  readonly #backoff: Backoff;
  #cancel: (() => void) | undefined;
  #running = false;
  #again = false;
  #life = 0;
  #failing = false;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.io.random, { first: Math.max(1_000, options.every), cap: longestWait });
  }

  get isFailing(): boolean {
    return this.#failing;
  }

  /** The first look is one interval away. */
  start(): void {
    this.stop();
    this.#plan(this.#interval());
  }

  stop(): void {
    this.#life += 1;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#running = false;
    this.#again = false;
    this.#failing = false;
    this.#backoff.reset();
  }

  /** Looks now, and once more where a look is under way. Does nothing before `start` and after `stop`. */
  now(): void {
    if (this.#running) this.#again = true;
    else if (this.#cancel) void this.#look(true);
  }

  async #look(hurried: boolean): Promise<void> {
    const life = this.#life;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#running = true;
    const wait = await this.#options.run(hurried).then(() => this.#succeeded(life), (error: unknown) => this.#failed(error, life));
    if (life !== this.#life) return;
    this.#running = false;
    const again = this.#again && !this.#failing;
    this.#again = false;
    if (again) void this.#look(true);
    else this.#plan(wait);
  }

  #succeeded(life: number): number {
    if (life === this.#life) {
      this.#backoff.reset();
      this.#failing = false;
      this.#options.onSuccess();
    }
    return this.#interval();
  }

  #failed(error: unknown, life: number): number {
    const wait = Math.max(this.#backoff.next(), this.#options.quietFor(error));
    if (life === this.#life) {
      this.#failing = true;
      this.#options.onFailure(error, wait);
    }
    return wait;
  }

  #plan(wait: number): void {
    this.#cancel = this.#options.io.clock.after(wait, () => void this.#look(false));
  }

  #interval(): number {
    return Math.round(this.#options.every * (1 - spread / 2 + spread * this.#options.io.random()));
  }
}
