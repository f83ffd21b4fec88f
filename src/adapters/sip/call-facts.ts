import type { Call, CallAbility } from '../../domain/call.js';

/** What is known of a call; what may be done with it follows from that. */
export type CallFacts = Omit<Call, 'can'>;

export function snapshotOf(facts: CallFacts): Call {
  return { ...facts, can: abilities(facts) };
}

function abilities(facts: CallFacts): ReadonlySet<CallAbility> {
  switch (facts.state) {
    case 'dialing':
      return new Set<CallAbility>(['hangup']);
    case 'ringing':
      return facts.direction === 'out' ? new Set<CallAbility>(['hangup']) : ringingIn(facts);
    case 'answering':
      return new Set<CallAbility>(['hangup']);
    case 'active':
      return running(facts);
    case 'ending':
    case 'ended':
      return new Set();
  }
}

function ringingIn(facts: CallFacts): ReadonlySet<CallAbility> {
  const can = new Set<CallAbility>(['reject']);
  if (facts.signalling === 'ok') can.add('answer');
  if (!facts.silenced) can.add('silence');
  return can;
}

function running(facts: CallFacts): ReadonlySet<CallAbility> {
  const can = new Set<CallAbility>(['hangup', 'dtmf', facts.muted ? 'unmute' : 'mute']);
  if (facts.signalling === 'lost' || facts.pending) return can;
  return can.add(facts.hold.local ? 'resume' : 'hold').add('transfer').add('consult');
}
