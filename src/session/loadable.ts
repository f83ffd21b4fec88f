import type { FaultInfo } from '../domain/fault.js';

/** Something that is fetched: what is known of it, and how the latest attempt to know more went. */
export interface Loadable<Value> {
  /** `idle`: never asked for. `stale`: known from before, the connection is away. */
  readonly status: 'idle' | 'loading' | 'ready' | 'stale' | 'error';
  readonly value: Value;
  readonly fault?: FaultInfo;
}
