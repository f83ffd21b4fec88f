import type { Account } from './account.js';
import type { Desk } from './desk.js';
import type { Agent, Case, Contact, MessageFile, StoredMessage } from './records.js';
import { addContact, type NewContact } from './seeding.js';

/** Who: a contact that is known by its id, or a new one. */
export type Who = { readonly contactId: string } | { readonly newContact: NewContact };

export interface Writing {
  readonly text: string;
  readonly file?: MessageFile;
}

export interface Written {
  readonly contactId: string;
  readonly caseId: string;
  readonly messageId: string;
}

/** A message as the customer's own telephone shows it. */
export interface CustomerMessage {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  readonly file?: MessageFile;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The world outside the agent's screen: customers, colleagues, bots. Each takes and returns plain data, so that the same
 * can be asked over HTTP. Agents are named by the GUID of their row.
 */
export class Controls {
  readonly #account: Account;
  readonly #desk: Desk;

  constructor(account: Account, desk: Desk) {
    this.#account = account;
    this.#desk = desk;
  }

  /** A customer writes: into the open conversation, or a new one that waits. */
  customerWrites(input: Who & Writing): Written {
    const contact = this.#contact(input);
    const open = this.#account.openCaseOf(contact.id);
    const conversation = open ?? this.#desk.create({ contactId: contact.id, channelId: contact.channelId });
    const message = this.#desk.fromContact(conversation, input);
    if (!open) this.#desk.arrived(conversation);
    return written(conversation, message);
  }

  /** A colleague takes a conversation and begins to serve it. */
  takenBy(input: { readonly caseId: string; readonly agentId: string }): void {
    this.#desk.claim(this.#case(input.caseId), this.#agent(input.agentId));
    this.#desk.begin(this.#case(input.caseId), this.#agent(input.agentId));
  }

  /** Somebody hands a conversation over. */
  forwardTo(input: { readonly caseId: string; readonly agentId: string }): void {
    this.#desk.forward(this.#case(input.caseId), this.#agent(input.agentId));
  }

  /** Finished elsewhere: by a colleague, a supervisor, a time limit. */
  finish(input: { readonly caseId: string }): void {
    this.#desk.close(this.#case(input.caseId));
  }

  /** A colleague or a bot writes, or the agent from another device; bots by their own row. */
  agentWrites(input: { readonly caseId: string; readonly agentId: string } & Writing): Written {
    const conversation = this.#case(input.caseId);
    return written(conversation, this.#desk.fromAgent(conversation, this.#agent(input.agentId), input));
  }

  /** All that the customer and the company ever wrote to each other, oldest first. */
  customerThread(input: { readonly contactId: string }): CustomerMessage[] {
    return this.#account.historyOf(input.contactId).flatMap(({ messages }) => messages).map(({ id, author, text, file, at }) => ({
      id, mine: author.kind === 'contact', text, ...(file ? { file } : {}), at,
    }));
  }

  #contact(who: Who): Contact {
    if ('newContact' in who) return addContact(this.#account, who.newContact);
    const contact = this.#account.contacts.get(who.contactId);
    if (!contact) throw new RangeError(`no contact ${who.contactId}`);
    return contact;
  }

  #case(id: string): Case {
    const conversation = this.#account.cases.get(id);
    if (!conversation) throw new RangeError(`no conversation ${id}`);
    return conversation;
  }

  #agent(id: string): Agent {
    const agent = this.#account.agents.get(id);
    if (!agent) throw new RangeError(`no agent ${id}`);
    return agent;
  }
}

function written(conversation: Case, message: StoredMessage): Written {
  return { contactId: conversation.contactId, caseId: conversation.id, messageId: message.id };
}

/** One line for each open conversation: what a test or a customer panel chooses from. */
export interface OpenCase {
  readonly caseId: string;
  readonly hash: string;
  readonly contactId: string;
  readonly contactName: string;
  /** '' while nobody has it. */
  readonly agentId: string;
  readonly begun: boolean;
  readonly unread: number;
  readonly messages: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

export function openCases(account: Account): OpenCase[] {
  return account.open.map(({ id, hash, contactId, agentId, begun, unread, messages, createdAt }) => ({
    caseId: id,
    hash,
    contactId,
    contactName: account.contacts.get(contactId)?.name ?? '',
    agentId: agentId ?? '',
    begun,
    unread,
    messages: messages.length,
    lastAt: messages.at(-1)?.at ?? createdAt,
  }));
}
