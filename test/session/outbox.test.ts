import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { Message } from '../../src/domain/message.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

async function desk(more: Parameters<typeof signedInSession>[1] = {}): Promise<ScriptedSession> {
  const scripted = await signedInSession({
    conversations: [aConversation({ id: '1' }), aConversation({ id: '2' })],
    messages: [aMessage({ id: '10', conversationId: '1' })],
  }, more);
  await scripted.session.conversations.open('1');
  return scripted;
}

const items = (session: Session, id = '1'): readonly Message[] => session.messages.of(id).get().value.items;

const outline = (session: Session, id = '1'): readonly string[] =>
  items(session, id).filter(({ direction }) => direction === 'out').map(({ body, status }) => `${body.kind === 'text' ? body.text : ''}: ${status}`);

const sent = ({ backend }: ScriptedSession): readonly string[] => backend.chatVendor.accepted.map(({ text }) => text);

describe('session: sending', () => {
  it('shows the text at once, and the vendor’s own message in its place once it is accepted', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const facts = factsOf(session, 'cc-message-sent');
    const release = backend.script.holdBack('send');
    const sending = session.messages.send('1', ' as it is \n', { replyTo: '10' });
    expect(outline(session)).to.deep.equal([' as it is \n: queued']);
    const clientId = await sending;
    await waitUntil(() => outline(session)[0] === ' as it is \n: sending');
    expect(items(session).at(-1)).to.deep.include({ id: clientId, clientId, replyTo: '10' });
    release();
    await waitUntil(() => outline(session)[0] === ' as it is \n: sent');
    const message = items(session).at(-1);
    expect(message?.clientId).to.equal(clientId);
    expect(message?.id).to.not.equal(clientId);
    expect(items(session)).to.have.length(2);
    expect(sent(scripted)).to.deep.equal([' as it is \n']);
    expect(facts.map(({ detail }) => [detail.clientId, detail.messageId, detail.text])).to.deep.equal([[clientId, message?.id, ' as it is \n']]);
  });

  it('tells that it was sent when the messenger has it, not when the vendor does', async () => {
    const { session, backend } = await desk();
    const facts = factsOf(session, 'cc-message-sent');
    const release = backend.script.holdBack('send');
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => outline(session)[0] === 'a: sending');
    const taken = aMessage({ id: '9001', conversationId: '1', clientId, direction: 'out', status: 'sending', body: { kind: 'text', text: 'a' } });
    backend.emit({ type: 'messages-received', conversationId: '1', messages: [taken], history: 'delta' });
    expect([outline(session), facts]).to.deep.equal([['a: sending'], []]);
    const { clientId: _unnamed, ...later } = taken;
    backend.emit({ type: 'messages-received', conversationId: '1', messages: [{ ...later, status: 'sent' }], history: 'delta' });
    expect(outline(session)).to.deep.equal(['a: sent']);
    expect(facts.map(({ detail }) => [detail.clientId, detail.messageId])).to.deep.equal([[clientId, '9001']]);
    release();
  });

  it('refuses to send nothing', async () => {
    const { session } = await desk();
    expect((await rejection(session.messages.send('1', ' \n '))).code).to.equal('rejected');
    expect(outline(session)).to.deep.equal([]);
  });

  it('sends one at a time per conversation, in the order they were written', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const release = backend.script.holdBack('send');
    await Promise.all([session.messages.send('1', 'a'), session.messages.send('1', 'b'), session.messages.send('2', 'x')]);
    await waitUntil(() => backend.script.log.filter((command) => command === 'send').length === 2);
    expect(outline(session)).to.deep.equal(['a: sending', 'b: queued']);
    expect(outline(session, '2')).to.deep.equal(['x: sending']);
    release();
    await waitUntil(() => sent(scripted).length === 3);
    expect(sent(scripted)).to.deep.equal(['a', 'x', 'b']);
  });

  it('keeps what is not confirmed below what arrives meanwhile', async () => {
    const { session, backend } = await desk();
    const release = backend.script.holdBack('send');
    await session.messages.send('1', 'mine');
    backend.chatVendor.customerWrites('1', 'theirs');
    expect(items(session).map(({ body }) => (body.kind === 'text' ? body.text : ''))).to.deep.equal(['Message 10', 'theirs', 'mine']);
    release();
    await waitUntil(() => outline(session)[0] === 'mine: sent');
  });

  it('becomes one message when the vendor’s report came before its answer', async () => {
    const { session, backend } = await desk();
    const release = backend.script.holdBack('send');
    const clientId = await session.messages.send('1', 'twice?');
    await waitUntil(() => backend.script.log.includes('send'));
    const early = aMessage({ id: '9001', conversationId: '1', direction: 'out', body: { kind: 'text', text: 'twice?' } });
    backend.emit({ type: 'messages-received', conversationId: '1', messages: [early], history: 'delta' });
    release();
    await waitUntil(() => items(session).every((message) => message.status !== 'sending'));
    expect(items(session).filter((message) => message.clientId === clientId || message.id === '9001')).to.have.length(1);
  });

  it('moves on after a refusal, which stays to be retried or thrown away', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const failed = factsOf(session, 'cc-message-failed');
    backend.script.failNext('send', new Fault('rejected'));
    backend.script.failNext('send', new Fault('limit'));
    const [first, second] = await Promise.all(['a', 'b', 'c'].map((text) => session.messages.send('1', text)));
    await waitUntil(() => sent(scripted).length === 1);
    expect(outline(session)).to.have.members(['a: failed', 'b: failed', 'c: sent']);
    expect(items(session).at(-2)?.faultCode).to.equal('rejected');
    expect(failed.map(({ detail }) => [detail.clientId, detail.fault.code])).to.deep.equal([[first, 'rejected'], [second, 'limit']]);
    expect(await session.messages.discard('1', second ?? '')).to.equal('b');
    await session.messages.retry('1', first ?? '');
    await waitUntil(() => sent(scripted).length === 2);
    expect(sent(scripted)).to.deep.equal(['c', 'a']);
    expect(outline(session)).to.deep.equal(['c: sent', 'a: sent']);
  });

  it('says no to what makes no sense', async () => {
    const { session, backend } = await desk();
    expect((await rejection(session.messages.retry('1', 'unknown'))).code).to.equal('rejected');
    const release = backend.script.holdBack('send');
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => outline(session)[0] === 'a: sending');
    expect((await rejection(session.messages.discard('1', clientId))).code).to.equal('conflict');
    expect((await rejection(session.messages.retry('1', clientId))).code).to.equal('conflict');
    expect((await rejection(session.messages.check('1', clientId))).code).to.equal('conflict');
    release();
  });

  it('lets the vendor’s later refusal be retried as a new message', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => outline(session)[0] === 'a: sent');
    const message = items(session).at(-1);
    if (message) backend.emit({ type: 'messages-received', conversationId: '1', messages: [{ ...message, status: 'failed', faultCode: 'rejected' }], history: 'delta' });
    expect(outline(session)).to.deep.equal(['a: failed']);
    await session.messages.retry('1', clientId);
    await waitUntil(() => sent(scripted).length === 2);
    expect(outline(session)).to.deep.equal(['a: failed', 'a: sent']);
  });
});

