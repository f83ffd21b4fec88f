import type { ControlInput, ControlName, ControlResult, VoxFreeOptions, VoxFreeUrls } from '../../../src/simulators/voxfree/index.js';

/** Options that survive JSON, and which scenario fills the account (default `quiet`) and whether it runs. */
export interface ServerOptions extends Omit<VoxFreeOptions, 'clock' | 'mediaBase'> {
  readonly scenario?: string;
  /** Sets the scenario going, this many times as fast. Default: nothing happens by itself. */
  readonly speed?: number;
  /** Epoch milliseconds at which the server's clock stands still. Default: the time of day. */
  readonly frozenAt?: number;
}

export interface ServerAddress {
  readonly origin: string;
  readonly urls: VoxFreeUrls;
}

/** A control's result after its way through JSON. */
export type Control = <K extends ControlName>(name: K, input: ControlInput<K>) => Promise<ControlResult<K>>;

export const START = 'voxfree-server:start';
export const STOP = 'voxfree-server:stop';
