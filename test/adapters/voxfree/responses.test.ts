import { expect } from 'chai';
import type { FaultTarget } from '../../../src/simulators/voxfree/index.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';
import { fixtureText } from './fixtures.js';

/** The vendor's example bodies, read by the adapter in place of the simulator's answers. */
describe('VoxFree responses', () => {
  let desk: Desk;

  beforeEach(() => { desk = new Desk(); });
  afterEach(() => desk.stop());

  const answer = async (endpoint: Exclude<FaultTarget, 'push' | 'socket'>, name: string): Promise<void> => {
    desk.vox.faults.rate(endpoint, { kind: 'body', text: await fixtureText(name) }, 1);
  };

  const withExampleLists = async (): Promise<void> => {
    await answer('chatsAtivos.php', 'chatsAtivos.response.json');
    await answer('chatsEspera.php', 'chatsEspera.response.json');
    await desk.ready();
  };

  it('login', async () => {
    await answer('login.php', 'login.response.json');
    const step = await desk.backend.auth?.signIn({ user: 'ana.operadora@cliente', password: 'x' });
    expect(step).to.deep.equal({
      step: 'signed-in',
      agent: {
        id: '7001',
        account: 'omni.voxfree.invalid/1',
        name: 'Marina',
        avatarUrl: 'https://omni.example.com/assets/upload/foto_perfil/1_7001_avatar5.png',
        extension: '2101',
        availability: 'unknown',
        queues: [],
        can: new Set(['go-online']),
      },
      sipAccount: {
        user: '1_2101',
        password: 'sip-pw01',
        domain: 'sip.example.com',
        authorizationUser: '1_2101',
        displayName: 'Marina',
        autoAnswer: true,
      },
    });
  });

  it('login-error', async () => {
    await answer('login.php', 'login-error.response.json');
    const fault = await faultOf(desk.signIn());
    expect([fault.code, fault.cause]).to.deep.equal(['auth', 'Usuário ou senha inválido!!!']);
  });

  it('alterarSenha and alterarSenha-error', async () => {
    const { auth } = desk.backend;
    const step = await auth?.signIn({ user: 'nova@serraazul', password: 'demo1234' });
    expect(step).to.deep.equal({ step: 'password-change' });
    desk.vox.faults.next('alterarSenha.php', { kind: 'body', text: await fixtureText('alterarSenha-error.response.json') });
    const fault = await faultOf(Promise.resolve(auth?.changePassword?.('errada', 'nova')));
    expect([fault.code, fault.cause]).to.deep.equal(['auth', 'Usuário ou senha inválido!!!']);
    await answer('alterarSenha.php', 'alterarSenha.response.json');
    expect((await auth?.changePassword?.('demo1234', 'nova'))?.step).to.equal('signed-in');
  });

  it('updateStatusAgente_Omni', async () => {
    await answer('updateStatusAgente_Omni.php', 'updateStatusAgente_Omni.response.json');
    await desk.ready();
    expect(desk.all('agent-changed').at(-1)?.agent).to.deep.include({ availability: 'available', availableSince: morning });
  });

  it('chatsAtivos and chatsEspera', async () => {
    await withExampleLists();
    expect(desk.conversations).to.deep.equal([
      {
        id: '20231130303159',
        protocol: '20231130303159',
        place: 'waiting',
        kind: 'individual',
        contact: { id: '30', name: 'Ana Souza' },
        channel: { kind: 'unknown' },
        department: { name: 'Financeiro_old', color: '#2a980b' },
        tags: [],
        unread: 0,
        lastMessageAt: 1_701_374_653_000,
        waitingSince: 1_701_374_653_000,
        owner: {},
        replyWindow: { kind: 'none' },
        can: new Set(['open', 'claim']),
      },
      {
        id: '20231123303151',
        protocol: '20231123303151',
        place: 'mine',
        kind: 'individual',
        contact: { id: '30', name: 'Ana Souza' },
        channel: { kind: 'unknown' },
        department: { name: 'Recarga de créditos (boletos e comprovantes)', color: '#f0ff1a' },
        tags: [{ id: '2', name: 'Tag 2', color: '#151515' }, { id: '22', name: 'New tag', color: '#A2F856' }],
        unread: 0,
        lastMessageAt: 1_700_787_989_000,
        replyWindow: { kind: 'none' },
        can: new Set(['open', 'close', 'transfer', 'tag', 'send', 'reply', 'attach']),
      },
    ]);
  });

  it('buscaChat, whose protocol differs from the one that was asked for', async () => {
    await withExampleLists();
    await answer('buscaChat.php', 'buscaChat.response.json');
    await desk.chat.open('20231123303151');
    const [received] = desk.all('messages-received');
    expect(received?.history).to.equal('complete');
    expect(received?.messages).to.deep.equal([
      {
        id: '17808239',
        conversationId: '20231123303151',
        protocol: '20231130303159',
        direction: 'out',
        author: { kind: 'agent', name: 'Bruno' },
        sentAt: 1_701_373_134_000,
        body: { kind: 'text', text: 'Olá' },
        status: 'read',
      },
      {
        id: '17808797',
        conversationId: '20231123303151',
        protocol: '20231130303159',
        direction: 'out',
        author: { kind: 'agent', name: 'Bruno' },
        sentAt: 1_701_374_654_000,
        body: { kind: 'text', text: 'oi' },
        status: 'sent',
      },
    ]);
    const conversation = desk.all('conversation-changed').at(-1)?.conversation;
    expect(conversation?.contact).to.deep.equal({
      id: '30',
      name: 'Ana Souza',
      phone: '5511900000001',
      email: 'ana@example.com',
      avatarUrl: 'https://omni.example.com/assets/omni_contatos/foto_perfil/00000001_n.jpg',
      note: 'eee',
    });
    expect(conversation?.owner).to.deep.equal({ agentId: '7001', name: 'Carla Lima', mine: false });
    expect(conversation).to.deep.include({ preview: 'oi', previewFromAgent: true, lastMessageAt: 1_701_374_654_000 });
  });

  it('buscaMensagem', async () => {
    await withExampleLists();
    await answer('buscaChat.php', 'buscaChat.response.json');
    await answer('buscaMensagem.php', 'buscaMensagem.response.json');
    await desk.chat.open('20231123303151');
    await desk.chat.fetchNewer('20231123303151', '17808797');
    expect(desk.all('messages-received').at(-1)).to.deep.equal({
      type: 'messages-received',
      conversationId: '20231123303151',
      history: 'delta',
      messages: [{
        id: '17886503',
        conversationId: '20231123303151',
        protocol: '20231130303159',
        direction: 'in',
        author: { kind: 'contact' },
        sentAt: 1_701_701_310_000,
        body: { kind: 'text', text: 'oi' },
        status: 'received',
      }],
    });
  });

  for (const name of ['enviaMensagem.response.json', 'enviaMensagem.response.raw.txt']) {
    it(`${name}: accepted, with our text and our name`, async () => {
      await withExampleLists();
      await answer('enviaMensagem.php', name);
      const message = outgoing('20231123303151', 'teste');
      await desk.chat.send(message);
      const [accepted] = desk.messages('20231123303151');
      expect(accepted).to.deep.include({
        id: '17932701',
        clientId: message.clientId,
        protocol: '20231130303159',
        direction: 'out',
        author: { kind: 'agent', name: 'Marina' },
        body: { kind: 'text', text: 'teste' },
        status: 'sending',
      });
      expect(accepted?.sentAtEstimated ?? false).to.equal(name.endsWith('.txt'));
      if (name.endsWith('.json')) expect(accepted?.sentAt).to.equal(1_701_780_765_000);
    });
  }

  for (const name of ['enviaAnexo.response.json', 'enviaAnexo.response.raw.txt']) {
    it(`${name}: an attachment by its file, at a repaired address`, async () => {
      await withExampleLists();
      const list = await fixtureText(name);
      // The same message in the answer to a read; the malformed one goes through the repair of sending.
      await answer('enviaMensagem.php', name);
      await desk.chat.send(outgoing('20231123303151', 'Olá'));
      expect(desk.messages('20231123303151')[0]?.attachment).to.deep.equal({
        kind: 'image',
        url: 'https://omni.example.com/assets/upload/omni/cliente/5511900000001/1_25_IMG-20221111-WA0071.png',
        name: '1_25_IMG-20221111-WA0071.png',
      });
      expect(list).to.include('1_25_IMG');
      expect(desk.notices.length > 0).to.equal(name.endsWith('.txt'));
    });
  }

  it('servicoRespostasRapidas-select', async () => {
    await answer('servicoRespostasRapidas.php', 'servicoRespostasRapidas-select.response.json');
    await desk.ready();
    expect(await desk.backend.replies?.list(undefined)).to.deep.equal([
      { id: '9', title: 'Primeira Resposta', text: 'primeira resposta rapida', mine: true },
      { id: '11', title: 'Rapida', text: 'resposta rapida financeiro', mine: false },
    ]);
  });

  for (const name of ['servicoRespostasRapidas-other-error.response.json', 'servicoRespostasRapidas-other.response.raw.txt']) {
    it(`${name}: refused, or not understood, and never an empty list`, async () => {
      await desk.ready();
      await answer('servicoRespostasRapidas.php', name);
      const fault = await faultOf(Promise.resolve(desk.backend.replies?.list(undefined)));
      expect(fault.code).to.equal(name.endsWith('.json') ? 'rejected' : 'protocol');
    });
  }

  it('socket-new_message, whose 18 digits stay as they are', async () => {
    await desk.ready();
    const requested = desk.requests('chatsAtivos.php').length;
    desk.vox.controls.pushRaw({ text: await fixtureText('socket-new_message.event.json') });
    await desk.pass(1_000);
    expect(desk.requests('chatsAtivos.php')).to.have.length(requested + 1);
    expect(desk.all('faulted')).to.deep.equal([]);
  });
});
