import { expect } from 'chai';
import { decodeDone, decodeMessages, decoder, rowsOf } from '../../../src/adapters/tempbox/decode.js';
import { methods, type Method } from '../../../src/adapters/tempbox/wire.js';
import * as rows from '../../../src/adapters/tempbox/wire-rows.js';
import { Fault } from '../../../src/domain/fault.js';
import { readJson } from '../../../src/net/json.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';
import { fixture, fixtureText } from './fixtures.js';

const listed = '00000005-0000-4000-8000-000000000005';
const all = Object.keys(methods) as Method[];
const withRows: readonly Method[] = ['PegarAtendimento', 'IniciarAtendimento', 'EncaminharAtendimento'];

/** The vendor's declared bodies, read by the adapter in place of the simulator's answers. */
describe('TempBox responses', () => {
  let desk: Desk;

  beforeEach(() => { desk = new Desk({ adapter: { admin: true } }); });
  afterEach(() => desk.stop());

  const answer = async (method: Method, name: string = method): Promise<void> => {
    desk.box.faults.rate(method, { kind: 'body', text: await fixtureText(`${name}.response.json`) }, 1);
  };

  it('ListarEmAberto and ListarUltimasMensagens', async () => {
    await answer('ListarEmAberto');
    await answer('ListarUltimasMensagens');
    await desk.ready();
    expect(desk.all('conversations-listed').at(-1)?.conversations).to.deep.equal([{
      id: listed,
      protocol: '1',
      place: 'others',
      kind: 'individual',
      contact: { id: '0000001f-0000-4000-8000-00000000001f', name: 'Bruno Lima', phone: '5511900000001', email: 'bruno@example.com', note: 'texto · texto' },
      channel: { kind: 'unknown', id: 'texto', name: 'texto' },
      department: { name: 'texto' },
      tags: [{ id: 'texto', name: 'texto', mine: false }],
      unread: 1,
      preview: 'Olá',
      owner: { agentId: '00000001-0000-4000-8000-000000000001', name: 'Ana Souza', mine: false },
      replyWindow: { kind: 'none' },
      can: new Set(['open']),
    }]);
  });

  for (const method of ['ListarMensagensAtendimento', 'ListarMensagensAtendimentoChat'] as const) {
    it(method, async () => {
      desk.stop();
      desk = new Desk({ adapter: { messages: method.endsWith('Chat') ? 'chat' : 'full' } });
      await answer(method);
      await desk.ready();
      const { id, protocol } = desk.of('Ana');
      await desk.while(desk.chat.open(id));
      expect(desk.messages(id)).to.deep.equal([{
        id: (await fixture<{ Data: { AtendimentoMensagem: string }[] }>(`${method}.response`)).Data[0]?.AtendimentoMensagem,
        conversationId: id,
        protocol,
        direction: 'out',
        author: { kind: 'agent', id: '00000001-0000-4000-8000-000000000001', name: 'Ana Souza' },
        sentAt: Date.UTC(2024, 0, 15, 16, 45, 30, 123),
        body: { kind: 'text', text: 'Olá' },
        status: 'sent',
      }]);
    });
  }

  it('ListarMensagensEmAberto names files', async () => {
    const [row] = decodeMessages('ListarMensagensEmAberto')(await fixture('ListarMensagensEmAberto.response'), false);
    expect(row).to.deep.include({ ArquivoAnexo: 'anexo.png', Extensao: 'png', UrlAnexo: 'https://files.example.com/anexo.png', MensagemAtendente: true });
  });

  it('ObterNovasMensagensChatSiteSse', async () => {
    const [row] = decodeMessages('ObterNovasMensagensChatSiteSse')(await fixture('ObterNovasMensagensChatSiteSse.response'), false);
    expect(row).to.deep.include({ Mensagem: 'Olá', TipoAtendente: 1, Autonumeracao: 1, MensagemAtendente: true });
  });

  it('ListarRecentes', async () => {
    await answer('ListarRecentes');
    await desk.ready();
    // The example's company is another one: its conversations are nobody's business here.
    expect(await desk.while(desk.chat.recent?.(20) ?? Promise.reject(new Error()))).to.deep.equal([]);
    const [row] = decoder('ListarRecentes', rows.recentRow)(await fixture('ListarRecentes.response'), false);
    expect(row).to.deep.include({ ContatoTitulo: 'Bruno Lima', TelefoneWhatsapp: '5511900000001', Concluido: true, Autonumeracao: 1 });
  });

  it('ListarMeusAtendimentos', async () => {
    await answer('ListarMeusAtendimentos');
    await desk.ready();
    const past = await desk.while(desk.chat.contactHistory?.(desk.of('Ana').id) ?? Promise.reject(new Error()));
    expect(past).to.have.length(1);
    expect(past[0]).to.deep.include({ id: listed, place: 'closed', can: new Set(['open']) });
  });

  it('ListarRelatorioPrincipal', async () => {
    await answer('ListarRelatorioPrincipal');
    await desk.ready();
    expect(await desk.while(Promise.resolve(desk.chat.records?.report?.()))).to.deep.equal([{
      conversationId: '00000003-0000-4000-8000-000000000003',
      protocol: 'texto',
      title: 'texto',
      contactName: 'texto',
      contactEmail: 'bruno@example.com',
      agentName: 'texto',
      channel: 'texto',
      tags: ['texto'],
      state: 'finished',
      createdAt: Date.UTC(2024, 0, 15, 16, 45),
      startedAt: Date.UTC(2024, 0, 15, 16, 45),
      endedAt: Date.UTC(2024, 0, 15, 16, 45),
    }]);
  });

  it('Consultar, with the conversation as the vendor renders it, untouched', async () => {
    await answer('Consultar');
    await desk.ready();
    const { id } = desk.of('Ana');
    const record = await desk.while(Promise.resolve(desk.chat.records?.conversation?.(id)));
    expect(record).to.deep.include({ conversationId: id, state: 'finished', html: '<p>Olá</p>', notes: 'texto', contactName: 'texto' });
  });

  it('Acompanhar, with dates where names should be (part 5, row 8)', async () => {
    await answer('Acompanhar');
    await desk.ready();
    expect(await desk.while(Promise.resolve(desk.chat.records?.occurrences?.()))).to.deep.equal([{
      id: '0000000b-0000-4000-8000-00000000000b', at: Date.UTC(2024, 0, 15, 16, 45, 30, 123), category: 'texto', text: 'texto', subject: 'texto',
    }]);
  });

  it('ObterDashboard', async () => {
    await answer('ObterDashboard');
    await desk.ready();
    expect(await desk.while(Promise.resolve(desk.chat.records?.dashboard?.()))).to.deep.equal([{ name: 'TotalAtendimentos', value: '12' }]);
  });

  it('ListarMensagensPadrao has titles, and a number where a short title should be (part 5, rows 8 and 12)', async () => {
    await answer('ListarMensagensPadrao');
    await desk.ready();
    expect(await desk.while(Promise.resolve(desk.backend.replies?.list(undefined)))).to.deep.equal([
      { id: '00000001-0000-4000-8000-000000000001', title: 'texto', mine: false },
    ]);
    expect(desk.backend.replies?.send).to.equal(undefined);
    const bare = { Status: 'ok', Code: 200, Success: true, Data: [{ Hash: 'h', Titulo: null, TituloAbreviado: 7 }] };
    expect(decoder('ListarMensagensPadrao', rows.standardRow)(bare, false)[0]).to.deep.include({ Hash: 'h', TituloAbreviado: '7' });
  });

  it('ListarDiasHorariosAtendentesAgendaDisponivel', async () => {
    await answer('ListarDiasHorariosAtendentesAgendaDisponivel');
    await desk.ready();
    // The example's slot is in the past.
    expect(await desk.while(Promise.resolve(desk.chat.scheduling?.slots(desk.of('Ana').id)))).to.deep.equal([]);
    const [row] = decoder('ListarDiasHorariosAtendentesAgendaDisponivel', rows.slotRow)(await fixture('ListarDiasHorariosAtendentesAgendaDisponivel.response'), false);
    expect(row).to.deep.equal({ Data: '2024-01-15T13:45:30.123', Usuario: '00000002-0000-4000-8000-000000000002' });
  });

  it('the two lists of agents, one of them declared null (part 5, row 10)', async () => {
    await answer('ListarHashesOutrosAtendentesEquipesAtendente');
    await answer('ListarHashesOutrosHumanosEquipesAtendente');
    await desk.ready();
    const targets = await desk.while(Promise.resolve(desk.chat.transfer?.targets(desk.of('Ana').id)));
    expect(targets).to.deep.equal({ agents: [{ id: '00000001-0000-4000-8000-000000000001', name: '' }], departments: [], freeAgentId: false });
  });

  it('PegarAtendimento, IniciarAtendimento and EncaminharAtendimento', async () => {
    for (const method of ['PegarAtendimento', 'IniciarAtendimento', 'EncaminharAtendimento'] as const) {
      const [row] = decoder(method, rows.takenRow)(await fixture(`${method}.response`), false);
      expect(row).to.deep.include({ Atendimento: '00000002-0000-4000-8000-000000000002', Iniciado: true });
    }
    await answer('PegarAtendimento');
    await desk.ready();
    const { id } = desk.of('Rita');
    await desk.while(desk.chat.claim?.(id) ?? Promise.reject(new Error()));
    expect(desk.conversation(id)).to.deep.include({ place: 'mine' });
    expect(desk.conversation(id)?.can.has('send')).to.equal(true);
  });

  it('Salvar and Listar', async () => {
    await answer('Salvar');
    await answer('Listar');
    await desk.ready();
    const fields = await fixture<Record<string, string>>('Salvar.request');
    expect(await desk.while(Promise.resolve(desk.backend.admin?.saveConversation?.(fields)))).to.deep.include({ html: '<p>Olá</p>' });
    const records = await desk.while(Promise.resolve(desk.backend.admin?.allConversations?.()));
    expect(records).to.have.length(1);
    expect(records?.[0]).to.deep.include({ conversationId: '0000000a-0000-4000-8000-00000000000a', state: 'finished', title: 'texto' });
  });

  for (const method of all.filter((name) => methods[name] !== 'read' && name !== 'Salvar' && !withRows.includes(name))) {
    it(`${method} answers with a yes and nothing else`, async () => {
      expect(decodeDone(method)(await fixture(`${method}.response`), false)).to.equal(undefined);
    });
  }

  it('an error has no reason: the method is told to logs, and the agent a general text (part 5, row 17)', async () => {
    await desk.ready();
    await answer('EnviarMensagem', 'error');
    const fault = await faultOf(desk.while(desk.chat.send(outgoing(desk.of('Ana').id, 'segredo'))));
    expect([fault.code, fault.outcomeUnknown, fault.retryable]).to.deep.equal(['rejected', false, false]);
    expect(String(fault.cause)).to.equal('Error: TempBox EnviarMensagem: code 500');
  });

  it('a refused token is told by the envelope, whatever the HTTP status says', async () => {
    await answer('ListarEmAberto', 'unauthorized');
    expect((await faultOf(desk.while(Promise.resolve(desk.backend.auth?.signIn({ token: 'x' }))))).code).to.equal('auth');
  });

  it('and no printed declaration is mistaken for an answer', async () => {
    const printed = all.filter((method) => withRows.includes(method) || (methods[method] === 'read' && method !== 'ListarHashesOutrosHumanosEquipesAtendente'));
    for (const method of printed) {
      const text = await fixtureText(`${method}.response.raw.txt`);
      expect(() => rowsOf(method, readJson(text).value, true), method).to.throw(Fault).with.property('code', 'protocol');
    }
  });

  it('reads the envelope first, and the HTTP status only where there is none', async () => {
    desk.box.behave({ status: 'mirrors-code' });
    await desk.ready();
    desk.box.faults.next('EnviarMensagem', { kind: 'refuse' });
    const refused = await faultOf(desk.while(desk.chat.send(outgoing(desk.of('Ana').id, 'a'))));
    expect([refused.code, refused.outcomeUnknown]).to.deep.equal(['rejected', false]);
    desk.box.faults.next('EnviarMensagem', { kind: 'status', status: 502 });
    const broken = await faultOf(desk.while(desk.chat.send(outgoing(desk.of('Ana').id, 'b'))));
    expect([broken.code, broken.outcomeUnknown]).to.deep.equal(['network', true]);
    expect(desk.clock.now()).to.be.at.least(morning);
  });
});