describe('session: sending while offline', () => {
  it('queues, can be called back, and goes out on return in order', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.drop();
    const [, second] = await Promise.all(['a', 'b', 'c'].map((text) => session.messages.send('1', text)));
    expect(outline(session)).to.deep.equal(['a: queued', 'b: queued', 'c: queued']);
    expect(await session.messages.discard('1', second ?? '')).to.equal('b');
    expect(backend.script.log).to.not.include('send');
    backend.restore();
    await waitUntil(() => sent(scripted).length === 2);
    expect(sent(scripted)).to.deep.equal(['a', 'c']);
  });

  it('tries again what the vendor did not take and says may pass, before what was written later', async () => {
    const clock = new TestClock();
    const scripted = await desk({ clock });
    const { session, backend } = scripted;
    backend.script.failNext('send', new Fault('limit', { retryable: true, retryAfter: 7_000 }));
    await Promise.all([session.messages.send('1', 'a'), session.messages.send('1', 'b')]);
    await waitUntil(() => outline(session)[0] === 'a: queued' && backend.script.log.includes('send'));
    clock.advance(6_900);
    expect(backend.script.log.filter((command) => command === 'send')).to.have.length(1);
    clock.advance(200);
    await waitUntil(() => sent(scripted).length === 2);
    expect(sent(scripted)).to.deep.equal(['a', 'b']);
    expect(session.faults.$faults.get()).to.deep.equal([]);
  });

  it('gives up after five refusals in a row', async () => {
    const clock = new TestClock();
    const { session, backend } = await desk({ clock });
    for (let count = 0; count < 5; count += 1) backend.script.failNext('send', new Fault('limit', { retryable: true }));
    await session.messages.send('1', 'a');
    for (let count = 1; count < 5; count += 1) {
      await waitUntil(() => outline(session)[0] === 'a: queued' && backend.script.log.filter((command) => command === 'send').length === count);
      await waitUntil(() => clock.pending === 1);
      clock.advance(30_000);
    }
    await waitUntil(() => outline(session)[0] === 'a: failed');
    expect(clock.pending).to.equal(0);
  });
});

