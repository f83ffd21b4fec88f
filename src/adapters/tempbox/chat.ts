import type { ChatPort } from '../../domain/chat-port.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import type { OutgoingFile, OutgoingText } from '../../domain/message.js';
import { addressed } from './addressed.js';
import { assistantOf, closingOf, schedulingOf, transferOf } from './acts.js';
import { contactIdOf, conversationFrom } from './map.js';
import type { Parts } from './parts.js';
import { recentOf } from './recent.js';
import { recordsOf } from './records.js';
import { Sending } from './sending.js';
import { startingOf } from './starting.js';
import type { ChatRow } from './wire-rows.js';

export class Chat implements ChatPort {
  readonly maxTextLength: number;
  readonly transfer;
  readonly closing;
  readonly starting;
  readonly scheduling;
  readonly assistant;
  readonly records;
  readonly #parts: Parts;
  readonly #sending: Sending;
  readonly #opening = new Map<string, Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.maxTextLength = textRoom(parts.context.settings.longestUrl);
    this.#sending = new Sending(parts);
    this.transfer = transferOf(parts);
    this.closing = closingOf(parts);
    this.starting = startingOf(parts);
    this.scheduling = schedulingOf(parts);
    this.assistant = assistantOf(parts);
    this.records = recordsOf(parts);
  }

  refresh(): Promise<void> {
    return this.#parts.lists.read();
  }

  /** Looks inside and claims nothing: TempBox has `claim` for that. */
  open(conversationId: string): Promise<void> {
    const running = this.#opening.get(conversationId);
    if (running) return running;
    const opening = this.#open(conversationId).finally(() => {
      if (this.#opening.get(conversationId) === opening) this.#opening.delete(conversationId);
    });
    this.#opening.set(conversationId, opening);
    return opening;
  }

  leave(conversationId: string): void {
    const { chats, directory, teller } = this.#parts;
    chats.leave(conversationId);
    // What is on its way has nothing to say any more: who comes back opens it anew.
    this.#opening.delete(conversationId);
    // One that is in no open list was told for as long as it was looked at.
    if (directory.placeOf(conversationId) !== 'closed') return;
    queueMicrotask(() => {
      if (!chats.has(conversationId)) teller.removed({ conversationId, reason: 'gone' });
    });
  }

  async claim(conversationId: string): Promise<void> {
    const { context, directory } = this.#parts;
    await this.#take(conversationId, async (address) => {
      const [row] = await context.call((who) => context.api.claim(who, address));
      directory.taken(conversationId, row?.Iniciado === true);
    });
  }

  async begin(conversationId: string): Promise<void> {
    const { context, directory } = this.#parts;
    await this.#take(conversationId, async (address) => {
      await context.call((who) => context.api.begin(who, address));
      directory.taken(conversationId, true);
    });
  }

  async recent(limit: number): Promise<readonly Conversation[]> {
    const recent = await recentOf(this.#parts, limit);
    return newestFirst(recent.map((past) => this.#listed(past, '')));
  }

  async contactHistory(conversationId: string): Promise<readonly Conversation[]> {
    const { context, directory } = this.#parts;
    const row = directory.rowOf(conversationId);
    const contact = row ? contactIdOf(row, context.settings) : directory.conversation(conversationId, 0)?.contact.id;
    if (contact === undefined || contact === '') throw unknownConversation();
    const rows = await context.call((who) => context.api.ofContact(who, contact));
    return newestFirst(rows.map((past) => this.#listed(this.#pastFrom(past), past.Hash)).filter(({ id }) => id !== ''));
  }

  async fetchNewer(conversationId: string): Promise<void> {
    await this.#parts.reader.read(conversationId);
  }

  send(message: OutgoingText): Promise<void> {
    return this.#sending.send(message);
  }

  findSent(message: OutgoingText | OutgoingFile): Promise<boolean> {
    return this.#sending.find(message);
  }

  async #open(id: string): Promise<void> {
    const { context, directory, lists, reader, chats, teller } = this.#parts;
    if (!context.isSignedIn) throw new Fault('conflict', { cause: new Error('not signed in') });
    if (!directory.placeOf(id)) await lists.read();
    const conversation = directory.conversation(id, context.io.clock.now());
    if (!conversation) throw unknownConversation();
    const wasOpen = chats.has(id);
    const chat = chats.open(id, conversation.protocol);
    try {
      await reader.readFirst(chat);
    } catch (error) {
      if (!wasOpen && chats.get(id) === chat) chats.leave(id);
      throw error;
    }
    teller.one(id);
  }

  async #take(id: string, run: (address: string) => Promise<void>): Promise<void> {
    const { teller, live } = this.#parts;
    try {
      await addressed(this.#parts, id, run);
      teller.one(id);
    } finally {
      // Whether it is ours now, or a colleague was faster, only the list can tell.
      live.lookSoon();
    }
  }

  /** What is open is told as it stands, whatever a list of the past says. */
  #listed(past: Conversation, hash: string): Conversation {
    const { directory, context } = this.#parts;
    const open = directory.rowOf(past.id);
    if (open) return directory.conversation(past.id, context.io.clock.now()) ?? past;
    directory.remember(past, hash);
    return past;
  }

  #pastFrom(row: ChatRow): Conversation {
    const { settings } = this.#parts.context;
    const place = row.Concluido === false ? 'others' : 'closed';
    const parts = { row, place, begun: false, lastSeen: undefined, waitingSince: undefined } as const;
    return conversationFrom({ ...parts, open: true, now: 0 }, settings);
  }
}

/** Characters that the address of a message holds beside the text, and what one of the text takes at most on the average. */
const frame = 600;
const perCharacter = 2;

/** Text travels in the address, and how long it is there depends on its letters: what it comes to is checked when it is sent. */
function textRoom(longestUrl: number): number {
  return Math.max(1, Math.floor((longestUrl - frame) / perCharacter));
}

function newestFirst(conversations: readonly Conversation[]): readonly Conversation[] {
  const numberOf = ({ protocol }: Conversation): number => Number(protocol) || 0;
  return [...conversations].sort((left, right) =>
    (right.lastMessageAt ?? 0) - (left.lastMessageAt ?? 0) || numberOf(right) - numberOf(left));
}

function unknownConversation(): Fault {
  return new Fault('rejected', { cause: new Error('no such conversation') });
}
