import { expect } from '@open-wc/testing';
import { agentIds, colleagues, customers, demoExtension } from '../../../src/simulators/scenarios/index.js';
import { demoWorld, endDemoWorld, type DemoWorld } from '../../../src/simulators/demo/index.js';
import { createFarEnd, type FarEnd } from '../../../src/simulators/sip/index.js';
import { expectSound } from '../../support/sip-registrar/sound.js';
import { settled, WireClient } from '../voxfree/client.js';

/** Resolves with the first state of the customers' telephone that satisfies `test`. */
function phoneIs(world: DemoWorld, state: string): Promise<void> {
  const { phone } = world.customer;
  return new Promise(resolve => {
    const look = () => {
      if (phone.state.call?.state !== state) return;
      stop();
      resolve();
    };
    const stop = phone.subscribe(look);
    look();
  });
}

describe('demo world', () => {
  let world: DemoWorld;
  let agent: FarEnd | undefined;

  beforeEach(() => {
    world = demoWorld('quiet');
  });

  afterEach(async () => {
    await agent?.dispose();
    agent = undefined;
    await endDemoWorld('quiet');
  });

  /** The agent's telephone, as any SIP agent with the account that the demo gives. */
  async function registerAgent(): Promise<FarEnd> {
    const { WebSocket, domain, account } = world.sip;
    agent = await createFarEnd({ WebSocket, domain, user: account.user, password: account.password, displayName: 'Marina' });
    return agent;
  }

  it('is one for each page and scenario, until it is ended', async () => {
    expect(demoWorld('quiet')).to.equal(world);
    expect(demoWorld('empty')).to.not.equal(world);
    await endDemoWorld('empty');
    await endDemoWorld('quiet');
    expect(demoWorld('quiet')).to.not.equal(world);
    expect(() => demoWorld('nothing')).to.throw(RangeError, 'busy-morning, quiet, empty');
  });

  it('takes the sign-in of its users, whose extension is the SIP account', async () => {
    const client = new WireClient(world.voxfreeIo, world.voxfreeUrls);
    const answer = await client.post('login.php', { login: world.users.marina.user, senha: '6e9bece1914809fb8493146417e722f6' });
    const { dadosRamal } = answer as { dadosRamal: Record<string, string> };
    expect(dadosRamal['username']).to.equal(world.sip.account.user);
    expect(dadosRamal['password']).to.equal(world.sip.account.password);
    expect(dadosRamal['domain']?.replace(/:\d+$/, '')).to.equal(world.sip.domain);
  });

  it('finds its media beside the page, over http', () => {
    const messages = world.customer.thread(customers.ana.id);
    const picture = messages.find(({ file }) => file?.endsWith('.png'));
    expect(picture?.url).to.equal(new URL('demo/assets/caixa-amassada.png', document.baseURI).href);
  });

  it('lets somebody play a customer who writes, and see what the agent answers', async () => {
    const { customer } = world;
    const client = new WireClient(world.voxfreeIo, world.voxfreeUrls);
    let changes = 0;
    const stop = customer.subscribe(() => (changes += 1));
    const { protocol } = customer.write(customers.carlos.id, 'Fecho 12 caixas');
    await client.post('enviaMensagem.php', {
      protocolo: protocol, id_agente: agentIds.marina, id_canal_unico: '25', id_contato: customers.carlos.id, is_group: '0',
      nome_agente: 'Marina', reply_id: '', codid_cliente: '1', mensagem: 'Fechado!',
    });
    expect(customer.thread(customers.carlos.id).slice(-2).map(({ mine, text }) => [mine, text])).to.deep.equal([
      [true, 'Fecho 12 caixas'], [false, '*Marina*: \nFechado!'],
    ]);
    stop();
    const before = changes;
    expect(before).to.be.greaterThan(1);
    const written = customer.writeAsNew('Quitanda da Praça', 'Bom dia');
    expect(changes).to.equal(before);
    expect(customer.contacts.find(({ id }) => id === written.contactId)?.conversation?.place).to.equal('waiting');
  });

  it('lets a customer call the agent, with sound both ways, and hang up', async () => {
    const telephone = await registerAgent();
    world.start();
    await world.customer.call(customers.ana.id);
    const offered = await telephone.until(({ call }) => call?.state === 'offered');
    expect(offered.call).to.include({ peer: customers.ana.number, peerName: customers.ana.name });
    await telephone.answer();
    await phoneIs(world, 'active');
    expect(world.customer.phone.state.call).to.include({ direction: 'out', number: customers.ana.number, name: customers.ana.name, held: false });
    await expectSound(telephone);
    await world.customer.phone.hangUp();
    await telephone.until(({ call }) => call?.state === 'ended');
    await phoneIs(world, 'ended');
  });

  it('lets the agent call any number, and the customer of that number answer by themselves', async () => {
    const telephone = await registerAgent();
    await world.customer.phone.connect();
    world.customer.phone.answersAfter = 50;
    await telephone.call('11955550178');
    await telephone.until(({ call }) => call?.state === 'active');
    expect(world.customer.phone.state.call).to.include({ direction: 'in', number: '11955550178', name: customers.carlos.name });
    await telephone.hangUp();
    await phoneIs(world, 'ended');
  });

  it('lets a customer refuse, and tells the caller what became of a call to nobody', async () => {
    await world.customer.phone.connect();
    await world.customer.call(customers.ana.id);
    await phoneIs(world, 'ended');
    expect(world.customer.phone.state.call?.status).to.equal(480);
    const telephone = await registerAgent();
    world.customer.phone.answersAfter = null;
    await telephone.call('11955550142');
    await phoneIs(world, 'offered');
    await world.customer.phone.reject();
    expect((await telephone.until(({ call }) => call?.state === 'ended')).call?.status).to.equal(486);
  });

  it('has several customers at the telephone at once, each on a line of their own', async () => {
    await world.customer.phone.connect();
    world.customer.phone.answersAfter = 50;
    const telephone = await registerAgent();
    const { WebSocket, domain, account } = world.sip;
    const second = await createFarEnd({ WebSocket, domain, user: account.user, password: account.password, register: false });
    await telephone.call('11955550178');
    await telephone.until(({ call }) => call?.state === 'active');
    await second.call('+5511955550142');
    await second.until(({ call }) => call?.state === 'active');
    await phoneIs(world, 'active');
    const { calls } = world.customer.phone.state;
    expect(calls.map(({ name, state }) => [name, state])).to.deep.equal([[customers.ana.name, 'active'], [customers.carlos.name, 'active']]);
    await world.customer.phone.hangUp(customers.carlos.number);
    await telephone.until(({ call }) => call?.state === 'ended');
    expect(world.customer.phone.state.calls.map(({ name }) => name)).to.deep.equal([customers.ana.name]);
    await second.dispose();
  });

  it('has colleagues who answer at their extensions', async () => {
    const telephone = await registerAgent();
    world.start();
    await telephone.call(colleagues[0]?.number ?? '');
    await telephone.until(({ call }) => call?.state === 'active');
    await expectSound(telephone);
  });

  it('lets a customer give up who waited long enough', async () => {
    const telephone = await registerAgent();
    world.customer.phone.callWhenReachable({ number: customers.joao.number, name: customers.joao.name, patience: 200 });
    await telephone.until(({ call }) => call?.state === 'offered');
    await telephone.until(({ call }) => call?.state === 'ended');
    await phoneIs(world, 'ended');
    expect(world.customer.phone.state.calls).to.deep.equal([]);
  });

  it('rings only once the agent can be reached', async () => {
    world.customer.phone.callWhenReachable({ number: customers.ana.number, name: customers.ana.name });
    await settled();
    expect(world.customer.phone.state.call).to.equal(undefined);
    const telephone = await registerAgent();
    expect((await telephone.until(({ call }) => call?.state === 'offered')).call?.peer).to.equal(customers.ana.number);
  });
});

describe('demo world of a busy morning', () => {
  afterEach(() => endDemoWorld('busy-morning'));

  it('goes its way from when an agent is online, and the telephone rings', async () => {
    const world = demoWorld('busy-morning', { speed: 40, latency: [0, 0] });
    world.start();
    world.start();
    const before = world.voxfree.openChats.map(({ messages }) => messages).join();
    await settled();
    expect(world.voxfree.openChats.map(({ messages }) => messages).join()).to.equal(before);
    const { WebSocket, domain, account } = world.sip;
    const telephone = await createFarEnd({ WebSocket, domain, user: account.user, password: account.password });
    const written = new Promise<string>(resolve => {
      world.voxfree.subscribe(event => event.type === 'message' && resolve(event.message.content));
    });
    await new WireClient(world.voxfreeIo, world.voxfreeUrls).post('updateStatusAgente_Omni.php', { id_agente: agentIds.marina, novo_status: '1' });
    expect(await written).to.not.equal('');
    expect((await telephone.until(({ call }) => call?.state === 'offered')).call?.peerName).to.equal(customers.ana.name);
    expect(world.sip.account.user).to.equal(demoExtension.username);
    await telephone.dispose();
  });
});
