import type { Clock } from '../../net/io.js';
import type { SipLimits } from './options.js';

export type PingKind = 'keep-alive' | 'options';

export interface LivenessOptions {
  readonly clock: Clock;
  readonly limits: SipLimits;
  readonly inCall: () => boolean;
  readonly ping: (kind: PingKind) => void;
  /** The machine or the page slept, or its clock was set: anything may have happened meanwhile. */
  readonly slept: () => void;
  /** Nothing answers any more: the connection is to be cut. */
  readonly dead: () => void;
}

const tick = 5_000;

/** What came in. A request proves only one half of the way: what we send may still get lost. */
export type Sign = 'keep-alive' | 'response' | 'request';

/**
 * Proves that the connection lives: a WebSocket whose network went away says nothing for minutes, and the agent would be
 * shown as reachable all the while. Probes by CRLF (RFC 5626 part 4.4.1) where the server answers it, else by OPTIONS.
 *
 * Dead is noticed after `pingIdle` or `pingInCall` and two times `pong`: 31 s, and 11 s in a call; after a wake-up, 3 s.
 */
export class Liveness {
  readonly #options: LivenessOptions;
  /** What is known of this server's answer to CRLF; kept from one connection to the next. */
  #crlf: 'unknown' | 'answered' | 'ignored' = 'unknown';
  #heardAt = 0;
  #tickedAt = 0;
  #misses = 0;
  #probe: { readonly kind: PingKind; readonly until: number } | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: LivenessOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#heardAt = this.#tickedAt = this.#options.clock.now();
    this.#schedule();
  }

  stop(): void {
    // A server that closes the line on a CRLF takes it for a broken message.
    if (this.#probe?.kind === 'keep-alive' && this.#crlf === 'unknown') this.#crlf = 'ignored';
    this.#cancel?.();
    this.#cancel = undefined;
    this.#probe = undefined;
    this.#misses = 0;
  }

  heard(kind: Sign): void {
    if (kind === 'request') return;
    this.#heardAt = this.#options.clock.now();
    if (kind === 'keep-alive') this.#crlf = 'answered';
    else if (this.#probe?.kind === 'options' && this.#crlf === 'unknown') this.#crlf = 'ignored';
    this.#probe = undefined;
    this.#misses = 0;
  }

  /** Something happened that may have cost us the network: find out at once, and believe the first miss. */
  suspect(): void {
    if (!this.#cancel) return;
    // Several hints of the same event: the first probe's verdict counts.
    if (this.#misses > 0 && this.#probe && this.#probe.until >= this.#options.clock.now()) return;
    this.#misses = 1;
    this.#send(this.#options.limits.wakePong);
    this.#schedule();
  }

  #schedule(): void {
    const { clock } = this.#options;
    const due = this.#probe?.until ?? this.#heardAt + this.#interval;
    this.#cancel?.();
    this.#cancel = clock.after(Math.max(0, Math.min(tick, due - clock.now())), () => this.#tick());
  }

  get #interval(): number {
    const { limits, inCall } = this.#options;
    return inCall() ? limits.pingInCall : limits.pingIdle;
  }

  #tick(): void {
    const { clock, limits } = this.#options;
    const now = clock.now();
    const slept = Math.abs(now - this.#tickedAt) > limits.clockJump + tick;
    this.#tickedAt = now;
    // Somebody set the clock back.
    this.#heardAt = Math.min(this.#heardAt, now);
    if (slept) {
      this.suspect();
      return this.#options.slept();
    }
    if (this.#probe && now >= this.#probe.until) this.#missed();
    else if (!this.#probe && now - this.#heardAt >= this.#interval) this.#send(limits.pong);
    if (this.#cancel) this.#schedule();
  }

  #missed(): void {
    this.#misses += 1;
    if (this.#misses < 2) return this.#send(this.#options.limits.pong);
    this.stop();
    this.#options.dead();
  }

  #send(limit: number): void {
    const kind: PingKind = this.#crlf === 'answered' || (this.#crlf === 'unknown' && this.#misses === 0) ? 'keep-alive' : 'options';
    this.#probe = { kind, until: this.#options.clock.now() + limit };
    this.#options.ping(kind);
  }
}
