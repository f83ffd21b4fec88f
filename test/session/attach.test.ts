import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { Message, OutgoingFile } from '../../src/domain/message.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const patience = { timeout: 10_000 };

async function desk(options: Parameters<typeof signedInSession>[0] = {}): Promise<ScriptedSession> {
  const scripted = await signedInSession({
    conversations: [aConversation({ id: '1' }), aConversation({ id: '2' })],
    messages: [aMessage({ id: '10', conversationId: '1' })],
    desk: { only: ['attach'] },
    ...options,
  });
  await scripted.session.conversations.open('1');
  return scripted;
}

const photo = (name = 'front.jpg', size = 2_000): File => new File([new Uint8Array(size).fill(7)], name, { type: 'image/jpeg' });
const invoice = new File(['%PDF'], 'invoice.pdf', { type: 'application/pdf' });

const outgoing = (session: Session, id = '1'): readonly Message[] =>
  session.messages.of(id).get().value.items.filter(({ direction }) => direction === 'out');

const outline = (session: Session, id = '1'): readonly string[] => outgoing(session, id).map(({ attachment, body, status }) =>
  `${attachment ? `[${attachment.name}]` : ''}${body.kind === 'text' ? body.text : ''}: ${status}`);

const shows = (session: Session, ...expected: readonly string[]): Promise<void> =>
  waitUntil(() => outline(session).join('|') === expected.join('|'), expected.join('|'), patience);

const sentFiles = ({ backend }: ScriptedSession): readonly OutgoingFile[] =>
  backend.desk.asked.filter(([command]) => command === 'attach').map(([, message]) => message as OutgoingFile);

const commands = ({ backend }: ScriptedSession): readonly string[] =>
  backend.script.log.filter((command) => ['send', 'attach', 'findSent'].includes(command));

