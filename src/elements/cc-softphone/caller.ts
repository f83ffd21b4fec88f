import type { Call } from '../../domain/call.js';
import { oneLine } from '../ui/text.js';
import type { PhoneTexts } from './phone-texts.js';

type Remote = Call['remote'];

/** What the network says of somebody may be anything: one line, of sensible length, that cannot turn its surroundings. */
function harmless(text: string, max: number): string {
  return oneLine(text.replace(/\p{Bidi_Control}/gu, ''), max);
}

export function callerNumber(t: PhoneTexts, { number }: Remote): string {
  return t.phoneNumber(harmless(number, 40));
}

export function callerName({ name = '' }: Remote): string {
  return harmless(name, 80);
}

/** Name, else number, else that there is none. */
export function caller(t: PhoneTexts, remote: Remote): string {
  return callerName(remote) || callerNumber(t, remote) || t.unknownNumber;
}

/** For a button with little room: the first name, else all that there is. */
export function callerShort(t: PhoneTexts, remote: Remote): string {
  return callerName(remote).split(' ', 1)[0] || caller(t, remote);
}

export interface CallerFact {
  readonly name: string;
  readonly value: string;
}

/** So many fit beside the buttons; a PBX may send dozens. */
const limit = 6;

/** Screen-pop variables as an agent can read them: without the header's prefix and without empty ones. */
export function callerFacts({ variables }: Call): readonly CallerFact[] {
  return Object.entries(variables)
    .map(([name, value]) => ({ name: harmless(name.replace(/^x-/i, '').replace(/[-_]+/g, ' '), 40), value: harmless(value, 120) }))
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, limit);
}
