import { positionsFor } from '../../../src/domain/dialer.js';
import { expect } from 'chai';
import type { NewCampaignContact } from '../../../src/domain/dialer.js';
import { faultOf, settled, stage, start, token, user } from './stage.js';

type Stage = ReturnType<typeof stage>;

const minute = 60_000;
const grants = ({ sim }: Stage): readonly string[] => sim.ledger.requests.filter(({ operation }) => operation === 'token').map(({ fields }) => fields['grant_type'] ?? '');
const contact = (key: string, more: Partial<NewCampaignContact> = {}): NewCampaignContact => ({ key, phones: ['600000001'], form: {}, ...more });

describe('MeetIP: signing in', () => {
  it('with the extension and its web password, tried with a read', async () => {
    const world = stage();
    expect(await world.backend.auth?.signIn(user)).to.deep.include({ step: 'signed-in' });
    expect(world.sim.ledger.requests.map(({ operation }) => operation)).to.deep.equal(['token', 'extensions']);
    expect((await faultOf(world.backend.auth?.signIn(user))).code).to.equal('conflict');
  });

  it('refuses what is wrong, and what is missing before anything is asked', async () => {
    for (const credentials of [{ ...user, password: 'otra' }, { token: 'otro' }, { token: ' ' }, { user: '', password: 'x' }, { user: '116', password: '' }]) {
      const world = stage();
      expect((await faultOf(world.backend.auth?.signIn(credentials))).code).to.equal('auth');
      expect(world.sim.ledger.violations).to.deep.equal([]);
    }
    expect((await faultOf(stage({ tenant: '' }).backend.auth?.signIn(user))).code).to.equal('auth');
  });

  it('renews its token before that ends, once for all who need it', async () => {
    const world = stage();
    await world.backend.auth?.signIn(user);
    world.clock.advance(59 * minute + 1_000);
    await Promise.all([world.backend.dialer?.campaigns(), world.backend.agent?.peers?.(), world.backend.dialer?.campaigns()]);
    expect(grants(world)).to.deep.equal(['client_credentials', 'refresh_token']);
    world.clock.advance(59 * minute + 1_000);
    await world.backend.dialer?.campaigns();
    expect(grants(world)).to.deep.equal(['client_credentials', 'refresh_token', 'refresh_token']);
  });

  it('renews it once when it is refused, and does then what was refused', async () => {
    const world = stage();
    await world.backend.auth?.signIn(user);
    world.sim.access.revoke();
    await world.backend.voice?.dial('600000001');
    expect([grants(world), world.sim.ledger.dialled]).to.deep.equal([['client_credentials', 'refresh_token'], [{ extension: '116', number: '600000001' }]]);
    world.sim.access.revoke(true);
    await world.backend.dialer?.campaigns();
    expect(grants(world)).to.deep.equal(['client_credentials', 'refresh_token', 'refresh_token', 'client_credentials']);
  });

  it('is over when no token is given any more', async () => {
    const world = stage();
    await world.backend.auth?.signIn(user);
    await world.backend.connect(world.seen.emit, world.controller.signal);
    world.sim.access.revoke(true);
    world.sim.access.passwords.clear();
    expect((await faultOf(world.backend.dialer?.campaigns())).code).to.equal('auth');
    expect(world.seen.all('signed-out').map(({ fault }) => fault.code)).to.deep.equal(['auth']);
    expect((await faultOf(world.backend.dialer?.campaigns())).code).to.equal('conflict');
  });

  it('a fixed token that is refused is not tried again', async () => {
    const world = stage();
    await world.backend.auth?.signIn({ token });
    world.sim.access.agentTokens.clear();
    expect((await faultOf(world.backend.dialer?.campaigns())).code).to.equal('auth');
    expect([world.sim.ledger.count('campaigns'), grants(world)]).to.deep.equal([1, []]);
  });

  it('the company’s token names the agent with everything', async () => {
    const world = stage({ tokenOf: 'company' });
    await world.backend.auth?.signIn({ token: world.sim.access.companyToken });
    await world.backend.dialer?.campaigns();
    expect(world.sim.ledger.requests.map(({ fields }) => fields['agente'])).to.deep.equal(['116', '116']);
  });

  it('row 1: where the word for extensions is another one, the campaigns tell that the token is right', async () => {
    const world = stage({ dialect: { actions: { extensions: 'estado_agentes' } } });
    await world.backend.auth?.signIn({ token });
    await world.backend.connect(world.seen.emit, world.controller.signal);
    world.controller.abort();
    expect(world.sim.ledger.requests.map(({ operation }) => operation)).to.deep.equal(['', 'campaigns', 'campaigns']);
    expect(world.seen.all('agent-changed').at(-1)?.agent.availability).to.equal('unknown');
  });
});

