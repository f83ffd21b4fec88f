import type { Call } from '../../domain/call.js';
import { callLook, endedText } from './call-look.js';
import { caller } from './caller.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';

export interface News {
  readonly text: string;
  readonly assertive: boolean;
}

/** What changed between two lists of calls, in words for those who do not see it. Times are never news. */
export function callNews(t: PhoneTexts, before: readonly Call[], after: readonly Call[]): readonly News[] {
  return after.flatMap((call) => {
    const old = before.find(({ id }) => id === call.id);
    if (isRingingIn(call)) {
      return old ? polite(call.silenced && !old.silenced ? t.silenced : '') : [{ text: t.incomingFrom(caller(t, call.remote)), assertive: true }];
    }
    return [...stateNews(t, old, call), ...muteNews(t, old, call), ...signallingNews(t, old, call)];
  });
}

function stateNews(t: PhoneTexts, old: Call | undefined, call: Call): readonly News[] {
  if (call.state === 'ended') return old === undefined || old.state === 'ended' ? [] : polite(endedText(t, call));
  const text = callLook(t, call).text;
  if (old !== undefined && callLook(t, old).text === text) return [];
  return polite(old === undefined ? `${text}: ${caller(t, call.remote)}` : text);
}

function muteNews(t: PhoneTexts, old: Call | undefined, { muted, state }: Call): readonly News[] {
  if (state === 'ended' || muted === (old?.muted ?? false)) return [];
  return polite(muted ? t.muted : t.unmuted);
}

function signallingNews(t: PhoneTexts, old: Call | undefined, { signalling, state }: Call): readonly News[] {
  return state === 'active' && signalling === 'lost' && old?.signalling === 'ok' ? polite(t.signallingLost) : [];
}

function polite(text: string): readonly News[] {
  return text === '' ? [] : [{ text, assertive: false }];
}
