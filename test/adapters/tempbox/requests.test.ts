import { expect } from 'chai';
import { tempbox } from '../../../src/adapters/tempbox/index.js';
import { methods, requestUrl, type Inputs, type Method } from '../../../src/adapters/tempbox/wire.js';
import type { Backend } from '../../../src/domain/backend.js';
import { systemClock } from '../../../src/net/io.js';
import { Desk, morning, outgoing } from './desk.js';
import { fixture } from './fixtures.js';

const withInput = (Object.keys(methods) as Method[]).filter((method) => ![
  'Listar', 'Excluir', 'Acompanhar', 'ColetarDadosIa', 'ProcessarOcorrenciaRespostaInicialBotIa', 'ProcessarOcorrenciaSemAtendente', 'RespostaAutomaticaPronta',
].includes(method));

describe('TempBox requests', () => {
  it('are 32', () => {
    expect(Object.keys(methods)).to.have.length(32);
    expect(withInput).to.have.length(25);
  });

  for (const method of withInput) {
    it(`${method} carries the example's fields as the json parameter`, async () => {
      const input = await fixture(`${method}.request`) as unknown as Inputs[Method];
      const url = new URL(requestUrl('https://api.example.com', method, 'a b&c', input));
      expect([url.pathname, [...url.searchParams.keys()]]).to.deep.equal([`/api/Atendimento/${method}`, ['token', 'json']]);
      expect(url.searchParams.get('token')).to.equal('a b&c');
      expect(JSON.parse(url.searchParams.get('json') ?? '')).to.deep.equal(input);
    });
  }

  it('name the parameter without a value where there is none (part 5, row 16), and have none where the vendor has none', () => {
    const base = 'https://api.example.com';
    expect(requestUrl(base, 'Acompanhar', 't', undefined)).to.equal(`${base}/api/Atendimento/Acompanhar?token=t&json=`);
    expect(requestUrl(base, 'RespostaAutomaticaPronta', 't', undefined)).to.equal(`${base}/api/Atendimento/RespostaAutomaticaPronta?token=t&json=`);
    expect(requestUrl(base, 'Listar', 't', undefined)).to.equal(`${base}/api/Atendimento/Listar?token=t`);
    expect(requestUrl(base, 'Excluir', 't', { Hash: 'a&b' })).to.equal(`${base}/api/Atendimento/Excluir?token=t&Hash=a%26b`);
  });

  it('name "top" in lower case and everything else as printed (part 5, row 18)', () => {
    const { searchParams } = new URL(requestUrl('https://api.example.com', 'ListarRecentes', 't', { top: 20 }));
    expect(searchParams.get('json')).to.equal('{"top":20}');
  });

  it('keep what would end a parameter, a word or a string', () => {
    const text = 'a&b=c#d?e%20 +"\\\n\u2028👩🏽‍💻\uD800';
    const input = { Atendente: 'a', Atendimento: 'b', Empresa: 'c', Mensagem: text };
    const url = requestUrl('https://api.example.com', 'EnviarMensagem', 't', input);
    expect(url).not.to.match(/[^\x21-\x7E]/);
    const back = JSON.parse(new URL(url).searchParams.get('json') ?? '') as { Mensagem: string };
    expect(back.Mensagem).to.equal(text);
  });
});

describe('what a TempBox request is made of', () => {
  interface Sent {
    readonly url: string;
    readonly init: RequestInit;
  }

  function backendSeeing(sent: Sent[]): Backend {
    const fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
      sent.push({ url, init });
      return Promise.resolve(new Response('{"Status":"ok","Code":200,"Success":true,"Data":[]}'));
    };
    const io = { fetch, WebSocket, clock: systemClock, random: Math.random };
    return tempbox({ url: 'https://api.example.com/api/Atendimento/', company: 'E', agent: 'A', io, admin: true });
  }

  it('is a POST without a body, a referrer, cookies or a place in a cache', async () => {
    const sent: Sent[] = [];
    await backendSeeing(sent).auth?.signIn({ token: 's e' });
    expect(sent).to.have.length(1);
    expect(sent[0]?.url).to.equal('https://api.example.com/api/Atendimento/ListarEmAberto?token=s%20e&json=%7B%22Empresa%22%3A%22E%22%7D');
    const { signal, ...init } = sent[0]?.init ?? {};
    expect(signal).to.be.instanceOf(AbortSignal);
    expect(init).to.deep.equal({ method: 'POST', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('names the account-wide methods only where admin was asked for', async () => {
    const sent: Sent[] = [];
    const backend = backendSeeing(sent);
    await backend.auth?.signIn({ token: 't' });
    await backend.admin?.allConversations?.();
    await backend.admin?.saveConversation?.({ Modo: 'U', Concluido: true });
    await backend.admin?.eraseConversation?.('H');
    for (const job of ['ColetarDadosIa', 'ProcessarOcorrenciaRespostaInicialBotIa', 'ProcessarOcorrenciaSemAtendente', 'RespostaAutomaticaPronta']) {
      await backend.admin?.runJob?.(job);
    }
    expect(sent.slice(1).map(({ url }) => url.slice('https://api.example.com/api/Atendimento/'.length))).to.deep.equal([
      'Listar?token=t',
      'Salvar?token=t&json=%7B%22Modo%22%3A%22U%22%2C%22Concluido%22%3Atrue%7D',
      'Excluir?token=t&Hash=H',
      'ColetarDadosIa?token=t&json=',
      'ProcessarOcorrenciaRespostaInicialBotIa?token=t&json=',
      'ProcessarOcorrenciaSemAtendente?token=t&json=',
      'RespostaAutomaticaPronta?token=t&json=',
    ]);
    const plain = tempbox({ url: 'https://api.example.com', company: 'E', agent: 'A' });
    expect('admin' in plain).to.equal(false);
  });

  it('refuses jobs that are none', async () => {
    const backend = backendSeeing([]);
    await backend.auth?.signIn({ token: 't' });
    const outcome = await backend.admin?.runJob?.('Excluir').then(() => 'ran', (error: unknown) => (error as { code: string }).code);
    expect(outcome).to.equal('unsupported');
  });
});

describe('TempBox fields of the acts', () => {
  it('are those of the examples, as far as rows tell them', async () => {
    const desk = await new Desk({ adapter: { sendStandard: true } }).ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    await desk.while(desk.chat.send(outgoing(id, 'Olá')));
    const [standard] = (await desk.while(Promise.resolve(desk.backend.replies?.list(id)))) ?? [];
    await desk.while(Promise.resolve(desk.backend.replies?.send?.(id, standard?.id ?? '')));
    await desk.while(Promise.resolve(desk.chat.scheduling?.schedule(outgoing(id, 'Amanhã'), morning + 3_600_000)));
    const [text, canned] = desk.asked('EnviarMensagem');
    const known = { Atendente: desk.agent().hash, Atendimento: id, Empresa: desk.box.account.companyId };
    const { contactId } = desk.case('Ana');
    const channel = desk.box.account.contacts.get(contactId)?.channelId;
    expect(text).to.deep.equal({ ...known, Mensagem: 'Olá', Contato: contactId, CodigoReferenciaCanal: channel, Plataforma: 1 });
    expect(canned).to.deep.include({ ...known, Mensagem: '', AtendimentoFluxoMensagem: standard?.id });
    expect(desk.asked('AgendarMensagem')).to.deep.equal([{ ...known, Mensagem: 'Amanhã', DataAgendamento: '2026-11-25T10:00:00' }]);
    desk.stop();
  });
});
