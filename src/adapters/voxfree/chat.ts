import type { ChatPort } from '../../domain/chat-port.js';
import { Fault, toFault } from '../../domain/fault.js';
import type { Message, OutgoingText } from '../../domain/message.js';
import type { Io } from '../../net/io.js';
import type { Context } from './context.js';
import type { ConversationReader } from './conversation-reader.js';
import type { Directory } from './directory.js';
import type { Lists } from './lists.js';
import { messageFrom, messageId } from './map-message.js';
import type { OpenChats } from './open-chats.js';
import type { SentLog } from './sent-log.js';
import type { WireMessage } from './wire.js';

export interface ChatParts {
  readonly context: Context;
  readonly directory: Directory;
  readonly lists: Lists;
  readonly reader: ConversationReader;
  readonly chats: OpenChats;
  readonly sent: SentLog;
}

/** A server that we stopped waiting for may still finish what it was asked: look no earlier than this for the last time. */
const settlingTime = 3_000;

export class Chat implements ChatPort {
  readonly #parts: ChatParts;
  readonly #opening = new Map<string, Promise<void>>();

  constructor(parts: ChatParts) {
    this.#parts = parts;
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
    const { context, directory, chats, sent, reader } = this.#parts;
    const { clientId, conversationId, text, replyTo = '' } = message;
    const address = directory.addressOf(conversationId);
    if (!address || directory.placeOf(conversationId) !== 'mine') throw notOurs();
    const cursor = chats.get(conversationId)?.cursor;
    sent.begin(message, cursor);
    try {
      const echo = await context.call((who, signal) => context.api.sendText(who, address, text, replyTo, signal));
      await this.#accepted(message, echo, cursor);
    } catch (error) {
      const fault = toFault(error);
      if (fault.outcomeUnknown) sent.doubt(clientId, context.io.clock.now());
      else sent.drop(clientId);
      throw fault;
    } finally {
      reader.release(conversationId);
    }
  }

  async findSent(message: OutgoingText): Promise<boolean> {
    const { sent, directory, context } = this.#parts;
    const { clientId, conversationId } = message;
    if (sent.vendorIdOf(clientId) !== undefined) return true;
    if (directory.placeOf(conversationId) !== 'mine') throw notOurs();
    if (!sent.attemptOf(clientId)) {
      sent.begin(message, undefined);
      sent.doubt(clientId, message.writtenAt);
    }
    if (await this.#look(message)) return true;
    const wait = (sent.attemptOf(clientId)?.settledAt ?? 0) + settlingTime - context.io.clock.now();
    if (wait > 0) {
      await delay(context.io, Math.min(wait, settlingTime), context.signal);
      if (await this.#look(message)) return true;
    }
    sent.judgeAbsent(clientId);
    return false;
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
    } catch (error) {
      if (!wasOpen && chats.get(conversationId) === chat) chats.leave(conversationId);
      throw error;
    } finally {
      // Whether it became ours, or a colleague was faster, only the lists can tell.
      if (place === 'waiting') lists.nudge('both');
    }
  }

  /** Resolves once the accepted message was emitted with its client id. */
  async #accepted(message: OutgoingText, echo: WireMessage | undefined, cursor: string | undefined): Promise<void> {
    const { context, sent, reader } = this.#parts;
    const { clientId } = message;
    if (echo && messageId(echo) !== '' && (echo.codid !== '' || echo.id !== '')) {
      const wire = completed(echo, message);
      sent.settle(clientId, messageId(wire));
      reader.receiveEcho(wire, this.#mapped(wire, message), cursor);
      return;
    }
    sent.doubt(clientId, context.io.clock.now());
    const found = await this.#look(message).catch(() => false);
    // Accepted without a name: shown under our own until a read brings the vendor's.
    if (!found) reader.receiveEcho(completed(undefined, message), this.#unnamed(message), cursor);
  }

  #mapped(wire: WireMessage, message: OutgoingText): Message {
    const { conversationId, clientId, text, replyTo } = message;
    const context = { conversationId, receivedAt: this.#parts.context.io.clock.now(), readsDeleted: true };
    const mapped = messageFrom(wire, context);
    return {
      ...mapped,
      clientId,
      body: { kind: 'text', text },
      author: { kind: 'agent', ...this.#name() },
      ...(replyTo === undefined ? {} : { replyTo }),
    };
  }

  #unnamed(message: OutgoingText): Message {
    return { ...this.#mapped(completed(undefined, message), message), id: message.clientId };
  }

  #name(): { readonly name?: string } {
    const name = this.#parts.context.identity?.name;
    return name === undefined ? {} : { name };
  }

  /** Reads what came since the message was written; the reader labels what is ours. */
  async #look(message: OutgoingText): Promise<boolean> {
    const { sent, reader } = this.#parts;
    const { clientId, conversationId } = message;
    const cursor = sent.attemptOf(clientId)?.cursor;
    const certain = cursor === undefined
      ? await reader.readAll(conversationId).then(() => true)
      : await reader.readNewer(conversationId, cursor);
    if (sent.vendorIdOf(clientId) !== undefined) return true;
    if (!certain) throw new Fault('protocol', { outcomeUnknown: true, cause: new Error('no mensagens') });
    return false;
  }
}

/** Half an echo is an acceptance, too (contract part 6, row 12): the rest we know, because we wrote it. */
function completed(echo: WireMessage | undefined, message: OutgoingText): WireMessage {
  const known = echo ?? blank;
  return {
    ...known,
    protocolo: known.protocolo || message.conversationId,
    fromMe: true,
    content: known.content || message.text,
  };
}

const blank: WireMessage = {
  codid: '', protocolo: '', id: '', type: 'text', subtype: '', reply_id: '', fromMe: true, content: '', url: '', file: '',
  timestamp: undefined, lido: 0, excluido: false, data_mensagem: '',
};

function notOurs(): Fault {
  return new Fault('conflict', { cause: new Error('not a conversation of this agent') });
}

function delay(io: Io, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = io.clock.after(milliseconds, resolve);
    signal.addEventListener('abort', () => { cancel(); resolve(); }, { once: true });
  });
}
