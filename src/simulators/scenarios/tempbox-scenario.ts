import type { Clock } from '../../net/io.js';
import type { TempBoxSimulator } from '../tempbox/index.js';
import type { IncomingCall } from './scenario.js';

/** What a scenario may do to a world of TempBox. */
export interface TempBoxScenarioPort {
  readonly tempbox: TempBoxSimulator;
  /** The time that the script waits by: may run faster than the day. */
  readonly clock: Clock;
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number;
  /** Lets a telephone call in, where the world has telephones. */
  readonly ring?: (call: IncomingCall) => void;
}

/** A world of TempBox that is filled first and then goes its way. */
export interface TempBoxScenario {
  readonly name: string;
  /** Milliseconds from and to that the vendor takes for an answer. */
  readonly latency: readonly [number, number];
  /** Puts in what was there before. */
  seed(tempbox: TempBoxSimulator): void;
  /** Sets things going; the returned function ends them. */
  run(port: TempBoxScenarioPort): () => void;
}
