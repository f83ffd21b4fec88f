import { Fault } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import { breathe } from '../../net/breathe.js';
import type { Context } from './context.js';
import type { DecodedMessages } from './decode.js';
import type { Directory } from './directory.js';
import { messageFrom, messageId } from './map-message.js';
import { newest, oldest, type OpenChat, type OpenChats } from './open-chats.js';
import { compareIds, type SentLog } from './sent-log.js';
import type { WireMessage } from './wire.js';

type History = 'complete' | 'delta';

/** The messenger confirms within seconds, and no push tells (contract part 6, row 23): look so often, ever more rarely. */
const confirmationLooks = 6;
const firstLookAfter = 1_500;
/** What nobody confirmed for so long, and what we did not send ourselves, is not worth looking at again. */
const freshFor = 120_000;
/** Reading so many and mapping them in one go would be felt while typing. */
const longAnswer = 5_000;

/** Reads messages of conversations and emits them: whole histories, what came since, and what became of our own. */
export class ConversationReader {
  readonly #context: Context;
  readonly #directory: Directory;
  readonly #chats: OpenChats;
  readonly #sent: SentLog;

  constructor(context: Context, directory: Directory, chats: OpenChats, sent: SentLog) {
    this.#context = context;
    this.#directory = directory;
    this.#chats = chats;
    this.#sent = sent;
  }

