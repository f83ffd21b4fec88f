import { expect } from 'chai';
import type { Call } from '../../../src/domain/call.js';
import { wideCloudSipAccount } from '../../../src/adapters/widecloud/index.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { WideCloudSimulator } from '../../../src/simulators/widecloud/index.js';
import { loadBackend } from '../../../src/vendors.js';
import { eventually } from '../../contract/recorder.js';
import { credentials, faultOf, secrets, stage } from './stage.js';

type Stage = ReturnType<typeof stage>;

const last = ({ seen }: Stage, id: string): Call | undefined => seen.all('call-changed').map(({ call }) => call).findLast((call) => call.id === id);
const stateIs = (world: Stage, id: string, state: Call['state']): Promise<void> =>
  world.seen.until(`${state} of ${id}`, () => last(world, id)?.state === state);

describe('Wide Cloud: calls of the extension', () => {
  let world: Stage;

  afterEach(() => {
    world.controller.abort();
    world.simulator.stop();
  });

  it('tells the connection first, then who the agent is, the calls, and that it is online', async () => {
    world = stage();
    world.simulator.central.ring('11999990000', '2001');
    await world.enter();
    expect(world.seen.types().slice(0, 4)).to.deep.equal(['connection-changed', 'agent-changed', 'calls-listed', 'connection-changed']);
    const [list] = world.seen.all('calls-listed');
    expect(list?.calls.map(({ state, direction, remote }) => [state, direction, remote.number])).to.deep.equal([['ringing', 'in', '11999990000']]);
  });

  it('follows an incoming call from the first ring to its end, and offers nothing that the vendor cannot do', async () => {
    world = stage();
    await world.enter();
    const { central } = world.simulator;
    const { id } = central.ring('11999990000', '2001');
    await stateIs(world, id, 'ringing');
    central.pickUp(id);
    await stateIs(world, id, 'active');
    expect(last(world, id)?.can.size).to.equal(0);
    central.hangUp(id);
    await stateIs(world, id, 'ended');
    expect(last(world, id)?.end).to.deep.equal({ cause: 'hung-up', by: 'system' });
    const states = world.seen.all('call-changed').filter(({ call }) => call.id === id).map(({ call }) => call.state);
    expect(states.filter((state) => state === 'ended')).to.have.length(1);
  });

  it('pops once for each call, with its variables and, while it runs, the name of its recording', async () => {
    world = stage();
    await world.enter();
    const { central } = world.simulator;
    const { id } = central.ring('11999990000', '2001', ['12345678', '', 'VIP']);
    await stateIs(world, id, 'ringing');
    central.pickUp(id);
    await stateIs(world, id, 'active');
    const pops = world.seen.all('screen-popped').map(({ pop }) => pop);
    expect(pops).to.deep.equal([{ callId: id, number: '11999990000', extension: '2001', variables: { JSON1: '12345678', JSON3: 'VIP' } }]);
    expect(last(world, id)?.variables['GRAVACAO']).to.match(/^\d{4}\/\d{2}\/\d{2}\/9000-S-2001-/);
    expect(last(world, id)?.recordingId).to.equal(last(world, id)?.variables['GRAVACAO']);
  });

  it('pops for no call without variables, for none that goes out, and says nothing of other extensions', async () => {
    world = stage();
    await world.enter();
    const { central } = world.simulator;
    central.ring('11888880000', '2003', ['segredo', '', '']);
    const out = central.ring('2001', '2002', ['87654321', '', '']);
    const plain = central.ring('11999990000', '2001');
    await stateIs(world, plain.id, 'ringing');
    await stateIs(world, out.id, 'dialing');
    expect(world.seen.all('screen-popped')).to.deep.equal([]);
    expect(JSON.stringify(world.seen.events)).to.not.include('segredo');
  });

  it('row 4: what a click began is the call that the extension shows later', async () => {
    world = stage();
    await world.enter();
    const id = await world.backend.voice?.dial('+55 11 99999-0000') ?? '';
    expect(id).to.match(/^2001_\d{14}_\d{6}$/);
    await stateIs(world, id, 'dialing');
    const [call] = world.simulator.central.calls.values();
    expect(call?.to).to.equal('11999990000');
    world.simulator.central.pickUp(call?.id ?? '');
    await stateIs(world, id, 'active');
    world.simulator.central.hangUp(call?.id ?? '');
    await stateIs(world, id, 'ended');
    expect(new Set(world.seen.all('call-changed').map((event) => event.call.id))).to.deep.equal(new Set([id]));
  });

  it('row 15: idle extensions are idle, whether they have a row or not', async () => {
    world = stage({}, new WideCloudSimulator({ secrets, habits: { idleRows: true } }));
    await world.enter();
    expect(world.seen.all('calls-listed')[0]?.calls).to.deep.equal([]);
  });

  it('row 17: has no act on a call that runs', async () => {
    world = stage();
    await world.enter();
    const { voice } = world.backend;
    expect((await faultOf(voice?.hangUp('1'))).code).to.equal('rejected');
    expect(voice).to.not.have.any.keys('hold', 'transfer', 'sendDtmf');
  });

  it('comes back by itself, with a snapshot, and ends what ended meanwhile', async () => {
    world = stage();
    await world.enter();
    const { simulator, seen } = world;
    const { id } = simulator.central.ring('11999990000', '2001');
    await stateIs(world, id, 'ringing');
    simulator.up = false;
    await seen.until('offline', () => seen.all('connection-changed').at(-1)?.connection.status === 'offline');
    simulator.central.hangUp(id);
    simulator.up = true;
    await seen.until('online', () => seen.all('connection-changed').at(-1)?.connection.status === 'online');
    expect(last(world, id)?.state).to.equal('ended');
    expect(seen.all('calls-listed').at(-1)?.calls).to.deep.equal([]);
  });

  it('says nothing more after the abort, and has nothing more to ask', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 25));
    const simulator = new WideCloudSimulator({ secrets, clock });
    world = stage({ io: simulator.io() }, simulator);
    await world.enter();
    await eventually('timers', () => Promise.resolve(clock.waiting), 1);
    world.controller.abort();
    expect(clock.waiting).to.equal(0);
    const [events, asked] = [world.seen.events.length, simulator.ledger.requests.length];
    clock.advance(60_000);
    expect([world.seen.events.length, simulator.ledger.requests.length]).to.deep.equal([events, asked]);
  });

  it('is over when the secrets no longer hold', async () => {
    world = stage();
    await world.enter();
    world.simulator.secrets = { ...secrets, token: 'outra' };
    await world.seen.until('signed out', () => world.seen.types().includes('signed-out'));
    expect((await faultOf(world.backend.voice?.dial('1'))).code).to.equal('conflict');
  });
});

