import type { TempBoxControlInput, TempBoxControlName, TempBoxControlResult, TempBoxOptions } from '../../../src/simulators/tempbox/index.js';

/** Options that survive JSON, and which scenario fills the account (default `tempbox-quiet`) and whether it runs. */
export interface ServerOptions extends Omit<TempBoxOptions, 'clock' | 'mediaBase'> {
  readonly scenario?: string;
  /** Sets the scenario going, this many times as fast. Default: nothing happens by itself. */
  readonly speed?: number;
  /** Epoch milliseconds at which the server's clock stands still. Default: the time of day. */
  readonly frozenAt?: number;
}

export interface ServerAddress {
  readonly origin: string;
  /** For the adapter. */
  readonly url: string;
  readonly token: string;
}

/** A control's result after its way through JSON. */
export type Control = <K extends TempBoxControlName>(name: K, input: TempBoxControlInput<K>) => Promise<TempBoxControlResult<K>>;

export const START = 'tempbox-server:start';
export const STOP = 'tempbox-server:stop';
