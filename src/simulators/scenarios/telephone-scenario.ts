import type { Clock } from '../../net/io.js';
import type { IncomingCall } from './scenario.js';

/** What becomes of a call to the agent. */
export type Turn = 'answered' | 'ended';

/** The agent's telephone, as whoever wants to call it knows it. */
export interface AgentTelephone {
  /** It is registered, and nobody talks on it. */
  readonly free: boolean;
  /** Calls it; `turned` hears of an answer, and once of the end, with or without one. */
  ring(call: IncomingCall, turned: (turn: Turn) => void): void;
}

/** What a scenario of a telephone system may do to its world. */
export interface TelephoneScenarioPort<Simulator> {
  readonly simulator: Simulator;
  /** The time that the script waits by: may run faster than the day. */
  readonly clock: Clock;
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number;
  readonly telephone: AgentTelephone;
}

/** A world of a telephone system that is filled first and then goes its way. */
export interface TelephoneScenario<Simulator> {
  readonly name: string;
  /** Puts in what was there before. */
  seed(simulator: Simulator): void;
  /** Sets things going; the returned function ends them. */
  run(port: TelephoneScenarioPort<Simulator>): () => void;
}
