import type { ChatPort } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import type { OutgoingFile, OutgoingText } from '../../domain/message.js';
import { Attachments } from './attachments.js';
import type { ChatParts } from './parts.js';
import { Sending } from './sending.js';
import { Templates } from './templates.js';
import { WindowWatch } from './window-watch.js';

export type { ChatParts } from './parts.js';

export class Chat implements ChatPort {
  readonly attachments: Attachments;
  readonly templates: Templates;
  readonly #parts: ChatParts;
  readonly #sending: Sending;
  readonly #opening = new Map<string, Promise<void>>();

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#sending = new Sending(parts);
    this.attachments = new Attachments(parts, this.#sending);
    this.templates = new Templates(parts, this.#sending);
    parts.context.watcher = new WindowWatch(parts.context, parts.directory);
  }

  refresh(): Promise<void> {
    return this.#parts.lists.read();
  }

  /** Opening a waiting conversation claims it: VoxFree has no look inside without (contract part 3.3, `buscaChat`). */
  open(conversationId: string): Promise<void> {
    const running = this.#opening.get(conversationId);
    if (running) {
      this.#parts.chats.open(conversationId);
      return running;
    }
    const opening = this.#open(conversationId).finally(() => this.#opening.delete(conversationId));
    this.#opening.set(conversationId, opening);
    return opening;
  }

  leave(conversationId: string): void {
    this.#parts.chats.leave(conversationId);
  }

  async fetchNewer(conversationId: string, lastMessageId: string | undefined): Promise<void> {
    await this.#parts.reader.readNewer(conversationId, lastMessageId);
  }

  async send(message: OutgoingText): Promise<void> {
    const { api } = this.#parts.context;
    const { text, replyTo = '' } = message;
    await this.#sending.send(message, (who, address, signal) => api.sendText(who, address, text, replyTo, signal));
  }

  async findSent(message: OutgoingText | OutgoingFile): Promise<boolean> {
    return this.#sending.find(message);
  }

  async #open(conversationId: string): Promise<void> {
    const { directory, lists, reader, chats } = this.#parts;
    if (!directory.placeOf(conversationId)) await lists.read();
    const place = directory.placeOf(conversationId);
    if (!place) throw new Fault('rejected', { cause: new Error('no such conversation') });
    const wasOpen = chats.has(conversationId);
    const chat = chats.open(conversationId);
    try {
      await reader.readFirst(conversationId);
      void this.templates.probe(conversationId);
    } catch (error) {
      if (!wasOpen && chats.get(conversationId) === chat) chats.leave(conversationId);
      throw error;
    } finally {
      // Whether it became ours, or a colleague was faster, only the lists can tell.
      if (place === 'waiting') lists.nudge('both');
    }
  }
}
