import { Fault } from '../../domain/fault.js';
import type { Clock } from '../../net/io.js';
import { repeatWindow } from './wire.js';

/**
 * MeetIP carries out a call from the same extension to the same number once in 15 seconds (contract part 4): what it would
 * swallow is refused here, so that nobody waits for it, and what may have arrived is not sent again.
 */
export class Repeats {
  readonly #clock: Clock;
  readonly #asked = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async run<Value>(extension: string, number: string, act: () => Promise<Value>): Promise<Value> {
    const key = `${extension}/${number}`;
    this.#dropOld();
    const before = this.#asked.get(key);
    if (before !== undefined) {
      throw new Fault('limit', { retryAfter: before + repeatWindow - this.#clock.now(), cause: new Error('the same number within 15 seconds') });
    }
    this.#asked.set(key, this.#clock.now());
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Fault && error.outcomeUnknown)) this.#asked.delete(key);
      throw error;
    }
  }

  #dropOld(): void {
    const now = this.#clock.now();
    for (const [key, at] of this.#asked) if (at + repeatWindow <= now) this.#asked.delete(key);
  }
}
