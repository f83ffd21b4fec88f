import type { expect as Expect } from 'chai';
import { manualClock } from '../../../src/simulators/clocks.js';
import { agentIds, channelIds, customers, demoUsers, departmentIds, quiet } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator, type VoxFreeOptions } from '../../../src/simulators/voxfree/index.js';
import { registration, settled, WireClient } from './client.js';
import { newPasswordHash, passwordHash, playScript, protocolOf, type Rows } from './script.js';
import { shapeDifferences } from './shape.js';

export const noon = Date.UTC(2026, 10, 20, 15, 0, 0);

export interface SpecTools {
  readonly expect: typeof Expect;
  /** Reads `test/fixtures/voxfree/<name>.response.json`. */
  readonly fixture: (name: string) => Promise<unknown>;
}

const agent = { id_agente: agentIds.marina };
const tenant = { codid_cliente: '1' };

function world(options: VoxFreeOptions = {}) {
  const clock = manualClock(noon);
  const voxfree = new VoxFreeSimulator({ clock, ...options });
  quiet.seed(voxfree);
  return { voxfree, clock, client: new WireClient(voxfree.io(), voxfree.urls) };
}

/** The wire in memory: the same cases in a browser and on Node. */
export function describeWire({ expect, fixture }: SpecTools): void {
  async function open(client: WireClient, contactId: string) {
    const rows = (await client.post('chatsAtivos.php', { ...agent, ...tenant })) as Rows;
    const protocolo = protocolOf(rows, contactId);
    return { protocolo, ...agent, id_canal_unico: '', id_contato: contactId, is_group: '0' };
  }

  const text = (address: object, mensagem: string) => ({ ...address, nome_agente: 'Marina', reply_id: '', ...tenant, mensagem });

  describe('answers', () => {
    it('have the keys and types of the documented examples, and requests break no rule', async () => {
      const { voxfree, client } = world();
      const exchanges = await playScript(client);
      for (const { fixture: name, answer } of exchanges) {
        expect(shapeDifferences(answer, await fixture(name)), name).to.deep.equal([]);
      }
      expect(voxfree.ledger.violations).to.deep.equal([]);
    });

    it('are word for word those of the examples where the vendor refuses', async () => {
      const exchanges = await playScript(world().client);
      const refusals = exchanges.filter(({ fixture: name }) => name.endsWith('-error'));
      expect(refusals).to.have.length(5);
      for (const { fixture: name, answer } of refusals.filter(({ fixture: given }) => !given.startsWith('servico'))) {
        expect(answer, name).to.deep.equal(await fixture(name));
      }
    });

    it('are printed as PHP prints them', async () => {
      const { client } = world();
      const response = await client.fetch('login.php', { login: 'x@y', senha: newPasswordHash });
      expect(response.headers.get('content-type')).to.equal('text/html; charset=UTF-8');
      expect(await response.text()).to.equal('{"error":1,"descricao":"Usu\\u00e1rio ou senha inv\\u00e1lido!!!"}');
    });

    it('are a page with 404 for unknown paths and for a service on the wrong host', async () => {
      const { client } = world();
      const wrong = [
        await client.fetch('outro.php', agent),
        await client.fetch('servicoTags.php', agent),
        await client.fetch('login.php', agent, client.urls.servicesUrl),
      ];
      for (const response of wrong) {
        expect(response.status).to.equal(404);
        expect(await response.text()).to.include('<h1>404 Not Found</h1>');
      }
    });

    it('do not come from anywhere else', async () => {
      const { voxfree } = world();
      const error = await voxfree.io().fetch('https://example.com/mobile/login.php').catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
    });
  });

  describe('signing in', () => {
    it('brings a code for users with a second factor, and no telephone where there is none', async () => {
      const { client } = world();
      const answer = (await client.post('login.php', { login: demoUsers.secondFactor.user, senha: passwordHash })) as Record<string, unknown>;
      expect(answer['autenticacao2fatores']).to.equal('1');
      expect(answer['chave2fatores']).to.equal(demoUsers.secondFactor.code);
      expect(answer['telefonica']).to.equal(0);
      expect(answer).to.not.have.property('dadosRamal');
    });

    it('asks for a new password until there is one', async () => {
      const { client } = world();
      const login = (senha: string) => client.post('login.php', { login: demoUsers.newcomer.user, senha });
      expect(await login(passwordHash)).to.include({ alterar_senha: '1' });
      await client.post('alterarSenha.php', { id_agente: agentIds.newcomer, ...tenant, senha: passwordHash, senhaNovo: newPasswordHash });
      expect(await login(newPasswordHash)).to.include({ retorno: 'ok', alterar_senha: '0' });
      expect(await login(passwordHash)).to.include({ error: 1 });
    });

    it('keeps what the agent says about being online', async () => {
      const { voxfree, client } = world();
      await client.post('updateStatusAgente_Omni.php', { ...agent, novo_status: '1' });
      expect(voxfree.account.agents.get(agentIds.marina)?.online).to.equal(true);
      await client.post('updateStatusAgente_Omni.php', { ...agent, novo_status: '0' });
      expect(voxfree.account.agents.get(agentIds.marina)?.online).to.equal(false);
    });
  });

  describe('conversations', () => {
    it('are claimed by opening, once', async () => {
      const { voxfree, client } = world();
      const waiting = (await client.post('chatsEspera.php', { ...agent, ...tenant })) as Rows;
      const protocolo = protocolOf(waiting, customers.rita.id);
      await client.post('buscaChat.php', { protocolo, ...agent });
      await client.post('buscaChat.php', { protocolo, id_agente: agentIds.paulo });
      expect(voxfree.account.chats.get(protocolo)).to.include({ place: 'active', agentId: agentIds.marina, unread: 0 });
      expect(protocolOf((await client.post('chatsAtivos.php', { ...agent, ...tenant })) as Rows, customers.rita.id)).to.equal(protocolo);
    });

    it('bring the history of earlier protocols, oldest first', async () => {
      const { client } = world();
      const { protocolo } = await open(client, customers.ana.id);
      const { mensagens } = (await client.post('buscaChat.php', { protocolo, ...agent })) as { mensagens: Record<string, unknown[]> };
      const protocols = Object.keys(mensagens);
      expect(protocols).to.have.length(3);
      expect(protocols.at(-1)).to.equal(protocolo);
      expect(protocols).to.deep.equal([...protocols].sort());
    });

    it('give what came after the last message, and an empty list in PHP manner when nothing did', async () => {
      const { voxfree, client } = world();
      const address = await open(client, customers.ana.id);
      const after = async (id: string) =>
        ((await client.post('buscaMensagem.php', { ...address, id_last_message: id })) as { mensagens: unknown }).mensagens;
      const { messageId } = voxfree.controls.customerWrites({ contactId: customers.ana.id, text: 'Oi' });
      expect(await after(messageId)).to.deep.equal([]);
      const second = voxfree.controls.customerWrites({ contactId: customers.ana.id, text: 'Tem alguém?' });
      const found = (await after(messageId)) as Record<string, { codid: string; content: string; fromMe: string }[]>;
      expect(found[address.protocolo]?.map(({ codid, content, fromMe }) => [codid, content, fromMe])).to.deep.equal([
        [second.messageId, 'Tem alguém?', '0'],
      ]);
    });

    it('take text with the agent before it, and tick it as time goes by', async () => {
      const { voxfree, client, clock } = world({ delivery: { sentAfter: 300, readAfter: 2000 } });
      const address = await open(client, customers.ana.id);
      await client.post('enviaMensagem.php', text(address, 'Bom dia'));
      const last = () => voxfree.account.chats.get(address.protocolo)?.log.last;
      expect(last()).to.include({ content: '*Marina*: \nBom dia', tick: 0, externalId: null });
      clock.advance(300);
      expect(last()).to.include({ tick: 1 });
      expect(last()?.externalId).to.match(/^BAE5/);
      clock.advance(2000);
      expect(last()).to.include({ tick: 2 });
      expect(voxfree.ledger.accepted.map(({ text: accepted }) => accepted)).to.deep.equal(['Bom dia']);
    });

    it('refuse what does not belong: other channel, other contact, another agent, a closed protocol', async () => {
      const { voxfree, client } = world();
      const address = await open(client, customers.ana.id);
      const answers = [
        await client.post('enviaMensagem.php', text({ ...address, id_canal_unico: channelIds.official }, 'a')),
        await client.post('enviaMensagem.php', text({ ...address, id_contato: '31' }, 'b')),
        await client.post('enviaMensagem.php', text({ ...address, is_group: '1' }, 'c')),
        await client.post('enviaMensagem.php', text({ ...address, id_agente: agentIds.paulo }, 'd')),
      ];
      voxfree.controls.finish({ protocol: address.protocolo });
      answers.push(await client.post('enviaMensagem.php', text(address, 'e')));
      for (const answer of answers) expect((answer as { retorno: string }[])[0]?.retorno).to.match(/^falha - /);
      expect(voxfree.ledger.accepted).to.deep.equal([]);
    });

    it('refuse free text a day after the contact wrote, on an official channel only', async () => {
      const { voxfree, client, clock } = world();
      clock.advance(25 * 60 * 60 * 1000);
      const official = text(await open(client, customers.joao.id), 'Oi, João');
      expect(await client.post('enviaMensagem.php', official)).to.deep.equal([
        { retorno: 'falha - fora da janela de 24 horas, envie um template' },
      ]);
      voxfree.controls.customerWrites({ contactId: customers.joao.id, text: 'Voltei' });
      await client.post('enviaMensagem.php', official);
      await client.post('enviaMensagem.php', text(await open(client, customers.ana.id), 'Oi, Ana'));
      expect(voxfree.ledger.accepted.map(({ text: accepted }) => accepted)).to.deep.equal(['Oi, João', 'Oi, Ana']);
    });

    it('go to another agent, with the same ticket or a new one', async () => {
      const { voxfree, client } = world();
      const closing = { nome_agente: 'Marina', ...tenant, new_id_agente: agentIds.paulo, text_send: 'Cliente VIP' };
      const { is_group: _, ...ana } = await open(client, customers.ana.id);
      const { is_group: __, ...carlos } = await open(client, customers.carlos.id);
      await client.post('finalizarAtendimento.php', { ...ana, ...closing, action: 'transferir' });
      await client.post('finalizarAtendimento.php', {
        ...carlos, ...closing, action: 'transferir finalizar', codid_departamento: departmentIds.support,
      });
      expect(voxfree.account.chats.get(ana.protocolo)).to.include({ place: 'active', agentId: agentIds.paulo, note: 'Cliente VIP' });
      expect(voxfree.account.chats.get(carlos.protocolo)).to.include({ place: 'closed' });
      expect(voxfree.account.openChatOf(customers.carlos.id)).to.include({ agentId: agentIds.paulo, departmentId: departmentIds.support });
      expect(voxfree.ledger.violations).to.deep.equal([]);
    });

    it('carry the channel in their rows where asked to', async () => {
      const { client } = world({ habits: { channelKey: 'id_canal_unico' } });
      const { conversas } = (await client.post('chatsAtivos.php', { ...agent, ...tenant })) as Rows;
      expect(conversas.find(row => row['codid_contato'] === customers.joao.id)).to.include({ id_canal_unico: channelIds.official });
    });
  });

  describe('strictness', () => {
    const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
      ['chatsAtivos.php', agent, 'codid_cliente: missing'],
      ['chatsAtivos.php', { id_agente: 61, ...tenant }, 'id_agente: number instead of string'],
      ['chatsAtivos.php', { id_agente: null, ...tenant }, 'id_agente: null instead of string'],
      ['chatsAtivos.php', { id_agente: '', ...tenant }, 'id_agente: empty'],
      ['login.php', { login: 'a@b', senha: 'demo1234' }, 'senha: not an MD5 in lower-case hex'],
      ['updateStatusAgente_Omni.php', { ...agent, novo_status: 'online' }, 'novo_status: "online" is not one of 0, 1'],
    ];
    for (const [service, body, problem] of cases) {
      it(`records and refuses: ${problem}`, async () => {
        const { voxfree, client } = world();
        const answer = JSON.stringify(await client.post(service, body));
        expect(answer).to.include('parâmetros inválidos');
        expect(voxfree.ledger.violations).to.deep.equal([{ endpoint: service, problem }]);
      });
    }

    it('records a field that no service knows, GET, and a body that is no JSON', async () => {
      const { voxfree, client } = world();
      await client.post('chatsAtivos.php', { ...agent, ...tenant, extra: '1' });
      await voxfree.io().fetch(`${voxfree.urls.url}/mobile/chatsAtivos.php`);
      const problems = voxfree.ledger.violations.map(({ problem }) => problem);
      expect(problems[0]).to.equal('extra: not a field of this service');
      expect(problems).to.include('GET instead of POST');
      expect(problems).to.include('the body is not a JSON object');
    });

    it('keeps the latest requests for tests to look at', async () => {
      const { voxfree, client } = world();
      await client.post('chatsAtivos.php', { ...agent, ...tenant });
      expect(voxfree.ledger.requests).to.deep.equal([{ endpoint: 'chatsAtivos.php', at: noon, body: { ...agent, ...tenant } }]);
    });
  });

  describe('the socket', () => {
    it('wants the registration with its nulls first', async () => {
      const { voxfree, client } = world();
      const wrong = [
        '{', { ...registration('61'), token: undefined }, { ...registration('61'), type: 'chat' }, { ...registration(''), codid_agente: 61 },
      ];
      for (const frame of wrong) {
        const socket = new client.io.WebSocket(client.urls.socketUrl);
        await new Promise(resolve => socket.addEventListener('open', resolve));
        socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
        await settled();
      }
      expect(voxfree.connectedAgents).to.deep.equal([]);
      expect(voxfree.ledger.violations.map(({ problem }) => problem)).to.deep.equal([
        'not JSON: {', 'token: not null', 'type: not "socket"', 'codid_agente: not a filled string',
      ]);
      await client.listen('61');
      await settled();
      expect(voxfree.connectedAgents).to.deep.equal(['61']);
    });

    it('is refused for any other address and while closed', async () => {
      const { voxfree, client } = world();
      voxfree.controls.closeSockets({ keepClosed: true });
      const refused = await client.listen('61').catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(Error);
      voxfree.controls.openSockets();
      const elsewhere = new client.io.WebSocket('wss://example.com/');
      const code = await new Promise(resolve => elsewhere.addEventListener('close', event => resolve(event.code)));
      expect(code).to.equal(1006);
    });
  });
}
