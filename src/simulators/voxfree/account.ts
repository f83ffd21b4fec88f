import type { Chat } from './chat.js';
import type { Agent, Channel, Contact, Department, Disposition, Reply, StoredMessage, Tag, Template } from './records.js';

const FIRST_MESSAGE_ID = 17_808_001;
const FIRST_PUSH_ID = 17_812_001;
const FIRST_OTHER_ID = 1301;
const FIRST_TICKET_ID = 395_349;

/** The vendor writes its dates three hours behind UTC. */
const VENDOR_OFFSET_MS = 3 * 60 * 60 * 1000;

/** `YYYY-MM-DD HH:MM:SS` in the vendor's local time, from epoch milliseconds. */
export function vendorDate(at: number): string {
  return new Date(at - VENDOR_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Everything one VoxFree customer (tenant) has, and the counters its ids come from. */
export class Account {
  readonly id: string;
  readonly departments = new Map<string, Department>();
  readonly channels = new Map<string, Channel>();
  readonly agents = new Map<string, Agent>();
  readonly contacts = new Map<string, Contact>();
  readonly tags = new Map<string, Tag>();
  readonly replies = new Map<string, Reply>();
  readonly templates = new Map<string, Template>();
  readonly dispositions = new Map<string, Disposition>();
  readonly #chats = new Map<string, Chat>();
  readonly #byContact = new Map<string, Chat[]>();
  readonly #open = new Set<Chat>();
  #messageId = FIRST_MESSAGE_ID;
  #pushId = FIRST_PUSH_ID;
  #otherId = FIRST_OTHER_ID;
  #ticketId = FIRST_TICKET_ID;
  #protocolNumber = 303_100;

  constructor(id: string) {
    this.id = id;
  }

  get chats(): ReadonlyMap<string, Chat> {
    return this.#chats;
  }

  /** Reserves so many message ids in a row and returns the first. */
  messageIds(count = 1): number {
    const first = this.#messageId;
    this.#messageId += count;
    return first;
  }

  pushId(): number {
    return this.#pushId++;
  }

  newId(): string {
    return String(this.#otherId++);
  }

  /** The account's own number of a ticket: not what people quote, and good for nothing else on this wire. */
  newTicketId(): string {
    return String(this.#ticketId++);
  }

  /** A ticket number as the vendor builds them: the day, then a running number. */
  newProtocol(at: number): string {
    return `${vendorDate(at).slice(0, 10).replaceAll('-', '')}${this.#protocolNumber++}`;
  }

  add(chat: Chat): Chat {
    this.#chats.set(chat.protocol, chat);
    const siblings = this.#byContact.get(chat.contactId);
    if (siblings) siblings.push(chat);
    else this.#byContact.set(chat.contactId, [chat]);
    if (chat.place !== 'closed') this.#open.add(chat);
    return chat;
  }

  close(chat: Chat): void {
    chat.place = 'closed';
    chat.unread = 0;
    this.#open.delete(chat);
  }

  activeOf(agentId: string): Chat[] {
    return [...this.#open].filter(chat => chat.place === 'active' && chat.agentId === agentId);
  }

  waitingFor(agent: Agent): Chat[] {
    return [...this.#open].filter(chat => chat.place === 'waiting' && this.#mayTake(agent, chat));
  }

  openChatOf(contactId: string): Chat | undefined {
    return this.#byContact.get(contactId)?.find(chat => chat.place !== 'closed');
  }

  /** All chats of that contact, oldest first. */
  historyOf(contactId: string): readonly Chat[] {
    return this.#byContact.get(contactId) ?? [];
  }

  agentByLogin(login: string): Agent | undefined {
    return [...this.agents.values()].find(agent => agent.login === login);
  }

  lastFromContact(chat: Chat): StoredMessage | undefined {
    return chat.log.lastWhere(message => !message.fromAgent);
  }

  #mayTake(agent: Agent, chat: Chat): boolean {
    if (chat.reservedFor) return chat.reservedFor === agent.id;
    return agent.departmentIds.includes(chat.departmentId);
  }
}
