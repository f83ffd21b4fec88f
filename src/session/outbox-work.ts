import type { ChatPort } from '../domain/chat-port.js';
import { Fault, faultInfo, toFault } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import { messageDetail, outgoingText } from './outgoing.js';
import type { OutboxAct, TabWatcher, Unsent, UnsentStorage } from './unsent.js';
import type { UnsentBox } from './unsent-box.js';
import { GivenFiles, upload } from './upload.js';

/** So often something goes out, or is looked up, again by itself, where the vendor said that this makes sense. */
const attempts = 5;

const longestPause = 30_000;

type SendAgain = (conversationId: string, text: string, replyTo?: string, file?: File, voice?: boolean) => Promise<string>;

interface Pause {
  readonly cancel: () => void;
  /** The vendor asked for it. */
  readonly asked: boolean;
}

/**
 * Sends what is in the box. Each is written down again before the sending itself, so that after a crash what may have
 * gone out is looked up instead of sent twice.
 *
 *   queued ──▶ sending ──▶ (confirmed: the vendor's message takes over)
 *     ▲           ├──▶ failed ──▶ retry: queued
 *     └ retryable ┘└──▶ not-confirmed ──▶ looked up: confirmed, failed, or still not confirmed
 *
 * First in, first out per conversation, one at a time. What is in doubt holds up what is behind it until it was looked up.
 */
export class OutboxWork {
  readonly #box: UnsentBox;
  readonly #send: SendAgain;
  readonly #given = new GivenFiles();
  readonly #uploads = new Map<string, AbortController>();
  readonly #tries = new Map<string, number>();
  readonly #doubtful = new Set<string>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #pauses = new Map<string, Pause>();
  readonly #lookups = new Map<string, Promise<void>>();

  constructor(box: UnsentBox, send: SendAgain) {
    this.#box = box;
    this.#send = send;
    box.given = (clientId) => this.#given.get(clientId)?.file;
  }

  /** What was written before this was here, or is left by others, goes out. */
  begin(storage: UnsentStorage): void {
    this.#box.tabs = storage.watch(this.#watcher());
    this.#goOn();
  }

  /** The connection is back: what is in doubt is looked up, the rest goes out. */
  resume(): void {
    this.#goOn();
    for (const id of [...this.#pauses.keys()]) this.#endPause(id);
  }

  /** Also on what another tab is sending, which does it then. */
  act(name: OutboxAct, conversationId: string, clientId: string): Promise<string> {
    const { tabs, options } = this.#box;
    if (tabs?.has(clientId)) return tabs.ask(name, clientId);
    const known = this.#box.has(clientId) ? undefined : options.known(conversationId, clientId);
    return name === 'retry' && known?.status === 'failed' ? this.#sendAgain(known) : this.#own(name, clientId);
  }

  /** The vendor took it and then refused it: it stays as it is, and the same goes out as a new message. */
  async #sendAgain({ conversationId, clientId = '', body, attachment, replyTo }: Message): Promise<string> {
    const given = this.#given.get(clientId);
    if (body.kind !== 'text' || (attachment && !given)) throw new Fault('unsupported');
    return this.#send(conversationId, body.text, replyTo, given?.file, given?.voice);
  }

  async #own(name: OutboxAct, clientId: string): Promise<string> {
    if (name === 'retry') await this.#retry(clientId);
    else if (name === 'check') await this.#check(clientId);
    else return this.#discard(clientId);
    return '';
  }

