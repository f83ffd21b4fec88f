import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage } from '../support/samples.js';
import { scriptedSession, signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const two = [aConversation({ id: '1', unread: 2 }), aConversation({ id: '2', unread: 1 })];

const history = [
  aMessage({ id: '10', conversationId: '1', sentAt: 1000 }),
  aMessage({ id: '11', conversationId: '1', sentAt: 2000, direction: 'out' }),
  aMessage({ id: '12', conversationId: '1', sentAt: 3000 }),
  aMessage({ id: '13', conversationId: '1', sentAt: 4000 }),
  aMessage({ id: '20', conversationId: '2', sentAt: 1000 }),
];

async function desk(options: Parameters<typeof signedInSession>[0] = {}): Promise<ScriptedSession> {
  const scripted = await signedInSession({ conversations: two, messages: history, ...options });
  await waitUntil(() => scripted.session.conversations.$list.get().status === 'ready');
  return scripted;
}

const list = (session: Session) => session.conversations.$list.get();

describe('session: the list of conversations', () => {
  it('goes from idle over loading to ready', async () => {
    const { session, backend } = scriptedSession({ conversations: two });
    expect(list(session)).to.deep.equal({ status: 'idle', value: [] });
    const release = backend.script.holdBack('connect');
    await session.auth.signIn({ user: 'marina', password: 'right' });
    expect(list(session)).to.deep.equal({ status: 'loading', value: [] });
    release();
    await waitUntil(() => list(session).status === 'ready');
    expect(list(session).value).to.deep.equal(two);
  });

  it('applies changes, arrivals and removals in place', async () => {
    const { session, backend } = await desk();
    const changed = { ...two[0], id: '1', preview: 'hello' } as (typeof two)[number];
    backend.emit({ type: 'conversation-changed', conversation: changed });
    backend.chatVendor.arrives(aConversation({ id: '3' }));
    expect(list(session).value.map(({ id, preview }) => [id, preview])).to.deep.equal([['1', 'hello'], ['2', undefined], ['3', undefined]]);
    expect(list(session).value[1]).to.equal(two[1]);
    backend.chatVendor.takeAway('1', 'transferred');
    backend.emit({ type: 'conversation-changed', conversation: aConversation({ id: '3', preview: 'again' }) });
    expect(list(session).value.map(({ id, preview }) => [id, preview])).to.deep.equal([['2', undefined], ['3', 'again']]);
  });

  it('is not stale while it is loaded for the first time', async () => {
    const { session, backend } = scriptedSession({ conversations: two });
    const seen: string[] = [];
    session.conversations.$list.subscribe(({ status }) => seen.push(status));
    const release = backend.script.holdBack('connect');
    await session.auth.signIn({ user: 'marina', password: 'right' });
    release();
    await waitUntil(() => list(session).status === 'ready');
    expect(seen).to.deep.equal(['idle', 'loading', 'ready']);
  });

  it('is stale and never empty while the connection is away', async () => {
    const { session, backend } = await desk();
    backend.drop();
    expect(list(session).status).to.equal('stale');
    expect(list(session).value).to.have.length(2);
    backend.restore();
    expect(list(session).status).to.equal('ready');
  });

  it('keeps what it has when a refresh fails, and says why', async () => {
    const { session, backend } = await desk();
    backend.script.failNext('refresh', new Fault('protocol'));
    expect((await rejection(session.conversations.refresh())).code).to.equal('protocol');
    expect(list(session)).to.deep.include({ status: 'error', value: two });
    expect(list(session).fault?.code).to.equal('protocol');
    await session.conversations.refresh();
    expect(list(session)).to.deep.equal({ status: 'ready', value: two });
  });

  it('counts the unread messages of the agent, not of those that wait', async () => {
    const { session, backend } = await desk();
    expect(session.conversations.$unread.get()).to.equal(3);
    backend.chatVendor.arrives(aConversation({ id: '9', place: 'waiting', unread: 7 }));
    expect(session.conversations.$unread.get()).to.equal(3);
    backend.chatVendor.customerWrites('2', 'hi');
    expect(session.conversations.$unread.get()).to.equal(4);
    expect(session.messages.of('2').get().value.items).to.deep.equal([]);
  });
});

describe('session: opening a conversation', () => {
  it('selects at once, then shows its messages and where reading stopped', async () => {
    const { session, backend } = await desk();
    const facts = factsOf(session, 'cc-conversation-opened');
    const release = backend.script.holdBack('open');
    const opened = session.conversations.open('1');
    expect(session.conversations.$selected.get()?.id).to.equal('1');
    expect(session.messages.of('1').get()).to.deep.equal({ status: 'loading', value: { items: [], complete: false } });
    release();
    await opened;
    const { status, value } = session.messages.of('1').get();
    expect([status, value.items.map(({ id }) => id), value.complete]).to.deep.equal(['ready', ['10', '11', '12', '13'], true]);
    expect(value.firstUnreadId).to.equal('12');
    expect(session.conversations.$selected.get()?.unread).to.equal(0);
    expect(session.conversations.$unread.get()).to.equal(1);
    expect(facts.map(({ detail }) => [detail.conversationId, detail.contactName])).to.deep.equal([['1', 'Contact 1']]);
  });

  it('does not count what arrives in the open one, even if the vendor still does', async () => {
    const { session, backend } = await desk();
    await session.conversations.open('1');
    backend.emit({ type: 'conversation-changed', conversation: aConversation({ id: '1', unread: 5 }) });
    expect(session.conversations.$selected.get()?.unread).to.equal(0);
    session.conversations.close();
    backend.emit({ type: 'conversation-changed', conversation: aConversation({ id: '1', unread: 1 }) });
    expect(session.conversations.$unread.get()).to.equal(2);
    expect(backend.script.log).to.include('leave');
  });

  it('asks the vendor once for several clicks, and not at all when it is open', async () => {
    const { session, backend } = await desk();
    await Promise.all([session.conversations.open('1'), session.conversations.open('1')]);
    await session.conversations.open('1');
    expect(backend.script.log.filter((command) => command === 'open')).to.have.length(1);
  });

  it('of two quick choices the last one counts', async () => {
    const { session, backend } = await desk();
    const facts = factsOf(session, 'cc-conversation-opened');
    const release = backend.script.holdBack('open');
    const first = session.conversations.open('1');
    const second = session.conversations.open('2');
    release();
    await Promise.all([first, second]);
    expect(session.conversations.$selectedId.get()).to.equal('2');
    expect(facts.map(({ detail }) => detail.conversationId)).to.deep.equal(['2']);
    expect(session.messages.of('2').get().status).to.equal('ready');
  });

  it('shows why it could not be opened, and opens at the next try', async () => {
    const { session, backend } = await desk();
    backend.script.failNext('open', new Fault('timeout', { retryable: true }));
    expect((await rejection(session.conversations.open('1'))).code).to.equal('timeout');
    expect(session.messages.of('1').get().fault?.code).to.equal('timeout');
    expect(session.messages.of('1').get().status).to.equal('error');
    expect(session.conversations.$selectedId.get()).to.equal('1');
    await session.conversations.open('1');
    expect(session.messages.of('1').get()).to.deep.include({ status: 'ready' });
    expect(session.messages.of('1').get().fault).to.be.undefined;
  });

  it('opening a waiting one makes it the agent’s', async () => {
    const { session, backend } = await desk();
    backend.chatVendor.arrives(aConversation({ id: '9', place: 'waiting' }));
    await session.conversations.open('9');
    expect(session.conversations.$selected.get()?.place).to.equal('mine');
  });
});

describe('session: losing the open conversation', () => {
  it('says why and to whom, closes it, and forgets its messages', async () => {
    const { session, backend } = await desk();
    await session.conversations.open('1');
    const messages = session.messages.of('1');
    const facts = factsOf(session, 'cc-conversation-closed');
    backend.chatVendor.takeAway('1', 'transferred', 'Rui');
    expect(session.conversations.$goneNotice.get()).to.deep.include({ reason: 'transferred', by: 'Rui' });
    expect(session.conversations.$goneNotice.get()?.conversation.id).to.equal('1');
    expect(session.conversations.$selectedId.get()).to.be.undefined;
    expect(messages.get().value.items).to.deep.equal([]);
    expect(facts.map(({ detail }) => [detail.conversationId, detail.reason])).to.deep.equal([['1', 'transferred']]);
    await session.conversations.open('2');
    expect(session.conversations.$goneNotice.get()).to.be.undefined;
  });

  it('notices that a snapshot no longer has it', async () => {
    const { session, backend } = await desk();
    await session.conversations.open('1');
    backend.chatVendor.conversations.delete('1');
    await session.conversations.refresh();
    expect(session.conversations.$goneNotice.get()?.reason).to.equal('gone');
  });

  it('tells nothing about waiting ones that others take', async () => {
    const { session, backend } = await desk();
    const facts = factsOf(session, 'cc-conversation-closed');
    backend.chatVendor.arrives(aConversation({ id: '9', place: 'waiting' }));
    backend.chatVendor.takeAway('9', 'taken');
    backend.chatVendor.takeAway('2', 'closed');
    expect(facts.map(({ detail }) => detail.conversationId)).to.deep.equal(['2']);
  });
});

describe('session: messages while the connection comes and goes', () => {
  it('marks the open one stale and fetches what it missed', async () => {
    const { session, backend } = await desk();
    const received = factsOf(session, 'cc-message-received');
    await session.conversations.open('1');
    backend.drop();
    expect(session.messages.of('1').get().status).to.equal('stale');
    backend.chatVendor.messages.push(aMessage({ id: '14', conversationId: '1', sentAt: 5000 }));
    backend.restore();
    await waitUntil(() => session.messages.of('1').get().status === 'ready');
    expect(session.messages.of('1').get().value.items.map(({ id }) => id)).to.deep.equal(['10', '11', '12', '13', '14']);
    expect(received.map(({ detail }) => detail.messageId)).to.deep.equal(['14']);
  });

  it('opens the one that could not be opened while it was away', async () => {
    const { session, backend } = await desk();
    backend.drop();
    expect((await rejection(session.conversations.open('1'))).code).to.equal('network');
    backend.restore();
    await waitUntil(() => session.messages.of('1').get().status === 'ready');
    expect(session.messages.of('1').get().value.items).to.have.length(4);
  });

  it('reopens the ones that were left behind', async () => {
    const { session, backend } = await desk();
    await session.conversations.open('1');
    await session.conversations.open('2');
    backend.drop();
    backend.restore();
    await waitUntil(() => session.messages.of('2').get().status === 'ready');
    expect(session.messages.of('1').get().status).to.equal('stale');
    await session.conversations.open('1');
    expect(session.messages.of('1').get().status).to.equal('ready');
  });
});

describe('session: long histories', () => {
  const long = Array.from({ length: 10 }, (_, index) =>
    aMessage({ id: String(index + 1), conversationId: '1', sentAt: index * 1000 }));
  const shown = (session: Session): readonly string[] => session.messages.of('1').get().value.items.map(({ id }) => id);

  it('come page by page until they are complete', async () => {
    const { session, backend } = await desk({ messages: long, pageSize: 4 });
    await session.conversations.open('1');
    expect([shown(session), session.messages.of('1').get().value.complete]).to.deep.equal([['7', '8', '9', '10'], false]);
    await Promise.all([session.messages.loadOlder('1'), session.messages.loadOlder('1')]);
    expect(shown(session)).to.deep.equal(['3', '4', '5', '6', '7', '8', '9', '10']);
    await session.messages.loadOlder('1');
    expect(session.messages.of('1').get().value.complete).to.be.true;
    await session.messages.loadOlder('1');
    expect(backend.script.log.filter((command) => command === 'fetchOlder')).to.have.length(2);
  });

  it('never pretend that a gap is not there', async () => {
    const { session, backend } = await desk({ messages: long.slice(0, 4), pageSize: 4 });
    await session.conversations.open('1');
    expect(shown(session)).to.deep.equal(['1', '2', '3', '4']);
    session.conversations.close();
    backend.chatVendor.messages.push(...long.slice(4));
    await session.conversations.open('1');
    expect([shown(session), session.messages.of('1').get().value.complete]).to.deep.equal([['7', '8', '9', '10'], false]);
    await session.messages.loadOlder('1');
    expect(shown(session)).to.deep.equal(['3', '4', '5', '6', '7', '8', '9', '10']);
  });
});

describe('session: quick replies', () => {
  const replies = [{ id: '1', title: 'Hello', text: 'Hello!', mine: true }];

  it('are loaded once for several askers', async () => {
    const { session, backend } = await desk({ replies });
    expect(session.replies.$replies.get().status).to.equal('idle');
    await Promise.all([session.replies.load(), session.replies.load()]);
    expect(session.replies.$replies.get()).to.deep.equal({ status: 'ready', value: replies });
    expect(backend.script.log.filter((command) => command === 'replies')).to.have.length(1);
  });

  it('of a conversation that was left do not replace those of the next', async () => {
    const { session, backend } = await desk({ replies });
    await session.conversations.open('1');
    const release = backend.script.holdBack('replies');
    const first = session.replies.load();
    await session.conversations.open('2');
    const second = session.replies.load();
    release();
    await Promise.all([first, second]);
    expect(session.replies.$replies.get().status).to.equal('ready');
    expect(backend.script.log.filter((command) => command === 'replies')).to.have.length(2);
  });

  it('stay when they cannot be loaded again', async () => {
    const { session, backend } = await desk({ replies });
    await session.replies.load();
    backend.script.failNext('replies', new Fault('timeout'));
    expect((await rejection(session.replies.load())).code).to.equal('timeout');
    expect(session.replies.$replies.get()).to.deep.include({ status: 'error', value: replies });
  });
});
