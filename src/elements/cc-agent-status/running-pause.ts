import type { Agent } from '../../domain/agent.js';
import type { PausesMessages } from '../../i18n/pauses.js';

const minute = 60_000;

/** A pause that goes on. Lengths are milliseconds; what nobody knows is absent. */
export interface RunningPause {
  readonly label?: string;
  readonly elapsed?: number;
  readonly planned?: number;
  /** By how much it is longer than planned; 0 until then. */
  readonly over: number;
}

/** `now` is asked only where somebody is on a pause. */
export function runningPause(agent: Agent, now: () => number): RunningPause | undefined {
  const { availability, availableSince, pause } = agent;
  if (availability !== 'paused') return undefined;
  const elapsed = availableSince === undefined ? undefined : Math.max(0, now() - availableSince);
  const planned = pause?.plannedLength;
  return {
    ...(pause === undefined ? {} : { label: pause.label }),
    ...(elapsed === undefined ? {} : { elapsed }),
    ...(planned === undefined ? {} : { planned }),
    over: elapsed === undefined || planned === undefined ? 0 : Math.max(0, elapsed - planned),
  };
}

/** `15 min`, `1 h`, `1 h 30 min`; what is left of a minute is not said. */
export function lengthText(milliseconds: number, t: PausesMessages): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  return t.length(Math.floor(minutes / 60), minutes % 60);
}
