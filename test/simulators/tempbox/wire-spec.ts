import type { Envelope, Row, Scene } from './client.js';
import { scene } from './client.js';

export interface SpecTools {
  readonly expect: Chai.ExpectStatic;
  /** Parsed example of `test/fixtures/tempbox`. */
  fixture(name: string): Promise<unknown>;
}

interface DeclaredField {
  readonly name: string;
  readonly type: string;
}

interface Declared {
  readonly jsonFields?: readonly DeclaredField[];
  readonly responseDataFields: readonly DeclaredField[] | string | null;
}

const ana = 'Ana Beatriz Nogueira';
const helena = 'Helena Figueiredo';
const visitor = 'Visitante do site';

/** One valid request of every method that takes `json`, in an order in which all can be done. */
function everyRequest({ tempbox, company, agent, open }: Scene): readonly (readonly [string, object | undefined])[] {
  const { caseId, hash, contactId } = open(ana);
  const inCase = { Atendimento: caseId, Empresa: company };
  const asMarina = { ...inCase, Atendente: agent().hash };
  const [celso] = [...tempbox.account.contacts.values()].filter(({ name }) => name === 'Oficina do Celso');
  const channel = tempbox.account.channels.keys().next().value;
  return [
    ['ListarEmAberto', { Empresa: company }],
    ['ListarMeusAtendimentos', { Contato: contactId, Empresa: company }],
    ['ListarRecentes', { top: 20 }],
    ['ListarRelatorioPrincipal', { Empresa: company, Usuario: agent().hash }],
    ['ListarMensagensAtendimento', inCase],
    ['ListarMensagensAtendimentoChat', inCase],
    ['ListarMensagensEmAberto', { Empresa: company, Inicio: 1, Termino: 100 }],
    ['ListarUltimasMensagens', { Empresa: company }],
    ['ObterNovasMensagensChatSiteSse', { Inicio: 1, Termino: 100 }],
    ['AgendarMensagem', { ...asMarina, DataAgendamento: '2026-11-20T14:00:00', Mensagem: 'Olá' }],
    ['EnviarMensagem', { ...asMarina, AtendimentoFluxoMensagem: '', CodigoReferenciaCanal: channel, Contato: contactId, Mensagem: 'Olá', Plataforma: 1 }],
    ['CriarPorContato', { Atendente: agent().hash, Atendimento: '', CodigoReferenciaCanal: channel, Contato: celso?.id, Empresa: company, Plataforma: 1 }],
    ['PegarAtendimento', { Atendente: agent().hash, Atendimento: open(helena).caseId, Empresa: company }],
    ['IniciarAtendimento', { Atendente: agent().hash, Atendimento: open(helena).caseId, Empresa: company }],
    ['EncaminharAtendimento', { Atendente: agent('Paulo Reis').hash, Atendimento: open(helena).caseId, Empresa: company }],
    ['EncerrarAtendimento', { Atendimento: open(helena).caseId, Empresa: company }],
    ['ListarDiasHorariosAtendentesAgendaDisponivel', { AtendenteRelacionado: agent().hash, Empresa: company }],
    ['ListarHashesOutrosAtendentesEquipesAtendente', { Atendente: agent().hash }],
    ['ListarHashesOutrosHumanosEquipesAtendente', { Atendente: agent().hash }],
    ['ListarMensagensPadrao', { Empresa: company }],
    ['ObterDashboard', { Empresa: company }],
    ['ColetarDadosIa', undefined],
    ['ProcessarOcorrenciaRespostaInicialBotIa', undefined],
    ['ProcessarOcorrenciaSemAtendente', undefined],
    ['ResponderMensagemBot', { AtendimentoMensagem: tempbox.account.messages.at(-1)?.id }],
    ['ResponderMensagemIa', inCase],
    ['RespostaAutomaticaPronta', undefined],
    ['Acompanhar', undefined],
    ['Consultar', { Hash: hash }],
    ['Salvar', { Empresa: company, Hash: hash, Titulo: 'Boleto de novembro', RetornarDataSet: true }],
  ];
}

/** Two of the methods have no `json`. */
async function others(stage: Scene): Promise<readonly (readonly [string, Envelope])[]> {
  const { client, open } = stage;
  const ask = async (method: string, more: string) => (await client.raw(method, `token=${client.token}${more}`)).json() as Promise<Envelope>;
  return [
    ['Listar', await ask('Listar', '')],
    ['Excluir', await ask('Excluir', `&Hash=${open(visitor).hash}`)],
  ];
}

const jsonTypes: Readonly<Record<string, string>> = { int: 'number', bigint: 'number', bit: 'boolean' };

