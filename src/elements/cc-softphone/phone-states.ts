import { isRingingIn, isUnreachable, type Line, type PhoneFacts } from './phone-facts.js';

export type PhoneState = 'idle' | 'ringing' | 'dialing' | 'connected' | 'held' | 'muted' | 'consulting' | 'conference' | 'offline' | 'unreachable';

/** Custom states of the element, for styles of the host page. */
export function phoneStates(facts: PhoneFacts, line: Line): readonly PhoneState[] {
  const { live, current, connection } = facts;
  const out = live.some(({ state, direction }) => state === 'dialing' || (state === 'ringing' && direction === 'out'));
  const states: readonly (PhoneState | false)[] = [
    live.length === 0 && 'idle',
    live.some(isRingingIn) && 'ringing',
    out && 'dialing',
    live.some(({ state }) => state === 'active') && 'connected',
    current?.hold.local === true && 'held',
    current?.muted === true && 'muted',
    live.some(({ consultFor }) => live.some(({ id }) => id === consultFor)) && 'consulting',
    live.some(({ conferenceId }) => conferenceId !== undefined) && 'conference',
    connection.status !== 'online' && 'offline',
    isUnreachable(facts, line) && 'unreachable',
  ];
  return states.filter((state) => state !== false);
}