describe('session: sending with an unknown outcome', () => {
  const lost = new Fault('timeout', { outcomeUnknown: true });

  it('looks the text up and never sends it twice', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const facts = factsOf(session, 'cc-message-sent');
    backend.script.failNext('send', lost, { accepted: true });
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => outline(session)[0] === 'a: sent');
    expect(backend.script.log.filter((command) => command === 'send' || command === 'findSent')).to.deep.equal(['send', 'findSent']);
    expect(sent(scripted)).to.deep.equal(['a']);
    expect(facts.map(({ detail }) => detail.clientId)).to.deep.equal([clientId]);
    expect(items(session)).to.have.length(2);
  });

  it('offers a retry when it is certainly not there', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.script.failNext('send', lost);
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => outline(session)[0] === 'a: failed');
    expect(items(session).at(-1)?.faultCode).to.equal('timeout');
    await session.messages.retry('1', clientId);
    await waitUntil(() => outline(session)[0] === 'a: sent');
    expect(sent(scripted)).to.deep.equal(['a']);
  });

  it('stays not confirmed while nobody can tell, and can be checked', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.script.failNext('send', lost, { accepted: true });
    backend.script.failNext('findSent', new Fault('protocol'));
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => session.faults.$faults.get().some(({ where }) => where === 'chat.findSent'));
    expect(outline(session)).to.deep.equal(['a: not-confirmed']);
    expect((await rejection(session.messages.retry('1', clientId))).code).to.equal('conflict');
    await session.messages.check('1', clientId);
    expect(outline(session)).to.deep.equal(['a: sent']);
    expect(sent(scripted)).to.deep.equal(['a']);
  });

  it('holds up what was written later until it is looked up', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.script.failNext('send', lost, { accepted: true });
    const release = backend.script.holdBack('findSent');
    await Promise.all([session.messages.send('1', 'a'), session.messages.send('1', 'b')]);
    await waitUntil(() => backend.script.log.includes('findSent'));
    expect(outline(session)).to.deep.equal(['a: not-confirmed', 'b: queued']);
    release();
    await waitUntil(() => sent(scripted).length === 2);
    expect(outline(session)).to.deep.equal(['a: sent', 'b: sent']);
  });

  it('is looked up by itself once the connection is back', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const release = backend.script.holdBack('send');
    backend.script.failNext('send', lost, { accepted: true });
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => backend.script.log.includes('send'));
    backend.drop();
    release();
    await waitUntil(() => outline(session)[0] === 'a: not-confirmed');
    expect((await rejection(session.messages.check('1', clientId))).code).to.equal('network');
    backend.restore();
    await waitUntil(() => outline(session)[0] === 'a: sent');
    expect(sent(scripted)).to.deep.equal(['a']);
  });

  it('can be thrown away, and comes back if it was sent after all', async () => {
    const { session, backend } = await desk();
    backend.script.failNext('send', lost, { accepted: true });
    backend.script.failNext('findSent', new Fault('protocol'));
    const clientId = await session.messages.send('1', 'a');
    await waitUntil(() => session.faults.$faults.get().some(({ where }) => where === 'chat.findSent'));
    expect(await session.messages.discard('1', clientId)).to.equal('a');
    expect(outline(session)).to.deep.equal([]);
    const stored = backend.chatVendor.of('1').at(-1);
    if (stored) backend.emit({ type: 'messages-received', conversationId: '1', messages: [stored], history: 'delta' });
    expect(outline(session)).to.deep.equal(['a: sent']);
  });
});
