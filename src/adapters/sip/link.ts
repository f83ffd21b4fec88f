import type { ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Io } from '../../net/io.js';
import type { SipLimits } from './options.js';

export interface LinkOptions {
  readonly io: Io;
  readonly limits: SipLimits;
  /** One attempt; rejects when it failed. */
  readonly connect: () => Promise<void>;
  readonly tell: (connection: ConnectionState) => void;
}

/** Close codes of a server that sends everybody away at once: restart and overload (RFC 6455 part 7.4, IANA). */
const massClose = new Set([1012, 1013]);
/** Room for a whole shift that was sent away together. */
const crowdedFloor = 10_000;

/** Keeps the connection up for as long as it is wanted: retries without a limit, at random distances. */
export class Link {
  readonly #options: LinkOptions;
  #wanted = false;
  #state: ConnectionState['status'] = 'offline';
  readonly #backoff: Backoff;
  #upSince = 0;
  #cancelRetry: (() => void) | undefined;
  #retryAt: number | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { retryFirst: first, retryCap: cap } = options.limits;
    this.#backoff = new Backoff(options.io.random, { first, cap });
  }

  get up(): boolean {
    return this.#state === 'online';
  }

  /** Epoch milliseconds of the planned attempt. */
  get retryAt(): number | undefined {
    return this.#retryAt;
  }

  start(): void {
    this.#wanted = true;
    this.#try();
  }

  stop(): void {
    this.#wanted = false;
    this.#clearRetry();
    this.#state = 'offline';
  }

  /** Does not wait for the planned attempt. */
  retryNow(): void {
    if (this.#wanted && this.#cancelRetry) this.#try();
  }

  opened(): void {
    if (!this.#wanted) return;
    this.#upSince = this.#options.io.clock.now();
    this.#enter('online');
  }

  /** `code` is the close code of the socket, where there was one. */
  lost(code: number): void {
    if (!this.#wanted || !this.up) return;
    const { io, limits } = this.#options;
    if (io.clock.now() - this.#upSince >= limits.stableAfter) this.#backoff.reset();
    this.#retry(massClose.has(code));
  }

  #try(): void {
    this.#clearRetry();
    this.#enter('connecting');
    this.#options.connect().catch(() => {
      if (this.#wanted && !this.up) this.#retry(false);
    });
  }

  #retry(crowded: boolean): void {
    const { io } = this.#options;
    const delay = this.#backoff.next(crowded ? crowdedFloor : 0);
    this.#clearRetry();
    this.#retryAt = io.clock.now() + delay;
    this.#cancelRetry = io.clock.after(delay, () => this.#try());
    this.#enter('offline');
  }

  #clearRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#retryAt = undefined;
  }

  #enter(status: ConnectionState['status']): void {
    this.#state = status;
    const fault = faultInfo(new Fault('network', { retryable: true }));
    this.#options.tell({
      status,
      since: this.#options.io.clock.now(),
      ...(this.#retryAt === undefined ? {} : { retryAt: this.#retryAt }),
      ...(status === 'offline' ? { fault } : {}),
    });
  }
}
