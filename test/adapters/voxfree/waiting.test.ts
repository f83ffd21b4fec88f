import { expect } from 'chai';
import type { Conversation } from '../../../src/domain/conversation.js';
import { agentIds } from '../../../src/simulators/scenarios/company.js';
import { Desk } from './desk.js';

describe('VoxFree waiting conversations', () => {
  let desk: Desk;

  beforeEach(async () => { desk = await new Desk().ready(); });
  afterEach(() => desk.stop());

  const found = (id: string): Conversation | undefined => desk.conversations.find((conversation) => conversation.id === id);
  const arrived = async (): Promise<{ readonly id: string; readonly contactId: string; readonly at: number }> => {
    const at = Math.floor(desk.clock.now() / 1000) * 1000;
    const { protocol, contactId } = desk.vox.controls.arrive({ newContact: { name: 'Elza Prado' }, text: 'Alguém aí?' });
    await desk.until(() => found(protocol)?.place === 'waiting');
    return { id: protocol, contactId, at };
  };

  it('wait since they were first seen, even if the customer writes again', async () => {
    const { id, contactId, at } = await arrived();
    expect(found(id)?.waitingSince).to.equal(at);
    await desk.pass(240_000);
    desk.vox.controls.customerWrites({ contactId, text: 'Ainda espero' });
    await desk.chat.refresh();
    expect(found(id)?.waitingSince).to.equal(at);
    expect(found(id)?.lastMessageAt).to.equal(at + 240_000);
  });

  it('keep that time over a lost connection', async () => {
    const { id, contactId, at } = await arrived();
    desk.vox.controls.closeSockets({ keepClosed: true });
    await desk.until(() => desk.all('connection-changed').at(-1)?.connection.status === 'offline');
    desk.vox.controls.customerWrites({ contactId, text: 'Alô?' });
    desk.vox.controls.openSockets();
    await desk.until(() => desk.all('connection-changed').at(-1)?.connection.status === 'online');
    expect(found(id)?.waitingSince).to.equal(at);
  });

  it('wait no longer once they are claimed, and anew when they are put back', async () => {
    const { id, contactId } = await arrived();
    await desk.chat.open(id);
    expect(desk.all('conversation-changed').at(-1)?.conversation).not.to.have.property('waitingSince');
    await desk.chat.refresh();
    expect(found(id)).not.to.have.property('waitingSince');
    await desk.pass(600_000);
    desk.vox.controls.customerWrites({ contactId, text: 'E agora?' });
    desk.vox.controls.sendToWaiting({ protocol: id, agentId: agentIds.marina });
    await desk.until(() => found(id)?.place === 'waiting');
    expect(found(id)?.waitingSince).to.equal(found(id)?.lastMessageAt);
  });

  it('never wait since a moment to come, nor since one that nobody told', async () => {
    const row = { codid_contato: '9', nome_chat: 'Odd', tipo_chat: 'chat', carteirizado: 0, nao_lidos: '1' };
    const rows = [
      { ...row, protocolo: '1', last_message_timestamp: desk.clock.now() / 1000 + 900 },
      { ...row, protocolo: '2', last_message_timestamp: 0, last_message: '' },
    ];
    desk.vox.faults.rate('chatsEspera.php', { kind: 'body', text: JSON.stringify({ conversas: rows }) }, 1);
    await desk.chat.refresh();
    expect([found('1')?.waitingSince, found('2')?.waitingSince]).to.deep.equal([desk.clock.now(), desk.clock.now()]);
  });

  describe('that leave', () => {
    const removed = async (id: string): Promise<object | undefined> => {
      const find = (): object | undefined => desk.all('conversation-removed').find(({ conversationId }) => conversationId === id);
      await desk.until(() => find() !== undefined);
      return find();
    };

    it('name nobody where only the id of an agent is known', async () => {
      const { id } = await arrived();
      desk.vox.controls.takenBy({ protocol: id, agentId: agentIds.renata });
      expect(await removed(id)).to.deep.equal({ type: 'conversation-removed', conversationId: id, reason: 'taken' });
    });

    it('name the colleague whose name another conversation told', async () => {
      const { id: owned, contact } = desk.of('Ana');
      const stored = desk.vox.account.contacts.get(contact.id);
      if (stored) stored.ownerId = agentIds.renata;
      await desk.chat.open(owned);
      desk.vox.controls.transferIn({ protocol: owned, agentId: agentIds.renata });
      expect(await removed(owned)).to.deep.equal({ type: 'conversation-removed', conversationId: owned, reason: 'transferred', by: 'Renata' });
    });
  });
});
