import type { CallLogEntry } from '../domain/record.js';
import type { LogStorage } from './call-log-storage.js';
import type { WrapUpDraft } from './wrap-up.js';

export interface WriterOptions {
  /** As it is now. */
  readonly draft: (callId: string) => WrapUpDraft | undefined;
  readonly changedElsewhere: () => void;
}

type Step = (storage: LogStorage) => Promise<unknown>;

/** Writes one after the other, and tells the other tabs. What cannot be written down is done all the same. */
export class LogWriter {
  /** Ids of entries that are on their way. */
  readonly adding = new Set<string>();
  readonly #drafts = new Map<string, WrapUpDraft | undefined>();
  readonly #options: WriterOptions;
  readonly #storage: Promise<LogStorage>;
  readonly #channel: BroadcastChannel | undefined;
  #written: Promise<void>;
  #rereading = false;

  constructor(storage: Promise<LogStorage>, key: string, options: WriterOptions) {
    this.#storage = storage;
    this.#options = options;
    this.#written = storage.then(() => undefined);
    this.#channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`cc-widgets-calls:${key}`);
    this.#channel?.addEventListener('message', this.#onMessage);
  }

  /** Ids of calls whose drafts are on their way. */
  get unwritten(): ReadonlySet<string> {
    return new Set(this.#drafts.keys());
  }

  write(step: Step, changes = true): Promise<void> {
    this.#written = this.#written.then(async () => {
      try {
        await step(await this.#storage);
        if (changes) this.#channel?.postMessage('changed');
      } catch {
        // A full disk or a closed database: the agent goes on, with what is in memory.
      }
    });
    return this.#written;
  }

  async add(entry: CallLogEntry): Promise<void> {
    this.adding.add(entry.id);
    await this.write((storage) => storage.add(entry));
    this.adding.delete(entry.id);
  }

  /** The latest of several changes is written once. */
  draft(callId: string): void {
    const isWaiting = this.#drafts.has(callId);
    this.#drafts.set(callId, this.#options.draft(callId));
    if (isWaiting) return;
    void this.write(async (storage) => {
      const draft = this.#drafts.get(callId);
      this.#drafts.delete(callId);
      if (draft) await storage.putDraft(draft);
    });
  }

  /** Resolves when what was on its way is written down. */
  async close(): Promise<void> {
    this.#channel?.removeEventListener('message', this.#onMessage);
    await this.write(async (storage) => {
      storage.close();
    }, false);
    this.#channel?.close();
  }

  readonly #onMessage = (): void => {
    if (this.#rereading) return;
    this.#rereading = true;
    void this.write(async () => {
      this.#rereading = false;
    }, false);
    this.#options.changedElsewhere();
  };
}
