import { expect } from 'chai';
import type { Desk as DeskClass } from './desk.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';

const hour = 3_600_000;

describe('TempBox acts', () => {
  let desk: DeskClass;

  beforeEach(async () => { desk = await new Desk().ready(); });
  afterEach(() => desk.stop());

  const done = <Value>(act: Promise<Value> | undefined): Promise<Value> => desk.while(act ?? Promise.reject(new Error('no such act')));

  it('claims, and begins where having is not serving', async () => {
    const { id } = desk.of('Rita');
    await done(desk.chat.claim?.(id));
    expect(desk.conversation(id)?.place).to.equal('mine');
    expect([...desk.of('Rita').can].sort()).to.deep.equal(['begin', 'close', 'open', 'transfer']);
    expect((await faultOf(done(desk.chat.send(outgoing(id, 'cedo'))))).code).to.equal('rejected');
    await done(desk.chat.begin?.(id));
    expect(desk.of('Rita').can.has('send')).to.equal(true);
    await desk.pass(12_000);
    expect([desk.of('Rita').place, desk.of('Rita').can.has('send')]).to.deep.equal(['mine', true]);
    expect([desk.asked('PegarAtendimento').length, desk.asked('IniciarAtendimento').length]).to.deep.equal([1, 1]);
  });

  it('does not keep what a colleague was faster to take', async () => {
    const { id } = desk.of('Rita');
    desk.box.controls.takenBy({ caseId: id, agentId: desk.agent('Paulo Reis').id });
    expect((await faultOf(done(desk.chat.claim?.(id)))).code).to.equal('rejected');
    await desk.until(() => desk.all('conversation-removed').length > 0);
    expect(desk.all('conversation-removed')).to.deep.equal([{ type: 'conversation-removed', conversationId: id, reason: 'taken', by: 'Paulo Reis' }]);
    expect(desk.of('Rita')).to.deep.include({ place: 'others', owner: { agentId: desk.agent('Paulo Reis').hash, name: 'Paulo Reis', mine: false } });
  });

  it('names people and bots to transfer to, as far as rows named them (row 11)', async () => {
    const { id } = desk.of('Ana');
    expect(await done(desk.chat.transfer?.targets(id))).to.deep.equal({
      agents: [
        { id: desk.agent('Paulo Reis').hash, name: 'Paulo Reis', kind: 'human' },
        { id: desk.agent('Renata Alves').hash, name: '', kind: 'human' },
        { id: desk.agent('Assistente Serra').hash, name: 'Assistente Serra', kind: 'bot' },
      ],
      departments: [],
      freeAgentId: false,
    });
    await done(desk.chat.transfer?.transfer(id, { agentId: desk.agent('Paulo Reis').hash, note: '', close: false }));
    expect(desk.all('conversation-removed')).to.deep.equal([{ type: 'conversation-removed', conversationId: id, reason: 'transferred', by: 'Paulo Reis' }]);
    await desk.pass(12_000);
    expect(desk.of('Ana').place).to.equal('others');
    expect(desk.all('conversation-removed')).to.have.length(1);
    expect((await faultOf(done(desk.chat.transfer?.transfer(id, { agentId: 'x', note: '', close: true })))).code).to.equal('unsupported');
  });

  it('a list that was asked for before an act does not undo it', async () => {
    const { id } = desk.of('Ana');
    desk.box.faults.next('ListarEmAberto', { kind: 'late', milliseconds: 2_000 });
    const stale = desk.chat.refresh();
    await done(desk.chat.closing?.close(id, {}));
    await desk.while(stale);
    expect(desk.conversation(id)).to.equal(undefined);
    await desk.pass(6_000);
    expect(desk.conversation(id)).to.equal(undefined);
    expect(desk.all('conversation-removed').map(({ reason }) => reason)).to.deep.equal(['closed']);
  });

  it('lists the free times to come, and leaves a message for one of them', async () => {
    const { id } = desk.of('Ana');
    const slots = await done(desk.chat.scheduling?.slots(id));
    expect(slots.length).to.be.above(3);
    expect(slots.every(({ at }, index) => at > (slots[index - 1]?.at ?? morning))).to.equal(true);
    expect(slots[0]?.agentId).to.equal(desk.agent().id);
    await done(desk.chat.scheduling?.schedule(outgoing(id, 'Lembrete'), morning + hour));
    expect(desk.box.account.scheduled.map(({ text, at }) => [text, at])).to.deep.equal([['Lembrete', morning + hour]]);
    desk.box.faults.next('AgendarMensagem', { kind: 'html' });
    expect((await faultOf(done(desk.chat.scheduling?.schedule(outgoing(id, 'Outro'), morning + 2 * hour)))).outcomeUnknown).to.equal(true);
    expect(desk.asked('AgendarMensagem')).to.have.length(2);
  });

  it('lets the bot and the assistant answer, on the agent’s word only', async () => {
    const { id } = desk.of('Ana');
    await done(desk.chat.open(id));
    const last = desk.messages(id).at(-1)?.id ?? '';
    await done(desk.chat.assistant?.answerMessage?.(id, last));
    await desk.until(() => desk.texts(id).some((text) => text.startsWith('Sobre "')));
    await done(desk.chat.assistant?.answerConversation?.(id));
    await desk.until(() => desk.texts(id).some((text) => text.startsWith('Olá! Já estou')));
    expect(desk.messages(id).at(-1)?.author.kind).to.equal('bot');
    expect([desk.asked('ResponderMensagemBot').length, desk.asked('ResponderMensagemIa').length]).to.deep.equal([1, 1]);
  });

  it('shows the latest and a contact’s past, and lets the past be read (row 6)', async () => {
    const recent = await done(desk.chat.recent?.(50));
    expect(recent.filter(({ place }) => place === 'closed').map(({ contact }) => contact.name).sort()).to.deep.equal(['Ana Beatriz Nogueira', 'Oficina do Celso', 'Padaria Pão da Serra']);
    expect(recent.map(({ lastMessageAt = 0 }) => lastMessageAt)).to.deep.equal(recent.map(({ lastMessageAt = 0 }) => lastMessageAt).sort((left, right) => right - left));
    const history = await done(desk.chat.contactHistory?.(desk.of('Ana').id));
    expect(history.map(({ place }) => place)).to.deep.equal(['mine', 'closed']);
    const past = history[1]?.id ?? '';
    await done(desk.chat.open(past));
    expect(desk.messages(past)).to.have.length(3);
    expect(desk.conversation(past)).to.deep.include({ place: 'closed', unread: 0 });
    await done(desk.chat.refresh());
    expect(desk.conversation(past)?.place).to.equal('closed');
    expect((await faultOf(done(desk.chat.send(outgoing(past, 'tarde demais'))))).code).to.equal('rejected');
    desk.chat.leave?.(past);
    await desk.pass(250);
    expect(desk.conversation(past)).to.equal(undefined);
  });

  it('leaves out the conversations of another company of the same account', async () => {
    const text = JSON.stringify({ Status: 'ok', Code: 200, Success: true, Data: [
      { Atendimento: 'own', Empresa: desk.box.account.companyId, ContatoTitulo: 'Nosso' }, { Atendimento: 'foreign', Empresa: 'another', ContatoTitulo: 'Alheio' },
    ] });
    desk.box.faults.next('ListarRecentes', { kind: 'body', text });
    expect((await done(desk.chat.recent?.(10))).map(({ id }) => id)).to.deep.equal(['own']);
  });

  it('begins with a known contact, and finds what it began although nothing names it (row 5)', async () => {
    expect((await done(desk.chat.starting?.contacts('celso'))).map(({ name }) => name)).to.deep.equal(['Oficina do Celso']);
    expect((await done(desk.chat.starting?.contacts('55550194'))).map(({ name }) => name)).to.deep.equal(['Oficina do Celso']);
    const channels = await done(desk.chat.starting?.channels(''));
    expect(channels.map(({ kind, canStart }) => [kind, canStart])).to.have.deep.members([['whatsapp', true], ['instagram', false], ['site', true]]);
    const contact = (await done(desk.chat.starting?.contacts('Celso')))[0]?.id ?? '';
    const channel = channels.find(({ kind }) => kind === 'whatsapp')?.id ?? '';
    const outcome = await done(desk.chat.starting?.start(contact, channel, ''));
    expect(outcome).to.deep.equal({ conversationId: desk.case('Oficina').caseId });
    expect(desk.asked('CriarPorContato')[0]).not.to.have.property('Atendimento');
    expect(desk.of('Oficina').can.has('send')).to.equal(true);
    expect(await done(desk.chat.starting?.start(contact, channel, ''))).to.deep.equal(outcome);
    expect(desk.asked('CriarPorContato')).to.have.length(1);
  });

  it('shows records, the report, the log and the figures', async () => {
    const { id, protocol } = desk.of('Ana');
    const record = await done(desk.chat.records?.conversation?.(id));
    expect(record).to.deep.include({ conversationId: id, protocol, notes: 'Prefere boleto às sextas.', agentName: 'Marina Duarte', state: 'serving' });
    expect(record.html).to.include('<div class="conversa">');
    const report = await done(desk.chat.records?.report?.());
    expect(report.find((row) => row.conversationId === id)).to.deep.include({ protocol, contactName: 'Ana Beatriz Nogueira', state: 'serving', tags: ['VIP'] });
    expect(report.filter(({ state }) => state === 'finished')).to.have.length(3);
    desk.box.controls.finish({ caseId: id });
    const [latest] = await done(desk.chat.records?.occurrences?.());
    expect(latest).to.deep.include({ text: 'Atendimento encerrado', at: desk.clock.now() });
    expect((await done(desk.chat.records?.dashboard?.())).find(({ name }) => name === 'Encerrados')).to.deep.equal({ name: 'Encerrados', value: '4' });
  });
});