/** What is not as it is declared: names, their order, the types of values. Every field may be null. */
function differences(row: Row, declared: readonly DeclaredField[]): string[] {
  const names = [...new Set(declared.map(({ name }) => name))];
  const order = Object.keys(row).join() === names.join() ? [] : [`names: ${Object.keys(row).join()}`];
  // Of a name that is there twice JSON.parse keeps the last.
  const types = declared.flatMap(({ name, type }) => {
    const value = row[name];
    return value === null || typeof value === (jsonTypes[type] ?? 'string') ? [] : [`${name}: ${typeof value} for ${type}`];
  });
  return [...order, ...types];
}

export function describeWire({ expect, fixture }: SpecTools): void {
  describe('the wire', () => {
    it('has all 32 methods, with the fields that are declared, in their order and types', async () => {
      const schema = (await fixture('schema')) as Readonly<Record<string, Declared>>;
      const stage = scene();
      const answers: (readonly [string, Envelope])[] = [];
      for (const [method, input] of everyRequest(stage)) {
        const asked = schema[method]?.jsonFields?.map(({ name }) => name) ?? [];
        for (const name of Object.keys(input ?? {})) expect(asked, method).to.include(name);
        answers.push([method, await stage.client.call(method, input)]);
      }
      answers.push(...await others(stage));
      expect(answers.map(([method]) => method).sort()).to.deep.equal(Object.keys(schema).sort());
      for (const [method, { Status, Code, Success, Data }] of answers) {
        expect({ method, Status, Code, Success }).to.deep.equal({ method, Status: 'ok', Code: 200, Success: true });
        const declared = schema[method]?.responseDataFields;
        const fields = typeof declared === 'string' ? schema['Consultar']?.responseDataFields : declared;
        if (!Array.isArray(fields)) continue;
        expect(Data, method).to.have.length.above(0);
        for (const row of Data ?? []) expect(differences(row, fields as readonly DeclaredField[]), method).to.deep.equal([]);
      }
      expect(stage.tempbox.ledger.violations).to.deep.equal([]);
    });

    it('has rows of the shape of every example', async () => {
      const stage = scene();
      for (const [method, input] of everyRequest(stage)) {
        const example = (await fixture(`${method}.response`)) as Envelope;
        const { Data } = await stage.client.call(method, input);
        const [wanted] = example.Data ?? [];
        if (wanted) expect(Object.keys(Data?.[0] ?? {}), method).to.deep.equal(Object.keys(wanted));
      }
    });

    it('answers errors without a reason, and a wrong token with one', async () => {
      const stage = scene();
      expect(await stage.client.call('ListarEmAberto', { Empresa: 'outra' })).to.deep.equal(await fixture('error.response'));
      const answer = await stage.client.raw('ListarEmAberto', 'token=errado&json=%7B%7D');
      expect([answer.status, await answer.json()]).to.deep.equal([200, await fixture('unauthorized.response')]);
      stage.tempbox.behave({ status: 'mirrors-code' });
      expect((await stage.client.raw('ListarEmAberto', 'token=errado&json=%7B%7D')).status).to.equal(401);
      expect((await stage.client.ask('ListarEmAberto', { Empresa: 'outra' })).status).to.equal(500);
    });

    it('notes what the contract does not allow', async () => {
      const { client, tempbox, company } = scene();
      await client.raw('ListarEmAberto', `token=${client.token}`);
      await client.raw('ListarEmAberto', `token=${client.token}&json=${encodeURIComponent(JSON.stringify({ Empresa: company }))}`, { method: 'GET' });
      await client.call('ListarRecentes', { top: '20', Empresa: company });
      await client.raw('Acompanhar', `token=${client.token}&json=1`, { method: 'POST', body: '{}' });
      await client.raw('EnviarMensagem', `token=${client.token}&json=${'x'.repeat(2048)}`);
      expect(tempbox.ledger.violations).to.deep.equal([
        { method: 'ListarEmAberto', problem: 'json: missing in the query' },
        { method: 'ListarEmAberto', problem: 'json: not a JSON object' },
        { method: 'ListarEmAberto', problem: 'GET instead of POST' },
        { method: 'ListarRecentes', problem: 'top: string instead of number' },
        { method: 'ListarRecentes', problem: 'Empresa: not a field of this method' },
        { method: 'Acompanhar', problem: 'has a body' },
        { method: 'Acompanhar', problem: 'json: has a value' },
        { method: 'EnviarMensagem', problem: `the query has ${6 + client.token.length + 6 + 2048} characters` },
      ]);
      expect((await client.ask('Nada')).status).to.equal(404);
    });
  });
}
