import { expect, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import { createSession } from '../../src/session/create-session.js';
import type { Message } from '../../src/domain/message.js';
import type { Session } from '../../src/session/session-api.js';
import { demoUsers, quiet } from '../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { factsOf, rejection } from './support.js';

/** The session over a real adapter and its vendor's wire, where both could misread the port in their own way. */
describe('session with VoxFree', () => {
  let vox: VoxFreeSimulator;
  let session: Session;

  beforeEach(async () => {
    vox = new VoxFreeSimulator();
    quiet.seed(vox);
    session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io() })] });
    await session.auth.signIn(demoUsers.marina);
    await online();
  });

  afterEach(async () => {
    await session.dispose();
    vox.stop();
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  const online = (): Promise<void> =>
    waitUntil(() => session.connection.of('chat').get().status === 'online', 'online', { timeout: 5000 });

  const mine = (): readonly { readonly id: string; readonly unread: number }[] =>
    session.conversations.$list.get().value.filter(({ place }) => place === 'mine');

  const texts = (id: string): readonly string[] => session.messages.of(id).get().value.items
    .map(({ body, status }) => `${body.kind === 'text' ? body.text : body.html}: ${status}`);

  async function openFirst(): Promise<string> {
    const id = mine().find(({ unread }) => unread > 0)?.id ?? '';
    await session.conversations.open(id);
    return id;
  }

  it('lists, opens and reads', async () => {
    expect(session.agent.$agent.get()?.availability).to.equal('available');
    const before = session.conversations.$unread.get();
    expect(before).to.be.greaterThan(0);
    const id = await openFirst();
    const { status, value } = session.messages.of(id).get();
    expect(status).to.equal('ready');
    expect(value.items.length).to.be.greaterThan(0);
    expect(value.items.some((message) => message.id === value.firstUnreadId && message.direction === 'in')).to.be.true;
    expect(session.conversations.$unread.get()).to.be.lessThan(before);
    await session.replies.load();
    expect(session.replies.$replies.get().value.length).to.be.greaterThan(0);
  });

  it('sends once, and tells when it was sent', async () => {
    const sent = factsOf(session, 'cc-message-sent');
    const id = await openFirst();
    await session.messages.send(id, 'Bom dia!');
    await waitUntil(() => texts(id).at(-1) === 'Bom dia!: sent', 'sent', { timeout: 8000 });
    expect(vox.ledger.countByText()['Bom dia!']).to.equal(1);
    expect(sent.map(({ detail }) => detail.text)).to.deep.equal(['Bom dia!']);
  });

  it('finds a text whose answer was lost, and does not send it twice', async () => {
    const id = await openFirst();
    vox.faults.next('enviaMensagem.php', { kind: 'answer-lost' });
    const clientId = await session.messages.send(id, 'Só uma vez');
    const last = (): Message | undefined => session.messages.of(id).get().value.items.at(-1);
    await waitUntil(() => last()?.clientId === clientId && last()?.id !== clientId, 'found', { timeout: 10_000 });
    expect(texts(id).filter((text) => text.startsWith('Só uma vez'))).to.have.length(1);
    expect(vox.ledger.countByText()['Só uma vez']).to.equal(1);
  });

  it('receives what the customer writes, and counts what it does not show', async () => {
    const received = factsOf(session, 'cc-message-received');
    const id = await openFirst();
    const other = mine().find((each) => each.id !== id);
    const contactOf = (wanted: string): string =>
      session.conversations.$list.get().value.find((each) => each.id === wanted)?.contact.id ?? '';
    vox.controls.customerWrites({ contactId: contactOf(id), text: 'Alguém aí?' });
    await waitUntil(() => texts(id).at(-1) === 'Alguém aí?: received');
    expect(received.map(({ detail }) => detail.text)).to.deep.equal(['Alguém aí?']);
    expect(session.conversations.$selected.get()?.unread).to.equal(0);
    vox.controls.customerWrites({ contactId: contactOf(other?.id ?? ''), text: 'Oi' });
    await waitUntil(() => mine().find((each) => each.id === other?.id)?.unread === (other?.unread ?? 0) + 1);
  });

  it('queues while the vendor is away, and catches up with what was missed', async () => {
    const id = await openFirst();
    const contactId = session.conversations.$selected.get()?.contact.id ?? '';
    vox.faults.next('any', { kind: 'drop' }, 1000);
    vox.controls.closeSockets({ keepClosed: true });
    await waitUntil(() => session.connection.of('chat').get().status !== 'online');
    await waitUntil(() => session.messages.of(id).get().status === 'stale');
    expect(session.conversations.$list.get().status).to.equal('stale');
    await session.messages.send(id, 'Fica na fila');
    expect(texts(id).at(-1)).to.equal('Fica na fila: queued');
    vox.controls.customerWrites({ contactId, text: 'Durante a queda' });
    vox.faults.clear();
    vox.controls.openSockets();
    session.connection.retryNow();
    await online();
    await waitUntil(() => texts(id).includes('Durante a queda: received') && texts(id).includes('Fica na fila: sent'), 'caught up', { timeout: 10_000 });
    expect(vox.ledger.countByText()['Fica na fila']).to.equal(1);
    expect(session.messages.of(id).get().status).to.equal('ready');
  });

  it('says that the open conversation was closed elsewhere', async () => {
    const closed = factsOf(session, 'cc-conversation-closed');
    const id = await openFirst();
    vox.controls.finish({ protocol: id });
    await waitUntil(() => session.conversations.$goneNotice.get() !== undefined);
    expect(session.conversations.$goneNotice.get()?.reason).to.equal('closed');
    expect(session.conversations.$selectedId.get()).to.be.undefined;
    expect(closed.map(({ detail }) => [detail.conversationId, detail.reason])).to.deep.equal([[id, 'closed']]);
  });

  it('refuses a wrong password and lets the next attempt in', async () => {
    await session.auth.signOut();
    expect((await rejection(session.auth.signIn({ ...demoUsers.marina, password: 'wrong' }))).code).to.equal('auth');
    await session.auth.signIn(demoUsers.marina);
    await online();
    expect(mine().length).to.be.greaterThan(0);
  });
});
