import { Fault } from '../domain/fault.js';
import type { Io } from './io.js';

export interface Looking {
  /** Says what is looked at and whose it is: vendor, address, account; never a secret. */
  readonly key: string;
  /** Milliseconds; 0: only what is read from now on will do. */
  readonly freshFor: number;
  /** Ends the interest of this tab, which says nothing about what others may read. */
  readonly signal: AbortSignal;
}

/** Reads what all tabs of a browser look at, where the platform can share it. */
export async function lookAt<Value>({ look }: Pick<Io, 'look'>, { key, freshFor, signal }: Looking, read: () => Promise<Value>): Promise<Value> {
  if (!look) return read();
  let aborted: unknown;
  try {
    return await look(key, freshFor, () => read().catch((error: unknown) => {
      if (signal.aborted) aborted = error;
      throw signal.aborted ? new Fault('conflict') : error;
    }));
  } catch (error) {
    throw aborted ?? error;
  }
}
