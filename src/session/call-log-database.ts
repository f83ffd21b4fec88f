import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CallLogEntry } from '../domain/record.js';
import type { LogStorage } from './call-log-storage.js';
import type { WrapUpDraft } from './wrap-up.js';

interface EntryRow {
  readonly key: string;
  readonly id: string;
  readonly entry: CallLogEntry;
  /** The agent is done with it: no draft may come after. */
  readonly finished: boolean;
}

interface Schema extends DBSchema {
  entries: { key: [string, string]; value: EntryRow; indexes: { key: string } };
  drafts: {
    key: [string, string];
    value: { readonly key: string; readonly id: string; readonly draft: WrapUpDraft };
    indexes: { key: string };
  };
  seen: { key: string; value: { readonly key: string; readonly at: number } };
}

/** Calls and drafts in IndexedDB, by `key` (backend and agent). Several tabs write into it: each step is a transaction. */
export async function openLogDatabase(key: string): Promise<LogStorage> {
  const database = await openDB<Schema>('cc-widgets-calls', 1, {
    upgrade(created) {
      for (const name of ['entries', 'drafts'] as const) {
        created.createObjectStore(name, { keyPath: ['key', 'id'] }).createIndex('key', 'key');
      }
      created.createObjectStore('seen', { keyPath: 'key' });
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return new LogDatabase(database, key);
}

class LogDatabase implements LogStorage {
  readonly #database: IDBPDatabase<Schema>;
  readonly #key: string;

  constructor(database: IDBPDatabase<Schema>, key: string) {
    this.#database = database;
    this.#key = key;
  }

  async load(): ReturnType<LogStorage['load']> {
    const transaction = this.#database.transaction(['entries', 'drafts', 'seen']);
    const [entries, drafts, seen] = await Promise.all([
      transaction.objectStore('entries').index('key').getAll(this.#key),
      transaction.objectStore('drafts').index('key').getAll(this.#key),
      transaction.objectStore('seen').get(this.#key),
    ]);
    return { entries: entries.map(({ entry }) => entry), drafts: drafts.map(({ draft }) => draft), seenAt: seen?.at };
  }

  async add(entry: CallLogEntry): Promise<void> {
    const transaction = this.#database.transaction('entries', 'readwrite');
    const known = await transaction.store.get([this.#key, entry.id]);
    if (!known) await transaction.store.put(this.#row(entry, false));
    await transaction.done;
  }

  async change(entry: CallLogEntry): Promise<void> {
    const transaction = this.#database.transaction('entries', 'readwrite');
    const known = await transaction.store.get([this.#key, entry.id]);
    await transaction.store.put(this.#row(entry, known?.finished ?? false));
    await transaction.done;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const transaction = this.#database.transaction('entries', 'readwrite');
    await Promise.all(ids.map((id) => transaction.store.delete([this.#key, id])));
    await transaction.done;
  }

  async putDraft(draft: WrapUpDraft): Promise<void> {
    const transaction = this.#database.transaction(['entries', 'drafts'], 'readwrite');
    const known = await transaction.objectStore('entries').get([this.#key, draft.callId]);
    if (known?.finished !== true) await transaction.objectStore('drafts').put({ key: this.#key, id: draft.callId, draft });
    await transaction.done;
  }

  async removeDraft(callId: string): Promise<void> {
    await this.#database.delete('drafts', [this.#key, callId]);
  }

  async finish(entry: CallLogEntry): Promise<boolean> {
    const transaction = this.#database.transaction(['entries', 'drafts'], 'readwrite');
    const entries = transaction.objectStore('entries');
    const known = await entries.get([this.#key, entry.id]);
    const isFirst = known?.finished !== true;
    if (isFirst) await entries.put(this.#row(entry, true));
    await transaction.objectStore('drafts').delete([this.#key, entry.id]);
    await transaction.done;
    return isFirst;
  }

  async putSeenAt(at: number): Promise<void> {
    await this.#database.put('seen', { key: this.#key, at });
  }

  close(): void {
    this.#database.close();
  }

  #row(entry: CallLogEntry, finished: boolean): EntryRow {
    return { key: this.#key, id: entry.id, entry, finished };
  }
}
