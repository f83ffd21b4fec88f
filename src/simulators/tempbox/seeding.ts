import type { Account } from './account.js';
import type { Desk } from './desk.js';
import { platforms, type Agent, type Author, type Case, type Channel, type Contact, type MessageFile, type StandardMessage } from './records.js';

const MINUTE_MS = 60_000;

export type NewAgent = Partial<Omit<Agent, 'hash'>> & Pick<Agent, 'name'>;

export function addAgent(account: Account, agent: NewAgent): Agent {
  const stored: Agent = {
    id: account.newId('agent'), hash: account.newId('hash'), email: '', photo: '', kind: 'human', teams: ['Atendimento'], ...agent,
  };
  account.agents.set(stored.id, stored);
  return stored;
}

export type NewChannel = Partial<Omit<Channel, 'id' | 'formId'>> & Pick<Channel, 'name'>;

export function addChannel(account: Account, channel: NewChannel): Channel {
  const stored: Channel = {
    platform: platforms.whatsapp, form: 1, formName: 'Mensagem', ...channel, id: account.newId('channel'), formId: account.newId('channel'),
  };
  account.channels.set(stored.id, stored);
  return stored;
}

export type NewContact = Partial<Omit<Contact, 'id' | 'hash' | 'clientId'>> & Pick<Contact, 'name'>;

/** Without a channel it is the account's first. */
export function addContact(account: Account, contact: NewContact): Contact {
  const stored: Contact = {
    phone: '', email: '', company: '', city: '', color: '#336699', tag: '',
    channelId: account.channels.keys().next().value ?? '',
    ...contact,
    id: account.newId('contact'), hash: account.newId('hash'), clientId: account.newId('contact'),
  };
  account.contacts.set(stored.id, stored);
  return stored;
}

export function addStandardMessage(account: Account, message: Pick<StandardMessage, 'title' | 'text'>): StandardMessage {
  const stored: StandardMessage = {
    ...message, id: account.newId('standard'), hash: account.newId('hash'), shortTitle: message.title.slice(0, 12), platform: platforms.whatsapp,
  };
  account.standards.set(stored.id, stored);
  return stored;
}

export interface PastMessage {
  readonly from: 'contact' | Agent;
  readonly text: string;
  readonly minutesAgo: number;
  readonly file?: MessageFile;
}

export interface PastCase {
  readonly contact: Contact;
  /** Whose it is; nobody's: it waits. */
  readonly agent?: Agent;
  /** Default: it is when somebody has it. */
  readonly begun?: boolean;
  readonly closed?: boolean;
  readonly unread?: number;
  readonly internal?: boolean;
  readonly notes?: string;
  readonly messages: readonly PastMessage[];
}

/**
 * Conversations that were there before anybody looked, in the order given: nobody hears of them, and no ledger counts
 * their messages. Numbers follow the time over all of them.
 */
export function addCases(account: Account, desk: Desk, now: number, pasts: readonly PastCase[]): Case[] {
  const cases = new Map<PastCase, Case>();
  const atOf = (minutesAgo = 0) => now - minutesAgo * MINUTE_MS;
  for (const past of [...pasts].sort((a, b) => (b.messages[0]?.minutesAgo ?? 0) - (a.messages[0]?.minutesAgo ?? 0))) {
    const { contact, internal = false } = past;
    cases.set(past, desk.create({ contactId: contact.id, channelId: contact.channelId, at: atOf(past.messages[0]?.minutesAgo), internal }));
  }
  const lines = [...cases].flatMap(([past, made]) => past.messages.map((line) => ({ line, made })));
  for (const { line, made } of lines.sort((a, b) => b.line.minutesAgo - a.line.minutesAgo)) addLine(account, made, line, atOf(line.minutesAgo));
  for (const [past, made] of cases) settle(past, made);
  return pasts.flatMap((past) => cases.get(past) ?? []);
}

function addLine(account: Account, made: Case, { from, text, file }: PastMessage, at: number): void {
  const author: Author = from === 'contact' ? { kind: 'contact' } : { kind: from.kind === 'bot' ? 'assistant' : 'agent', agentId: from.id };
  const stored = {
    id: account.newId('message'), hash: account.newId('hash'), ...account.newNumbers(), caseId: made.id, author, text, at, ...(file ? { file } : {}),
  };
  made.messages.push(stored);
  account.messages.push(stored);
  made.changedAt = at;
}

function settle(past: PastCase, made: Case): void {
  if (past.agent) made.agentId = past.agent.id;
  made.begun = past.begun ?? past.agent?.kind === 'human';
  if (made.begun) made.startedAt = made.createdAt;
  made.closed = past.closed ?? false;
  if (made.closed) made.endedAt = made.changedAt;
  made.unread = past.unread ?? 0;
  made.notes = past.notes ?? '';
}
