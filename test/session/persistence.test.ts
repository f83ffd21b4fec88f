import { expect, waitUntil } from '@open-wc/testing';
import type { Message } from '../../src/domain/message.js';
import { openIndexedStorage } from '../../src/session/indexed-storage.js';
import type { Session } from '../../src/session/session-api.js';
import type { Unsent } from '../../src/session/unsent.js';
import { aConversation, aMessage, anAgent } from '../support/samples.js';
import { signedInSession } from '../support/scripted-session.js';

const right = { user: 'marina', password: 'right' };

const outgoing = (session: Session): readonly Message[] =>
  session.messages.of('1').get().value.items.filter(({ direction }) => direction === 'out');

const outline = (session: Session): readonly string[] =>
  outgoing(session).map(({ body, status }) => `${body.kind === 'text' ? body.text : ''}: ${status}`);

interface Sent {
  readonly first: string;
  readonly second: string;
}

/** Another tab with the same agent, in the middle of sending. */
async function otherPage(): Promise<{ readonly sent: Sent; readonly die: () => void }> {
  const frame = document.createElement('iframe');
  frame.src = new URL('./crashing-page.html', import.meta.url).href;
  const sent = new Promise<Sent>((resolve) => {
    window.addEventListener('message', ({ data, source }: MessageEvent<Sent>) => {
      if (source === frame.contentWindow) resolve(data);
    });
  });
  document.body.append(frame);
  const written = await sent;
  await waitUntil(async () => JSON.stringify(await everythingStored()).includes('half a thought'));
  return { sent: written, die: () => frame.remove() };
}

describe('session: what survives the page', () => {
  it('looks up what was being sent when the page died, then sends the rest, in order and once each', async () => {
    const page = await otherPage();
    page.die();
    const arrived = aMessage({ id: '900', conversationId: '1', direction: 'out', clientId: page.sent.first, body: { kind: 'text', text: 'first' } });
    const { session, backend } = await signedInSession({
      agent: anAgent({ id: 'agent-who-reloads' }),
      conversations: [aConversation({ id: '1' })],
      messages: [arrived],
    });
    await waitUntil(() => outline(session).join() === 'first: sent,second: sent');
    expect(backend.script.log.filter((command) => command === 'send' || command === 'findSent')).to.deep.equal(['findSent', 'send']);
    expect(backend.chatVendor.accepted.map(({ text, clientId }) => [text, clientId])).to.deep.equal([['second', page.sent.second]]);
    expect(session.messages.draft('1')).to.deep.equal({ text: 'half a thought' });
    session.messages.setDraft('1', { text: '' });
  });

  it('does not send blindly what may have arrived, when nobody can tell', async () => {
    const page = await otherPage();
    page.die();
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-who-reloads' }), conversations: [aConversation({ id: '1' })] });
    await waitUntil(() => outline(session).join() === 'second: sent,first: failed');
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['second']);
    await session.messages.discard('1', page.sent.first);
  });

  it('takes over what a closed session left, and nothing of its own', async () => {
    const text = (clientId: string): Unsent => ({ clientId, conversationId: '1', text: clientId, writtenAt: Date.now(), status: 'queued' });
    const first = await openIndexedStorage('closing');
    await first.put(text('left'));
    const second = await openIndexedStorage('closing');
    await second.put(text('own'));
    const taken: string[] = [];
    const tabs = second.watch({
      taken: (unsent) => taken.push(...unsent.map(({ clientId }) => clientId)),
      moved: () => undefined,
      drafted: () => undefined,
      asked: () => undefined,
    });
    await waitUntil(() => tabs?.has('left'));
    expect(taken).to.deep.equal([]);
    first.close();
    await waitUntil(() => taken.length > 0);
    expect(taken).to.deep.equal(['left']);
    expect(tabs?.has('own')).to.be.false;
    second.close();
    await Promise.all(['left', 'own'].map((clientId) => forget(clientId)));
  });

  it('leaves alone what another living tab is sending', async () => {
    const page = await otherPage();
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-who-reloads' }), conversations: [aConversation({ id: '1' })] });
    await session.messages.send('1', 'mine');
    await waitUntil(() => outline(session).join() === 'mine: sent,first: sending,second: queued');
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['mine']);
    page.die();
  });
});