describe('MeetIP: being connected', () => {
  it('tells the connection, the agent and the calls, and goes on looking', async () => {
    const world = stage();
    await world.enter();
    expect(world.seen.types().slice(0, 5)).to.deep.equal(['connection-changed', 'agent-changed', 'agent-changed', 'calls-listed', 'connection-changed']);
    world.sim.pbx.extensions.set('116', 'Desconectada');
    world.clock.advance(20_000);
    await settled();
    expect(world.seen.all('agent-changed').at(-1)?.agent.availability).to.equal('offline');
    world.controller.abort();
    const asked = world.sim.ledger.requests.length;
    world.clock.advance(10 * minute);
    await settled();
    expect([world.sim.ledger.requests.length, world.clock.waiting]).to.deep.equal([asked, 0]);
  });

  it('goes offline when MeetIP is away, and comes back with all that there is', async () => {
    const world = stage();
    await world.enter();
    await world.sim.play('plain', { first: '116' });
    const [ring] = world.sim.cycle('plain', { first: '116' });
    if (ring) await world.sim.hooks.tell(ring);
    world.sim.up = false;
    for (let turn = 0; turn < 6; turn += 1) { world.clock.advance(16_000); await settled(); }
    expect(world.seen.all('connection-changed').at(-1)?.connection).to.deep.include({ status: 'offline' });
    world.sim.up = true;
    for (let turn = 0; turn < 6; turn += 1) { world.clock.advance(3_000); await settled(); }
    expect(world.seen.all('connection-changed').at(-1)?.connection.status).to.equal('online');
    expect(world.seen.all('calls-listed').at(-1)?.calls.map(({ state }) => state)).to.deep.equal(['ringing']);
    world.controller.abort();
  });

  it('looks once for all tabs, under a name that holds no secret', async () => {
    const read = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
    const first = stage();
    const io = {
      ...first.sim.io({ random: () => 0.5 }),
      look<Value>(name: string, freshFor: number, run: () => Promise<Value>): Promise<Value> {
        const before = read.get(name);
        if (before && freshFor > 0 && first.clock.now() - before.at <= freshFor) return before.answer.then((answer) => structuredClone(answer as Value));
        const answer = run();
        read.set(name, { at: first.clock.now(), answer });
        return answer;
      },
    };
    const tabs = [stage({ io }), stage({ io })];
    for (const { backend, seen, controller } of tabs) {
      await backend.auth?.signIn({ token });
      await backend.connect(seen.emit, controller.signal);
    }
    const asked = first.sim.ledger.count('extensions');
    for (let turn = 0; turn < 3; turn += 1) {
      first.clock.advance(15_100);
      await settled();
    }
    expect(first.sim.ledger.count('extensions') - asked).to.equal(3);
    first.sim.pbx.extensions.set('116', 'Desconectada');
    first.clock.advance(15_100);
    await settled();
    expect(tabs.map(({ seen }) => seen.all('agent-changed').at(-1)?.agent.availability)).to.deep.equal(['offline', 'offline']);
    expect([...read.keys()].join()).to.not.match(/token|clave/);
    for (const { controller } of tabs) controller.abort();
  });
});

