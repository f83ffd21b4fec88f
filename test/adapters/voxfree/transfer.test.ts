import { expect } from 'chai';
import type { TransferPort } from '../../../src/domain/chat-port.js';
import { agentIds, customers, departmentIds } from '../../../src/simulators/scenarios/index.js';
import { Desk, faultOf } from './desk.js';
import { fixture, shapeOf } from './fixtures.js';

const service = 'finalizarAtendimento.php';

/** `TransferPort` on VoxFree's wire (contract part 3.5; part 6, rows 3 and 4). */
describe('VoxFree transfer', () => {
  let desk: Desk;
  let ana: string;

  beforeEach(async () => {
    desk = await new Desk().ready();
    ana = desk.of('Ana').id;
  });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const port = (): TransferPort => {
    const { transfer } = desk.chat;
    if (!transfer) throw new Error('no transfer');
    return transfer;
  };
  const removals = () => desk.all('conversation-removed').map(({ conversationId, reason, by }) => [conversationId, reason, by]);
  const chat = (id: string) => desk.vox.account.chats.get(id);
  const successorOf = (contactId: string) => [...desk.vox.account.chats.values()].findLast((one) => one.contactId === contactId);

  it('takes a note, a closing, a department, and any agent\'s id', async () => {
    expect([...port().takes].sort()).to.deep.equal(['close', 'department', 'note']);
    const targets = await port().targets(ana);
    expect(targets).to.deep.equal({
      agents: [],
      departments: [
        { id: '9', name: 'Financeiro' }, { id: '14', name: 'Comercial' }, { id: '21', name: 'Suporte' }, { id: '27', name: 'Entregas' },
      ],
      freeAgentId: true,
    });
  });

  it('knows the colleagues it met: from pushes by id, from owners and holders by name, never the agent', async () => {
    const waiting = desk.of('Rita').id;
    desk.vox.controls.takenBy({ protocol: waiting, agentId: agentIds.renata });
    desk.vox.controls.takenBy({ protocol: desk.of('Marcos').id, agentId: agentIds.paulo });
    const contact = desk.vox.account.contacts.get(customers.carlos.id);
    if (contact) contact.ownerId = agentIds.paulo;
    await desk.chat.open(desk.of('Carlos').id);
    await desk.chat.open(ana);
    await desk.pass(1_000);
    expect((await port().targets(ana)).agents).to.deep.equal([{ id: agentIds.paulo, name: 'Paulo' }, { id: agentIds.renata, name: '' }]);
    desk.vox.controls.customerWrites({ contactId: customers.celso.id, text: 'Oi' });
    const held = desk.vox.account.openChatOf(customers.celso.id)?.protocol ?? '';
    desk.vox.controls.takenBy({ protocol: held, agentId: agentIds.renata });
    await desk.chat.starting?.start(customers.celso.id, '25', departmentIds.sales);
    expect((await port().targets(ana)).agents.map(({ name }) => name)).to.deep.equal(['Paulo', 'Renata']);
  });

  it('finalizarAtendimento.request: hands over with a note that the contact never sees', async () => {
    await port().transfer(ana, { agentId: ` ${agentIds.paulo} `, note: 'Já conferi o pedido.', close: false });
    const [body] = desk.requests(service);
    expect(shapeOf(body)).to.deep.equal([...shapeOf(await fixture('finalizarAtendimento.request')), 'fidelizado_check: string'].sort());
    expect(body).to.include({
      action: 'transferir', new_id_agente: agentIds.paulo, codid_departamento: departmentIds.finance, text_send: 'Já conferi o pedido.', carteirizado_check: '0',
    });
    expect(chat(ana)).to.include({ place: 'active', agentId: agentIds.paulo, note: 'Já conferi o pedido.' });
    expect(desk.vox.controls.customerThread({ contactId: customers.ana.id }).map(({ text }) => text)).not.to.include('Já conferi o pedido.');
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([[ana, 'transferred', undefined]]);
    expect(desk.conversations.map(({ id }) => id)).not.to.include(ana);
    expect((await port().targets(desk.of('Carlos').id)).agents).to.deep.equal([{ id: agentIds.paulo, name: '' }]);
  });

  it('tells the next agent\'s name where it was met', async () => {
    const contact = desk.vox.account.contacts.get(customers.carlos.id);
    if (contact) contact.ownerId = agentIds.paulo;
    await desk.chat.open(desk.of('Carlos').id);
    await port().transfer(ana, { agentId: agentIds.paulo, note: '', close: false });
    expect(removals()).to.deep.equal([[ana, 'transferred', 'Paulo']]);
    expect(chat(ana)?.note).to.equal(undefined);
  });

  it('"transferir finalizar", with a space: closes the ticket and begins one for somebody in a department', async () => {
    await port().transfer(ana, { agentId: agentIds.renata, departmentId: departmentIds.sales, note: 'Quer comprar mais.', close: true });
    expect(desk.requests(service)[0]).to.include({ action: 'transferir finalizar', codid_departamento: departmentIds.sales });
    expect(chat(ana)?.place).to.equal('closed');
    expect(successorOf(customers.ana.id)).to.include({ agentId: agentIds.renata, departmentId: departmentIds.sales, note: 'Quer comprar mais.' });
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([[ana, 'closed', undefined]]);
  });

  it('to oneself in another department brings the new ticket to the agent\'s list', async () => {
    await port().transfer(ana, { agentId: agentIds.marina, departmentId: departmentIds.support, note: '', close: true });
    await desk.until(() => desk.conversations.some(({ contact, id }) => contact.id === customers.ana.id && id !== ana));
    expect(removals()).to.deep.equal([[ana, 'closed', undefined]]);
  });

  it('to oneself without closing takes nothing off the list', async () => {
    await port().transfer(ana, { agentId: agentIds.marina, note: '', close: false });
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([]);
    expect(desk.conversations.map(({ id }) => id)).to.include(ana);
  });

  it('wants an agent, and for a new ticket a department', async () => {
    const whole = { agentId: agentIds.paulo, note: '', close: false };
    expect((await faultOf(port().transfer(ana, { ...whole, agentId: ' ' }))).code).to.equal('rejected');
    expect((await faultOf(port().transfer(ana, { ...whole, close: true }))).code).to.equal('rejected');
    expect((await faultOf(port().transfer('404', whole))).code).to.equal('conflict');
    expect(desk.requests(service)).to.deep.equal([]);
  });

  it('finalizarAtendimento-error: an agent whom nobody knows is refused, and the conversation stays', async () => {
    const fault = await faultOf(port().transfer(ana, { agentId: '999', note: '', close: false }));
    const example = await fixture<{ readonly retorno: string }>('finalizarAtendimento-error.response');
    expect([fault.code, fault.cause]).to.deep.equal(['rejected', example.retorno]);
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([]);
    expect((await port().targets(ana)).agents).to.deep.equal([]);
  });

  it('with a lost answer is in doubt, and the vendor\'s lists settle it', async () => {
    desk.vox.faults.next(service, { kind: 'answer-lost' });
    expect((await faultOf(port().transfer(ana, { agentId: agentIds.paulo, note: '', close: false }))).outcomeUnknown).to.equal(true);
    await desk.until(() => removals().length > 0);
    expect(removals()[0]?.slice(0, 2)).to.deep.equal([ana, 'transferred']);
    expect(desk.requests(service)).to.have.length(1);
  });
});
