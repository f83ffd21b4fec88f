import type { Call } from '../../domain/call.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { caller } from './caller.js';
import { membersOf } from './joined-calls.js';
import type { PhoneFacts } from './phone-facts.js';
import type { PhoneView } from './phone-view.js';
import { worstWarning } from './sound-quality.js';
import { failureText, transferText } from './transfer-words.js';

/** What changed beyond the state of a call, in words for those who do not see it. */
export function inCallNews(view: PhoneView, t: InCallMessages, before: PhoneFacts | undefined, list: (names: readonly string[]) => string): readonly string[] {
  const { facts } = view;
  return [
    ...facts.live.flatMap((call) => transferNews(view, t, before?.live.find(({ id }) => id === call.id), call)),
    ...conferenceNews(view, t, before, list),
    ...facts.live.flatMap((call) => soundNews(t, before, facts, call)),
    ...deviceNews(t, before, facts),
  ];
}

function transferNews({ t: texts }: PhoneView, t: InCallMessages, old: Call | undefined, call: Call): readonly string[] {
  const { transfer } = call;
  if (!transfer || (old?.transfer?.progress === transfer.progress && old.transfer.target === transfer.target)) return [];
  const text = transferText(t, texts, transfer);
  return [transfer.progress === 'failed' ? `${text}. ${failureText(t, texts, call)}` : text];
}

function conferenceNews({ t: texts, facts }: PhoneView, t: InCallMessages, before: PhoneFacts | undefined, list: (names: readonly string[]) => string): readonly string[] {
  const old = before ? membersOf(before) : [];
  const now = membersOf(facts);
  if (now.length > old.length) return [t.conferenceWith(list(now.map(({ remote }) => caller(texts, remote))))];
  return old.length > 0 && now.length === 0 && facts.live.length > 0 ? [t.conferenceOver] : [];
}

function soundNews(t: InCallMessages, before: PhoneFacts | undefined, { quality }: PhoneFacts, { id }: Call): readonly string[] {
  const warning = worstWarning(quality.get(id));
  if (warning === undefined || worstWarning(before?.quality.get(id)) === warning) return [];
  const { text, todo } = t.warnings[warning];
  return [`${text} ${todo}`];
}

function deviceNews(t: InCallMessages, before: PhoneFacts | undefined, facts: PhoneFacts): readonly string[] {
  const old = missingLabels(before);
  const now = missingLabels(facts);
  return [
    ...now.filter((label) => !old.includes(label)).map((label) => t.deviceGone(label)),
    ...old.filter((label) => !now.includes(label) && isPluggedIn(facts, label)).map((label) => t.deviceBack(label)),
  ];
}

/** One device may serve several roles. */
export function missingLabels(facts: PhoneFacts | undefined): readonly string[] {
  const { missing = [], missingLabels: labels = {} } = facts?.audio.devices ?? {};
  return [...new Set(missing.map((role) => labels[role] ?? ''))].filter((label) => label !== '');
}

function isPluggedIn({ audio }: PhoneFacts, label: string): boolean {
  return audio.devices?.available.some((device) => device.label === label) ?? false;
}
