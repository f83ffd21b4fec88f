import type { CallLogEntry } from '../domain/record.js';
import type { SessionClock } from './session-api.js';
import type { WrapUpDraft } from './wrap-up.js';

export interface StoredLog {
  readonly entries: readonly CallLogEntry[];
  readonly drafts: readonly WrapUpDraft[];
  /** Epoch milliseconds: what ended later, the agent has not looked at. */
  readonly seenAt: number | undefined;
}

/** Where the calls of one agent are written down, and what the agent noted of them. */
export interface LogStorage {
  load(): Promise<StoredLog>;
  /** Once per call: what is there already stays. */
  add(entry: CallLogEntry): Promise<void>;
  /** Notes that came after the end. */
  change(entry: CallLogEntry): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Not for a call that is finished. */
  putDraft(draft: WrapUpDraft): Promise<void>;
  removeDraft(callId: string): Promise<void>;
  /** The entry in place of the draft, in one step. False when that was done before, in whichever tab. */
  finish(entry: CallLogEntry): Promise<boolean>;
  putSeenAt(at: number): Promise<void>;
  close(): void;
}

/** For browsers that refuse to store: lasts as long as the session object. */
export class MemoryLogStorage implements LogStorage {
  readonly #entries = new Map<string, CallLogEntry>();
  readonly #drafts = new Map<string, WrapUpDraft>();
  readonly #finished = new Set<string>();
  #seenAt: number | undefined;

  async load(): Promise<StoredLog> {
    return { entries: [...this.#entries.values()], drafts: [...this.#drafts.values()], seenAt: this.#seenAt };
  }

  async add(entry: CallLogEntry): Promise<void> {
    if (!this.#entries.has(entry.id)) this.#entries.set(entry.id, entry);
  }

  async change(entry: CallLogEntry): Promise<void> {
    this.#entries.set(entry.id, entry);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#entries.delete(id);
  }

  async putDraft(draft: WrapUpDraft): Promise<void> {
    if (!this.#finished.has(draft.callId)) this.#drafts.set(draft.callId, draft);
  }

  async removeDraft(callId: string): Promise<void> {
    this.#drafts.delete(callId);
  }

  async finish(entry: CallLogEntry): Promise<boolean> {
    if (this.#finished.has(entry.id)) return false;
    this.#finished.add(entry.id);
    this.#drafts.delete(entry.id);
    this.#entries.set(entry.id, entry);
    return true;
  }

  async putSeenAt(at: number): Promise<void> {
    this.#seenAt = at;
  }

  close(): void {
    // Nothing is held open.
  }
}

/** A database that does not answer must not keep a wrap-up from being finished. */
const openLimit = 3_000;

const memories = new WeakMap<SessionClock, Map<string, MemoryLogStorage>>();

function memory(clock: SessionClock, key: string): MemoryLogStorage {
  const known = memories.get(clock) ?? new Map<string, MemoryLogStorage>();
  memories.set(clock, known);
  const storage = known.get(key) ?? new MemoryLogStorage();
  known.set(key, storage);
  return storage;
}

/** Opens the browser's database, or memory where there is none. Never rejects. */
export function openLogStorage(clock: SessionClock, key: string): Promise<LogStorage> {
  return new Promise((resolve) => {
    let late = false;
    const giveUp = (): void => {
      late = true;
      cancel();
      resolve(memory(clock, key));
    };
    const cancel = clock.after(openLimit, giveUp);
    const opened = import('./call-log-database.js').then(({ openLogDatabase }) => openLogDatabase(key));
    opened.then((storage) => {
      cancel();
      if (late) storage.close();
      else resolve(storage);
    }, giveUp);
  });
}
