import type { Call, CallTransfer } from '../../domain/call.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { caller } from './caller.js';
import type { PhoneTexts } from './phone-texts.js';

type Failure = keyof InCallMessages['transferFailed'];

/** SIP status codes in the agent's terms (RFC 3261 part 21). */
const failures: Readonly<Partial<Record<number, Failure>>> = {
  404: 'not-found',
  408: 'no-answer',
  410: 'not-found',
  480: 'no-answer',
  484: 'not-found',
  486: 'busy',
  487: 'no-answer',
  503: 'unavailable',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
};

export function isTransferring({ transfer, state }: Call): boolean {
  return state !== 'ended' && transfer !== undefined && transfer.progress !== 'failed' && transfer.progress !== 'done';
}

export function transferText(t: InCallMessages, texts: PhoneTexts, transfer: CallTransfer): string {
  return t.transferProgress[transfer.progress](caller(texts, { number: transfer.target }));
}

/** Why, and that nobody is lost. */
export function failureText(t: InCallMessages, texts: PhoneTexts, call: Call): string {
  const why = t.transferFailed[failures[call.transfer?.code ?? 0] ?? 'error'];
  const who = caller(texts, call.remote);
  return `${why} ${call.hold.local ? t.stillHeld(who) : t.stillThere(who)}`;
}
