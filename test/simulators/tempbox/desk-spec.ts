import { scene, type Row, type Scene } from './client.js';
import type { SpecTools } from './wire-spec.js';

const ana = 'Ana Beatriz Nogueira';
const helena = 'Helena Figueiredo';

function acts({ client, company, agent, open, tempbox }: Scene) {
  const inCase = (name: string) => ({ Atendimento: open(name).caseId, Empresa: company });
  return {
    as: (name: string, method: string, who?: string) => client.call(method, { ...inCase(name), Atendente: agent(who).hash }),
    send: (name: string, Mensagem: string, more: object = {}) => client.call('EnviarMensagem', { ...inCase(name), Atendente: agent().hash, Mensagem, ...more }),
    row: async (name: string): Promise<Row | undefined> =>
      (await client.rows('ListarEmAberto', { Empresa: company })).find((row) => row['SolicitanteTitulo'] === name),
    messages: (name: string) => client.rows('ListarMensagensAtendimento', inCase(name)),
    close: (name: string) => client.call('EncerrarAtendimento', inCase(name)),
    contact: (name: string) => [...tempbox.account.contacts.values()].find((contact) => contact.name === name),
  };
}

/** What happens to conversations: acts of agents, of customers, of colleagues. */
export function describeDesk({ expect }: Pick<SpecTools, 'expect'>): void {
  describe('a conversation', () => {
    it('is claimed, begun, written in, handed over and closed, each step only in its turn', async () => {
      const stage = scene();
      const { as, send, row, close } = acts(stage);
      expect((await send(helena, 'cedo demais')).Success).to.equal(false);
      expect((await as(helena, 'IniciarAtendimento')).Success).to.equal(false);
      expect((await as(helena, 'PegarAtendimento')).Data?.[0]).to.include({ Atendente: stage.agent().id, Iniciado: false, Concluido: false });
      expect((await as(helena, 'PegarAtendimento', 'Paulo Reis')).Success).to.equal(false);
      expect(await row(helena)).to.include({ AtendenteHash: stage.agent().hash, Iniciado: false });
      expect((await send(helena, 'ainda não')).Success).to.equal(false);
      expect((await as(helena, 'IniciarAtendimento')).Data?.[0]).to.include({ Iniciado: true });
      expect(await send(helena, 'Já vejo.')).to.deep.include({ Success: true, Data: null });
      expect(await row(helena)).to.include({ Mensagem: 'Já vejo.', NaoLidas: 0, AtendentePrimeiroNome: 'Marina' });
      expect((await as(helena, 'EncaminharAtendimento', 'Paulo Reis')).Data?.[0]).to.include({ Atendente: stage.agent('Paulo Reis').id, Iniciado: true });
      expect((await send(helena, 'não é mais minha')).Success).to.equal(false);
      const { caseId } = stage.open(helena);
      await close(helena);
      expect(await row(helena)).to.equal(undefined);
      expect((await stage.client.rows('ListarRecentes', { top: 50 })).find((recent) => recent['Atendimento'] === caseId)).to.include({ Concluido: true });
      expect(stage.tempbox.ledger.accepted.map(({ text }) => text)).to.deep.equal(['Já vejo.']);
      expect(stage.tempbox.ledger.violations).to.deep.equal([]);
    });

    it('is handed to people and bots of the agent’s teams, listed without names', async () => {
      const { client, agent } = scene();
      const hashes = async (method: string) => (await client.rows(method, { Atendente: agent().hash })).map((row) => row['Hash']);
      const people = [agent('Paulo Reis').hash, agent('Renata Alves').hash];
      expect(await hashes('ListarHashesOutrosHumanosEquipesAtendente')).to.deep.equal(people);
      expect(await hashes('ListarHashesOutrosAtendentesEquipesAtendente')).to.deep.equal([...people, agent('Assistente Serra').hash]);
    });

    it('counts what the customer wrote until it is read or answered', async () => {
      const stage = scene();
      const { row, messages } = acts(stage);
      stage.tempbox.controls.customerWrites({ contactId: stage.open(ana).contactId, text: 'Oi?' });
      expect(await row(ana)).to.include({ NaoLidas: 3, Mensagem: 'Oi?' });
      expect((await messages(ana)).at(-1)).to.include({ Mensagem: 'Oi?', MensagemAtendente: 0, AutorMensagem: ana });
      expect(await row(ana)).to.include({ NaoLidas: 0 });
      expect(stage.tempbox.ledger.received.map(({ text }) => text)).to.deep.equal(['Oi?']);
    });

    it('takes what is told of its contact and channel at its word', async () => {
      const stage = scene();
      const { send, contact } = acts(stage);
      const own = contact(ana);
      const good = { Contato: own?.id, CodigoReferenciaCanal: own?.channelId, Plataforma: 1 };
      expect((await send(ana, 'certo', good)).Success).to.equal(true);
      expect((await send(ana, 'errado', { ...good, Contato: contact(helena)?.id })).Success).to.equal(false);
      expect((await send(ana, 'errado', { ...good, CodigoReferenciaCanal: 'outro' })).Success).to.equal(false);
      expect((await send(ana, 'errado', { ...good, Plataforma: 4 })).Success).to.equal(false);
      expect((await send(ana, 'sem')).Success).to.equal(true);
      stage.tempbox.behave({ strictRecipient: true });
      expect((await send(ana, 'sem')).Success).to.equal(false);
      expect(stage.tempbox.ledger.countByText()).to.deep.equal({ certo: 1, sem: 1 });
    });

    it('sends a standard message by its id, where the account does', async () => {
      const stage = scene();
      const { send, messages } = acts(stage);
      const [standard] = await stage.client.rows('ListarMensagensPadrao', { Empresa: stage.company });
      const by = { AtendimentoFluxoMensagem: standard?.['AtendimentoMensagemPadrao'] };
      await send(ana, '', by);
      expect((await messages(ana)).at(-1)?.['Mensagem']).to.equal('Bom dia! Aqui é da Serra Azul. Como posso ajudar?');
      stage.tempbox.behave({ flowSends: false });
      expect((await send(ana, '', by)).Success).to.equal(false);
    });

    it('is begun for a contact who has none, and found in the list only', async () => {
      const stage = scene();
      const { row, contact } = acts(stage);
      const start = (name: string) => stage.client.call('CriarPorContato', {
        Atendente: stage.agent().hash, CodigoReferenciaCanal: contact(name)?.channelId, Contato: contact(name)?.id, Empresa: stage.company, Plataforma: 1,
      });
      expect(await start('Oficina do Celso')).to.deep.include({ Success: true, Data: null });
      expect(await row('Oficina do Celso')).to.include({ AtendenteHash: stage.agent().hash, Iniciado: true, QtdAtendimentos: 2 });
      expect((await start('Oficina do Celso')).Success).to.equal(false);
    });

    it('gets a message that was scheduled, when its time has come, and the slot is gone', async () => {
      const stage = scene();
      const { messages } = acts(stage);
      const slots = () => stage.client.rows('ListarDiasHorariosAtendentesAgendaDisponivel', { AtendenteRelacionado: stage.agent().hash, Empresa: stage.company });
      const [first] = await slots();
      expect(first).to.deep.equal({ Data: '2026-11-20T14:00:00.000', Usuario: stage.agent().id });
      const plan = (DataAgendamento: string) => stage.client.call('AgendarMensagem', {
        Atendente: stage.agent().hash, Atendimento: stage.open(ana).caseId, DataAgendamento, Empresa: stage.company, Mensagem: 'Boa tarde, Ana!',
      });
      expect((await plan('2026-11-20T14:00:00')).Success).to.equal(true);
      expect((await plan('2026-11-20T10:00:00')).Success).to.equal(false);
      expect((await slots())[0]).to.include({ Data: '2026-11-20T15:00:00.000' });
      stage.clock.advance(3 * 60 * 60 * 1000 - 1);
      expect((await messages(ana)).at(-1)?.['Mensagem']).to.not.equal('Boa tarde, Ana!');
      stage.clock.advance(1);
      expect((await messages(ana)).at(-1)).to.include({ Mensagem: 'Boa tarde, Ana!', MensagemAtendente: 1 });
    });

    it('is answered by the bot or the assistant, after a while', async () => {
      const stage = scene();
      const { messages } = acts(stage);
      const before = (await messages(ana)).length;
      await stage.client.call('ResponderMensagemBot', { AtendimentoMensagem: (await messages(ana)).at(-1)?.['AtendimentoMensagem'] });
      await stage.client.call('ResponderMensagemIa', { Atendimento: stage.open(ana).caseId, Empresa: stage.company });
      stage.clock.advance(1500);
      const added = (await messages(ana)).slice(before);
      expect(added.map((row) => row['AtendenteMensagemTipoAtendenteTitulo'])).to.deep.equal(['Robô', 'Robô']);
    });

    it('is kept, changed and removed as a record, with its HTML as the customer wrote it', async () => {
      const stage = scene();
      const { hash, contactId } = stage.open(ana);
      stage.tempbox.controls.customerWrites({ contactId, text: '<img src=x onerror=alert(1)>' });
      const [record] = await stage.client.rows('Consultar', { Hash: hash });
      expect(record?.['VirtualHtmlConversa']).to.be.a('string').that.includes('<img src=x onerror=alert(1)>');
      const change = { Empresa: stage.company, Hash: hash, CamposAtualizados: 'Titulo', Titulo: 'Novo', ObservacoesAdicionais: 'não nomeado' };
      expect((await stage.client.rows('Salvar', change))[0]).to.include({ Titulo: 'Novo', ObservacoesAdicionais: 'Prefere boleto às sextas.' });
      await stage.client.raw('Excluir', `token=${stage.client.token}&Hash=${hash}`);
      expect((await stage.client.call('Consultar', { Hash: hash })).Success).to.equal(false);
    });

    it('leaves its steps in the log', async () => {
      const stage = scene();
      await acts(stage).as(helena, 'PegarAtendimento');
      const log = await stage.client.rows('Acompanhar');
      expect(log.at(-1)).to.include({ MensagemLog: 'Marina Duarte pegou o atendimento', Referente: stage.open(helena).caseId });
    });
  });
}
