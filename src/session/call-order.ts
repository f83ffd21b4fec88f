import type { Call } from '../domain/call.js';

/** Sound may be running between the agent and somebody, or will without another decision of the agent. */
export function isRunning(call: Call): boolean {
  return call.state !== 'ended' && !isRingingIn(call) && !call.hold.local;
}

export function isRingingIn(call: Call): boolean {
  return call.direction === 'in' && call.state === 'ringing';
}

export function isHeld(call: Call): boolean {
  return call.state !== 'ended' && call.hold.local;
}

/** Ringing first, then running, held, ended; the earlier first, except that of the ended ones it is the latest. */
export function orderedCalls(calls: Iterable<Call>): readonly Call[] {
  return [...calls].sort((a, b) => rank(a) - rank(b) || (rank(a) === 3 ? ended(b) - ended(a) : a.startedAt - b.startedAt));
}

/** The call that controls act on: the running one, else one that rings, else one on hold, else the last one. */
export function currentCall(calls: readonly Call[]): Call | undefined {
  return calls.find(isRunning) ?? calls.find(isRingingIn) ?? calls.find(isHeld) ?? calls[0];
}

function rank(call: Call): number {
  if (call.state === 'ended') return 3;
  if (isRingingIn(call)) return 0;
  return call.hold.local ? 2 : 1;
}

function ended(call: Call): number {
  return call.endedAt ?? call.startedAt;
}