describe('session: files', () => {
  it('are shown at once, tell how far they are, and give way to the vendor’s own message', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const facts = factsOf(session, 'cc-message-sent');
    const release = backend.script.holdBack('attach');
    const attaching = session.messages.attach('1', [photo()], { caption: 'The front', replyTo: '10' });
    expect(outline(session)).to.deep.equal(['[front.jpg]The front: queued']);
    const [clientId = ''] = await attaching;
    await waitUntil(() => outgoing(session)[0]?.uploaded === 0.5, 'half of it is away', patience);
    expect(outgoing(session)[0]).to.deep.include({
      id: clientId, clientId, status: 'sending', replyTo: '10',
      attachment: { kind: 'image', url: '', name: 'front.jpg', size: 2_000, mime: 'image/jpeg' },
    });
    expect((await session.messages.outgoingFile('1', clientId))?.size).to.equal(2_000);
    release();
    await shows(session, '[front.jpg]The front: sent');
    const [message] = outgoing(session);
    expect(message?.clientId).to.equal(clientId);
    expect(message?.attachment?.url).to.match(/^https:/);
    expect(message).to.not.have.property('uploaded');
    expect((await session.messages.outgoingFile('1', clientId))?.size).to.equal(2_000);
    expect(facts.map(({ detail }) => [detail.clientId, detail.text])).to.deep.equal([[clientId, 'The front']]);
    expect(sentFiles(scripted)).to.have.length(1);
  });

  it('go out in the order in which files and texts were written, with caption and quote on the first', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.drop();
    void session.messages.send('1', 'before');
    void session.messages.attach('1', [photo('C:\\fakepath\\a.jpg'), invoice], { caption: 'two', replyTo: '10', voice: true });
    await session.messages.send('1', 'after');
    expect(outline(session)).to.deep.equal(['before: queued', '[a.jpg]two: queued', '[invoice.pdf]: queued', 'after: queued']);
    backend.restore();
    await waitUntil(() => commands(scripted).length === 4, 'all sent', patience);
    expect(commands(scripted)).to.deep.equal(['send', 'attach', 'attach', 'send']);
    expect(sentFiles(scripted).map(({ text, replyTo, file: { name, type } }) => [name, type, text, replyTo]))
      .to.deep.equal([['a.jpg', 'image/jpeg', 'two', '10'], ['invoice.pdf', 'application/pdf', '', undefined]]);
    expect(sentFiles(scripted)[0]?.file.voice).to.equal(true);
  });

  it('say no before anything is written down: too big, unsupported', async () => {
    const { session } = await desk({ desk: { only: ['attach'], maxBytes: 1_000 } });
    expect((await rejection(session.messages.attach('1', [invoice, photo()]))).code).to.equal('limit');
    expect(outline(session)).to.deep.equal([]);
    expect(session.desk.$maxFileBytes.get()).to.equal(1_000);
    const plain = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    expect((await rejection(plain.session.messages.attach('1', [invoice]))).code).to.equal('unsupported');
  });

  it('can be stopped on their way, which leaves nothing behind and lets the next one pass', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const failed = factsOf(session, 'cc-message-failed');
    backend.script.holdBack('attach');
    const [clientId = ''] = await session.messages.attach('1', [photo()], { caption: 'no, wait' });
    await session.messages.send('1', 'next');
    await waitUntil(() => outgoing(session)[0]?.uploaded === 0.5, 'half of it is away', patience);
    expect(await session.messages.discard('1', clientId)).to.equal('no, wait');
    await shows(session, 'next: sent');
    expect(sentFiles(scripted)).to.deep.equal([]);
    expect(failed).to.deep.equal([]);
    expect(session.faults.$faults.get()).to.deep.equal([]);
    expect(await session.messages.outgoingFile('1', clientId)).to.be.undefined;
  });

  it('cannot be stopped once the vendor has them', async () => {
    const { session, backend } = await desk();
    const release = backend.script.holdBack('attach');
    const [clientId = ''] = await session.messages.attach('1', [photo()]);
    await waitUntil(() => outgoing(session)[0]?.uploaded === 0.5, 'half of it is away', patience);
    const taken = aMessage({ id: 'file-taken', conversationId: '1', clientId, direction: 'out', attachment: { kind: 'image', url: 'https://files.example/1', name: 'front.jpg' } });
    backend.emit({ type: 'messages-received', conversationId: '1', messages: [taken], history: 'delta' });
    expect((await rejection(session.messages.discard('1', clientId))).code).to.equal('rejected');
    expect(outgoing(session).map(({ id, status }) => [id, status])).to.deep.equal([['file-taken', 'sent']]);
    release();
  });

  it('stay when they are refused, to be retried with the same content or taken out', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const failed = factsOf(session, 'cc-message-failed');
    backend.script.failNext('attach', new Fault('rejected'));
    const [clientId = ''] = await session.messages.attach('1', [photo()], { caption: 'c' });
    await shows(session, '[front.jpg]c: failed');
    expect(outgoing(session)[0]).to.not.have.property('uploaded');
    expect(failed.map(({ detail }) => [detail.clientId, detail.text, detail.fault.code])).to.deep.equal([[clientId, 'c', 'rejected']]);
    await session.messages.retry('1', clientId);
    await shows(session, '[front.jpg]c: sent');
    const [, , content] = backend.desk.asked.find(([command]) => command === 'attach') ?? [];
    expect(new Uint8Array(await (content as Blob).arrayBuffer())).to.deep.equal(new Uint8Array(2_000).fill(7));
  });

  it('are looked up after an unknown outcome, never sent twice', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    backend.script.failNext('attach', new Fault('timeout', { outcomeUnknown: true }), { accepted: true });
    await session.messages.attach('1', [photo()]);
    await shows(session, '[front.jpg]: sent');
    expect(commands(scripted)).to.deep.equal(['attach', 'findSent']);
  });

  it('go out again whole when the messenger refuses them after the vendor took them', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const [clientId = ''] = await session.messages.attach('1', [photo()], { caption: 'c', voice: true });
    await shows(session, '[front.jpg]c: sent');
    const [message] = outgoing(session);
    if (message) backend.emit({ type: 'messages-received', conversationId: '1', messages: [{ ...message, status: 'failed', faultCode: 'rejected' }], history: 'delta' });
    await session.messages.retry('1', clientId);
    await shows(session, '[front.jpg]c: failed', '[front.jpg]c: sent');
    expect(sentFiles(scripted).map(({ text, file }) => [text, file])).to.deep.equal(
      Array.from({ length: 2 }, () => ['c', { name: 'front.jpg', size: 2_000, type: 'image/jpeg', voice: true }]),
    );
  });

  it('never go out as mere captions: what an earlier page sent cannot be retried here', async () => {
    const failed = aMessage({
      id: '11', conversationId: '1', clientId: 'earlier', direction: 'out', status: 'failed', body: { kind: 'text', text: 'c' },
      attachment: { kind: 'image', url: 'https://files.example/1', name: 'front.jpg' },
    });
    const scripted = await desk({ messages: [failed] });
    expect((await rejection(scripted.session.messages.retry('1', 'earlier'))).code).to.equal('unsupported');
    expect(commands(scripted)).to.deep.equal([]);
  });
});

describe('session: files that cannot be written down', () => {
  const { put } = IDBObjectStore.prototype;
  afterEach(() => {
    IDBObjectStore.prototype.put = put;
  });

  it('are sent all the same, and the agent is told why they would not survive', async () => {
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>): IDBRequest<IDBValidKey> {
      if (this.name === 'files') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
    const scripted = await desk();
    const { session, backend } = scripted;
    const told = factsOf(session, 'cc-fault');
    backend.script.failNext('attach', new Fault('rejected'));
    const [clientId = ''] = await session.messages.attach('1', [photo()]);
    await shows(session, '[front.jpg]: failed');
    expect(told.map(({ detail }) => [detail.where, detail.code])).to.deep.equal([['chat.keep', 'limit'], ['chat.send', 'rejected']]);
    await session.messages.retry('1', clientId);
    await shows(session, '[front.jpg]: sent');
    expect(sentFiles(scripted)).to.have.length(1);
  });
});
