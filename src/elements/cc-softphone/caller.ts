import type { Call } from '../../domain/call.js';
import { harmless } from '../ui/text.js';
import type { PhoneTexts } from './phone-texts.js';

type Remote = Call['remote'];

export function callerNumber(t: PhoneTexts, { number }: Remote): string {
  return t.phoneNumber(harmless(number, 40));
}

/** A network that knows no name often tells the number in its place. */
const onlyNumber = /^\+?(?:[\s().-]*\d){6,}[\s().-]*$/;

export function callerName({ number, name = '' }: Remote): string {
  return number !== '' && onlyNumber.test(name) ? '' : harmless(name, 80);
}

/** Name, else number, else that there is none. */
export function caller(t: PhoneTexts, remote: Remote): string {
  // A number inside a name is no less one.
  return t.phoneNumber(callerName(remote)) || callerNumber(t, remote) || t.unknownNumber;
}

/** For a button with little room: the first name, else all that there is. */
export function callerShort(t: PhoneTexts, remote: Remote): string {
  return t.phoneNumber(callerName(remote).split(' ', 1)[0] ?? '') || caller(t, remote);
}

export interface CallerFact {
  readonly name: string;
  readonly value: string;
}

/** So many fit beside the buttons; a PBX may send dozens. */
const limit = 6;

/** Screen-pop variables as an agent can read them: without the header's prefix and without empty ones. */
export function callerFacts(t: PhoneTexts, { variables, remote }: Call): readonly CallerFact[] {
  const shown = (value: string): string => (holds(value, remote.number) ? t.phoneNumber(harmless(value, 120)) : harmless(value, 120));
  return Object.entries(variables)
    .map(([name, value]) => ({ name: harmless(name.replace(/^x-/i, '').replace(/[-_]+/g, ' '), 40), value: shown(value) }))
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, limit);
}

/** The caller's number comes in many places and forms, and is shown, or not, alike in all of them. */
function holds(value: string, number: string): boolean {
  const end = number.replace(/\D/g, '').slice(-8);
  return end.length === 8 && value.replace(/\D/g, '').includes(end);
}
