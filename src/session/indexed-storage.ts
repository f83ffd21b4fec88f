import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from './session-api.js';
import type { UnsentStorage, UnsentText } from './unsent.js';

interface Schema extends DBSchema {
  /** `owner`: the session, of whichever tab, that is sending it. */
  texts: {
    key: string;
    value: { readonly key: string; readonly owner: string; readonly text: UnsentText };
    indexes: { key: string };
  };
  drafts: {
    key: [string, string];
    value: { readonly key: string; readonly conversationId: string; readonly draft: Draft; readonly at: number };
    indexes: { key: string };
  };
}

type Database = IDBPDatabase<Schema>;

/** What nobody looked at for so long is not sent any more, and not kept either. */
const keptFor = 7 * 24 * 60 * 60 * 1000;

const lockName = 'cc-outbox';

/**
 * Texts and drafts in IndexedDB, by `key` (backend and agent). Several tabs share the database: each text belongs to
 * the session that took it, and is taken over only when that session is gone, which its lock tells.
 */
export async function openIndexedStorage(key: string): Promise<UnsentStorage> {
  const database = await openDB<Schema>('cc-widgets', 1, {
    upgrade(created) {
      created.createObjectStore('texts', { keyPath: 'text.clientId' }).createIndex('key', 'key');
      created.createObjectStore('drafts', { keyPath: ['key', 'conversationId'] }).createIndex('key', 'key');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const owner = `${lockName}:${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const release = await holdLock(owner);
  return {
    load: async () => ({ texts: await takeOver(database, key, owner), drafts: await loadDrafts(database, key) }),
    put: async (text) => void (await database.put('texts', { key, owner, text })),
    remove: (clientId) => database.delete('texts', clientId),
    async putDraft(conversationId, draft) {
      if (draft) await database.put('drafts', { key, conversationId, draft, at: Date.now() });
      else await database.delete('drafts', [key, conversationId]);
    },
    close() {
      release();
      database.close();
    },
  };
}

/** Held until released or until the page is gone, however it went. */
async function holdLock(name: string): Promise<() => void> {
  if (!('locks' in navigator)) return () => undefined;
  const { promise, resolve } = deferred();
  const { promise: held, resolve: taken } = deferred();
  void navigator.locks.request(name, () => {
    taken();
    return promise;
  });
  await held;
  return resolve;
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** One tab at a time, so that no text is taken twice. Insecure pages have no locks and must trust to be alone. */
async function takeOver(database: Database, key: string, owner: string): Promise<readonly UnsentText[]> {
  if (!('locks' in navigator)) return take(database, key, owner, new Set());
  return navigator.locks.request(lockName, async () => {
    const { held = [] } = await navigator.locks.query();
    return take(database, key, owner, new Set(held.map((lock) => lock.name)));
  });
}

async function take(
  database: Database,
  key: string,
  owner: string,
  alive: ReadonlySet<string | undefined>,
): Promise<readonly UnsentText[]> {
  const transaction = database.transaction('texts', 'readwrite');
  const texts: UnsentText[] = [];
  for (const row of await transaction.store.index('key').getAll(key)) {
    // What this session wrote itself meanwhile is in its hands already, and may be sent before this is read.
    if (row.owner === owner || alive.has(row.owner)) continue;
    if (row.text.writtenAt < Date.now() - keptFor) {
      await transaction.store.delete(row.text.clientId);
    } else {
      await transaction.store.put({ ...row, owner });
      texts.push(row.text);
    }
  }
  await transaction.done;
  return texts.sort((a, b) => a.writtenAt - b.writtenAt);
}

async function loadDrafts(database: Database, key: string): Promise<ReadonlyMap<string, Draft>> {
  const rows = await database.getAllFromIndex('drafts', 'key', key);
  const fresh = rows.filter(({ at }) => at >= Date.now() - keptFor);
  return new Map(fresh.map(({ conversationId, draft }) => [conversationId, draft]));
}
