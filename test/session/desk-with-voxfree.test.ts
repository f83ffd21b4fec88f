import { expect, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { agentIds, channelIds, customers, demoUsers, departmentIds, quiet, tagIds } from '../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { factsOf, rejection } from './support.js';

/** The acts of `session.desk` over a real adapter and its vendor's wire. */
describe('session.desk with VoxFree', () => {
  let vox: VoxFreeSimulator;
  let session: Session;
  let ana: string;

  beforeEach(async () => {
    vox = new VoxFreeSimulator();
    quiet.seed(vox);
    session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io() })] });
    await session.auth.signIn(demoUsers.marina);
    await waitUntil(() => session.connection.of('chat').get().status === 'online', 'online', { timeout: 10_000 });
    ana = find('Ana')?.id ?? '';
  });

  afterEach(async () => {
    await session.dispose();
    vox.stop();
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  const find = (name: string): Conversation | undefined =>
    session.conversations.$list.get().value.find(({ contact }) => contact.name.startsWith(name));

  it('can all that the vendor can, and nothing else', () => {
    expect([...session.desk.$abilities.get()].sort()).to.deep.equal([
      'attach', 'close', 'create-contact', 'create-reply', 'create-tag', 'departments', 'dispositions', 'ownership', 'remove-reply', 'remove-tag',
      'start', 'tags', 'templates', 'transfer', 'transfer-close', 'transfer-department', 'transfer-note', 'update-reply', 'update-tag',
    ]);
  });

  it('sets tags that then stand in the list', async () => {
    await session.desk.tags(ana);
    await session.desk.setTag(ana, tagIds.urgent, true);
    expect(find('Ana')?.tags.map(({ name }) => name)).to.include('Urgente');
    await session.desk.setTag(ana, tagIds.urgent, false);
    expect(find('Ana')?.tags.map(({ name }) => name)).not.to.include('Urgente');
  });

  it('closes the open conversation, and says so once', async () => {
    const closed = factsOf(session, 'cc-conversation-closed');
    await session.conversations.open(ana);
    const [disposition] = await session.desk.dispositions(ana);
    await session.desk.close(ana, { dispositionId: disposition?.id ?? '', bindToMe: true });
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
    await session.conversations.refresh();
    expect(closed.map(({ detail }) => [detail.conversationId, detail.reason])).to.deep.equal([[ana, 'closed']]);
    expect((await session.desk.ownedContacts()).map(({ contact }) => contact.id)).to.include(customers.ana.id);
    expect((await rejection(session.desk.close(ana))).code).to.equal('conflict');
  });

  it('hands over to a colleague of the host\'s directory', async () => {
    session.directory = [{ id: agentIds.paulo, name: 'Paulo Reis' }];
    const { agents, freeAgentId } = await session.desk.transferTargets(ana);
    expect(agents).to.deep.equal([{ id: agentIds.paulo, name: 'Paulo Reis' }]);
    expect(freeAgentId).to.equal(true);
    await session.desk.transfer(ana, { agentId: agentIds.paulo, note: 'Liga amanhã', close: false });
    expect(find('Ana')).to.equal(undefined);
    expect(vox.account.chats.get(ana)).to.include({ agentId: agentIds.paulo, note: 'Liga amanhã' });
  });

  it('starts a conversation and opens it, or says who has the contact', async () => {
    const [contact] = await session.desk.contacts('Débora');
    const outcome = await session.desk.start(contact?.id ?? '', channelIds.main, departmentIds.sales);
    expect(outcome).to.deep.equal({ conversationId: find('Débora')?.id });
    expect(session.conversations.$selected.get()?.contact.name).to.equal(contact?.name);
    const { protocol } = vox.controls.customerWrites({ contactId: customers.celso.id, text: 'Oi' });
    vox.controls.takenBy({ protocol, agentId: agentIds.renata });
    expect(await session.desk.start(customers.celso.id, channelIds.main, departmentIds.sales)).to.deep.equal({ heldBy: { id: agentIds.renata, name: 'Renata' } });
  });

  it('changes the agent\'s own quick replies, and shows the list after it', async () => {
    const shown = () => session.replies.$replies.get().value.map(({ title }) => title);
    const id = await session.replies.create('Frete', 'Por nossa conta.');
    expect(shown()).to.include('Frete');
    await session.replies.update({ id, title: 'Frete grátis', text: 'Por nossa conta.', mine: true });
    expect(shown()).to.include('Frete grátis');
    await session.replies.remove(id);
    expect(shown()).not.to.include('Frete grátis');
  });
});
