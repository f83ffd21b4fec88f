import { expect } from 'chai';
import { Desk, faultOf, outgoing } from './desk.js';

/** The vendor pushes nothing when the messenger confirms a message (contract part 6, row 23): the adapter looks. */
describe('VoxFree confirmation of sent messages', () => {
  let desk: Desk;

  afterEach(() => desk.stop());

  const ready = async (sentAfter = 300): Promise<string> => {
    desk = await new Desk({ simulator: { delivery: { sentAfter, readAfter: null } }, adapter: { timeout: 2_000 } }).ready();
    const { id } = desk.of('Ana');
    await desk.chat.open(id);
    return id;
  };
  const statuses = (id: string, clientId: string): readonly string[] =>
    desk.messages(id).filter((message) => message.clientId === clientId).map(({ status }) => status);
  const looks = (): number => desk.requests('buscaMensagem.php').length;

  it('an accepted message is looked at until it is sent, and not after that', async () => {
    const id = await ready();
    const message = outgoing(id, 'Chegou?');
    await desk.chat.send(message);
    expect(statuses(id, message.clientId)).to.deep.equal(['sending']);
    await desk.until(() => statuses(id, message.clientId).includes('sent'));
    const before = looks();
    await desk.pass(120_000);
    expect(looks()).to.equal(before);
  });

  it('a message found after a lost answer is looked at in the same way', async () => {
    const id = await ready(5_000);
    const message = outgoing(id, 'E esta?');
    desk.vox.faults.next('enviaMensagem.php', { kind: 'answer-lost' });
    expect((await faultOf(desk.chat.send(message))).outcomeUnknown).to.equal(true);
    expect(await desk.while(desk.chat.findSent(message))).to.equal(true);
    expect(new Set(statuses(id, message.clientId))).to.deep.equal(new Set(['sending']));
    await desk.until(() => statuses(id, message.clientId).includes('sent'));
    expect(desk.vox.ledger.countByText()).to.deep.equal({ 'E esta?': 1 });
  });

  it('so is the first message of a conversation, when the customer has written meanwhile', async () => {
    desk = await new Desk({ simulator: { delivery: { sentAfter: 5_000, readAfter: null } } }).ready();
    const { id, contact } = desk.of('Ana');
    desk.vox.faults.next('buscaChat.php', { kind: 'body', text: '{"contato":{},"mensagens":[]}' });
    await desk.chat.open(id);
    const message = outgoing(id, 'A primeira');
    await desk.chat.send(message);
    desk.vox.controls.customerWrites({ contactId: contact.id, text: 'Bom dia' });
    await desk.until(() => desk.messages(id).some(({ body }) => body.kind === 'text' && body.text === 'Bom dia'));
    await desk.until(() => statuses(id, message.clientId).includes('sent'));
  });

  it('a message whose confirmation is due when it is opened again is looked at, too', async () => {
    const id = await ready(5_000);
    const message = outgoing(id, 'Já volto');
    await desk.chat.send(message);
    desk.chat.leave?.(id);
    await desk.chat.open(id);
    expect(statuses(id, message.clientId).at(-1)).to.equal('sending');
    await desk.until(() => statuses(id, message.clientId).includes('sent'));
  });

  it('looking ends where the messenger never confirms', async () => {
    const id = await ready(1_000_000);
    await desk.chat.send(outgoing(id, 'Ninguém confirma'));
    await desk.until(() => looks() === 6, 200_000);
    await desk.pass(600_000);
    expect(looks()).to.equal(6);
  });
});
