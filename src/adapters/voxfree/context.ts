import type { Availability } from '../../domain/agent.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { Io } from '../../net/io.js';
import { Tenure } from '../../net/tenure.js';
import { VoxFreeApi } from './api.js';
import { agentFrom, type Identity } from './map.js';
import type { Settings } from './options.js';

/** What the facets of one backend share: who is signed in, where events go, and what has to stop when that ends. */
export class Context extends Tenure<Identity> {
  readonly settings: Settings;
  readonly api: VoxFreeApi;
  /** Hears what goes out, before it does, and of the end of a connection. */
  watcher: { see(event: BackendEvent): void; stop(): void } | undefined;
  #availability: Availability = 'unknown';
  #since: number | undefined;

  constructor(settings: Settings) {
    super();
    this.settings = settings;
    this.api = new VoxFreeApi(settings);
  }

  get io(): Io {
    return this.settings.io;
  }

  get identity(): Identity | undefined {
    return this.held;
  }

  get isOnline(): boolean {
    return this.#availability === 'available';
  }

  override begin(identity: Identity): void {
    super.begin(identity);
    this.#availability = 'unknown';
    this.#since = undefined;
  }

  override unlink(): void {
    this.watcher?.stop();
    super.unlink();
  }

  override emit(event: BackendEvent): void {
    if (!this.isLinked) return;
    this.watcher?.see(event);
    super.emit(event);
  }

  setAvailability(availability: Availability): void {
    if (availability !== this.#availability) this.#since = this.io.clock.now();
    this.#availability = availability;
    this.emitAgent();
  }

  emitAgent(): void {
    if (this.held) this.emit({ type: 'agent-changed', agent: agentFrom(this.held, this.#availability, this.#since) });
  }

  /** Rejects with `conflict` when nobody is signed in. A 401 or 403 in between means that the sign-in is over. */
  call<Answer>(run: (who: Identity, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return this.during(run);
  }
}
