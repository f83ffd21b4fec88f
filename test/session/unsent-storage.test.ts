import { expect, waitUntil } from '@open-wc/testing';
import { openIndexedStorage } from '../../src/session/indexed-storage.js';
import type { Draft } from '../../src/session/session-api.js';
import type { Unsent, UnsentStorage } from '../../src/session/unsent.js';
import { aConversation, anAgent } from '../support/samples.js';
import { signedInSession } from '../support/scripted-session.js';

const patience = { timeout: 10_000 };

const name = 'cc-widgets';

/** The database as the first version of the kit made it, with what an agent left in it. */
async function firstVersion(key: string, texts: readonly Unsent[], draft: Draft): Promise<void> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const { result } = opening;
    result.createObjectStore('texts', { keyPath: 'text.clientId' }).createIndex('key', 'key');
    result.createObjectStore('drafts', { keyPath: ['key', 'conversationId'] }).createIndex('key', 'key');
  };
  const database = await settled(opening);
  const transaction = database.transaction(['texts', 'drafts'], 'readwrite');
  for (const text of texts) transaction.objectStore('texts').put({ key, owner: 'cc-outbox:gone', text });
  transaction.objectStore('drafts').put({ key, conversationId: '1', draft, at: Date.now() });
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
}

const unsent = (clientId: string, change: Partial<Unsent> = {}): Unsent =>
  ({ clientId, conversationId: '1', text: clientId, writtenAt: Date.now(), status: 'queued', ...change });

/** What a storage takes over, as it comes. */
function takenBy(storage: UnsentStorage): string[] {
  const taken: string[] = [];
  storage.watch({
    taken: (all) => taken.push(...all.map(({ clientId }) => clientId)),
    moved: () => undefined,
    drafted: () => undefined,
    asked: () => undefined,
  });
  return taken;
}

describe('storage of the outbox', () => {
  it('sends what the first version of the kit left, files or not', async () => {
    expect(await indexedDB.databases()).to.deep.equal([]);
    await firstVersion('scripted:agent-of-old', [unsent('old one'), unsent('old two', { status: 'failed', faultCode: 'rejected' })], { text: 'old draft' });
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-of-old' }), conversations: [aConversation({ id: '1' })], desk: { only: ['attach'] } });
    await waitUntil(() => backend.chatVendor.accepted.length === 1, 'sent', patience);
    expect(backend.chatVendor.accepted[0]?.text).to.equal('old one');
    expect(session.messages.of('1').get().value.items.map(({ status }) => status)).to.deep.equal(['sent', 'failed']);
    expect(session.messages.draft('1')).to.deep.equal({ text: 'old draft' });
    await session.messages.attach('1', [new File(['x'], 'new.txt')]);
    await waitUntil(() => backend.desk.asked.length === 1, 'a file goes too', patience);
    expect((await indexedDB.databases()).find((each) => each.name === name)?.version).to.equal(2);
  });

  it('gives way to a newer version of the kit in another tab', async () => {
    const storage = await openIndexedStorage('giving-way');
    await storage.put(unsent('kept'));
    const database = await settled(indexedDB.open(name, 3));
    expect(database.version).to.equal(3);
    database.close();
    await settled(indexedDB.deleteDatabase(name));
    storage.close();
  });

  it('keeps a file with its message or not at all, and forgets both', async () => {
    const storage = await openIndexedStorage('files');
    const file = { name: 'a.txt', size: 3, type: 'text/plain' };
    await storage.put(unsent('whole', { file }), new Blob(['abc']));
    await storage.put(unsent('whole', { file, status: 'sending', uploaded: 0.4 }));
    await storage.put(unsent('half', { file, status: 'sending' }));
    expect(await (await storage.file('whole'))?.text()).to.equal('abc');
    storage.close();
    const next = await openIndexedStorage('files');
    const taken = takenBy(next);
    await waitUntil(() => taken.length > 0, 'taken over', patience);
    expect(taken).to.deep.equal(['whole']);
    await next.remove('whole');
    expect(await next.file('whole')).to.be.undefined;
    next.close();
  });

  it('throws away what nobody looked at for a week, with its content', async () => {
    const longAgo = Date.now() - 8 * 24 * 60 * 60 * 1000;
    const storage = await openIndexedStorage('old');
    await storage.put(unsent('old', { writtenAt: longAgo, file: { name: 'a', size: 1, type: '' } }), new Blob(['a']));
    await storage.put(unsent('fresh'));
    storage.close();
    const next = await openIndexedStorage('old');
    const taken = takenBy(next);
    await waitUntil(() => taken.length > 0, 'taken over', patience);
    expect(taken).to.deep.equal(['fresh']);
    expect(await next.file('old')).to.be.undefined;
    await next.remove('fresh');
    next.close();
  });

  it('is taken over by one of several that wait', async () => {
    const first = await openIndexedStorage('heirs');
    for (const clientId of ['a', 'b', 'c']) await first.put(unsent(clientId));
    const heirs = await Promise.all(Array.from({ length: 5 }, () => openIndexedStorage('heirs')));
    const taken = heirs.map((heir) => takenBy(heir));
    first.close();
    await waitUntil(() => taken.flat().length >= 3, 'taken over', patience);
    expect(taken.filter(({ length }) => length > 0)).to.deep.equal([['a', 'b', 'c']]);
    for (const heir of heirs) heir.close();
    const last = await openIndexedStorage('heirs');
    expect(await new Promise((resolve) => last.watch({
      taken: (all) => resolve(all.length), moved: () => undefined, drafted: () => undefined, asked: () => undefined,
    }))).to.equal(3);
    for (const clientId of ['a', 'b', 'c']) await last.remove(clientId);
    last.close();
  });
});
