import { type Clock, platformIo } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import type { AgentTelephone, IncomingCall, Turn } from '../scenarios/index.js';
import type { CustomerPhone } from './customer-phone.js';

/** The agent's telephone from outside: customers of this page's telephones call it. */
export class ReachedTelephone implements AgentTelephone {
  readonly #phone: CustomerPhone;
  readonly #reachable: () => boolean;
  readonly #timers: TimerSet;
  readonly #ends = new Set<() => void>();

  constructor(phone: CustomerPhone, reachable: () => boolean, clock: Clock = platformIo().clock) {
    this.#phone = phone;
    this.#reachable = reachable;
    this.#timers = new TimerSet(clock);
  }

  get free(): boolean {
    return this.#reachable() && this.#phone.state.calls.length === 0;
  }

  ring({ number, name, patience }: IncomingCall, turned: (turn: Turn) => void): void {
    let isAnswered = false;
    let hasBegun = false;
    const end = (): void => {
      if (!this.#ends.delete(end)) return;
      unsubscribe();
      turned('ended');
    };
    const look = (): void => {
      const call = this.#phone.state.calls.find((each) => each.number === number);
      hasBegun ||= call !== undefined;
      if (call?.state === 'active' && !isAnswered) {
        isAnswered = true;
        turned('answered');
      }
      if (hasBegun && !call) end();
    };
    const unsubscribe = this.#phone.subscribe(look);
    this.#ends.add(end);
    this.#phone.call({ number, name }).then(look, end);
    if (patience !== undefined) this.#timers.after(patience, () => !isAnswered && this.#ends.has(end) && void this.#phone.hangUp(number).catch(() => undefined));
  }

  /** Nobody is told anything any more. */
  dispose(): void {
    this.#timers.clear();
    this.#ends.clear();
  }
}