  leave(): void {
    for (const { cancel } of this.#pauses.values()) cancel();
    for (const controller of this.#uploads.values()) controller.abort();
    if (this.#busy.size === 0) this.#box.close();
  }

  async #retry(clientId: string): Promise<void> {
    const { faultCode: _fault, ...unsent } = this.#need(clientId, 'failed');
    this.#tries.delete(clientId);
    await this.#box.put({ ...unsent, status: 'queued' });
    this.advance(unsent.conversationId);
  }

  async #check(clientId: string): Promise<void> {
    const unsent = this.#need(clientId, 'not-confirmed');
    if (!this.#box.options.online()) throw new Fault('network', { retryable: true });
    await this.#lookUp(unsent);
  }

  async #discard(clientId: string): Promise<string> {
    const known = this.#box.get(clientId);
    if (known && (await this.#stop(known))) return known.text;
    const unsent = this.#need(clientId, 'queued', 'failed', 'not-confirmed');
    await this.#box.drop(unsent);
    this.#endPause(unsent.conversationId);
    return unsent.text;
  }

  /** Takes over what an earlier page, an earlier sign-in or a tab that is gone left behind. */
  #restore(left: readonly Unsent[]): void {
    if (this.#box.isLeft || left.length === 0) return;
    const all = [...this.#box.all];
    for (const unsent of left) {
      if (this.#isKnown(unsent)) void this.#box.store((storage) => storage.remove(unsent.clientId));
      else all.push(unsent.status === 'sending' ? { ...unsent, status: 'not-confirmed' } : unsent);
    }
    this.#box.replace(all.sort((a, b) => a.writtenAt - b.writtenAt));
    for (const id of new Set(left.map((unsent) => unsent.conversationId))) this.#box.show(id);
    this.#goOn();
  }

  #goOn(): void {
    const { all } = this.#box;
    for (const { clientId, status } of all) if (status === 'not-confirmed') this.#doubtful.add(clientId);
    for (const id of new Set(all.map(({ conversationId }) => conversationId))) this.advance(id);
  }

  /** The next in a conversation goes out, if there is one and nothing is against it. */
  advance(conversationId: string): void {
    if (this.#box.isLeft || this.#busy.has(conversationId) || this.#pauses.has(conversationId)) return;
    if (!this.#box.options.online()) return;
    const next = this.#box.all.find((unsent) =>
      unsent.conversationId === conversationId && (unsent.status === 'queued' || this.#doubtful.has(unsent.clientId)));
    if (!next) return;
    const work = (next.status === 'queued' ? this.#attempt(next) : this.#clearUp(next)).then(() => {
      this.#busy.delete(conversationId);
      if (!this.#box.isLeft) this.advance(conversationId);
      else if (this.#busy.size === 0) this.#box.close();
    });
    this.#busy.set(conversationId, work);
  }

  async #attempt(queued: Unsent): Promise<void> {
    const { clientId } = queued;
    const sending: Unsent = { ...queued, status: 'sending' };
    const stop = new AbortController();
    if (queued.file) this.#uploads.set(clientId, stop);
    await this.#box.put(sending);
    if (this.#box.isLeft) return this.#box.store((storage) => storage.put(queued));
    try {
      await this.#deliver(sending, stop.signal);
      if (this.#box.isLeft) await this.#box.store((storage) => storage.remove(clientId));
      else if (this.#box.has(clientId)) await this.#doubt(sending, new Fault('protocol', { outcomeUnknown: true }));
    } catch (error) {
      const fault = toFault(error);
      if (!stop.signal.aborted || fault.outcomeUnknown) await this.#settle(sending, fault);
      else if (this.#box.isLeft) await this.#box.store((storage) => storage.put(queued));
      else await this.#box.drop(queued);
    } finally {
      this.#uploads.delete(clientId);
      if (!this.#box.has(clientId)) this.#tries.delete(clientId);
    }
  }

  async #deliver(sending: Unsent, signal: AbortSignal): Promise<void> {
    const { clientId, file } = sending;
    const chat = this.#chat();
    if (!file) return chat.send(outgoingText(sending));
    const content = await this.#box.file(clientId);
    await upload(chat.attachments, { ...outgoingText(sending), file }, content, signal, (uploaded) => {
      if (this.#box.get(clientId)?.status === 'sending') this.#box.set({ ...sending, uploaded });
    });
    if (content) this.#given.keep(clientId, file, content);
  }

  /** Stops a file on its way. Returns whether that was in time. */
  async #stop(unsent: Unsent): Promise<boolean> {
    const upload = this.#uploads.get(unsent.clientId);
    if (!upload) return false;
    upload.abort();
    await this.#busy.get(unsent.conversationId);
    return !this.#box.has(unsent.clientId) && !this.#isKnown(unsent);
  }

  async #settle(unsent: Unsent, fault: Fault): Promise<void> {
    if (!this.#box.isLeft && !this.#box.has(unsent.clientId)) return;
    if (fault.outcomeUnknown) return this.#doubt(unsent, fault);
    // What does not leave the machine stays where it is until the network is back.
    const again = this.#tryAgain(unsent, fault, fault.code === 'network' ? Infinity : attempts);
    return again ? this.#box.put({ ...unsent, status: 'queued' }) : this.#fail(unsent, fault);
  }

  /** Returns whether it makes sense; if so, its conversation waits for that. */
  #tryAgain({ clientId, conversationId }: Unsent, { retryable, retryAfter }: Fault, limit = attempts): boolean {
    const tried = (this.#tries.get(clientId) ?? 0) + 1;
    this.#tries.set(clientId, tried);
    if (!retryable || tried >= limit) return false;
    if (this.#box.isLeft) return true;
    const pause = retryAfter ?? Math.min(longestPause, 1000 * 2 ** (tried - 1));
    const cancel = this.#box.options.kernel.clock.after(pause, () => {
      this.#pauses.delete(conversationId);
      this.advance(conversationId);
    });
    this.#pauses.set(conversationId, { cancel, asked: retryAfter !== undefined });
    return true;
  }

  /** What it was made for is over; one that the vendor asked for is kept all the same. */
  #endPause(conversationId: string): void {
    const pause = this.#pauses.get(conversationId);
    if (pause?.asked) return;
    pause?.cancel();
    this.#pauses.delete(conversationId);
    this.advance(conversationId);
  }

  async #doubt(unsent: Unsent, fault: Fault): Promise<void> {
    this.#tries.delete(unsent.clientId);
    this.#doubtful.add(unsent.clientId);
    if (!this.#box.isLeft) this.#box.options.kernel.report('chat.send', fault);
    await this.#box.put({ ...unsent, status: 'not-confirmed', faultCode: fault.code });
  }

  async #fail(unsent: Unsent, fault: Fault): Promise<void> {
    const failed: Unsent = { ...unsent, status: 'failed', faultCode: fault.code };
    const stored = this.#box.put(failed);
    if (!this.#box.isLeft) {
      const { kernel } = this.#box.options;
      kernel.report('chat.send', fault);
      kernel.tell('cc-message-failed', { ...messageDetail(this.#box.echo(failed)), fault: faultInfo(fault) });
    }
    await stored;
  }

  /** Nobody asked for it: what it cannot learn stays in doubt. */
  async #clearUp(unsent: Unsent): Promise<void> {
    try {
      await this.#lookUp(unsent);
    } catch (error) {
      const fault = toFault(error);
      if (this.#tryAgain(unsent, fault)) return;
      this.#doubtful.delete(unsent.clientId);
      if (!this.#box.isLeft) this.#box.options.kernel.report('chat.findSent', fault);
    }
  }

  #lookUp(unsent: Unsent): Promise<void> {
    const running = this.#lookups.get(unsent.clientId);
    if (running) return running;
    const lookup = this.#find(unsent).finally(() => this.#lookups.delete(unsent.clientId));
    this.#lookups.set(unsent.clientId, lookup);
    return lookup;
  }

  async #find(unsent: Unsent): Promise<void> {
    const { clientId } = unsent;
    const found = await this.#chat().findSent(outgoingText(unsent));
    this.#doubtful.delete(clientId);
    if (!this.#box.has(clientId)) return;
    if (!found) return this.#fail(unsent, new Fault(unsent.faultCode ?? 'unknown'));
    this.#box.options.kernel.tell('cc-message-sent', messageDetail(this.#box.echo(unsent)));
    await this.#box.drop(unsent);
    this.#endPause(unsent.conversationId);
  }

  #need(clientId: string, ...statuses: readonly Unsent['status'][]): Unsent {
    const unsent = this.#box.get(clientId);
    if (!unsent) throw new Fault('rejected');
    if (!statuses.includes(unsent.status)) throw new Fault('conflict');
    return unsent;
  }

  /** The vendor has told of it already. */
  #isKnown({ conversationId, clientId }: Unsent): boolean {
    return this.#box.options.known(conversationId, clientId) !== undefined;
  }

  #watcher(): TabWatcher {
    const box = this.#box;
    const { kernel, drafted } = box.options;
    return {
      taken: (left) => kernel.commit(() => this.#restore(left)),
      moved: (ids) => kernel.commit(() => {
        for (const id of ids) box.show(id);
      }),
      drafted,
      asked: (act, clientId) => (box.has(clientId) ? this.#own(act, clientId) : undefined),
    };
  }

  #chat(): ChatPort {
    return this.#box.options.kernel.ports.need('chat');
  }
}
