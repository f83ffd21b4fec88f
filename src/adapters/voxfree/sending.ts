import { Fault, toFault } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import type { Io } from '../../net/io.js';
import type { ChatAddress } from './api.js';
import type { Identity } from './map.js';
import { messageFrom, messageId } from './map-message.js';
import { isFile, isTemplateToSend, withFile, type Outgoing } from './outgoing.js';
import type { ChatParts } from './parts.js';
import type { WireMessage } from './wire.js';

/** Asks the vendor to send; resolves with the echo, or undefined when the vendor took it and did not show it. */
export type Post = (who: Identity, address: ChatAddress, signal: AbortSignal) => Promise<WireMessage | undefined>;

/** A server that we stopped waiting for may still finish what it was asked: look no earlier than this for the last time. */
const settlingTime = 3_000;

/** Whatever an agent sends goes this way: texts, files and templates. */
export class Sending {
  readonly #parts: ChatParts;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  /** Rejects with `conflict` for a conversation that is not this agent's. */
  addressOf(conversationId: string): ChatAddress {
    const { directory } = this.#parts;
    const address = directory.addressOf(conversationId);
    if (!address || directory.placeOf(conversationId) !== 'mine') throw notOurs();
    return address;
  }

  /** Resolves once the accepted message was emitted with its client id. */
  async send(message: Outgoing, post: Post): Promise<void> {
    const { context, chats, sent, reader } = this.#parts;
    const { clientId, conversationId } = message;
    const address = this.addressOf(conversationId);
    const cursor = chats.get(conversationId)?.cursor;
    sent.begin(message, cursor);
    try {
      const echo = await context.call((who, signal) => post(who, address, signal));
      await this.#accepted(message, echo, cursor);
    } catch (error) {
      const fault = toFault(error);
      if (fault.outcomeUnknown) sent.doubt(clientId, context.io.clock.now());
      else sent.drop(clientId);
      throw this.#explained(fault, address);
    } finally {
      reader.release(conversationId);
    }
  }

  /** `ChatPort.findSent`. */
  async find(message: Outgoing): Promise<boolean> {
    const { sent, directory, context } = this.#parts;
    const { clientId, conversationId } = message;
    if (sent.vendorIdOf(clientId) !== undefined) return true;
    if (directory.placeOf(conversationId) !== 'mine') throw notOurs();
    sent.lookAgain(clientId);
    if (!sent.attemptOf(clientId)) {
      sent.begin(message, undefined);
      // Of an earlier page, which may have died a moment ago in the middle of the request.
      sent.doubt(clientId, context.io.clock.now());
    }
    if (await this.#look(message)) return true;
    const wait = (sent.attemptOf(clientId)?.settledAt ?? 0) + settlingTime - context.io.clock.now();
    if (wait > 0) {
      await delay(context.io, Math.min(wait, settlingTime), context.signal);
      if (await this.#look(message)) return true;
    }
    if (sent.attemptOf(clientId)?.lookAlike) throw cannotTell('a file like it is there under another name');
    sent.judgeAbsent(clientId);
    return false;
  }

  async #accepted(message: Outgoing, echo: WireMessage | undefined, cursor: string | undefined): Promise<void> {
    const { context, sent, reader } = this.#parts;
    const { clientId } = message;
    if (echo && messageId(echo) !== '' && (echo.codid !== '' || echo.id !== '')) {
      const wire = completed(echo, message);
      sent.settle(clientId, messageId(wire), echo);
      reader.receiveEcho(wire, this.#mapped(wire, message), cursor);
      return;
    }
    sent.doubt(clientId, context.io.clock.now());
    const found = await this.#look(message).catch(() => false);
    // Accepted without a name: shown under our own until a read brings the vendor's.
    if (found) return;
    const wire = completed(undefined, message);
    reader.receiveEcho(wire, { ...this.#mapped(wire, message), id: clientId }, cursor);
  }

  #mapped(wire: WireMessage, message: Outgoing): Message {
    const { conversationId, clientId, text, replyTo } = message;
    const { io, identity } = this.#parts.context;
    const mapped = messageFrom(wire, { conversationId, receivedAt: io.clock.now(), readsDeleted: true });
    const { attachment } = mapped;
    return {
      ...mapped,
      clientId,
      body: isTemplateToSend(message) && wire.content !== '' ? mapped.body : { kind: 'text', text },
      author: { kind: 'agent', ...(identity ? { name: identity.name } : {}) },
      ...(attachment && isFile(message) ? { attachment: withFile(attachment, message.file) } : {}),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
  }

  /** Reads what came since the message was written; the reader labels what is ours. */
  async #look(message: Outgoing): Promise<boolean> {
    const { sent, reader } = this.#parts;
    const { clientId, conversationId } = message;
    const cursor = sent.attemptOf(clientId)?.cursor;
    const certain = cursor === undefined
      ? await reader.readAll(conversationId).then(() => true)
      : await reader.readNewer(conversationId, cursor);
    if (sent.vendorIdOf(clientId) !== undefined) return true;
    if (!certain) throw cannotTell('no mensagens');
    return false;
  }

  /**
   * The channel's id is wanted and may be told nowhere (contract part 6, row 2). It goes out empty then; whoever reads a
   * log learns what a refusal is likely to be about.
   */
  #explained(fault: Fault, address: ChatAddress): Fault {
    if (fault.code !== 'rejected' || address.channelId !== '') return fault;
    this.#parts.context.settings.notice('sending was refused, and the channel of the conversation is not known: name it in `channels`');
    return new Fault('rejected', { cause: new Error('refused without id_canal_unico, which nobody has told', { cause: fault.cause }) });
  }
}

/** Half an echo is an acceptance, too (contract part 6, row 12): the rest we know, because we wrote it. */
function completed(echo: WireMessage | undefined, message: Outgoing): WireMessage {
  const known = echo ?? blank;
  const template = isTemplateToSend(message);
  const nameless = known.file === '' && known.url === '';
  return {
    ...known,
    protocolo: known.protocolo || message.conversationId,
    type: template ? 'template' : known.type,
    fromMe: true,
    content: template ? known.content : known.content || message.text,
    file: isFile(message) && nameless ? message.file.name : known.file,
  };
}

const blank: WireMessage = {
  codid: '', protocolo: '', id: '', type: 'text', subtype: '', reply_id: '', fromMe: true, content: '', url: '', file: '',
  timestamp: undefined, lido: 0, excluido: false, data_mensagem: '',
};

function notOurs(): Fault {
  return new Fault('conflict', { cause: new Error('not a conversation of this agent') });
}

function cannotTell(why: string): Fault {
  return new Fault('protocol', { outcomeUnknown: true, cause: new Error(why) });
}

function delay(io: Io, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = io.clock.after(milliseconds, resolve);
    signal.addEventListener('abort', () => { cancel(); resolve(); }, { once: true });
  });
}
