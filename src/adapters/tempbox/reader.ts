import { Fault, toFault } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import { breathe } from '../../net/breathe.js';
import type { Context } from './context.js';
import type { ConversationIds } from './conversation-ids.js';
import type { Directory } from './directory.js';
import { isFromAgent, messageFrom, messageId, numberOf, timeOfMessage } from './map-message.js';
import type { OpenChat, OpenChats } from './open-chats.js';
import { freshShare } from './poller.js';
import type { SentLog } from './sent-log.js';
import type { Teller } from './teller.js';
import { Turns } from './turns.js';
import type { MessageRow } from './wire-rows.js';
import { Windows } from './windows.js';

/** Reading so many and mapping them in one go would be felt while typing. */
const longAnswer = 5_000;
/** Windows are somebody's guess: so many looks by windows, then one at the whole conversation. */
const looksByWindow = 10;
/** Longer ones are not read again as a whole every few seconds, but when their newest message is one that is not known. */
const longConversation = 500;

export interface ReaderParts {
  readonly context: Context;
  readonly ids: ConversationIds;
  readonly directory: Directory;
  readonly chats: OpenChats;
  readonly sent: SentLog;
  readonly teller: Teller;
}

/** Reads messages of conversations and emits what is new in them. */
export class Reader {
  readonly #parts: ReaderParts;
  readonly #windows: Windows;
  readonly #turns = new Map<string, Turns>();
  readonly #cursors = new Map<string, number>();
  /** Own messages of conversations that are not open, by client id. */
  readonly #told = new Set<string>();
  /** Conversations of which nothing will do that was read before, here or in another tab. */
  readonly #fresh = new Set<string>();
  readonly #files = new Turns(() => this.#readFiles());
  #looks = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#windows = new Windows(parts.context);
  }

  /** Number of the newest message that a reading brought. */
  cursorOf(id: string): number | undefined {
    return this.#parts.chats.get(id)?.cursor ?? this.#cursors.get(id);
  }

  /** All there is, asked for after this call. Of a conversation that is not open, only our own messages are told. */
  read(id: string): Promise<void> {
    this.#fresh.add(id);
    return this.#inTurn(id);
  }

  #inTurn(id: string): Promise<void> {
    const turns = this.#turns.get(id) ?? new Turns(() => this.#readNow(id));
    this.#turns.set(id, turns);
    return turns.fresh();
  }

  /** `read` for a conversation that goes on the agent's screen: everything is told, known or not. */
  async readFirst(chat: OpenChat): Promise<void> {
    chat.entering = true;
    try {
      await this.read(chat.id);
    } finally {
      chat.entering = false;
    }
    if (this.#parts.chats.get(chat.id) === chat) this.#publish(chat.id, chat.messages(), 'complete');
  }

  /** What may be new in the open conversations; what another tab has just seen will do unless `fresh`. */
  async poll(fresh = true): Promise<void> {
    const { context, chats, directory } = this.#parts;
    const open = chats.all().filter(({ id }) => directory.placeOf(id) !== 'closed');
    if (open.length === 0) return;
    this.#looks += 1;
    if (context.settings.fetching !== 'reread' && this.#looks % looksByWindow !== 0) return this.#pollWindow(open);
    const unchanged = await this.#unchanged(open, fresh);
    let failure: unknown;
    for (const chat of open) {
      if (unchanged.has(chat) || chats.get(chat.id) !== chat) continue;
      await (fresh ? this.read(chat.id) : this.#inTurn(chat.id)).catch((error: unknown) => { failure ??= error; });
    }
    if (failure !== undefined) throw toFault(failure);
  }

  stop(): void {
    this.#files.stop();
    for (const turns of this.#turns.values()) turns.stop();
    this.#turns.clear();
  }

  clear(): void {
    this.stop();
    this.#cursors.clear();
    this.#told.clear();
  }

  async #readNow(id: string): Promise<void> {
    const { context, ids, directory } = this.#parts;
    if (!directory.placeOf(id)) throw new Fault('rejected', { cause: new Error('no such conversation') });
    const freshFor = this.#fresh.delete(id) ? 0 : context.settings.threadEvery * freshShare;
    await context.call(async (who) => {
      const reading = (): Promise<readonly MessageRow[]> => ids.messages(who, id);
      // Which of its ids a conversation goes by is found out by one's own reading.
      const rows = await (ids.isCertain ? context.look(`messages ${id}`, freshFor, who, reading) : reading());
      if (rows.length > longAnswer) await breathe();
      if (!who.signal.aborted) this.#receive(id, rows);
    });
  }

  async #unchanged(open: readonly OpenChat[], fresh: boolean): Promise<ReadonlySet<OpenChat>> {
    const { context, directory } = this.#parts;
    const long = open.filter(({ size }) => size > longConversation);
    if (long.length === 0 || this.#looks % looksByWindow === 0) return new Set();
    try {
      const freshFor = fresh ? 0 : context.settings.threadEvery * freshShare;
      const latest = await context.call((who) => context.look('latest', freshFor, who, () => context.api.latest(who)));
      return new Set(long.filter((chat) => latest.some((row) => directory.conversationOf(row) === chat.id && chat.has(messageId(row)))));
    } catch (error) {
      if (toFault(error).code !== 'rejected') throw error;
      return new Set();
    }
  }

  async #pollWindow(open: readonly OpenChat[]): Promise<void> {
    const { context, directory } = this.#parts;
    const cursors = open.map(({ cursor }) => cursor ?? 0);
    await context.call(async (who) => {
      const rows = await this.#windows.newer(who, Math.min(...cursors));
      if (who.signal.aborted) return;
      for (const { id } of open) this.#receive(id, rows.filter((row) => directory.conversationOf(row) === id));
    });
  }

  /** Only the windows of messages name files. What they lack or refuse is missed by nobody else. */
  async #readFiles(): Promise<void> {
    const { context, chats, directory } = this.#parts;
    try {
      await context.call(async (who) => {
        const rows = await this.#windows.rows((window) => context.api.window(who, window));
        if (who.signal.aborted) return;
        const files = rows.filter((row) => row.UrlAnexo !== '' || row.ArquivoAnexo !== '');
        for (const chat of chats.all()) {
          const own = files.filter((row) => directory.conversationOf(row) === chat.id);
          this.#publish(chat.id, chat.learnFiles(own, context.io.clock.now()), 'delta');
        }
      });
    } catch {
      context.settings.notice('ListarMensagensEmAberto: files could not be looked up');
    }
  }

  #receive(id: string, rows: readonly MessageRow[]): void {
    const { chats, sent, context, directory } = this.#parts;
    for (const row of rows) directory.people.learnMessage(row);
    const chat = chats.get(id);
    if (!chat) return this.#tellOwn(id, rows);
    const settled = rows.filter((row) => !sent.isSuspect(row, id));
    const fresh = settled.filter((row) => !chat.has(messageId(row)));
    const changed = chat.merge(settled, (row) => sent.clientIdFor(row, id), context.io.clock.now());
    if (changed.length > 0) directory.learnMessages(id, chat.messages(), chat.cursor);
    this.#publish(id, chat.entering ? [] : changed, 'delta');
    if (fresh.some((row) => this.#mayHaveFile(row, id))) void this.#files.fresh().catch(() => undefined);
  }

  #mayHaveFile(row: MessageRow, id: string): boolean {
    const { context: { settings }, sent } = this.#parts;
    if (!settings.attachments || row.UrlAnexo !== '' || sent.clientIdFor(row, id) !== undefined) return false;
    return row.Mensagem === '' || settings.fetching === 'reread' || settings.fetching === 'site';
  }

  #tellOwn(id: string, rows: readonly MessageRow[]): void {
    const { sent, context, directory } = this.#parts;
    const protocol = directory.conversation(id, 0)?.protocol ?? '';
    for (const row of rows) {
      const number = numberOf(row);
      if (number !== undefined) this.#cursors.set(id, Math.max(this.#cursors.get(id) ?? 0, number));
      const clientId = isFromAgent(row) ? sent.clientIdFor(row, id) : undefined;
      if (clientId === undefined || this.#told.has(clientId)) continue;
      this.#told.add(clientId);
      const sentAt = timeOfMessage(row, context.settings) ?? context.io.clock.now();
      const message = { ...messageFrom(row, { conversationId: id, protocol, sentAt, byBot: false }, context.settings), clientId };
      directory.learnMessages(id, [message], number);
      this.#publish(id, [message], 'delta');
    }
  }

  /** Emits the conversation first, whose preview and unread count follow its messages. */
  #publish(id: string, messages: readonly Message[], history: 'complete' | 'delta'): void {
    const { teller, context } = this.#parts;
    if (messages.length === 0 && history === 'delta') return;
    teller.one(id);
    context.emit({ type: 'messages-received', conversationId: id, messages, history });
  }
}
