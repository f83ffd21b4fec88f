import { Fault } from '../domain/fault.js';
import { fileOf, newClientId } from './outgoing.js';
import type { OutboxWork } from './outbox-work.js';
import type { MessagesSlice } from './session-api.js';
import type { OutboxAct, Unsent } from './unsent.js';
import { UnsentBox, type OutboxOptions } from './unsent-box.js';

const loadAgainAfter = 10_000;

/**
 * Where texts and files go until the vendor has them. Here is what shows them and writes them down; what sends them is
 * fetched after the sign-in.
 */
export class Outbox {
  readonly box: UnsentBox;
  #loading: Promise<OutboxWork> | undefined;
  #work: OutboxWork | undefined;
  #lastWritten = 0;

  constructor(options: OutboxOptions) {
    this.box = new UnsentBox(options);
    this.resume();
  }

  /** The connection is back: what is in doubt is looked up, the rest goes out. */
  resume(): void {
    const { kernel } = this.box.options;
    this.#load().then((work) => work.resume(), () => {
      kernel.clock.after(loadAgainAfter, () => this.box.isLeft || this.#work || this.resume());
    });
  }

  /** Shows at once; resolves when it is written down. */
  async send(conversationId: string, text: string, replyTo?: string, file?: File, voice?: boolean): Promise<string> {
    this.#lastWritten = Math.max(this.box.options.kernel.clock.now(), this.#lastWritten + 1);
    const unsent: Unsent = {
      clientId: newClientId(),
      conversationId,
      text,
      writtenAt: this.#lastWritten,
      status: 'queued',
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(file ? { file: fileOf(file, voice) } : {}),
    };
    await this.box.put(unsent, file);
    this.#work?.advance(conversationId);
    return unsent.clientId;
  }

  /** All of them, or none when one is too big. */
  async attach(
    id: string,
    files: readonly File[],
    { caption = '', replyTo, voice }: Parameters<MessagesSlice['attach']>[2] = {},
  ): Promise<readonly string[]> {
    const port = this.box.options.kernel.ports.need('chat').attachments;
    if (!port) throw new Fault('unsupported');
    if (files.some(({ size }) => size > (port.maxBytes ?? Infinity))) throw new Fault('limit');
    const all = files.map((file, index) =>
      (index === 0 ? this.send(id, caption, replyTo, file, voice) : this.send(id, '', undefined, file, voice)));
    return Promise.all(all);
  }

  /** Resolves with the text of what was taken out. */
  async act(name: OutboxAct, conversationId: string, clientId: string): Promise<string> {
    return (await this.#load()).act(name, conversationId, clientId);
  }

  /** The vendor has it: its own message takes the place of ours. Returns whether it was one of these. */
  confirm(clientId: string): boolean {
    const unsent = this.box.get(clientId);
    if (unsent) void this.box.drop(unsent);
    return unsent !== undefined;
  }

  /** Signed out. What is written down stays for the same agent's next sign-in. */
  leave(others: Promise<void>): void {
    this.box.leave(others);
    if (this.#work) this.#work.leave();
    else this.box.close();
  }

  #load(): Promise<OutboxWork> {
    this.#loading ??= this.#begin().catch((cause: unknown) => {
      this.#loading = undefined;
      throw new Fault('network', { retryable: true, cause });
    });
    return this.#loading;
  }

  async #begin(): Promise<OutboxWork> {
    const [{ OutboxWork }, storage] = await Promise.all([import('./outbox-work.js'), this.box.options.storage]);
    const work = new OutboxWork(this.box, (...again) => this.send(...again));
    if (this.box.isLeft) return work;
    this.#work = work;
    work.begin(storage);
    return work;
  }
}