describe('MeetIP: the same number within 15 seconds', () => {
  it('is refused here, and says when it may be called again', async () => {
    const world = stage();
    await world.backend.auth?.signIn({ token });
    await world.backend.voice?.dial('600000001');
    world.clock.advance(5_000);
    const fault = await faultOf(world.backend.voice?.dial('600 000 001'));
    expect([fault.code, fault.retryAfter, fault.retryable]).to.deep.equal(['limit', 10_000, false]);
    await world.backend.voice?.dial('600000002');
    await world.backend.voice?.dialOnBehalf?.('115', '600000001');
    expect((await faultOf(world.backend.voice?.dialExternal?.('600000001', '600000009'))).code).to.equal('limit');
    world.clock.advance(10_000);
    await world.backend.voice?.dialExternal?.('600000001', '600000009');
    expect(world.sim.ledger.dialled.map(({ extension, number }) => `${extension} ${number}`)).to.deep.equal(['116 600000001', '116 600000002', '115 600000001', '116 600000001']);
    expect(world.sim.ledger.violations).to.deep.equal([]);
    world.sim.stop();
  });

  it('is not held against a call that was refused, and is against one in doubt', async () => {
    const world = stage();
    await world.backend.auth?.signIn({ token });
    world.sim.faults.next('call', { kind: 'body', text: '{"estado":"No existe el agente"}' });
    expect((await faultOf(world.backend.voice?.dial('600000001'))).code).to.equal('rejected');
    world.sim.faults.next('call', { kind: 'answer-lost' });
    const doubt = await faultOf(world.backend.voice?.dial('600000001'));
    expect([doubt.outcomeUnknown, world.sim.ledger.count('call')]).to.deep.equal([true, 2]);
    expect((await faultOf(world.backend.voice?.dial('600000001'))).code).to.equal('limit');
    expect(world.sim.ledger.count('call')).to.equal(2);
    world.sim.stop();
  });
});

describe('MeetIP: campaigns', () => {
  const signedIn = async (...args: Parameters<typeof stage>) => {
    const world = stage(...args);
    await world.backend.auth?.signIn({ token });
    world.sim.pbx.addCampaign('159', 'Prueba', { kind: 'Preview', labels: ['Nombre empresa:', 'Nombre contacto:'] });
    const { dialer } = world.backend;
    if (!dialer?.insert) throw new Error('no dialer');
    return { ...world, dialer: dialer as Required<typeof dialer> };
  };

  it('take numbers at either end, and more than numbers at the start', async () => {
    const { dialer, sim } = await signedIn();
    await dialer.insert('159', [contact('a'), contact('b', { phones: ['+34600000002'] })], 'end');
    await dialer.insert('159', [contact('c', { phones: ['600000003'] })], 'start');
    await dialer.insert('159', [contact('d', { phones: ['600000004'], name: 'Ana', form: { 'Nombre empresa:': '"Ñ" & Cía, <b>%</b>' } })], 'start');
    expect(sim.pbx.campaigns.get('159')?.list.map(({ number, form }) => [number, form])).to.deep.equal([
      ['600000004', { 'Nombre empresa:': '"Ñ" & Cía, <b>%</b>', 'Nombre contacto:': 'Ana' }], ['600000003', {}], ['600000001', {}], ['0034600000002', {}],
    ]);
    expect(sim.ledger.violations).to.deep.equal([]);
    const unplaced = await faultOf(dialer.insert('159', [contact('e', { name: 'Ana' })], 'end'));
    expect([unplaced.code, sim.ledger.inserted.length]).to.deep.equal(['unsupported', 4]);
    const places = [[{ to: 'phone' }, { to: 'none' }], [{ to: 'phone' }, { to: 'name' }]].map((uses) => positionsFor(dialer.limits, uses));
    expect(places).to.deep.equal([['start', 'end'], ['start']]);
  });

  it('go on when a list had ended', async () => {
    const { dialer, sim, clock } = await signedIn();
    await dialer.insert('159', [contact('a')], 'end');
    sim.pbx.startDialing('159', '119');
    for (let turn = 0; turn < 20; turn += 1) { clock.advance(2_000); await settled(); }
    expect((await dialer.campaigns()).map(({ state }) => state)).to.deep.equal(['paused']);
    await dialer.insert('159', [contact('b', { phones: ['600000002'] })], 'end');
    expect((await dialer.campaigns()).map(({ state }) => state)).to.deep.equal(['running']);
    sim.stop();
  });

  it('send nothing of what goes beyond the limits', async () => {
    const { dialer, sim } = await signedIn();
    const bad: readonly [NewCampaignContact, string][] = [
      [contact('a', { phones: ['600000001', '600000002'] }), 'limit'], [contact('a', { phones: [] }), 'rejected'], [contact('a', { phones: ['x'] }), 'rejected'],
      [contact('a', { form: { otro: 'x' } }), 'unsupported'], [contact('a', { form: { 'Nombre empresa:': 'ñ'.repeat(5_000) } }), 'limit'],
    ];
    for (const [wrong, code] of bad) expect((await faultOf(dialer.insert('159', [contact('ok'), wrong], 'start'))).code).to.equal(code);
    expect((await faultOf(dialer.insert('159', Array.from({ length: 11 }, (_value, index) => contact(String(index))), 'start'))).code).to.equal('limit');
    expect((await faultOf(dialer.insert('7', [contact('a')], 'start'))).code).to.equal('rejected');
    expect(sim.ledger.inserted).to.deep.equal([]);
  });

  it('are never told the same number again when nobody knows', async () => {
    const { dialer, sim } = await signedIn();
    sim.faults.next('insertAtEnd', { kind: 'answer-lost' });
    const fault = await faultOf(dialer.insert('159', [contact('a')], 'end'));
    expect([fault.outcomeUnknown, fault.retryable, sim.ledger.inserted.length, sim.ledger.doubled]).to.deep.equal([true, false, 1, []]);
  });

  it('are looked at only while somebody looks, and told when they changed', async () => {
    const { backend, dialer, sim, seen, clock, controller } = await signedIn();
    await backend.connect(seen.emit, controller.signal);
    clock.advance(5 * minute);
    await settled();
    expect(sim.ledger.count('campaigns')).to.equal(0);
    const lookers = [new AbortController(), new AbortController()];
    for (const { signal } of lookers) dialer.watch(signal);
    await settled();
    clock.advance(61_000);
    await settled();
    expect([sim.ledger.count('campaigns'), seen.all('campaigns-listed').length]).to.deep.equal([2, 1]);
    sim.pbx.addCampaign('160', 'Otra');
    clock.advance(61_000);
    await settled();
    expect(seen.all('campaigns-listed').at(-1)?.campaigns.map(({ id }) => id)).to.deep.equal(['159', '160']);
    for (const looker of lookers) looker.abort();
    clock.advance(5 * minute);
    await settled();
    expect(sim.ledger.count('campaigns')).to.equal(3);
    controller.abort();
  });
});

