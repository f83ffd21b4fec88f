import { vendorDate, type Account } from './account.js';
import type { Desk } from './desk.js';
import type { Push, PushHub } from './push-hub.js';
import type { Chat } from './chat.js';
import type { Agent, Contact, StoredMessage } from './records.js';
import { addContact, type NewContact } from './seeding.js';

/** Who: a contact that is known by its id, or a new one. */
export type Who = { readonly contactId: string } | { readonly newContact: NewContact };

export interface Written {
  readonly contactId: string;
  readonly protocol: string;
  readonly messageId: string;
}

export interface Writing {
  readonly text: string;
  readonly url?: string;
  readonly file?: string;
  /** Id of the quoted message. */
  readonly replyTo?: string;
}

/** A message as the customer's own telephone shows it. */
export interface CustomerMessage {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  readonly url?: string;
  readonly file?: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tick: StoredMessage['tick'];
  readonly deleted: boolean;
}

/**
 * The world outside the agent's screen: customers, colleagues, the bot. Each takes and returns plain data, so that the
 * same can be asked over HTTP.
 */
export class Controls {
  readonly #account: Account;
  readonly #desk: Desk;
  readonly #hub: PushHub;

  constructor(account: Account, desk: Desk, hub: PushHub) {
    this.#account = account;
    this.#desk = desk;
    this.#hub = hub;
  }

  /** A customer writes: into the open conversation, or a new one that waits in `departmentId`. */
  customerWrites(input: Who & Writing & { readonly departmentId?: string; readonly channelId?: string }): Written {
    const contact = this.#contact(input);
    const open = this.#account.openChatOf(contact.id);
    if (!open) return this.arrive({ ...input, contactId: contact.id });
    return this.#written(open, this.#desk.fromContact(open, content(input)));
  }

  /** A new conversation reaches the waiting list. */
  arrive(
    input: Who & Writing & { readonly departmentId?: string; readonly channelId?: string; readonly announce?: Push['type'] },
  ): Written {
    const contact = this.#contact(input);
    const chat = this.#desk.create({
      contactId: contact.id,
      departmentId: input.departmentId ?? first(this.#account.departments),
      channelId: input.channelId ?? first(this.#account.channels),
    });
    const message = this.#desk.fromContact(chat, content(input));
    this.#desk.arrived(chat, input.announce ?? 'encaminhado_departamento');
    return this.#written(chat, message);
  }

  /** A contact with an owner writes and is led straight to that agent. */
  routeToOwner(input: { readonly contactId: string; readonly text: string }): Written {
    const contact = this.#contact(input);
    if (contact.ownerId === undefined) throw new RangeError(`contact ${contact.id} has no owner`);
    const departmentId = first(this.#account.departments);
    const chat = this.#desk.create({ contactId: contact.id, departmentId, channelId: first(this.#account.channels) });
    const message = this.#desk.fromContact(chat, content(input));
    this.#desk.assign(chat, contact.ownerId, 'handed-over', 'direcionamento_fidelizado_agente');
    return this.#written(chat, message);
  }

  /** A colleague takes a waiting conversation, or is given one. */
  takenBy(input: { readonly protocol: string; readonly agentId: string }): void {
    this.#desk.assign(this.#chat(input.protocol), this.#agent(input.agentId).id);
  }

  /** Somebody hands a conversation over to `agentId`; the note is for that agent. */
  transferIn(input: { readonly protocol: string; readonly agentId: string; readonly note?: string }): void {
    if (input.note !== undefined) this.#chat(input.protocol).note = input.note;
    this.#desk.assign(this.#chat(input.protocol), this.#agent(input.agentId).id, 'handed-over');
  }

  /** Puts it in the waiting list of that agent alone. */
  sendToWaiting(input: { readonly protocol: string; readonly agentId: string }): void {
    this.#desk.putInWaitingOf(this.#chat(input.protocol), this.#agent(input.agentId).id);
  }

  toDepartment(input: { readonly protocol: string; readonly departmentId: string }): void {
    this.#desk.backToDepartment(this.#chat(input.protocol), input.departmentId);
  }

  /** Finished elsewhere: by a colleague, a supervisor, a time limit. */
  finish(input: { readonly protocol: string }): void {
    this.#desk.finish(this.#chat(input.protocol));
  }

  /** An agent's message from another device or colleague; the one who serves the chat is told. */
  agentWrites(input: { readonly protocol: string; readonly agentId: string; readonly text: string }): Written {
    const chat = this.#chat(input.protocol);
    const message = this.#desk.fromAgent(chat, { content: `*${this.#agent(input.agentId).name}*: \n${input.text}` });
    this.#desk.announce('new_message', chat, id => id === chat.agentId);
    return this.#written(chat, message);
  }

  /** The customer takes a message back. */
  deleteMessage(input: { readonly protocol: string; readonly messageId: string }): void {
    const message = this.#chat(input.protocol).log.find(Number(input.messageId));
    if (!message) throw new RangeError(`no message ${input.messageId}`);
    message.deleted = true;
  }

  customerReads(input: { readonly contactId: string }): void {
    const chat = this.#account.openChatOf(input.contactId);
    if (chat) this.#desk.readByContact(chat);
  }

  /** All that the customer and the company ever wrote to each other, oldest first. */
  customerThread(input: { readonly contactId: string }): CustomerMessage[] {
    return this.#account.historyOf(input.contactId).flatMap(({ log }) => log.after(0)).map(asCustomerSees);
  }

  /** A push that stands for nothing. */
  push(input: Push): void {
    this.#hub.push(input);
  }

  pushRaw(input: { readonly text: string }): void {
    this.#hub.sendRaw(input.text);
  }

  /** Cuts all sockets; with `keepClosed`, new ones are refused until `openSockets`. */
  closeSockets(input: { readonly code?: number; readonly keepClosed?: boolean } = {}): void {
    if (input.keepClosed) this.#hub.open = false;
    this.#hub.closeAll(input.code);
  }

  openSockets(): void {
    this.#hub.open = true;
  }

  #contact(who: Who): Contact {
    if ('newContact' in who) return addContact(this.#account, who.newContact);
    const contact = this.#account.contacts.get(who.contactId);
    if (!contact) throw new RangeError(`no contact ${who.contactId}`);
    return contact;
  }

  #chat(protocol: string): Chat {
    const chat = this.#account.chats.get(protocol);
    if (!chat) throw new RangeError(`no protocol ${protocol}`);
    return chat;
  }