describe('session: what survives a sign-out', () => {
  it('keeps unsent texts and drafts for the same agent, and from everybody else', async () => {
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-a' }), conversations: [aConversation({ id: '1' })] });
    backend.drop();
    await session.messages.send('1', 'later');
    session.messages.setDraft('1', { text: 'draft', replyTo: '10' });
    backend.script.up = true;
    await session.auth.signOut();
    expect(outline(session)).to.deep.equal([]);
    expect(session.messages.draft('1')).to.deep.equal({ text: '' });

    const other = await signedInSession({ agent: anAgent({ id: 'agent-b' }), conversations: [aConversation({ id: '1' })] });
    await other.session.messages.send('1', 'hello');
    await waitUntil(() => outline(other.session).join() === 'hello: sent');
    expect(other.session.messages.draft('1')).to.deep.equal({ text: '' });

    await session.auth.signIn(right);
    await waitUntil(() => outline(session).join() === 'later: sent');
    expect(session.messages.$drafts.get()).to.deep.equal(new Map([['1', { text: 'draft', replyTo: '10' }]]));
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['later']);
  });

  it('does not lose a text whose answer comes after the sign-out', async () => {
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-c' }), conversations: [aConversation({ id: '1' })] });
    const release = backend.script.holdBack('send');
    await session.messages.send('1', 'a');
    await waitUntil(() => backend.script.log.includes('send'));
    await session.auth.signOut();
    release();
    await waitUntil(() => backend.chatVendor.accepted.length === 1);
    await session.auth.signIn(right);
    await waitUntil(() => session.conversations.$list.get().status === 'ready');
    await session.conversations.open('1');
    await waitUntil(() => outline(session).join() === 'a: sent');
    expect(backend.chatVendor.accepted).to.have.length(1);
  });

  it('writes no message of a customer down', async () => {
    const { session, backend } = await signedInSession({ agent: anAgent({ id: 'agent-d' }), conversations: [aConversation({ id: '1' })] });
    await session.conversations.open('1');
    backend.chatVendor.customerWrites('1', 'my secret');
    await session.messages.send('1', 'answer');
    await waitUntil(() => outline(session).join() === 'answer: sent');
    await waitUntil(() => session.callLog.$entries.get().status === 'ready');
    const names = (await indexedDB.databases()).map(({ name = '' }) => name).sort();
    expect(names).to.deep.equal(['cc-widgets', 'cc-widgets-calls']);
    for (const name of names) expect(JSON.stringify(await everythingStored(name))).to.not.include('my secret');
  });
});

describe('session: without a database', () => {
  const { open } = IDBFactory.prototype;
  afterEach(() => {
    IDBFactory.prototype.open = open;
  });

  it('sends all the same, and remembers as long as the session lives', async () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    await session.messages.send('1', 'a');
    await waitUntil(() => outline(session).join() === 'a: sent');
    backend.drop();
    await session.messages.send('1', 'b');
    backend.script.up = true;
    await session.auth.signOut();
    await session.auth.signIn(right);
    await waitUntil(() => backend.chatVendor.accepted.length === 2);
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['a', 'b']);
  });
});

async function forget(clientId: string): Promise<void> {
  const storage = await openIndexedStorage('closing');
  await storage.remove(clientId);
  storage.close();
}

async function everythingStored(name = 'cc-widgets'): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rows = await Promise.all([...database.objectStoreNames].map((store) => new Promise((resolve) => {
    const request = database.transaction(store).objectStore(store).getAll();
    request.onsuccess = () => resolve(request.result);
  })));
  database.close();
  return rows;
}
