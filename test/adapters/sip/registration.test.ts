import { expect } from '@open-wc/testing';
import { sip } from '../../../src/adapters/sip/index.js';
import { inPageSip, type InPageSip } from '../../../src/simulators/sip/index.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { answerTo, closePhones, connect, faultOf, ioOver, openPhone, type Phone, tap, type Tap, until } from './kit.js';

const account = { user: '2001', password: 'pw', domain: 'example.test' };
const server = 'ws://sip.example.test';

/** Lets what is under way in this page arrive. */
const turn = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve));

describe('sip: registration', () => {
  let world: InPageSip;
  let line: Tap;

  beforeEach(() => {
    world = inPageSip({ users: { '2001': 'pw', '2002': 'pw2' } });
    line = tap(world.WebSocket);
  });

  afterEach(closePhones);

  const io = () => ioOver(line.WebSocket);
  const registers = (): string[] => line.sent.filter(frame => frame.startsWith('REGISTER'));
  const statuses = (phone: Phone): string[] =>
    phone.events.flatMap(event => (event.type === 'registration-changed' ? [event.registration.status] : []));

  it('tells connection, snapshot and then the way to registered', async () => {
    const phone = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await phone.connected;
    const types = phone.events.map(event => event.type);
    expect(types[0]).to.equal('connection-changed');
    expect(types.slice(1, 4)).to.deep.equal(['registration-changed', 'audio-changed', 'calls-listed']);
    expect(statuses(phone)).to.deep.equal(['none', 'registering', 'registered']);
    expect(phone.connection?.status).to.equal('online');
    expect(phone.registration?.user).to.equal('2001');
    expect(world.server.bindings('2001')).to.have.length(1);
  });

  it('asks for the password as the voice account that it is', async () => {
    const asked: unknown[] = [];
    const phone = openPhone({
      server,
      domain: 'example.test',
      user: '2001',
      credentials: async request => {
        asked.push(request);
        return account;
      },
      io: io(),
    });
    await phone.connected;
    expect(asked).to.deep.equal([{ for: 'voice', name: 'sip', user: '2001' }]);
  });

  it('stops at a wrong password, and asks anew when told to try again', async () => {
    let password = 'wrong';
    const phone = openPhone({ server, domain: 'example.test', credentials: async () => ({ user: '2001', password }), io: io() });
    await until('failed', () => phone.registration?.status === 'failed');
    expect(phone.registration?.fault?.code).to.equal('auth');
    expect(phone.registration?.retryAt).to.equal(undefined);
    const tries = registers().length;
    world.server.dropAll();
    await until('back online', () => phone.connection?.status === 'online' && line.sent.length > 0);
    expect(registers()).to.have.length(tries);
    expect((await faultOf(phone.voice.dial('2002'))).code).to.equal('auth');
    password = 'pw';
    phone.backend.reconnect?.();
    await phone.connected;
    expect(phone.registration?.status).to.equal('registered');
  });

  it('tells when nobody gives a password', async () => {
    const phone = openPhone({ server, credentials: () => Promise.reject(new Error('closed')), io: io() });
    await until('failed', () => phone.registration?.status === 'failed');
    expect(phone.registration?.fault?.code).to.equal('auth');
    expect(phone.connection?.status).to.equal('offline');
  });

  it('never tells a secret', async () => {
    const phone = openPhone({ server, domain: 'example.test', credentials: async () => ({ user: '2001', password: 'pw' }), io: io(), log: entry => log.push(entry) });
    const log: unknown[] = [];
    await phone.connected;
    world.server.users.set('2001', 'changed');
    world.server.dropAll();
    await until('failed', () => phone.registration?.fault?.code === 'auth');
    expect(JSON.stringify([phone.events, log, phone.backend])).not.to.match(/"pw"|response=|nonce/);
  });

  it('is usable without a server, and says that there is no voice', async () => {
    const phone = openPhone({ io: io() });
    await phone.connected;
    phone.voice.useAccount(account);
    expect(statuses(phone)).to.deep.equal(['none']);
    expect(phone.connection?.status).to.equal('online');
    expect((await faultOf(phone.voice.dial('2002'))).code).to.equal('unsupported');
    expect(line.sent).to.have.length(0);
  });

  it('takes the account that a vendor brings, early or late', async () => {
    const early = sip({ server, io: io(), instanceId: crypto.randomUUID() });
    early.voice?.useAccount?.(account);
    const first = connect(early);
    await first.connected;
    expect(first.registration?.status).to.equal('registered');
    first.close();
    const late = openPhone({ server, io: io() });
    await late.connected;
    late.voice.useAccount(account);
    await until('registered', () => late.registration?.status === 'registered');
  });

  it('prefers what was configured to what the vendor brings', async () => {
    const backend = sip({ server, user: '2002', credentials: async ({ user }) => ({ user: user ?? '', password: 'pw2' }), io: io() });
    backend.voice?.useAccount?.({ ...account, server: 'ws://elsewhere.test', displayName: 'Ana' });
    const phone = connect(backend);
    await phone.connected;
    expect(world.server.bindings('2002')).to.have.length(1);
    expect(line.socket.url).to.equal(server);
    phone.close();
  });

  it('takes a longer expiry where the server wants one', async () => {
    world = inPageSip({ users: { '2001': 'pw' }, expires: { min: 120, max: 3600, standard: 600 } });
    line = tap(world.WebSocket);
    const phone = openPhone({ server, ...account, credentials: async () => account, expires: 20, io: io() });
    await phone.connected;
    expect(registers().at(-1)).to.match(/expires=120/);
  });

  for (const [expires, due] of [[600, 30], [20, 15]] as const) it(`renews after ${due} s of ${expires} s granted, without a word`, async () => {
    const clock = manualClock(Date.now());
    const phone = openPhone({ server, ...account, credentials: async () => account, io: { ...io(), clock }, expires, limits: {} });
    await phone.connected;
    const before = registers().length;
    const told = phone.events.length;
    let elapsed = 0;
    while (registers().length === before && elapsed < 600) {
      clock.advance(5_000);
      elapsed += 5;
      await turn();
    }
    expect(elapsed).to.equal(due);
    await until('an answer', () => world.server.bindings('2001')[0]);
    expect(phone.events.slice(told).filter(event => event.type === 'registration-changed')).to.have.length(0);
    expect(phone.registration?.status).to.equal('registered');
  });

  it('goes on trying when the server refuses for now', async () => {
    let refuse = true;
    const phone = openPhone({ server, ...account, credentials: async () => account, io: io() });
    line.swallow = frame => {
      if (!refuse || !frame.startsWith('REGISTER')) return false;
      queueMicrotask(() => line.inject(answerTo(frame, '503 Down')));
      return true;
    };
    await until('failed', () => phone.registration?.status === 'failed');
    expect(phone.registration?.fault?.code).to.equal('network');
    expect(phone.registration?.retryAt).to.be.a('number');
    refuse = false;
    await phone.connected;
    expect(phone.registration?.status).to.equal('registered');
  });

  it('says good-bye to the registrar when it is closed, and nothing to us', async () => {
    const phone = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await phone.connected;
    const told = phone.events.length;
    phone.close();
    await until('unbound', () => world.server.bindings('2001').length === 0);
    await until('closed', () => line.socket.readyState >= 2);
    expect(phone.events).to.have.length(told);
  });

  it('rejects where it is closed before it is usable', async () => {
    world.server.stop();
    const phone = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await until('an attempt', () => phone.connection?.status === 'offline');
    phone.close();
    expect(await faultOf(phone.connected)).to.deep.include({ name: 'Fault', code: 'conflict' });
    const told = phone.events.length;
    world.server.start();
    const next = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await next.connected;
    expect(world.server.bindings('2001')).to.have.length(1);
    expect(phone.events).to.have.length(told);
  });

  it('can be connected again after it was closed', async () => {
    const backend = sip({ server, ...account, credentials: async () => account, io: io() });
    const first = connect(backend);
    await first.connected;
    first.close();
    const second = connect(backend);
    await second.connected;
    expect(second.registration?.status).to.equal('registered');
    await until('one binding', () => world.server.bindings('2001').length === 1);
    second.close();
  });

  it('keeps its instance over reloads, one per tab and account', async () => {
    const first = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await first.connected;
    const instance = world.server.bindings('2001')[0]?.instance;
    first.close();
    await until('unbound', () => world.server.bindings('2001').length === 0);
    const second = openPhone({ server, ...account, credentials: async () => account, io: io() });
    await second.connected;
    expect(world.server.bindings('2001')[0]?.instance).to.equal(instance);
    expect(instance).to.match(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  describe('sign-in of its own', () => {
    const open = () => sip({ server, domain: 'example.test', io: io(), limits: { retryFirst: 100 } });

    it('is there only where nothing else brings a password', () => {
      expect(sip({ server, credentials: async () => account }).auth).to.equal(undefined);
      expect(sip({ server }).auth).not.to.equal(undefined);
    });

    it('registers, connects without a second registration, and forgets at sign-out', async () => {
      const backend = open();
      const step = await backend.auth?.signIn({ user: '2001', password: 'pw' });
      expect(step).to.deep.include({ step: 'signed-in' });
      expect(step?.step === 'signed-in' && step.agent.extension).to.equal('2001');
      const phone = connect(backend);
      await phone.connected;
      expect(registers()).to.have.length(2);
      await backend.auth?.signOut();
      expect(world.server.bindings('2001')).to.have.length(0);
      expect(phone.registration?.status).to.equal('none');
      phone.close();
      const again = connect(backend);
      await again.connected;
      expect(again.registration?.status).to.equal('none');
      again.close();
    });

    it('refuses a wrong password, and takes the right one after', async () => {
      const backend = open();
      expect((await faultOf(backend.auth?.signIn({ user: '2001', password: 'no' }) ?? Promise.resolve())).code).to.equal('auth');
      expect(await backend.auth?.signIn({ user: '2001', password: 'pw' })).to.deep.include({ step: 'signed-in' });
      await backend.auth?.signOut();
    });

    it('tells when the server is not there', async () => {
      world.server.stop();
      const backend = open();
      expect((await faultOf(backend.auth?.signIn({ user: '2001', password: 'pw' }) ?? Promise.resolve())).code).to.equal('network');
    });

    it('needs a server and a password', async () => {
      expect((await faultOf(sip({ io: io() }).auth?.signIn(account) ?? Promise.resolve())).code).to.equal('unsupported');
      expect((await faultOf(open().auth?.signIn({ token: 't' }) ?? Promise.resolve())).code).to.equal('auth');
    });
  });
});