  #agent(id: string): Agent {
    const agent = this.#account.agents.get(id);
    if (!agent) throw new RangeError(`no agent ${id}`);
    return agent;
  }

  #written(chat: Chat, message: StoredMessage): Written {
    return { contactId: chat.contactId, protocol: chat.protocol, messageId: String(message.id) };
  }
}

function content(input: Writing) {
  return { content: input.text, url: input.url ?? null, file: input.file ?? null, replyId: input.replyTo ?? null };
}

function first(map: ReadonlyMap<string, unknown>): string {
  return map.keys().next().value ?? '';
}

function asCustomerSees(message: StoredMessage): CustomerMessage {
  return {
    id: String(message.id),
    mine: !message.fromAgent,
    text: message.content,
    ...(message.url === null ? {} : { url: message.url }),
    ...(message.file === null ? {} : { file: message.file }),
    at: message.at,
    tick: message.tick,
    deleted: message.deleted,
  };
}

/** One line for each open conversation: what a test or a customer panel chooses from. */
export interface OpenChat {
  readonly protocol: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly place: Chat['place'];
  readonly agentId: string;
  readonly unread: number;
  readonly messages: number;
  readonly lastAt: string;
}

export function openChats(account: Account): OpenChat[] {
  return [...account.chats.values()]
    .filter(({ place }) => place !== 'closed')
    .map(chat => ({
      protocol: chat.protocol,
      contactId: chat.contactId,
      contactName: account.contacts.get(chat.contactId)?.name ?? '',
      place: chat.place,
      agentId: chat.agentId ?? '',
      unread: chat.unread,
      messages: chat.log.length,
      lastAt: vendorDate(chat.log.last?.at ?? 0),
    }));
}

/** Everything about one conversation that its messages do not say, a finished one too. */
export interface Ticket {
  readonly place: Chat['place'];
  readonly contactId: string;
  readonly agentId: string;
  readonly departmentId: string;
  readonly tagIds: readonly string[];
  /** What a colleague wrote for whoever serves it next. */
  readonly note: string;
  readonly dispositionId: string;
  /** Who the contact belongs to. */
  readonly ownerId: string;
}

export function ticketOf(account: Account, protocol: string): Ticket {
  const chat = account.chats.get(protocol);
  if (!chat) throw new RangeError(`no protocol ${protocol}`);
  return {
    place: chat.place,
    contactId: chat.contactId,
    agentId: chat.agentId ?? '',
    departmentId: chat.departmentId,
    tagIds: [...chat.tags],
    note: chat.note ?? '',
    dispositionId: chat.dispositionId ?? '',
    ownerId: account.contacts.get(chat.contactId)?.ownerId ?? '',
  };
}
