import type { Clock } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import type { Account } from './account.js';
import type { Chat } from './chat.js';
import type { Agent, StoredMessage } from './records.js';
import { MessageLog } from './message-log.js';
import type { Push, PushHub } from './push-hub.js';

/** What happened in the account, for whoever plays the customers or watches. */
export type AccountEvent =
  | { readonly type: 'message'; readonly chat: Chat; readonly message: StoredMessage }
  | { readonly type: 'ticks'; readonly chat: Chat; readonly message: StoredMessage }
  | { readonly type: 'chat'; readonly chat: Chat; readonly change: 'arrived' | 'claimed' | 'handed-over' | 'closed' }
  | { readonly type: 'agent'; readonly agentId: string; readonly online: boolean };

/** How fast WhatsApp takes and shows what agents write, in milliseconds; `null` = never by itself. */
export interface Delivery {
  readonly sentAfter: number | null;
  readonly readAfter: number | null;
}

export interface NewMessage {
  readonly content: string;
  readonly type?: StoredMessage['type'];
  readonly subtype?: StoredMessage['subtype'];
  readonly replyId?: string | null;
  readonly url?: string | null;
  readonly file?: string | null;
  /** Epoch milliseconds; default now. */
  readonly at?: number;
}

interface DeskOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly hub: PushHub;
  readonly delivery: Delivery;
  readonly tell: (event: AccountEvent) => void;
}

const externalId = (prefix: string, id: number) => `${prefix}${id.toString(16).toUpperCase().padStart(18, '0')}`;

/** Everything that changes a chat, with the pushes that a change brings. Services and controls both act through it. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #timers: TimerSet;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#timers = new TimerSet(options.clock);
  }

  /** Forgets the ticks that are still to come. */
  stop(): void {
    this.#timers.clear();
  }

  setOnline(agent: Agent, online: boolean): void {
    agent.online = online;
    this.#options.tell({ type: 'agent', agentId: agent.id, online });
  }

  fromAgent(chat: Chat, message: NewMessage): StoredMessage {
    const stored = this.#store(chat, message, true);
    const { sentAfter, readAfter } = this.#options.delivery;
    if (sentAfter !== null) this.#timers.after(sentAfter, () => this.#tick(chat, stored, 1));
    if (sentAfter !== null && readAfter !== null) {
      this.#timers.after(sentAfter + readAfter, () => this.#tick(chat, stored, 2));
    }
    return stored;
  }

  fromContact(chat: Chat, message: NewMessage): StoredMessage {
    const stored = this.#store(chat, message, false);
    chat.unread += 1;
    if (chat.place === 'active') this.announce('new_message', chat, id => id === chat.agentId);
    else this.announce('update_espera', chat);
    return stored;
  }

  /** A new conversation; nobody is told yet. */
  create(start: { contactId: string; channelId: string; departmentId: string; at?: number; protocol?: string }): Chat {
    const { account, clock } = this.#options;
    const chat: Chat = {
      protocol: start.protocol ?? account.newProtocol(start.at ?? clock.now()),
      contactId: start.contactId,
      channelId: start.channelId,
      departmentId: start.departmentId,
      place: 'waiting',
      unread: 0,
      tags: new Set(),
      log: new MessageLog(),
    };
    account.add(chat);
    return chat;
  }

  /** Tells the agents that a waiting chat is there. */
  arrived(chat: Chat, type: Push['type']): void {
    this.announce(type, chat);
    this.#options.tell({ type: 'chat', chat, change: 'arrived' });
  }

  assign(chat: Chat, agentId: string, change: 'claimed' | 'handed-over' = 'claimed', type: Push['type'] = 'encaminhado_agente'): void {
    chat.place = 'active';
    chat.agentId = agentId;
    delete chat.reservedFor;
    this.announce(type, chat);
    this.#options.tell({ type: 'chat', chat, change });
  }

  putInWaitingOf(chat: Chat, agentId: string): void {
    chat.place = 'waiting';
    delete chat.agentId;
    chat.reservedFor = agentId;
    this.#options.hub.push({ ...this.#pushOf('encaminhado_agente_espera', chat), agentId });
    this.#options.tell({ type: 'chat', chat, change: 'arrived' });
  }

  backToDepartment(chat: Chat, departmentId: string): void {
    chat.place = 'waiting';
    delete chat.agentId;
    delete chat.reservedFor;
    chat.departmentId = departmentId;
    this.arrived(chat, 'encaminhado_departamento');
  }

  finish(chat: Chat, dispositionId?: string): void {
    this.#options.account.close(chat);
    if (dispositionId) chat.dispositionId = dispositionId;
    this.announce('Finalizar', chat);
    this.#options.tell({ type: 'chat', chat, change: 'closed' });
  }

  /** The customer has seen all that was written to them. */
  readByContact(chat: Chat): void {
    for (const message of chat.log.written) if (message.fromAgent && message.tick < 2) this.#tick(chat, message, 2);
  }

  announce(type: Push['type'], chat: Chat, to?: (agentId: string) => boolean): void {
    this.#options.hub.push(this.#pushOf(type, chat), to);
  }

  #pushOf(type: Push['type'], chat: Chat): Push {
    return {
      type,
      contactId: chat.contactId,
      channelId: chat.channelId,
      protocol: chat.protocol,
      ...(chat.agentId === undefined ? {} : { agentId: chat.agentId }),
    };
  }

  #store(chat: Chat, message: NewMessage, fromAgent: boolean): StoredMessage {
    const { account, clock, tell } = this.#options;
    const id = account.messageIds();
    const stored: StoredMessage = {
      id,
      protocol: chat.protocol,
      externalId: fromAgent ? null : externalId('3EB0', id),
      type: message.type ?? 'text',
      subtype: message.subtype ?? (message.replyId ? 'reply' : null),
      replyId: message.replyId ?? null,
      fromAgent,
      content: message.content,
      url: message.url ?? null,
      file: message.file ?? null,
      at: message.at ?? clock.now(),
      tick: 0,
      deleted: false,
    };
    chat.log.add(stored);
    tell({ type: 'message', chat, message: stored });
    return stored;
  }

  #tick(chat: Chat, message: StoredMessage, tick: 1 | 2): void {
    if (message.tick >= tick) return;
    message.tick = tick;
    message.externalId ??= externalId('BAE5', message.id);
    this.#options.tell({ type: 'ticks', chat, message });
  }
}
