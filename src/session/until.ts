import type { ReadableAtom } from 'nanostores';
import { Fault } from '../domain/fault.js';
import type { SessionClock } from './session-api.js';

/** Resolves once `met` holds for the store's value; rejects with `timeout` after `limit` milliseconds. */
export function until<Value>(
  store: ReadableAtom<Value>,
  met: (value: Value) => boolean,
  clock: SessionClock,
  limit: number,
): Promise<void> {
  if (met(store.get())) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = store.listen((value) => {
      if (!met(value)) return;
      stop();
      cancel();
      resolve();
    });
    const cancel = clock.after(limit, () => {
      stop();
      reject(new Fault('timeout'));
    });
  });
}