describe('MeetIP: records', () => {
  for (const habits of [{}, { language: 'translated', json: 'printed' }] as const) {
    it(`row 15: of all pages, each once, ${JSON.stringify(habits)}`, async () => {
      const world = stage({ records: 'own' }, { habits });
      await world.backend.auth?.signIn({ token });
      const ids: string[] = [];
      for (let call = 0; call < 260; call += 1) {
        const extension = call % 2 === 0 ? '116' : '117';
        const id = `${start / 1_000 + call * 10}.${call}`;
        if (extension === '116') ids.push(id);
        world.sim.pbx.write({ id, extension, number: '600000001', shownNumber: '910000001', inbound: call % 4 === 0, startedAt: start }, call % 3 > 0, call, call % 10 === 0 ? '101' : undefined);
      }
      const range = { from: start, until: start + 2_600_000 };
      const calls = await world.backend.records?.calls(range) ?? [];
      expect(calls.map(({ id }) => id)).to.deep.equal(ids);
      expect(calls.slice(0, 2).map(({ direction, from, to, outcome }) => [direction, from, to, outcome])).to.deep.equal([['in', '600000001', '116', 'missed'], ['out', '116', '600000001', 'answered']]);
      expect(await world.backend.records?.queueCalls?.(range)).to.have.length(26);
      const part = await world.backend.records?.calls({ from: start + 5_000, until: start + 25_000 });
      expect(part?.map(({ startedAt }) => startedAt), 'exact to the second').to.deep.equal([start + 20_000]);
      expect(await world.backend.records?.call?.(ids[3] ?? '')).to.include({ id: ids[3] });
      expect(await world.backend.records?.call?.('1000000000.1')).to.equal(undefined);
      expect((await faultOf(world.backend.records?.call?.('x&accion=colgar'))).code).to.equal('rejected');
      expect(world.sim.ledger.violations).to.deep.equal([]);
    });
  }
});