describe('Wide Cloud: signing in', () => {
  it('wants all three secrets, from the sign-in or from the host, and tries them', async () => {
    const { backend } = stage();
    expect((await faultOf(backend.auth?.signIn({ user: 'api-user', password: 'secret-example' }))).code).to.equal('auth');
    expect((await faultOf(backend.auth?.signIn({ ...credentials, password: 'falsa' }))).code).to.equal('auth');
    const step = await stage({ secrets: () => Promise.resolve({ token: secrets.token }) }).backend.auth?.signIn({ user: secrets.login, password: secrets.senha });
    expect(step).to.deep.include({ step: 'signed-in' });
  });

  it('wants somebody to be signed in before it connects', async () => {
    const { backend, seen, controller } = stage();
    expect((await faultOf(backend.connect(seen.emit, controller.signal))).code).to.equal('conflict');
    expect(seen.events).to.deep.equal([]);
  });

  it('is loaded by its name, for an extension', async () => {
    const { backends: [backend] } = await loadBackend('widecloud', { url: 'https://central.example.com', extension: '2001' }, {});
    expect([backend?.name, backend?.dialer]).to.deep.equal(['widecloud', undefined]);
    expect((await faultOf(loadBackend('widecloud', { url: 'https://central.example.com' }, {}))).code).to.equal('unsupported');
  });

  it('rows 13 and 16: a telephone registers at the bare host, over wss', () => {
    const account = wideCloudSipAccount({ host: 'https://central.example.com/', extension: '2001', password: 'senha' });
    expect(account).to.deep.equal({ user: '2001', password: 'senha', domain: 'central.example.com', server: 'wss://central.example.com:8089/ws' });
    expect(wideCloudSipAccount({ host: 'c.example.com', extension: '1', password: '', port: 443, path: 'sip' }).server).to.equal('wss://c.example.com:443/sip');
  });
});
