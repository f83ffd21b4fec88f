import type { Io } from '../../net/io.js';
import type { Peer } from './peer.js';

/** One registered contact of a user. A user with two tabs has two. */
export interface Binding {
  readonly user: string;
  /** The Contact URI, as registered. */
  readonly contact: string;
  /** `+sip.instance`, which outlives lines and reloads. */
  readonly instance: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly peer: Peer;
}

/** Where the users are (RFC 3261 part 10.3), with GRUU by instance (RFC 5627). */
export class LocationService {
  readonly #bindings = new Map<string, Map<string, Binding>>();
  readonly #clock: Io['clock'];

  constructor(clock: Io['clock']) {
    this.#clock = clock;
  }

  save(binding: Binding): void {
    const ofUser = this.#bindings.get(binding.user) ?? new Map<string, Binding>();
    // Deleted first, so that the latest registration is the last of the list.
    ofUser.delete(keyOf(binding));
    ofUser.set(keyOf(binding), binding);
    this.#bindings.set(binding.user, ofUser);
  }

  has(binding: Pick<Binding, 'user' | 'contact' | 'instance'>): boolean {
    return this.#bindings.get(binding.user)?.has(keyOf(binding)) ?? false;
  }

  remove(binding: Pick<Binding, 'user' | 'contact' | 'instance'>): void {
    this.#bindings.get(binding.user)?.delete(keyOf(binding));
  }

  removeUser(user: string): void {
    this.#bindings.delete(user);
  }

  removePeer(peer: Peer): void {
    for (const binding of this.all()) if (binding.peer === peer) this.remove(binding);
  }

  clear(): void {
    this.#bindings.clear();
  }

  /** Those that can be reached now, oldest first. */
  of(user: string): Binding[] {
    const ofUser = this.#bindings.get(user);
    if (!ofUser) return [];
    for (const [key, binding] of ofUser) {
      if (binding.expiresAt <= this.#clock.now() || !binding.peer.open) ofUser.delete(key);
    }
    return [...ofUser.values()];
  }

  all(): Binding[] {
    return [...this.#bindings.keys()].flatMap(user => this.of(user));
  }
}

/** The same browser that registers again replaces itself instead of ringing twice. */
function keyOf(binding: Pick<Binding, 'contact' | 'instance'>): string {
  return binding.instance ?? binding.contact;
}
