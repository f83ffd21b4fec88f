import type { Call } from '../domain/call.js';
import type { FactDetail } from './kernel.js';

export type CallFact = 'cc-call-ringing' | 'cc-call-started' | 'cc-call-changed' | 'cc-call-ended' | 'cc-call-missed';

/**
 * What a host should be told when `before` became `after`; at most one of ringing, started, changed and ended, and
 * `missed` right after the `ended` of an incoming call that nobody took.
 */
export function callFacts(before: Call | undefined, after: Call): readonly CallFact[] {
  if (before?.state === 'ended') return [];
  if (after.state === 'ended') return isMissed(after) ? ['cc-call-ended', 'cc-call-missed'] : ['cc-call-ended'];
  if (after.state === 'active' && before?.state !== 'active') return ['cc-call-started'];
  if (after.state === 'ringing' && before?.state !== 'ringing') return ['cc-call-ringing'];
  return !before || meaning(before) !== meaning(after) ? ['cc-call-changed'] : [];
}

export function callDetail(call: Call, now: number): FactDetail<CallFact> {
  const { id, direction, state, remote, answeredAt, endedAt = now, end, queue, recordingId } = call;
  return {
    callId: id,
    direction,
    state,
    number: remote.number,
    ...(remote.name === undefined ? {} : { name: remote.name }),
    held: call.hold.local,
    muted: call.muted,
    talkTime: answeredAt === undefined ? 0 : Math.max(0, endedAt - answeredAt),
    ...(end === undefined ? {} : { end }),
    ...(queue === undefined ? {} : { queue }),
    ...(recordingId === undefined ? {} : { recordingId }),
  };
}

/** Nobody spoke with the caller, and that was neither the agent's wish nor a colleague's doing. */
function isMissed({ direction, answeredAt, end }: Call): boolean {
  if (direction !== 'in' || answeredAt !== undefined) return false;
  return end?.by !== 'agent' && end?.cause !== 'answered-elsewhere';
}

function meaning({ state, hold, muted, remote, queue, recordingId }: Call): string {
  return JSON.stringify([state, hold.local, hold.remote, muted, remote.number, remote.name, queue, recordingId]);
}