  /** All there is. Makes the conversation the agent's where it was nobody's. */
  async readAll(id: string): Promise<void> {
    const kind = this.#directory.placeOf(id) === 'mine' ? 'read' : 'write';
    await this.#context.call(async (who, signal) => {
      const { opened, ...decoded } = await this.#context.api.openChat(who, id, kind, signal);
      if (decoded.messages.length > longAnswer) await breathe();
      if (signal.aborted) return;
      this.#directory.opened(id, opened, who.agentId);
      const chat = this.#chats.get(id);
      if (chat) chat.readsDeleted = opened.permite_ler_excluido;
      this.#receive(id, decoded, 'complete', opened.permite_ler_excluido);
    });
  }

  /** `readAll` for a conversation that goes on the agent's screen; pushes that come meanwhile are read after it. */
  async readFirst(id: string): Promise<void> {
    const chat = this.#chats.open(id);
    const reading = this.readAll(id);
    const fetching = reading.finally(() => { if (chat.fetching === fetching) chat.fetching = undefined; });
    chat.fetching = fetching;
    await fetching;
    if (!chat.fetchAgain) return;
    this.catchUp(id).catch((error: unknown) => this.#context.faulted(error));
  }

  /**
   * What came after `lastId`, or after the last message read when that is older. Calls that overlap share one more read.
   * Resolves with whether the vendor said in so many words that this was all.
   */
  async readNewer(id: string, lastId: string | undefined): Promise<boolean> {
    const address = this.#directory.addressOf(id);
    if (!address) throw new Fault('rejected', { cause: new Error('no such conversation') });
    const chat = this.#chats.get(id);
    const given = lastId !== undefined && /^\d+$/.test(lastId) ? lastId : undefined;
    const cursor = oldest(chat?.cursor, given);
    if (cursor === undefined) return this.readAll(id).then(() => true);
    return this.#context.call(async (who, signal) => {
      const decoded = await this.#context.api.newerMessages(who, address, cursor, signal);
      if (decoded.messages.length > longAnswer) await breathe();
      if (!signal.aborted) this.#receive(id, decoded, 'delta', chat?.readsDeleted ?? false, cursor);
      return decoded.certain;
    });
  }

  /** For pushes: one read at a time, and one more when something came meanwhile. */
  catchUp(id: string): Promise<void> {
    const chat = this.#chats.get(id);
    if (!chat) return Promise.resolve();
    if (chat.fetching) {
      chat.fetchAgain = true;
      return chat.fetching;
    }
    chat.fetching = this.#catchUpNow(id, chat).finally(() => { chat.fetching = undefined; });
    return chat.fetching;
  }

  /** The vendor took our message and showed it. */
  receiveEcho(wire: WireMessage, message: Message, cursor: string | undefined): void {
    const { conversationId } = message;
    const chat = this.#chats.get(conversationId);
    if (chat && message.status === 'sending') this.#awaitConfirmation(chat, messageId(wire), cursor);
    this.#publish(conversationId, [message], 'delta');
  }

  /** A send was decided: what looked like its echo may be shown. */
  release(conversationId: string): void {
    const chat = this.#chats.get(conversationId);
    const held = chat?.held.splice(0) ?? [];
    if (held.length > 0) this.#show(conversationId, held, 'delta', chat?.readsDeleted ?? false);
  }

  async #catchUpNow(id: string, chat: OpenChat): Promise<void> {
    do {
      chat.fetchAgain = false;
      await this.readNewer(id, undefined);
    } while (chat.fetchAgain && this.#chats.get(id) === chat);
  }

  #receive(id: string, decoded: DecodedMessages, history: History, readsDeleted: boolean, after?: string): void {
    if (decoded.skipped > 0) this.#context.settings.notice(`messages: ${decoded.skipped} could not be read`);
    const chat = this.#chats.get(id);
    const suspects = chat ? decoded.messages.filter((wire) => this.#sent.isSuspect(wire, id)) : [];
    if (chat) {
      for (const wire of decoded.messages) chat.cursor = newest(chat.cursor, messageId(wire));
      chat.held.push(...suspects);
    }
    const shown = suspects.length === 0 ? decoded.messages : decoded.messages.filter((wire) => !suspects.includes(wire));
    this.#show(id, shown, history, readsDeleted, after);
  }

  #show(id: string, wires: readonly WireMessage[], history: History, readsDeleted: boolean, after?: string): void {
    const receivedAt = this.#context.io.clock.now();
    const context = { conversationId: id, receivedAt, readsDeleted };
    const messages = wires.map((wire) => this.#sent.label(wire, messageFrom(wire, context)));
    this.#settleConfirmations(id, messages);
    this.#awaitConfirmations(id, messages, after);
    this.#publish(id, messages, history);
  }

  #publish(id: string, messages: readonly Message[], history: History): void {
    if (messages.length === 0 && history === 'delta') return;
    this.#directory.learnMessages(id, messages);
    const conversation = this.#directory.conversation(id);
    if (conversation) this.#context.emit({ type: 'conversation-changed', conversation });
    this.#context.emit({ type: 'messages-received', conversationId: id, messages, history });
  }

  #settleConfirmations(id: string, messages: readonly Message[]): void {
    const chat = this.#chats.get(id);
    if (!chat || chat.unconfirmed.size === 0) return;
    for (const message of messages) if (message.status !== 'sending') chat.unconfirmed.delete(message.id);
  }

  /** Found after a lost answer, or written just before the page was loaded again: no echo put these under watch. */
  #awaitConfirmations(id: string, messages: readonly Message[], after: string | undefined): void {
    const chat = this.#chats.get(id);
    const since = this.#context.io.clock.now() - freshFor;
    const open = chat ? messages.filter(({ status, clientId, sentAt }) => status === 'sending' && (clientId !== undefined || sentAt > since)) : [];
    for (const message of open) {
      if (!chat || chat.unconfirmed.has(message.id)) continue;
      const earlier = messages.filter((other) => compareIds(other.id, message.id) < 0);
      this.#awaitConfirmation(chat, message.id, earlier.reduce((last, other) => newest(last, other.id), after));
    }
  }

  #awaitConfirmation(chat: OpenChat, id: string, cursor: string | undefined): void {
    chat.unconfirmed.set(id, cursor);
    chat.confirmationLooks = 0;
    this.#lookForConfirmation(chat);
  }

  #lookForConfirmation(chat: OpenChat): void {
    chat.cancelLook?.();
    const wait = firstLookAfter * 2 ** chat.confirmationLooks;
    chat.confirmationLooks += 1;
    chat.cancelLook = this.#context.io.clock.after(wait, () => {
      chat.cancelLook = undefined;
      void this.#confirm(chat);
    });
  }

  async #confirm(chat: OpenChat): Promise<void> {
    if (chat.unconfirmed.size === 0 || this.#chats.get(chat.id) !== chat) return;
    if (this.#directory.placeOf(chat.id) !== 'mine') return;
    const earliest = [...chat.unconfirmed].reduce((first, next) => (compareIds(next[0], first[0]) < 0 ? next : first));
    try {
      // Without a message before it, only the whole conversation is certain to have it.
      await (earliest[1] === undefined ? this.readAll(chat.id) : this.readNewer(chat.id, earliest[1]));
    } catch {
      // A missed look is no fault of the agent's: the next one, or the next opening, tells.
    }
    const goesOn = chat.unconfirmed.size > 0 && chat.confirmationLooks < confirmationLooks;
    if (goesOn && this.#chats.get(chat.id) === chat && this.#context.isLinked) this.#lookForConfirmation(chat);
  }
}
