import type { ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, type FaultCode } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Io } from '../../net/io.js';
import type { SipLimits } from './options.js';

export interface LinkOptions {
  readonly io: Io;
  readonly limits: SipLimits;
  /** One attempt; rejects when it failed. */
  readonly connect: () => Promise<void>;
  /** Whether the browser keeps us from the server, which it tells nobody by itself. Asked after a failed attempt. */
  readonly isBlocked?: () => Promise<boolean>;
  readonly tell: (connection: ConnectionState) => void;
}

/** Close codes of a server that sends everybody away at once: restart and overload (RFC 6455 part 7.4, IANA). */
const massClose = new Set([1012, 1013]);
/** Room for a whole shift that was sent away together. */
const crowdedFloor = 8_000;

/**
 * Keeps the connection up for as long as it is wanted: retries without a limit, at random distances.
 *
 * ```
 *            start()                        opened()
 *  offline ───────────▶ connecting ──────────────────────────▶ online
 *     ▲  ▲   timer,        │                                      │
 *     │  │  retryNow()     │ refused, closed, no handshake        │ lost(): closed by the server, or cut
 *     │  └─────────────────┘ in `connect` ms                      │ because no probe was answered (Liveness)
 *     └───────────────────────────────────────────────────────────┘
 * ```
 *
 * `offline` always has a planned attempt: at random within 3 s, then within `retryCap`, within 8 s where the server sent
 * everybody away (1012, 1013), within `retryCapLong` once the outage is long. stop() leads to `offline` from anywhere
 * and tells nobody.
 */
export class Link {
  readonly #options: LinkOptions;
  #wanted = false;
  #state: ConnectionState['status'] = 'offline';
  readonly #backoff: Backoff;
  #upSince = 0;
  #downSince = 0;
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
    this.#downSince = this.#options.io.clock.now();
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
    this.#downSince = io.clock.now();
    if (this.#downSince - this.#upSince >= limits.stableAfter) this.#backoff.reset();
    this.#retry(massClose.has(code));
  }

  #try(): void {
    this.#clearRetry();
    this.#enter('connecting');
    this.#options.connect().catch(() => {
      if (!this.#wanted || this.up) return;
      this.#retry(false);
      void this.#askWhetherBlocked();
    });
  }

  #retry(crowded: boolean): void {
    const { io, limits } = this.#options;
    const cap = io.clock.now() - this.#downSince < limits.longOutage ? limits.retryCap : limits.retryCapLong;
    const delay = this.#backoff.next(crowded ? crowdedFloor : 0, cap);
    this.#clearRetry();
    this.#retryAt = io.clock.now() + delay;
    this.#cancelRetry = io.clock.after(delay, () => this.#try());
    this.#enter('offline');
  }

  async #askWhetherBlocked(): Promise<void> {
    const blocked = await this.#options.isBlocked?.().catch(() => false);
    if (blocked && this.#wanted && this.#state === 'offline') this.#enter('offline', 'local-network');
  }

  #clearRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#retryAt = undefined;
  }

  #enter(status: ConnectionState['status'], code: FaultCode = 'network'): void {
    this.#state = status;
    const fault = faultInfo(new Fault(code, { retryable: true }));
    this.#options.tell({
      status,
      since: this.#options.io.clock.now(),
      ...(this.#retryAt === undefined ? {} : { retryAt: this.#retryAt }),
      ...(status === 'offline' ? { fault } : {}),
    });
  }
}
