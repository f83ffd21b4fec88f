import type { Call, CallAbility } from '../../domain/call.js';

/** What is known of a call; what may be done with it follows from that. */
export type CallFacts = Omit<Call, 'can'>;

/** `company`: there is another call that it could be joined with. */
export function snapshotOf(facts: CallFacts, company: boolean): Call {
  return { ...facts, can: abilities(facts, company) };
}

/** Runs, can be signalled, and is not busy with another act. */
export function isIdle({ state, signalling, pending }: CallFacts): boolean {
  return state === 'active' && signalling === 'ok' && !pending;
}

function abilities(facts: CallFacts, company: boolean): ReadonlySet<CallAbility> {
  switch (facts.state) {
    case 'dialing':
      return new Set<CallAbility>(['hangup']);
    case 'ringing':
      return facts.direction === 'out' ? new Set<CallAbility>(['hangup']) : ringingIn(facts);
    case 'answering':
      return new Set<CallAbility>(['hangup']);
    case 'active':
      return running(facts, company);
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

function running(facts: CallFacts, company: boolean): ReadonlySet<CallAbility> {
  const can = new Set<CallAbility>(['hangup', 'dtmf', facts.muted ? 'unmute' : 'mute']);
  if (facts.conferenceId !== undefined) can.add('split');
  if (!isIdle(facts)) return can;
  if (company) can.add('conference');
  return can.add(facts.hold.local ? 'resume' : 'hold').add('transfer').add('consult');
}
