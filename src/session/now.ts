import { atom, onMount, type ReadableAtom } from 'nanostores';
import type { SessionClock } from './session-api.js';

/** Epoch milliseconds; ticks at each full second of the clock while somebody reads it, and rests otherwise. */
export function createNow(clock: SessionClock): ReadableAtom<number> {
  const $now = atom(clock.now());
  onMount($now, () => {
    let cancel = (): void => undefined;
    const tick = (): void => {
      const now = clock.now();
      $now.set(now);
      cancel = clock.after(1000 - (now % 1000), tick);
    };
    tick();
    return () => cancel();
  });
  return $now;
}
