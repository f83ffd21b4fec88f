import type { RepliesPort } from '../domain/backend.js';
import type { ChatPort } from '../domain/chat-port.js';
import type { ChatAbility } from './chat-api.js';

/** What the ports have, by the names that elements ask for. */
export function chatAbilities(chat: ChatPort | undefined, replies: RepliesPort | undefined): ReadonlySet<ChatAbility> {
  const { transfer, closing, tags, starting, assistant, records } = chat ?? {};
  const all: Readonly<Record<ChatAbility, boolean>> = {
    claim: can(chat, 'claim'),
    begin: can(chat, 'begin'),
    recent: can(chat, 'recent'),
    'contact-history': can(chat, 'contactHistory'),
    attach: can(chat?.attachments, 'send'),
    transfer: can(transfer, 'transfer'),
    'transfer-note': transfer?.takes.has('note') === true,
    'transfer-close': transfer?.takes.has('close') === true,
    'transfer-department': transfer?.takes.has('department') === true,
    close: can(closing, 'close'),
    dispositions: can(closing, 'dispositions'),
    ownership: can(chat?.ownership, 'owned'),
    tags: can(tags, 'set'),
    'create-tag': can(tags, 'create'),
    'update-tag': can(tags, 'update'),
    'remove-tag': can(tags, 'remove'),
    templates: can(chat?.templates, 'send'),
    start: can(starting, 'start'),
    departments: can(starting, 'departments'),
    'create-contact': can(starting, 'createContact'),
    schedule: can(chat?.scheduling, 'schedule'),
    'assistant-conversation': can(assistant, 'answerConversation'),
    'assistant-message': can(assistant, 'answerMessage'),
    record: can(records, 'conversation'),
    report: can(records, 'report'),
    occurrences: can(records, 'occurrences'),
    dashboard: can(records, 'dashboard'),
    'create-reply': can(replies, 'create'),
    'update-reply': can(replies, 'update'),
    'remove-reply': can(replies, 'remove'),
    'send-reply': can(replies, 'send'),
  };
  return new Set((Object.keys(all) as ChatAbility[]).filter((name) => all[name]));
}

function can<Port extends object>(port: Port | undefined, command: keyof Port): boolean {
  return typeof port?.[command] === 'function';
}
