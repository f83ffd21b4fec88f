import type { Availability } from '../../domain/agent.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { VoxFreeApi } from './api.js';
import { agentFrom, type Identity } from './map.js';
import type { Settings } from './options.js';

interface Link {
  readonly emit: (event: BackendEvent) => void;
  readonly controller: AbortController;
}

/** What the facets of one backend share: who is signed in, where events go, and what has to stop when that ends. */
export class Context {
  readonly settings: Settings;
  readonly api: VoxFreeApi;
  /** Runs when the sign-in ends, by whomever: forget everything that belongs to it. */
  onSignedOut: () => void = () => undefined;
  /** Hears what goes out, before it does, and of the end of a connection. */
  watcher: { see(event: BackendEvent): void; stop(): void } | undefined;
  #identity: Identity | undefined;
  #tenure = new AbortController();
  #link: Link | undefined;
  #availability: Availability = 'unknown';
  #since: number | undefined;

  constructor(settings: Settings) {
    this.settings = settings;
    this.api = new VoxFreeApi(settings);
  }

  get io(): Io {
    return this.settings.io;
  }

  get identity(): Identity | undefined {
    return this.#identity;
  }

  get isOnline(): boolean {
    return this.#availability === 'available';
  }

  get isLinked(): boolean {
    return this.#link !== undefined;
  }

  /** Ends with the connection, or without one with the sign-in. */
  get signal(): AbortSignal {
    return (this.#link?.controller ?? this.#tenure).signal;
  }

  begin(identity: Identity): void {
    this.#identity = identity;
    this.#tenure = new AbortController();
    this.#availability = 'unknown';
    this.#since = undefined;
  }

  end(): void {
    this.#identity = undefined;
    this.unlink();
    this.#tenure.abort();
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
    this.watcher?.stop();
    link?.controller.abort();
  }

  emit(event: BackendEvent): void {
    if (!this.#link) return;
    this.watcher?.see(event);
    this.#link.emit(event);
  }

  faulted(error: unknown): void {
    this.emit({ type: 'faulted', fault: faultInfo(toFault(error)) });
  }

  setAvailability(availability: Availability): void {
    if (availability !== this.#availability) this.#since = this.io.clock.now();
    this.#availability = availability;
    this.emitAgent();
  }

  emitAgent(): void {
    if (this.#identity) this.emit({ type: 'agent-changed', agent: agentFrom(this.#identity, this.#availability, this.#since) });
  }

  /** Rejects with `conflict` when nobody is signed in. A 401 or 403 in between means that the sign-in is over. */
  async call<Answer>(run: (who: Identity, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const who = this.#identity;
    if (!who) throw new Fault('conflict', { cause: new Error('not signed in') });
    try {
      return await run(who, this.signal);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth' && this.#identity === who) {
        this.emit({ type: 'signed-out', fault: faultInfo(fault) });
        this.end();
      }
      throw fault;
    }
  }
}
