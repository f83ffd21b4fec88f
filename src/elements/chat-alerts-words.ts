import type { AlertsMessages } from '../i18n/alerts.js';
import type { CommonMessages } from '../i18n/common.js';
import type { Alert } from '../session/alerts.js';
import type { AlertWords } from './chat-alerts.js';
import { harmless } from './ui/text.js';

/** What a notification says. `t.phoneNumber` masks numbers where the session does. */
export function alertWords(t: CommonMessages & AlertsMessages, { kind, conversation, text, count, reminder }: Alert, withText: boolean): AlertWords {
  const { contact, protocol, department } = conversation;
  const name = harmless(contact.name, 80) || (contact.phone ?? '');
  const who = name === '' ? protocol : t.phoneNumber(name);
  if (kind === 'message') return { title: who, text: withText && text !== '' ? harmless(text, 160) : t.newMessage };
  const where = department ? harmless(department.name, 60) : '';
  if (kind === 'handed') return { title: t.handedOver(who), text: where };
  return { title: reminder ? t.stillWaiting(count) : t.nowWaiting(count), text: [who, where].filter((part) => part !== '').join(' · ') };
}
