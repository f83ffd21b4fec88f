import { expect } from 'chai';
import type { StartingPort } from '../../../src/domain/chat-port.js';
import { agentIds, channelIds, customers, departmentIds } from '../../../src/simulators/scenarios/index.js';
import type { VoxFreeOptions as SimulatorOptions } from '../../../src/simulators/voxfree/index.js';
import { Desk, faultOf } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

/** `StartingPort` on VoxFree's wire (contract part 3.6; part 6, rows 2, 3, 5, 9 and 20). */
describe('VoxFree new conversations', () => {
  let desk: Desk;

  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const ready = async (simulator: SimulatorOptions = {}): Promise<void> => {
    desk = await new Desk({ simulator }).ready();
  };
  beforeEach(() => ready());

  const port = (): Required<StartingPort> => desk.chat.starting as Required<StartingPort>;
  const answered = (service: Parameters<typeof desk.vox.faults.next>[0], text: string): void => desk.vox.faults.next(service, { kind: 'body', text });
  const begin = (contactId: string, channelId: string = channelIds.main) => port().start(contactId, channelId, departmentIds.sales);

  it('buscaDepartamentos: the agent\'s departments', async () => {
    answered('buscaDepartamentos.php', await fixtureText('buscaDepartamentos.response.json'));
    expect(await port().departments()).to.deep.equal([
      { id: '9', name: 'Financeiro_old' },
      { id: '14', name: 'Recarga de créditos (boletos e comprovantes)' },
    ]);
    expect(shapeOf(desk.requests('buscaDepartamentos.php')[0])).to.deep.equal(shapeOf(await fixture('buscaDepartamentos.request')));
  });

  it('departments, once read, have ids in conversations, unless two have one name', async () => {
    expect(desk.of('Ana').department?.id).to.equal(undefined);
    await port().departments();
    expect(desk.of('Ana').department).to.deep.include({ id: departmentIds.finance, name: 'Financeiro' });
    const { account } = desk.vox;
    account.departments.set(departmentIds.delivery, { id: departmentIds.delivery, name: ' FINANCEIRO ', color: '#000' });
    await port().departments();
    expect(desk.of('Ana').department?.id).to.equal(undefined);
  });

  it('buscaCanais: channels, although they come under the key of departments', async () => {
    answered('buscaCanais.php', await fixtureText('buscaCanais.response.json'));
    expect(await port().channels('9')).to.deep.equal([
      { id: '25', name: 'Voxfree', kind: 'unknown', canStart: true },
      { id: '231', name: 'Teste Wpp Oficial', kind: 'unknown', canStart: true },
      { id: '242', name: 'Teste Whatsapp Oficial Um', kind: 'unknown', canStart: true },
    ]);
    expect(shapeOf(desk.requests('buscaCanais.php')[0])).to.deep.equal(shapeOf(await fixture('buscaCanais.request')));
    desk.stop();
    await ready({ habits: { channelsKey: 'canais' } });
    expect((await port().channels(departmentIds.sales)).map(({ id }) => id)).to.deep.equal([channelIds.main, channelIds.official]);
  });

  it('on Instagram and Facebook the contact writes first: by the page\'s word, else by the channel\'s name', async () => {
    desk.stop();
    desk = await new Desk({ adapter: { channels: { 25: { kind: 'messenger', name: 'Página' }, 77: { kind: 'whatsapp' } } } }).ready();
    const rows = [{ id_unico: '25', canal: 'Linha' }, { id_unico: '76', canal: 'Loja Instagram' }, { id_unico: '77', canal: 'Leads do Instagram' }, { canal: 'sem id' }];
    answered('buscaCanais.php', JSON.stringify({ departamentos: rows, status: 'ok' }));
    expect((await port().channels(departmentIds.sales)).map(({ id, name, kind, canStart }) => [id, name, kind, canStart])).to.deep.equal([
      ['25', 'Página', 'messenger', false], ['76', 'Loja Instagram', 'instagram', false], ['77', 'Leads do Instagram', 'whatsapp', true],
    ]);
    for (const channelId of ['25', '76']) expect((await faultOf(begin(customers.debora.id, channelId))).code).to.equal('unsupported');
    expect(desk.requests('novaConversaManual.php')).to.deep.equal([]);
  });

  it('servicoContatos: contacts by name or number, also without a number', async () => {
    answered('servicoContatos.php', await fixtureText('servicoContatos.response.json'));
    expect(await port().contacts(' ana ')).to.deep.equal([
      { id: '360001', name: 'Ana teste' },
      { id: '30', name: 'Ana Souza', phone: '5511900000001' },
    ]);
    const [body] = desk.requests('servicoContatos.php');
    expect(shapeOf(body)).to.deep.equal(shapeOf(await fixture('servicoContatos.request')));
    expect(body).to.include({ action: 'select', search: 'ana', nome: '', numero: '', email: '' });
  });

  for (const contactAnswer of ['id', 'verdict', 'nothing'] as const) {
    it(`a new contact has an id, whatever the unprinted answer is: ${contactAnswer}`, async () => {
      desk.stop();
      await ready({ habits: { contactAnswer } });
      const id = await port().createContact({ name: 'Nova Cliente', phone: '+55 (11) 95555-0001', email: 'nova@example.com' });
      expect(desk.vox.account.contacts.get(id)).to.include({ name: 'Nova Cliente', number: '5511955550001', email: 'nova@example.com' });
      expect(desk.requests('servicoContatos.php').filter(({ action }) => action === 'insert')).to.have.length(1);
    });
  }

  it('a contact that was refused, or lacks what it needs, is none', async () => {
    expect((await faultOf(port().createContact({ name: 'De novo', phone: customers.rita.number }))).code).to.equal('rejected');
    const asked = desk.requests('servicoContatos.php').length;
    expect((await faultOf(port().createContact({ name: ' ', phone: '1' }))).code).to.equal('rejected');
    expect((await faultOf(port().createContact({ name: 'Sem número' }))).code).to.equal('rejected');
    expect(desk.requests('servicoContatos.php')).to.have.length(asked);
    desk.vox.faults.next('servicoContatos.php', { kind: 'drop' });
    expect((await faultOf(port().createContact({ name: 'Caiu', phone: '5511955550002' }))).outcomeUnknown).to.equal(true);
  });

  it('novaConversaManual: the conversation is found by its contact, never by the number in the answer', async () => {
    const outcome = await begin(customers.debora.id);
    const [body] = desk.requests('novaConversaManual.php');
    expect(shapeOf(body)).to.deep.equal(shapeOf(await fixture('novaConversaManual.request')));
    const chat = desk.vox.account.openChatOf(customers.debora.id);
    expect(outcome).to.deep.equal({ conversationId: chat?.protocol });
    const conversation = desk.of('Débora');
    expect(conversation.channel.id).to.equal(channelIds.main);
    expect([...conversation.can]).to.include('send');
    expect(JSON.stringify(desk.vox.ledger.requests)).not.to.include('395349');
    await desk.chat.open(conversation.id);
    await desk.chat.send({ clientId: 'c1', conversationId: conversation.id, text: 'Bom dia!', writtenAt: desk.clock.now() });
    expect(desk.requests('enviaMensagem.php')[0]).to.include({ protocolo: conversation.id, id_canal_unico: channelIds.main });
  });

  it('on a channel under Meta\'s rules begins with a template, and with nothing else', async () => {
    desk.stop();
    desk = await new Desk({ adapter: { channels: { [channelIds.official]: { kind: 'whatsapp', official: true } } } }).ready();
    const outcome = await begin(customers.debora.id, channelIds.official);
    const id = 'conversationId' in outcome ? outcome.conversationId : '';
    await desk.chat.open(id);
    const told = desk.all('conversation-changed').map(({ conversation }) => conversation).findLast((conversation) => conversation.id === id);
    expect(told?.replyWindow).to.deep.equal({ kind: 'closed' });
    expect(['send', 'attach', 'send-template', 'close'].filter((ability) => told?.can.has(ability as 'send'))).to.deep.equal(['send-template', 'close']);
  });

  it('keeps the department that it was begun in apart from another of that name', async () => {
    const { account } = desk.vox;
    account.departments.set(departmentIds.delivery, { id: departmentIds.delivery, name: 'Comercial', color: '#000' });
    await port().departments();
    const outcome = await begin(customers.debora.id);
    expect(desk.of('Débora').department?.id).to.equal(departmentIds.sales);
    if ('conversationId' in outcome) await desk.chat.closing?.close(outcome.conversationId, { bindToMe: true });
    expect(account.contacts.get(customers.debora.id)?.ownerDepartmentId).to.equal(departmentIds.sales);
  });

  it('is looked for again when the list is slow to have it', async () => {
    const empty = JSON.stringify({ conversas: [] });
    desk.vox.faults.next('chatsAtivos.php', { kind: 'body', text: empty }, 2);
    const outcome = await desk.while(begin(customers.debora.id));
    expect(outcome).to.deep.equal({ conversationId: desk.vox.account.openChatOf(customers.debora.id)?.protocol });
  });

  it('that is in no list after all is in doubt, and not begun again', async () => {
    desk.vox.faults.rate('chatsAtivos.php', { kind: 'body', text: JSON.stringify({ conversas: [] }) }, 1);
    expect(await faultOf(desk.while(begin(customers.debora.id)))).to.include({ code: 'protocol', outcomeUnknown: true });
    expect(desk.requests('novaConversaManual.php')).to.have.length(1);
  });

  it('novaConversaManual-conflict: who has the contact is an outcome, under either spelling', async () => {
    answered('novaConversaManual.php', await fixtureText('novaConversaManual-conflict.response.json'));
    // The example's holder has the id of the agent of these tests, who has no conversation with that contact.
    expect(await begin('404')).to.deep.equal({ heldBy: { id: '61', name: 'Bruno' } });
    answered('novaConversaManual.php', JSON.stringify({ status: 'falha', em_atendimento: '1', agente_em_atendimento_nome: 'Paulo' }));
    expect(await begin('404')).to.deep.equal({ heldBy: { name: 'Paulo' } });
    const { protocol } = desk.vox.controls.customerWrites({ contactId: customers.celso.id, text: 'Oi' });
    desk.vox.controls.takenBy({ protocol, agentId: agentIds.renata });
    expect(await begin(customers.celso.id)).to.deep.equal({ heldBy: { id: agentIds.renata, name: 'Renata' } });
  });

  it('with a contact whom the agent serves already leads to that conversation', async () => {
    expect(await begin(customers.ana.id)).to.deep.equal({ conversationId: desk.of('Ana').id });
  });

  it('with a contact who waits for anybody is held by nobody that has a name', async () => {
    expect(await begin(customers.rita.id)).to.deep.equal({ heldBy: {} });
  });

  it('novaConversaManual: refused is refused; a lost answer is looked up, and nothing is begun twice', async () => {
    expect((await faultOf(begin(customers.debora.id, '999'))).code).to.equal('rejected');
    desk.vox.faults.next('novaConversaManual.php', { kind: 'answer-lost' });
    const outcome = await begin(customers.debora.id);
    expect(outcome).to.deep.equal({ conversationId: desk.vox.account.openChatOf(customers.debora.id)?.protocol });
    expect(desk.requests('novaConversaManual.php')).to.have.length(2);
    desk.vox.faults.next('novaConversaManual.php', { kind: 'drop' });
    expect((await faultOf(desk.while(begin(customers.otavio.id)))).outcomeUnknown).to.equal(true);
    answered('novaConversaManual.php', await fixtureText('novaConversaManual.response.json'));
    expect(await begin(customers.otavio.id)).to.deep.equal({ conversationId: desk.vox.account.openChatOf(customers.otavio.id)?.protocol });
  });
});
