import type { ReadableAtom } from 'nanostores';
import type { Agent } from '../../domain/agent.js';
import type { Facet } from '../../domain/backend.js';
import type { ConnectionState } from '../../domain/backend-event.js';
import type { AudioState, Call, Registration } from '../../domain/call.js';
import type { CallQuality } from '../../domain/call-quality.js';
import type { Session, UnreachableReason } from '../../session/session-api.js';

/** All that the telephone shows, as its session says at this moment. */
export interface PhoneFacts {
  readonly facets: ReadonlySet<Facet>;
  readonly signedIn: boolean;
  readonly agent: Agent | undefined;
  readonly connection: ConnectionState;
  readonly registration: Registration;
  readonly audio: AudioState;
  readonly reasons: readonly UnreachableReason[];
  readonly live: readonly Call[];
  readonly current: Call | undefined;
  readonly ended: Call | undefined;
  readonly lastDialled: string | undefined;
  /** By call id. */
  readonly quality: ReadonlyMap<string, CallQuality>;
  readonly chatOnline: boolean;
}

type Read = <Value>(store: ReadableAtom<Value>) => Value;

export function readPhone({ $facets, auth, agent, connection, calls }: Session, read: Read): PhoneFacts {
  const all = read(calls.$calls);
  const current = read(calls.$current);
  const facets = read($facets);
  return {
    facets,
    signedIn: read(auth.$state).step === 'signed-in',
    agent: read(agent.$agent),
    connection: read(connection.of('voice')),
    registration: read(connection.$registration),
    audio: read(connection.$audio),
    reasons: read(connection.$reachability).reasons,
    live: all.filter(({ state }) => state !== 'ended'),
    current: current?.state === 'ended' ? undefined : current,
    ended: all.find(({ state }) => state === 'ended'),
    lastDialled: read(calls.$lastDialled),
    quality: read(calls.$quality),
    chatOnline: facets.has('chat') && read(connection.of('chat')).status === 'online',
  };
}

export function isRingingIn({ direction, state }: Call): boolean {
  return direction === 'in' && state === 'ringing';
}

/** There is more to show than a call that rings or dials. */
export function needsMore({ live, audio }: PhoneFacts): boolean {
  return live.some(({ state }) => state === 'active') || (audio.devices?.missing.length ?? 0) > 0;
}

/** Why no call can be made or taken, where that is so. */
export type Line = 'ready' | 'settling' | 'unreachable' | 'no-microphone' | 'not-set-up';

/** What a reason is about; a record, so that the compiler misses none and no new one passes for a telephone that works. */
const subjects: Readonly<Record<UnreachableReason, 'line' | 'microphone' | 'sound' | 'agent'>> = {
  'signed-out': 'agent',
  'server-offline': 'line',
  'local-network': 'line',
  'server-silent': 'line',
  'not-registered': 'line',
  'wrong-credentials': 'line',
  'microphone-denied': 'microphone',
  'microphone-missing': 'microphone',
  'sound-blocked': 'sound',
  'agent-offline': 'agent',
};

/** A hiccup that heals by itself in this time is not worth taking the dial pad away. */
const grace = 3000;

/** As the session sees it, but for the agent's own choice and for hiccups. */
export function isUnreachable({ audio }: PhoneFacts, line: Line): boolean {
  return (line !== 'ready' && line !== 'settling') || audio.soundBlocked;
}

export function lineDown({ reasons }: PhoneFacts): UnreachableReason | undefined {
  return reasons.find((reason) => subjects[reason] === 'line');
}

/** Epoch milliseconds since when the server or the registration is away. */
export function downSince({ connection, registration }: PhoneFacts): number {
  return connection.status === 'online' ? registration.since : connection.since;
}

export function lineOf(facts: PhoneFacts, now: () => number): Line {
  const down = lineDown(facts);
  if (down === 'wrong-credentials') return 'unreachable';
  if (down !== undefined) {
    if (now() - downSince(facts) < grace) return 'settling';
    const never = facts.registration.status === 'none' && facts.connection.status === 'online';
    return never ? 'not-set-up' : 'unreachable';
  }
  return facts.reasons.some((reason) => subjects[reason] === 'microphone') ? 'no-microphone' : 'ready';
}
