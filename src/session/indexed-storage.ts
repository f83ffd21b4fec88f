import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { Tabs } from './outbox-tabs.js';
import type { Draft } from './session-api.js';
import type { Unsent, UnsentRow, UnsentStorage } from './unsent.js';

interface Schema extends DBSchema {
  /** `owner`: the session, of whichever tab, that is sending it. */
  texts: {
    key: string;
    value: UnsentRow;
    indexes: { key: string };
  };
  /** By client id; apart, so that looking through what is on its way reads no file. Since version 2. */
  files: { key: string; value: Blob };
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
 * Texts, files and drafts in IndexedDB, by `key` (backend and agent). Several tabs share the database: each text belongs to
 * the session that took it, and is taken over only when that session is gone, which its lock tells.
 */
export async function openIndexedStorage(key: string): Promise<UnsentStorage> {
  const database = await open();
  const owner = `${lockName}:${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const release = await holdLock(owner);
  const tabs = new Tabs({
    name: `${lockName}:${key}`,
    owner,
    rows: () => database.getAllFromIndex('texts', 'key', key),
    take: () => takeOver(database, key, owner),
  });
  return {
    put: (text, content) => putUnsent(database, { key, owner, text }, content).then(() => tabs.tell('texts')),
    remove: (clientId) => removeUnsent(database, clientId).then(() => tabs.tell('texts')),
    file: (clientId) => database.get('files', clientId),
    async putDraft(conversationId, draft) {
      if (draft) await database.put('drafts', { key, conversationId, draft, at: Date.now() });
      else await database.delete('drafts', [key, conversationId]);
      tabs.tell('drafts');
    },
    drafts: () => loadDrafts(database, key),
    watch: (session) => tabs.watch(session),
    close() {
      tabs.close();
      release();
      database.close();
    },
  };
}

function open(): Promise<Database> {
  return openDB<Schema>('cc-widgets', 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('texts', { keyPath: 'text.clientId' }).createIndex('key', 'key');
        database.createObjectStore('drafts', { keyPath: ['key', 'conversationId'] }).createIndex('key', 'key');
      }
      database.createObjectStore('files');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** A file that could not be written down with its content is none that a later page could send. */
async function putUnsent(database: Database, row: UnsentRow, content: Blob | undefined): Promise<void> {
  if (!row.text.file) return void (await database.put('texts', row));
  const transaction = database.transaction(['texts', 'files'], 'readwrite');
  const files = transaction.objectStore('files');
  const { clientId } = row.text;
  const { uploaded: _uploaded, ...text } = row.text;
  const isKept = content !== undefined || (await files.getKey(clientId)) !== undefined;
  await Promise.all([
    ...(content ? [files.put(content, clientId)] : []),
    ...(isKept ? [transaction.objectStore('texts').put({ ...row, text })] : []),
    transaction.done,
  ]);
}

async function removeUnsent(database: Database, clientId: string): Promise<void> {
  const transaction = database.transaction(['texts', 'files'], 'readwrite');
  await Promise.all([
    transaction.objectStore('texts').delete(clientId),
    transaction.objectStore('files').delete(clientId),
    transaction.done,
  ]);
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
async function takeOver(database: Database, key: string, owner: string): Promise<readonly Unsent[]> {
  if (!('locks' in navigator)) return take(database, key, owner, new Set());
  return navigator.locks.request(lockName, async () => {
    const { held = [] } = await navigator.locks.query();
    // Those who wait for an owner to be gone share its lock for a moment.
    const owners = held.filter(({ mode }) => mode === 'exclusive').map(({ name }) => name);
    return take(database, key, owner, new Set(owners));
  });
}

async function take(
  database: Database,
  key: string,
  owner: string,
  alive: ReadonlySet<string | undefined>,
): Promise<readonly Unsent[]> {
  const transaction = database.transaction(['texts', 'files'], 'readwrite');
  const rows = transaction.objectStore('texts');
  const texts: Unsent[] = [];
  for (const row of await rows.index('key').getAll(key)) {
    // What this session wrote itself meanwhile is in its hands already, and may be sent before this is read.
    if (row.owner === owner || alive.has(row.owner)) continue;
    const { clientId, writtenAt } = row.text;
    if (writtenAt < Date.now() - keptFor) {
      await Promise.all([rows.delete(clientId), transaction.objectStore('files').delete(clientId)]);
    } else {
      await rows.put({ ...row, owner });
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
