import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd, inPageSip, type InPageSip } from '../../../src/simulators/sip/index.js';
import { closePhones, faultOf, ioOver, openPhone, type Phone, statesOf, until } from './kit.js';

const customer = '+5511987650001';

describe('sip: calls', () => {
  let server: InPageSip;
  let far: FarEnd;
  let phone: Phone;

  beforeEach(async () => {
    server = inPageSip({ users: { '2001': 'pw', '2002': 'pw', [customer]: 'pw' } });
    far = await createFarEnd({ WebSocket: server.WebSocket, user: customer, password: 'pw', displayName: 'Ana Souza' });
    phone = openPhone({
      server: 'ws://sip.example.test',
      domain: 'example.test',
      user: '2001',
      credentials: async () => ({ user: '2001', password: 'pw' }),
      io: ioOver(server.WebSocket),
    });
    await phone.connected;
  });

  afterEach(async () => {
    closePhones();
    await far.dispose();
  });

  /** A running call that the agent placed. */
  async function placed(): Promise<string> {
    far.mode = 'auto';
    const id = await phone.voice.dial(customer);
    await until('media', () => phone.call(id).state === 'active' && phone.call(id).media === 'ok');
    return id;
  }

  /** A running call that the customer placed. */
  async function taken(): Promise<string> {
    await far.call('2001');
    const { id } = await until('ringing', () => phone.calls.find(call => call.state === 'ringing'));
    await phone.voice.answer(id);
    await until('media', () => phone.call(id).media === 'ok');
    return id;
  }

  it('places a call with sound both ways', async () => {
    const id = await placed();
    await until('sound heard', async () => (await phone.stats(id)).energyReceived > 0.01);
    const before = await far.stats();
    await until('sound sent', async () => (await far.stats()).totalAudioEnergy > before.totalAudioEnergy + 0.001);
    await phone.voice.hangUp(id);
    await until('ended', () => phone.call(id).state === 'ended');
    await far.until(state => state.call?.state === 'ended');
    expect(statesOf(phone, id)).to.deep.equal(['dialing', 'ringing', 'active', 'ending', 'ended']);
    expect(phone.call(id).end).to.deep.equal({ cause: 'hung-up', by: 'agent' });
  });

  it('takes a call', async () => {
    const id = await taken();
    expect(phone.call(id).remote).to.deep.equal({ number: customer, name: 'Ana Souza' });
    await far.hangUp();
    await until('ended', () => phone.call(id).state === 'ended');
    expect(statesOf(phone, id)).to.deep.equal(['ringing', 'answering', 'active', 'ended']);
    expect(phone.call(id).end).to.deep.equal({ cause: 'hung-up', by: 'remote' });
  });

  it('holds and resumes', async () => {
    const id = await placed();
    await phone.voice.hold(id);
    expect(phone.call(id).hold.local).to.equal(true);
    await far.until(state => state.call?.held === true);
    await phone.voice.resume(id);
    expect(phone.call(id).hold.local).to.equal(false);
    await far.until(state => state.call?.held === false);
  });

  it('knows unknown calls', async () => {
    expect((await faultOf(phone.voice.hold('nobody'))).code).to.equal('rejected');
  });
});
