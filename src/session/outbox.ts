import type { ChatPort } from '../domain/chat-port.js';
import { Fault, faultInfo, toFault } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import type { Kernel } from './kernel.js';
import { messageDetail, newClientId, outgoingText } from './outgoing.js';
import type { UnsentStorage, UnsentText } from './unsent.js';

/** So often a refused text goes out again by itself, where the vendor said that this makes sense. */
const attempts = 5;

const longestPause = 30_000;

export interface OutboxOptions {
  readonly kernel: Kernel;
  readonly storage: Promise<UnsentStorage>;
  readonly online: () => boolean;
  readonly echo: (text: UnsentText) => Message;
  /** The vendor has told of it already. */
  readonly isKnown: (text: UnsentText) => boolean;
  /** Shows what is on its way in one conversation. */
  readonly show: (conversationId: string, pending: readonly Message[]) => void;
}

/**
 * The texts of one sign-in that no vendor has confirmed. Each is written down before it is sent, and again before the
 * sending itself, so that after a crash a text that may have gone out is looked up instead of sent twice.
 *
 *   queued ──▶ sending ──▶ (confirmed: the vendor's message takes over)
 *     ▲           ├──▶ failed ──▶ retry: queued
 *     └ retryable ┘└──▶ not-confirmed ──▶ looked up: confirmed, failed, or still not confirmed
 *
 * First in, first out per conversation, one at a time. A text in doubt holds up those behind it until it was looked up.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #texts = new Map<string, UnsentText>();
  readonly #echoes = new WeakMap<UnsentText, Message>();
  readonly #tries = new Map<string, number>();
  readonly #doubtful = new Set<string>();
  readonly #busy = new Set<string>();
  readonly #pauses = new Map<string, () => void>();
  readonly #lookups = new Map<string, Promise<void>>();
  #stored: Promise<unknown>;
  #lastWritten = 0;
  #left = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#stored = options.storage;
  }

  /** Takes over what an earlier page or sign-in left behind. */
  restore(texts: readonly UnsentText[]): void {
    if (this.#left || texts.length === 0) return;
    const newer = [...this.#texts.values()];
    this.#texts.clear();
    for (const text of texts) {
      if (this.#options.isKnown(text)) void this.#store((storage) => storage.remove(text.clientId));
      else this.#texts.set(text.clientId, text.status === 'sending' ? { ...text, status: 'not-confirmed' } : text);
    }
    for (const text of newer) this.#texts.set(text.clientId, text);
    for (const id of new Set(texts.map((text) => text.conversationId))) this.#show(id);
    if (this.#options.online()) this.resume();
  }

  /** The connection is back: what is in doubt is looked up, the rest goes out. */
  resume(): void {
    for (const cancel of this.#pauses.values()) cancel();
    this.#pauses.clear();
    const conversations = new Set<string>();
    for (const text of this.#texts.values()) {
      conversations.add(text.conversationId);
      if (text.status === 'not-confirmed') this.#doubtful.add(text.clientId);
    }
    for (const id of conversations) this.#advance(id);
  }

  /** Shows at once; resolves when it is written down. */
  async send(conversationId: string, text: string, replyTo: string | undefined): Promise<string> {
    this.#lastWritten = Math.max(this.#options.kernel.clock.now(), this.#lastWritten + 1);
    const unsent: UnsentText = {
      clientId: newClientId(),
      conversationId,
      text,
      writtenAt: this.#lastWritten,
      status: 'queued',
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    await this.#put(unsent);
    this.#advance(conversationId);
    return unsent.clientId;
  }

  async retry(clientId: string): Promise<void> {
    const { faultCode: _fault, ...text } = this.#need(clientId, 'failed');
    this.#tries.delete(clientId);
    await this.#put({ ...text, status: 'queued' });
    this.#advance(text.conversationId);
  }

  async check(clientId: string): Promise<void> {
    const text = this.#need(clientId, 'not-confirmed');
    if (!this.#options.online()) throw new Fault('network', { retryable: true });
    await this.#lookUp(text);
  }

  async discard(clientId: string): Promise<string> {
    const text = this.#need(clientId, 'queued', 'failed', 'not-confirmed');
    this.#pauses.get(text.conversationId)?.();
    this.#pauses.delete(text.conversationId);
    await this.#drop(text);
    this.#advance(text.conversationId);
    return text.text;
  }

  has(clientId: string): boolean {
    return this.#texts.has(clientId);
  }

  /** The vendor has it: its own message takes the place of ours. Returns whether it was one of these. */
  confirm(clientId: string): boolean {
    const text = this.#texts.get(clientId);
    if (text) void this.#drop(text);
    return text !== undefined;
  }

  /**
   * Signed out: nothing more is sent or shown. What is written down stays for the same agent's next sign-in. `others`
   * are done with the storage when it resolves.
   */
  leave(others: Promise<void>): void {
    this.#left = true;
    this.#stored = Promise.all([this.#stored, others]);
    for (const cancel of this.#pauses.values()) cancel();
    this.#texts.clear();
    if (this.#busy.size === 0) this.#close();
  }

  #advance(conversationId: string): void {
    if (this.#left || this.#busy.has(conversationId) || this.#pauses.has(conversationId)) return;
    if (!this.#options.online()) return;
    const next = this.#of(conversationId).find(
      (text) => text.status === 'queued' || this.#doubtful.has(text.clientId),
    );
    if (!next) return;
    this.#busy.add(conversationId);
    const work = next.status === 'queued' ? this.#attempt(next) : this.#lookUp(next).catch(() => undefined);
    void work.then(() => {
      this.#busy.delete(conversationId);
      if (!this.#left) this.#advance(conversationId);
      else if (this.#busy.size === 0) this.#close();
    });
  }

  async #attempt(queued: UnsentText): Promise<void> {
    const sending: UnsentText = { ...queued, status: 'sending' };
    await this.#put(sending);
    if (this.#left) return this.#store((storage) => storage.put(queued));
    try {
      await this.#chat().send(outgoingText(queued));
      if (this.#left) await this.#store((storage) => storage.remove(queued.clientId));
      else if (this.#texts.has(queued.clientId)) await this.#doubt(sending, new Fault('protocol', { outcomeUnknown: true }));
    } catch (error) {
      if (this.#left || this.#texts.has(queued.clientId)) await this.#settle(sending, toFault(error));
    }
  }

  async #settle(text: UnsentText, fault: Fault): Promise<void> {
    if (fault.outcomeUnknown) return this.#doubt(text, fault);
    const tried = (this.#tries.get(text.clientId) ?? 0) + 1;
    this.#tries.set(text.clientId, tried);
    if (!fault.retryable || tried >= attempts) return this.#fail(text, fault);
    const { conversationId } = text;
    const pause = fault.retryAfter ?? Math.min(longestPause, 1000 * 2 ** (tried - 1));
    if (!this.#left) {
      this.#pauses.set(conversationId, this.#options.kernel.clock.after(pause, () => {
        this.#pauses.delete(conversationId);
        this.#advance(conversationId);
      }));
    }
    await this.#put({ ...text, status: 'queued' });
  }

  async #doubt(text: UnsentText, fault: Fault): Promise<void> {
    this.#doubtful.add(text.clientId);
    if (!this.#left) this.#options.kernel.report('chat.send', fault);
    await this.#put({ ...text, status: 'not-confirmed', faultCode: fault.code });
  }

  async #fail(text: UnsentText, fault: Fault): Promise<void> {
    const failed: UnsentText = { ...text, status: 'failed', faultCode: fault.code };
    const stored = this.#put(failed);
    if (!this.#left) {
      this.#options.kernel.report('chat.send', fault);
      this.#tellFailed(this.#echo(failed), fault);
    }
    await stored;
  }

  #lookUp(text: UnsentText): Promise<void> {
    const running = this.#lookups.get(text.clientId);
    if (running) return running;
    const lookup = this.#find(text).finally(() => this.#lookups.delete(text.clientId));
    this.#lookups.set(text.clientId, lookup);
    return lookup;
  }

  async #find(text: UnsentText): Promise<void> {
    const { kernel } = this.#options;
    try {
      const found = await this.#chat().findSent(outgoingText(text));
      if (!this.#texts.has(text.clientId)) return;
      if (!found) return await this.#fail(text, new Fault(text.faultCode ?? 'unknown'));
      kernel.tell('cc-message-sent', messageDetail(this.#echo(text)));
      await this.#drop(text);
    } catch (error) {
      throw kernel.report('chat.findSent', error);
    } finally {
      this.#doubtful.delete(text.clientId);
    }
  }

  #tellFailed(message: Message, fault: Fault): void {
    this.#options.kernel.tell('cc-message-failed', { ...messageDetail(message), fault: faultInfo(fault) });
  }

  #need(clientId: string, ...statuses: readonly UnsentText['status'][]): UnsentText {
    const text = this.#texts.get(clientId);
    if (!text) throw new Fault('rejected');
    if (!statuses.includes(text.status)) throw new Fault('conflict');
    return text;
  }

  async #put(text: UnsentText): Promise<void> {
    if (!this.#left) {
      this.#texts.set(text.clientId, text);
      this.#show(text.conversationId);
    }
    await this.#store((storage) => storage.put(text));
  }

  async #drop(text: UnsentText): Promise<void> {
    this.#texts.delete(text.clientId);
    this.#tries.delete(text.clientId);
    this.#doubtful.delete(text.clientId);
    this.#show(text.conversationId);
    await this.#store((storage) => storage.remove(text.clientId));
  }

  /** In order. A text that cannot be written down is sent all the same. */
  #store(write: (storage: UnsentStorage) => Promise<void>): Promise<void> {
    const stored = this.#stored.then(() => this.#options.storage).then(write).catch(() => undefined);
    this.#stored = stored;
    return stored;
  }

  #close(): void {
    void this.#store(async (storage) => storage.close());
  }

  #chat(): ChatPort {
    return this.#options.kernel.ports.need('chat');
  }

  #of(conversationId: string): readonly UnsentText[] {
    return [...this.#texts.values()].filter((text) => text.conversationId === conversationId);
  }

  #show(conversationId: string): void {
    this.#options.show(conversationId, this.#of(conversationId).map((text) => this.#echo(text)));
  }

  #echo(text: UnsentText): Message {
    const known = this.#echoes.get(text) ?? this.#options.echo(text);
    this.#echoes.set(text, known);
    return known;
  }
}
