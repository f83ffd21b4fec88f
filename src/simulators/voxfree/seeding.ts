import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Account } from './account.js';
import { MessageLog } from './message-log.js';
import type { Chat } from './chat.js';
import type { Agent, Contact, Extension, StoredMessage } from './records.js';

export interface NewAgent {
  readonly id?: string;
  /** `name@account`. */
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly photo?: string;
  readonly departmentIds: readonly string[];
  readonly mustChangePassword?: boolean;
  readonly secondFactor?: string;
  readonly extension?: Extension;
}

export function addAgent(account: Account, agent: NewAgent): Agent {
  const stored: Agent = {
    id: agent.id ?? account.newId(),
    login: agent.login,
    passwordHash: bytesToHex(md5(utf8ToBytes(agent.password))),
    name: agent.name,
    photo: agent.photo ?? '',
    departmentIds: agent.departmentIds,
    mustChangePassword: agent.mustChangePassword ?? false,
    ...(agent.secondFactor === undefined ? {} : { secondFactor: agent.secondFactor }),
    ...(agent.extension ? { extension: agent.extension } : {}),
    omnichannel: true,
    online: false,
  };
  account.agents.set(stored.id, stored);
  return stored;
}

export type NewContact = Partial<Omit<Contact, 'name'>> & Pick<Contact, 'name'>;

export function addContact(account: Account, contact: NewContact): Contact {
  const stored: Contact = {
    email: '',
    number: '',
    note: '',
    photo: '',
    group: false,
    ...contact,
    id: contact.id ?? account.newId(),
  };
  account.contacts.set(stored.id, stored);
  return stored;
}

/** A message of the past. Agents' texts get the prefix that the vendor puts before them. */
export interface PastMessage {
  /** `bot` is the company's side without a name before it. */
  readonly from: 'contact' | 'bot' | { readonly agent: string };
  readonly text: string;
  readonly minutesAgo: number;
  readonly tick?: StoredMessage['tick'];
  readonly url?: string;
  readonly file?: string;
  readonly type?: StoredMessage['type'];
  readonly deleted?: boolean;
  /** Which earlier message of this list it quotes. */
  readonly replyTo?: number;
}

export interface PastChat {
  readonly contactId: string;
  readonly channelId: string;
  readonly departmentId: string;
  readonly place: Chat['place'];
  readonly agentId?: string;
  readonly unread?: number;
  readonly tagIds?: readonly string[];
  readonly messages: readonly PastMessage[];
}

const MINUTE_MS = 60_000;

/** A conversation that was there before anybody looked; nothing is pushed. */
export function addChat(account: Account, now: number, past: PastChat): Chat {
  const startedAt = now - (past.messages[0]?.minutesAgo ?? 0) * MINUTE_MS;
  const chat: Chat = {
    protocol: account.newProtocol(startedAt),
    contactId: past.contactId,
    channelId: past.channelId,
    departmentId: past.departmentId,
    place: past.place,
    ...(past.agentId === undefined ? {} : { agentId: past.agentId }),
    unread: past.unread ?? 0,
    tags: new Set(past.tagIds),
    log: new MessageLog(),
  };
  const ids = past.messages.map(() => account.messageIds());
  past.messages.forEach((message, index) => chat.log.add(storedPast(chat, message, ids, index, now)));
  return account.add(chat);
}

function storedPast(chat: Chat, message: PastMessage, ids: readonly number[], index: number, now: number): StoredMessage {
  const id = ids[index] ?? 0;
  const quoted = message.replyTo === undefined ? undefined : ids[message.replyTo];
  const fromAgent = message.from !== 'contact';
  const prefix = typeof message.from === 'object' && message.type !== 'template' ? `*${message.from.agent}*: \n` : '';
  return {
    id,
    protocol: chat.protocol,
    externalId: `${fromAgent ? 'BAE5' : '3EB0'}${id.toString(16).toUpperCase().padStart(18, '0')}`,
    type: message.type ?? 'text',
    subtype: quoted === undefined ? null : 'reply',
    replyId: quoted === undefined ? null : String(quoted),
    fromAgent,
    content: `${prefix}${message.text}`,
    url: message.url ?? null,
    file: message.file ?? null,
    at: now - message.minutesAgo * MINUTE_MS,
    tick: message.tick ?? (fromAgent ? 2 : 0),
    deleted: message.deleted ?? false,
  };
}
