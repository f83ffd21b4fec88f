import { expect } from '@open-wc/testing';
import { inPageSip, type InPageSip } from '../../../src/simulators/sip/index.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { closePhones, ioOver, openPhone, tap, type Tap, until } from './kit.js';

const account = { user: '2001', password: 'pw', domain: 'example.test' };
const server = 'ws://sip.example.test';

/** Lets what is under way in this page arrive. */
const turn = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve));

describe('sip: a registration that is kept', () => {
  let world: InPageSip;
  let line: Tap;

  beforeEach(() => {
    world = inPageSip({ users: { '2001': 'pw', '2002': 'pw2' } });
    line = tap(world.WebSocket);
  });

  afterEach(closePhones);

  const io = () => ioOver(line.WebSocket);
  const registers = (): string[] => line.sent.filter(frame => frame.startsWith('REGISTER'));

  it('keeps one instance for the whole browser where asked to', async () => {
    const instanceOf = async (): Promise<string | undefined> => {
      const phone = openPhone({ server, ...account, credentials: async () => account, instanceScope: 'browser', io: io() });
      await phone.connected;
      const instance = world.server.bindings('2001')[0]?.instance;
      phone.close();
      await until('unbound', () => world.server.bindings('2001').length === 0);
      return instance;
    };
    const first = await instanceOf();
    expect(Object.values(localStorage)).to.include(first?.replace('urn:uuid:', ''));
    sessionStorage.clear();
    expect(await instanceOf()).to.equal(first);
  });

  it('is confirmed at once when somebody looks again', async () => {
    const clock = manualClock(Date.now());
    let wake: () => void = () => {};
    const wakeable = { ...io(), clock, wake: (run: (reason: 'visible') => void) => ((wake = () => run('visible')), () => {}) };
    const phone = openPhone({ server, ...account, credentials: async () => account, io: wakeable, limits: {} });
    await phone.connected;
    const before = registers().length;
    wake();
    await turn();
    expect(registers().length, 'confirmed a moment ago').to.equal(before);
    clock.advance(6_000);
    wake();
    await until('a renewal', () => registers().length > before);
    expect(phone.registration?.status).to.equal('registered');
  });

  it('is confirmed every 10 seconds while there is a call', async () => {
    const clock = manualClock(Date.now());
    const phone = openPhone({ server, ...account, credentials: async () => account, io: { ...io(), clock }, limits: {} });
    await phone.connected;
    const other = { user: '2002', password: 'pw2', domain: 'example.test' };
    const callee = openPhone({ server, ...other, credentials: async () => other, io: ioOver(world.WebSocket) });
    await callee.connected;
    phone.voice.dial('2002').catch(() => {});
    await until('ringing', () => {
      clock.advance(50);
      return phone.calls[0]?.state === 'ringing';
    });
    const before = registers().length;
    for (let second = 0; second < 11 && registers().length === before; second += 1) {
      clock.advance(1_000);
      await turn();
    }
    expect(registers().length).to.be.above(before);
    expect(phone.registration?.status).to.equal('registered');
  });

  it('offers a password that was right before twice more, not for ever', async () => {
    const phone = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await phone.connected;
    world.server.users.set('2001', 'changed');
    world.server.dropAll();
    await until('refused', () => phone.registration?.status === 'failed' && phone.registration.fault?.code === 'rejected');
    expect(phone.registration?.retryAt).to.be.a('number');
    world.server.users.set('2001', 'pw');
    await until('registered', () => phone.registration?.status === 'registered');
    world.server.users.set('2001', 'changed');
    world.server.dropAll();
    await until('given up', () => phone.registration?.fault?.code === 'auth');
    expect(phone.registration?.retryAt).to.equal(undefined);
    phone.close();
  });
});
