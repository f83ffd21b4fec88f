import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';

/** Rejects with `network` when `signal` aborts first. */
export function pause(io: Io, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(new Fault('network', { cause: new Error('stopped') }));
    };
    const cancel = io.clock.after(milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
