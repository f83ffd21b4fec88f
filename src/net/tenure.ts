import type { BackendEvent } from '../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../domain/fault.js';

interface Link {
  readonly emit: (event: BackendEvent) => void;
  readonly controller: AbortController;
}

/**
 * One sign-in at a vendor, from `begin` to `end`: what it was made with, where events go while a connection stands, and
 * what has to stop when either is over. The base of what an adapter's facets share.
 */
export abstract class Tenure<Held> {
  /** Runs when the sign-in ends, by whomever: forget everything that belongs to it. */
  onSignedOut: () => void = () => undefined;
  #held: Held | undefined;
  #term = new AbortController();
  #link: Link | undefined;

  get held(): Held | undefined {
    return this.#held;
  }

  get isSignedIn(): boolean {
    return this.#held !== undefined;
  }

  get isLinked(): boolean {
    return this.#link !== undefined;
  }

  /** Ends with the connection, or without one with the sign-in. */
  get signal(): AbortSignal {
    return (this.#link?.controller ?? this.#term).signal;
  }

  begin(held: Held): void {
    this.#held = held;
    this.#term = new AbortController();
  }

  end(): void {
    this.#held = undefined;
    this.unlink();
    this.#term.abort();
    this.onSignedOut();
  }

  /** Events go to `emit` from now on, until `unlink`. */
  link(emit: (event: BackendEvent) => void): AbortSignal {
    this.#link = { emit, controller: new AbortController() };
    return this.#link.controller.signal;
  }

  unlink(): void {
    const link = this.#link;
    this.#link = undefined;
    link?.controller.abort();
  }

  emit(event: BackendEvent): void {
    this.#link?.emit(event);
  }

  faulted(error: unknown): void {
    this.emit({ type: 'faulted', fault: faultInfo(toFault(error)) });
  }

  /** Rejects with `conflict` when nobody is signed in. Refused as `auth` in between, the sign-in is over. */
  async during<Answer>(run: (held: Held, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const held = this.#held;
    if (held === undefined) throw new Fault('conflict', { cause: new Error('not signed in') });
    try {
      return await run(held, this.signal);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth' && this.#held === held) {
        this.emit({ type: 'signed-out', fault: faultInfo(fault) });
        this.end();
      }
      throw fault;
    }
  }
}
