import { expect } from 'chai';
import type { ClosingPort } from '../../../src/domain/chat-port.js';
import { channelIds, customers, departmentIds } from '../../../src/simulators/scenarios/index.js';
import { Desk, faultOf } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

const service = 'finalizarAtendimento.php';

/** `ClosingPort` on VoxFree's wire (contract part 3.5; part 6, rows 2, 3 and 8). */
describe('VoxFree closing', () => {
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

  const port = (): Required<ClosingPort> => desk.chat.closing as Required<ClosingPort>;
  const removals = () => desk.all('conversation-removed').map(({ conversationId, reason }) => [conversationId, reason]);
  const contactOf = (id: string) => desk.vox.account.contacts.get(desk.vox.account.chats.get(id)?.contactId ?? '');

  it('buscaTabulacoes: dispositions by id and name, asked for with the fields of the example', async () => {
    desk.vox.faults.next('buscaTabulacoes.php', { kind: 'body', text: await fixtureText('buscaTabulacoes.response.json') });
    expect(await port().dispositions(ana)).to.deep.equal([{ id: '10', name: 'Finalizar - Teste financeiro' }, { id: '22', name: 'sucesso' }]);
    expect(shapeOf(desk.requests('buscaTabulacoes.php')[0])).to.deep.equal(shapeOf(await fixture('buscaTabulacoes.request')));
  });

  it('finalizarAtendimento.request: the fields of the example, and the ownership box under both of its names', async () => {
    await port().close(ana, { dispositionId: '10' });
    const [body] = desk.requests(service);
    const example = [...shapeOf(await fixture('finalizarAtendimento.request')), 'fidelizado_check: string'].sort();
    expect(shapeOf(body)).to.deep.equal(example);
    expect(body).to.include({
      action: 'finalizar', protocolo: ana, id_contato: customers.ana.id, codid_departamento: departmentIds.finance, nome_agente: 'Marina',
      new_id_agente: '', carteirizado_check: '0', fidelizado_check: '0', selected_tabulacao: '10', text_send: '',
    });
  });

  it('finalizarAtendimento: closed by event once, whether the answer or the push is faster, and gone from the list', async () => {
    await desk.chat.open(ana);
    await port().close(ana, {});
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([[ana, 'closed']]);
    expect(desk.conversations.map(({ id }) => id)).not.to.include(ana);
    const second = desk.of('Carlos').id;
    desk.vox.faults.next(service, { kind: 'body', text: await fixtureText('finalizarAtendimento.response.json') });
    desk.vox.faults.next('push', { kind: 'lose' });
    await port().close(second, {});
    await desk.pass(1_000);
    expect(removals()).to.deep.equal([[ana, 'closed'], [second, 'closed']]);
    expect(desk.vox.account.chats.get(ana)?.place).to.equal('closed');
  });

  it('keeps the disposition, and binds the contact where the agent wants it', async () => {
    const { id } = desk.of('Luciana');
    await port().close(id, { dispositionId: '22', bindToMe: true });
    expect(desk.requests(service)[0]).to.include({ carteirizado_check: '1', fidelizado_check: '1' });
    expect(desk.vox.account.chats.get(id)?.dispositionId).to.equal('22');
    expect(contactOf(id)).to.include({ ownerId: '61', ownerDepartmentId: departmentIds.sales });
  });

  it('finalizarAtendimento-error: refused, and the conversation stays', async () => {
    desk.vox.faults.next(service, { kind: 'body', text: await fixtureText('finalizarAtendimento-error.response.json') });
    // The fixture comes in place of the answer: here the vendor had closed it, so that the list has the last word.
    const fault = await faultOf(port().close(ana, {}));
    expect([fault.code, fault.cause]).to.deep.equal(['rejected', 'falha - não foi possível atualizar protocolo']);
    const { id } = desk.of('Carlos');
    desk.vox.faults.next(service, { kind: 'refuse' });
    expect((await faultOf(port().close(id, {}))).code).to.equal('rejected');
    await desk.pass(1_000);
    expect(desk.conversations.map((conversation) => conversation.id)).to.include(id);
    expect(removals().map(([gone]) => gone)).not.to.include(id);
  });

  it('with a lost answer is in doubt, is not done twice, and the vendor\'s lists settle it', async () => {
    desk.vox.faults.next(service, { kind: 'answer-lost' });
    desk.vox.faults.next('push', { kind: 'lose' });
    expect(await faultOf(port().close(ana, {}))).to.include({ code: 'network', outcomeUnknown: true });
    await desk.until(() => removals().some(([id]) => id === ana));
    expect(desk.requests(service)).to.have.length(1);
    desk.vox.faults.next(service, { kind: 'drop' });
    const { id } = desk.of('Carlos');
    expect((await faultOf(port().close(id, {}))).outcomeUnknown).to.equal(true);
    await desk.pass(2_000);
    expect(desk.conversations.map((conversation) => conversation.id)).to.include(id);
  });

  it('is possible when the reply window is closed', async () => {
    const { id } = desk.of('João');
    await desk.chat.open(id);
    await port().close(id, {});
    expect(removals()).to.deep.equal([[id, 'closed']]);
  });

  it('is possible when departments cannot be read, and guesses none', async () => {
    desk.vox.faults.rate('buscaDepartamentos.php', { kind: 'html' }, 1);
    await desk.while(port().close(ana, {}));
    expect(desk.requests(service)[0]).to.include({ codid_departamento: '' });
    expect(removals()).to.deep.equal([[ana, 'closed']]);
  });

  it('names no department where two have its name', async () => {
    desk.vox.account.departments.set(departmentIds.sales, { id: departmentIds.sales, name: 'Financeiro', color: '#000' });
    await port().close(ana, {});
    expect(desk.requests(service)[0]).to.include({ codid_departamento: '' });
  });

  it('is for conversations of the agent only', async () => {
    const waiting = desk.conversations.find(({ place }) => place === 'waiting')?.id ?? '';
    expect((await faultOf(port().close(waiting, {}))).code).to.equal('conflict');
    expect((await faultOf(port().dispositions('404'))).code).to.equal('conflict');
    await port().close(ana, {});
    expect((await faultOf(port().close(ana, {}))).code).to.equal('conflict');
    expect(desk.requests(service)).to.have.length(1);
  });

  it('finished elsewhere says so of the open conversation, and closes it', async () => {
    await desk.chat.open(ana);
    desk.vox.controls.finish({ protocol: ana });
    await desk.until(() => removals().length > 0);
    expect(removals()).to.deep.equal([[ana, 'closed']]);
    const fetched = desk.requests('buscaMensagem.php').length;
    desk.vox.controls.customerWrites({ contactId: customers.ana.id, text: 'Outra coisa' });
    await desk.pass(5_000);
    expect(desk.requests('buscaMensagem.php')).to.have.length(fetched);
  });
});

/** Part 6, row 2: the channel is told by nobody but pushes and the page. */
describe('VoxFree closing without a channel', () => {
  it('asks without it, and says clearly that the vendor refused; a push teaches it', async () => {
    const desk = await new Desk({ simulator: { strictChannel: true } }).ready();
    const { id, contact } = desk.of('Ana');
    expect((await faultOf(desk.chat.closing?.close(id, {}) ?? Promise.resolve())).code).to.equal('rejected');
    expect(desk.requests(service).at(-1)).to.include({ id_canal_unico: '' });
    desk.vox.controls.customerWrites({ contactId: contact.id, text: 'Oi' });
    await desk.pass(1_000);
    await desk.chat.closing?.close(id, {});
    expect(desk.requests(service).at(-1)).to.include({ id_canal_unico: channelIds.main });
    expect(desk.vox.account.chats.get(id)?.place).to.equal('closed');
    desk.stop();
  });
});
