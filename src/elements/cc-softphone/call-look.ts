import type { Call, EndCause } from '../../domain/call.js';
import { iconAlert, iconClock, iconPhone, type IconShape } from '../ui/icons.js';
import { iconPauseCircle, iconPhoneDown, iconPhoneIn, iconPhoneMissed, iconPhoneOut, iconXCircle } from '../ui/icons-more.js';
import type { Tone } from '../ui/states.js';
import { caller } from './caller.js';
import type { PhoneTexts } from './phone-texts.js';

/** How a call looks in its state: never by colour alone, so a rail, an icon and words. */
export interface CallLook {
  readonly rail: 'ringing' | 'calling' | 'live' | 'held' | 'waiting' | 'ended';
  readonly tone: Tone;
  readonly shape: IconShape;
  readonly text: string;
  /** Epoch milliseconds that the timer counts from; absent where there is nothing to count. */
  readonly since?: number | undefined;
}

export function callLook(t: PhoneTexts, call: Call): CallLook {
  switch (call.state) {
    case 'dialing':
      return { rail: 'calling', tone: 'brand', shape: iconPhoneOut, text: t.dialing, since: call.startedAt };
    case 'ringing':
      return call.direction === 'in'
        ? { rail: 'ringing', tone: 'success', shape: iconPhoneIn, text: t.incoming, since: call.startedAt }
        : { rail: 'calling', tone: 'brand', shape: iconPhoneOut, text: t.ringingThere, since: call.startedAt };
    case 'answering':
      return { rail: 'waiting', tone: 'neutral', shape: iconClock, text: t.connecting };
    case 'active':
      return activeLook(t, call);
    case 'ending':
      return { rail: 'waiting', tone: 'neutral', shape: iconPhoneDown, text: t.ending };
    case 'ended':
      return endedLook(t, call);
  }
}

function activeLook(t: PhoneTexts, { hold, heldSince, answeredAt, media }: Call): CallLook {
  const held = { rail: 'held', tone: 'warning', shape: iconPauseCircle } as const;
  if (hold.local) return { ...held, text: t.onHold, since: heldSince ?? answeredAt };
  if (hold.remote) return { ...held, text: t.heldByRemote, since: answeredAt };
  if (media === 'ok') return { rail: 'live', tone: 'success', shape: iconPhone, text: t.inCall, since: answeredAt };
  if (media === 'elsewhere') return { rail: 'live', tone: 'success', shape: iconPhone, text: t.inCallElsewhere, since: answeredAt };
  if (media === 'lost' || media === 'failed') {
    return { rail: 'waiting', tone: 'danger', shape: iconAlert, text: t.mediaLost, since: answeredAt };
  }
  return { rail: 'waiting', tone: 'neutral', shape: iconClock, text: t.connecting, since: answeredAt };
}

/** Ends that are nobody's trouble. */
const quietEnds: ReadonlySet<EndCause> = new Set(['hung-up', 'cancelled', 'answered-elsewhere', 'declined', 'transferred']);

function endedLook(t: PhoneTexts, call: Call): CallLook {
  const text = endedText(t, call);
  if (isMissed(call)) return { rail: 'ended', tone: 'warning', shape: iconPhoneMissed, text };
  if (call.end && !quietEnds.has(call.end.cause)) return { rail: 'ended', tone: 'danger', shape: iconXCircle, text };
  return { rail: 'ended', tone: 'neutral', shape: iconPhoneDown, text };
}

export function endedText(t: PhoneTexts, call: Call): string {
  const { cause = 'error', by } = call.end ?? {};
  if (isMissed(call)) return t.missedCall;
  if (cause === 'declined' && call.direction === 'in') return t.rejectedByYou;
  if (cause === 'hung-up' && by === 'agent') return t.endedByYou;
  if (cause === 'hung-up' && by === 'remote') return t.endedByRemote;
  if (cause === 'transferred' && by === 'agent' && call.transfer) return t.transferredTo(caller(t, { number: call.transfer.target }));
  return t.ended[cause];
}

/** One thing to do about it, where there is one. */
export function endedHint(t: PhoneTexts, call: Call): string {
  const ours = call.direction === 'in' && (isMissed(call) || call.end?.cause === 'declined');
  return ours ? '' : t.endedHint[call.end?.cause ?? 'error'];
}

/** The caller gave up, or rang for nothing. */
export function isMissed({ direction, answeredAt, end }: Call): boolean {
  const causes: readonly (EndCause | undefined)[] = ['cancelled', 'no-answer', 'hung-up'];
  return direction === 'in' && answeredAt === undefined && end?.by !== 'agent' && causes.includes(end?.cause);
}
