import type { Clock } from '../../net/io.js';
import type { VoxFreeSimulator } from '../voxfree/index.js';

/** Somebody who calls the agent's extension. */
export interface IncomingCall {
  /** As a Brazilian telephone shows it: country code, area code, number, digits only. */
  readonly number: string;
  readonly name: string;
  /** Milliseconds of ringing after which they give up; absent: as long as the server lets it ring. */
  readonly patience?: number;
}

/** What a scenario may do to the world. */
export interface ScenarioPort {
  readonly voxfree: VoxFreeSimulator;
  /** The time that the script waits by: may run faster than the day. */
  readonly clock: Clock;
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number;
  /** Lets a telephone call in, where the world has telephones. */
  readonly ring?: (call: IncomingCall) => void;
}

/** A world that is filled first and then goes its way. */
export interface Scenario {
  readonly name: string;
  /** Milliseconds from and to that the vendor takes for an answer. */
  readonly latency: readonly [number, number];
  /** Puts in what was there before. */
  seed(voxfree: VoxFreeSimulator): void;
  /** Sets things going; the returned function ends them. */
  run(port: ScenarioPort): () => void;
}
