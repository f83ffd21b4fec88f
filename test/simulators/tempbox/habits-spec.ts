import { scene, type Row } from './client.js';
import type { SpecTools } from './wire-spec.js';

const ana = 'Ana Beatriz Nogueira';

/** Every doubt of the contract's part 5 that the server's side can have. */
export function describeHabits({ expect }: Pick<SpecTools, 'expect'>): void {
  describe('habits', () => {
    it('writes dates in three forms, by the account’s clock', async () => {
      const { client, company, tempbox, open } = scene();
      const read = async (): Promise<unknown> => (await client.rows('ListarMensagensAtendimento', { Atendimento: open(ana).caseId, Empresa: company })).at(-1)?.['Cadastro'];
      expect(await read()).to.equal('2026-11-20T10:55:00.000');
      tempbox.behave({ dates: 'epoch' });
      expect(await read()).to.equal(`/Date(${Date.UTC(2026, 10, 20, 13, 55)})/`);
      tempbox.behave({ dates: 'brazilian' });
      expect(await read()).to.equal('20/11/2026 10:55');
    });

    it('writes bits in three forms, and whole numbers where an int is declared', async () => {
      const { client, company, tempbox } = scene();
      const window = { Empresa: company, Inicio: 1, Termino: 1 };
      const bit = async (): Promise<unknown> => (await client.rows('ListarMensagensEmAberto', window))[0]?.['MensagemAtendente'];
      expect(await bit()).to.equal(false);
      tempbox.behave({ bits: 'number' });
      expect(await bit()).to.equal(0);
      tempbox.behave({ bits: 'word' });
      expect(await bit()).to.equal('False');
      const [site] = await client.rows('ObterNovasMensagensChatSiteSse', { Inicio: 1, Termino: 1 });
      expect(site?.['MensagemAtendente']).to.equal(0);
    });

    it('gives rows as a list, as text, or the lone one, and no rows in three ways', async () => {
      const { client, company, tempbox, open, agent } = scene();
      const data = async (method: string, input: object): Promise<unknown> => (await client.call(method, input)).Data;
      const consult = { Hash: open(ana).hash };
      expect(await data('Consultar', consult)).to.be.an('array').with.length(1);
      tempbox.behave({ data: 'lone-object' });
      expect(await data('Consultar', consult)).to.be.an('object').with.property('Hash', consult.Hash);
      tempbox.behave({ data: 'string' });
      const text = await data('Consultar', consult);
      expect(JSON.parse(String(text))).to.be.an('array').with.length(1);
      const none = { Empresa: company, Inicio: 5000, Termino: 5001 };
      expect(await data('ListarMensagensEmAberto', none)).to.equal('[]');
      tempbox.behave({ emptyData: 'null' });
      expect(await data('ListarMensagensEmAberto', none)).to.equal(null);
      tempbox.behave({ emptyData: 'absent' });
      expect(await data('ListarMensagensEmAberto', none)).to.equal(undefined);
      tempbox.behave({ data: 'array', humans: 'null' });
      expect(await data('ListarHashesOutrosHumanosEquipesAtendente', { Atendente: agent().hash })).to.equal(null);
    });

    it('has Autonumeracao twice, or the second by its other name', async () => {
      const { client, company, tempbox } = scene();
      const ask = async () => (await client.ask('ListarMensagensEmAberto', { Empresa: company, Inicio: 1, Termino: 1 })).text();
      const last = tempbox.account.messages.at(-1);
      expect(await ask()).to.include(`"Autonumeracao":${last?.number},"Autonumeracao":${last?.companyNumber},`);
      tempbox.behave({ twins: 'renamed' });
      expect(await ask()).to.include(`"Autonumeracao":${last?.number},"AutonumeracaoEmpresa":${last?.companyNumber},`);
    });

    it('leaves everything null that nobody needs, where it is sparse', async () => {
      const { client, company, tempbox } = scene({ habits: { sparse: true } });
      const [row] = await client.rows('ListarEmAberto', { Empresa: company });
      const filled = Object.entries(row ?? {}).filter(([, value]) => value !== null).map(([name]) => name);
      expect(filled).to.include.members(['Atendimento', 'Iniciado', 'SolicitanteTitulo', 'Mensagem']);
      expect(filled.length).to.be.lessThan(20);
      tempbox.behave({ sparse: false });
      expect((await client.rows('ListarEmAberto', { Empresa: company }))[0]).to.have.property('SolicitanteIniciais').that.is.a('string');
    });

    it('has implausible types as declared, or what they must be', async () => {
      const { client, company, tempbox } = scene();
      const title = async () => (await client.rows('ListarMensagensPadrao', { Empresa: company }))[0]?.['TituloAbreviado'];
      expect(await title()).to.be.a('number');
      tempbox.behave({ implausible: 'plausible' });
      expect(await title()).to.equal('Saudação');
    });

    it('counts Inicio and Termino by rows of either end, by numbers or by seconds', async () => {
      const { client, company, tempbox, clock } = scene();
      const all = tempbox.account.messages.filter(({ caseId }) => tempbox.account.cases.get(caseId)?.closed === false);
      const ids = (rows: readonly Row[]) => rows.map((row) => row['AtendimentoMensagem']);
      const ask = async (Inicio: number, Termino: number) => ids(await client.rows('ListarMensagensEmAberto', { Empresa: company, Inicio, Termino }));
      expect(await ask(1, 2)).to.deep.equal([all.at(-1)?.id, all.at(-2)?.id]);
      tempbox.behave({ rowsFrom: 'oldest' });
      expect(await ask(1, 2)).to.deep.equal([all[0]?.id, all[1]?.id]);
      tempbox.behave({ window: 'numbers' });
      expect(await ask(all[3]?.number ?? 0, all[3]?.number ?? 0)).to.deep.equal([all[3]?.id]);
      tempbox.behave({ window: 'seconds' });
      const now = Math.floor(clock.now() / 1000);
      const late = all.filter(({ at }) => at >= clock.now() - 600_000).map(({ id }) => id);
      expect(await ask(now - 600, now)).to.deep.equal(late);
    });

    it('answers new site messages as one envelope, or as events with one each', async () => {
      const { client, tempbox } = scene();
      const rows = await client.rows('ObterNovasMensagensChatSiteSse', { Inicio: 1, Termino: 100 });
      expect(new Set(rows.map((row) => row['SolicitanteTitulo']))).to.deep.equal(new Set(['Visitante do site', 'Luciana Prado']));
      tempbox.behave({ sse: 'event-stream' });
      const answer = await client.ask('ObterNovasMensagensChatSiteSse', { Inicio: 1, Termino: 100 });
      expect(answer.headers.get('content-type')).to.match(/^text\/event-stream/);
      const events = (await answer.text()).split('\n\n').filter((event) => event !== '');
      expect(events.map((event) => (JSON.parse(event.slice('data: '.length)) as { Data: Row[] }).Data[0])).to.deep.equal(rows);
    });

    it('takes one kind of id for each field, or any', async () => {
      const { client, company, tempbox, open, agent } = scene();
      const { caseId, hash, contactId } = open(ana);
      const reads = async (Atendimento: string) => (await client.call('ListarMensagensAtendimento', { Atendimento, Empresa: company })).Success;
      expect([await reads(caseId), await reads(hash)]).to.deep.equal([true, false]);
      tempbox.behave({ conversationId: 'hash' });
      expect([await reads(caseId), await reads(hash)]).to.deep.equal([false, true]);
      tempbox.behave({ unknownId: 'empty' });
      expect((await client.call('ListarMensagensAtendimento', { Atendimento: caseId, Empresa: company })).Data).to.deep.equal([]);
      const others = async (Atendente: string) => (await client.call('ListarHashesOutrosAtendentesEquipesAtendente', { Atendente })).Success;
      expect([await others(agent().hash), await others(agent().id)]).to.deep.equal([true, false]);
      tempbox.behave({ agentId: 'guid' });
      expect([await others(agent().hash), await others(agent().id)]).to.deep.equal([false, true]);
      const contact = tempbox.account.contacts.get(contactId);
      const history = async (Contato = '') => (await client.call('ListarMeusAtendimentos', { Contato, Empresa: company })).Data?.length;
      expect([await history(contact?.id), await history(contact?.clientId)]).to.deep.equal([2, undefined]);
      tempbox.behave({ contactId: 'client' });
      expect([await history(contact?.id), await history(contact?.clientId)]).to.deep.equal([undefined, 2]);
    });
  });
}
