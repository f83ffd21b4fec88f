import { Fault } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import type { Kernel } from './kernel.js';
import type { OtherTabs, Unsent, UnsentStorage } from './unsent.js';

export interface OutboxOptions {
  readonly kernel: Kernel;
  readonly storage: Promise<UnsentStorage>;
  readonly online: () => boolean;
  readonly echo: (unsent: Unsent) => Message;
  /** As the vendor has told of it already. */
  readonly known: (conversationId: string, clientId: string) => Message | undefined;
  /** Shows what is on its way in one conversation. */
  readonly show: (conversationId: string, pending: readonly Message[]) => void;
  /** Another tab has written drafts down. */
  readonly drafted: () => void;
}

/** What one sign-in has written and no vendor has confirmed: kept, shown and written down, in the order it was written. */
export class UnsentBox {
  readonly options: OutboxOptions;
  /** What this agent's other tabs are sending. */
  tabs: OtherTabs | undefined;
  /** What this page sent lately. */
  given: ((clientId: string) => Blob | undefined) | undefined;
  /** Signed out: nothing more is sent or shown. */
  isLeft = false;
  readonly #unsent = new Map<string, Unsent>();
  /** As the agent gave them: sent from here where they could not be written down. */
  readonly #files = new Map<string, Blob>();
  readonly #echoes = new WeakMap<Unsent, Message>();
  #stored: Promise<unknown>;

  constructor(options: OutboxOptions) {
    this.options = options;
    this.#stored = options.storage;
  }

  get all(): readonly Unsent[] {
    return [...this.#unsent.values()];
  }

  get(clientId: string): Unsent | undefined {
    return this.#unsent.get(clientId);
  }

  has(clientId: string): boolean {
    return this.#unsent.has(clientId);
  }

  /** Takes the place of all that was there. */
  replace(all: readonly Unsent[]): void {
    this.#unsent.clear();
    for (const unsent of all) this.#unsent.set(unsent.clientId, unsent);
  }

  /** Shows at once; resolves when it is written down. */
  async put(unsent: Unsent, content?: Blob): Promise<void> {
    if (content) this.#files.set(unsent.clientId, content);
    this.set(unsent);
    await this.store((storage) => storage.put(unsent, content));
  }

  /** Shows what is not worth writing down. */
  set(unsent: Unsent): void {
    if (this.isLeft) return;
    this.#unsent.set(unsent.clientId, unsent);
    this.show(unsent.conversationId);
  }

  async drop({ clientId, conversationId }: Unsent): Promise<void> {
    this.#unsent.delete(clientId);
    this.#files.delete(clientId);
    this.show(conversationId);
    await this.store((storage) => storage.remove(clientId));
  }

  /** The content of a file that the vendor does not have yet, or has had for a short time. */
  async file(clientId: string): Promise<Blob | undefined> {
    const kept = await this.options.storage.then((storage) => storage.file(clientId)).catch(() => undefined);
    return kept ?? this.#files.get(clientId) ?? this.given?.(clientId);
  }

  show(conversationId: string): void {
    if (this.isLeft) return;
    const pending = [...this.#unsent.values(), ...(this.tabs?.of(conversationId) ?? [])]
      .filter((unsent) => unsent.conversationId === conversationId)
      .sort((a, b) => a.writtenAt - b.writtenAt);
    this.options.show(conversationId, pending.map((unsent) => this.echo(unsent)));
  }

  echo(unsent: Unsent): Message {
    const known = this.#echoes.get(unsent) ?? this.options.echo(unsent);
    this.#echoes.set(unsent, known);
    return known;
  }

  /** In order. What cannot be written down is sent all the same. */
  store(write: (storage: UnsentStorage) => Promise<void>): Promise<void> {
    const stored = this.#stored.then(() => this.options.storage).then(write).catch((cause: unknown) => {
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      if (isFull && !this.isLeft) this.options.kernel.report('chat.keep', new Fault('limit', { cause }));
    });
    this.#stored = stored;
    return stored;
  }

  /** `others` are done with the storage when it resolves. */
  leave(others: Promise<void>): void {
    this.isLeft = true;
    this.#stored = Promise.all([this.#stored, others]);
    this.#unsent.clear();
  }

  close(): void {
    void this.store(async (storage) => storage.close());
  }
}
