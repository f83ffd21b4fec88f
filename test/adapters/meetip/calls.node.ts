import { expect } from 'chai';
import type { CallEnd } from '../../../src/domain/call.js';
import { firstVocabulary, type LifeCycle, type SimulatedEvent } from '../../../src/simulators/meetip/index.js';
import { key, settled, stage } from './stage.js';

type Stage = ReturnType<typeof stage>;

interface Story {
  readonly cycle: LifeCycle;
  /** Which of both extensions the agent's is. */
  readonly as: 'first' | 'second';
  readonly states: readonly string[];
  readonly end: CallEnd;
}

const other = '119';
const system = (cause: CallEnd['cause']): CallEnd => ({ cause, by: 'system' });

/** Contract part 5, seen from each side. */
const stories: readonly Story[] = [
  { cycle: 'plain', as: 'first', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'outgoing', as: 'first', states: ['dialing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'outgoingLost', as: 'first', states: ['dialing', 'ended'], end: system('no-answer') },
  { cycle: 'missed', as: 'first', states: ['ringing', 'ended'], end: { cause: 'cancelled', by: 'remote' } },
  { cycle: 'transitBusy', as: 'first', states: ['dialing', 'ended'], end: { cause: 'busy', by: 'remote' } },
  { cycle: 'transitAnswered', as: 'first', states: ['dialing', 'ended'], end: system('hung-up') },
  { cycle: 'transitAnswered', as: 'second', states: ['ringing', 'ended'], end: system('hung-up') },
  { cycle: 'transitToQueue', as: 'first', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'queueHops', as: 'first', states: ['ringing', 'ended'], end: system('no-answer') },
  { cycle: 'queueHops', as: 'second', states: ['ringing', 'ended'], end: { cause: 'cancelled', by: 'remote' } },
  { cycle: 'ringAllAnswered', as: 'first', states: ['ringing', 'ended'], end: { cause: 'answered-elsewhere', by: 'remote' } },
  { cycle: 'ringAllAnswered', as: 'second', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'ringAllUnanswered', as: 'first', states: ['ringing', 'ended'], end: system('no-answer') },
  { cycle: 'ringAllUnanswered', as: 'second', states: ['ringing', 'ended'], end: system('no-answer') },
  { cycle: 'blindTransfer', as: 'first', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'blindTransfer', as: 'second', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'attendedTransfer', as: 'first', states: ['ringing', 'active', 'ended'], end: system('hung-up') },
  { cycle: 'attendedTransfer', as: 'second', states: ['active', 'ended'], end: system('hung-up') },
];

describe('MeetIP: what is told of calls', () => {
  let world: Stage;

  afterEach(() => {
    world.controller.abort();
    world.sim.stop();
  });

  const parties = (as: Story['as']) => (as === 'first' ? { first: '116', second: other } : { first: other, second: '116' });
  const cycle = (name: LifeCycle, as: Story['as'] = 'first'): readonly SimulatedEvent[] => world.sim.cycle(name, parties(as));
  const tell = async (events: readonly SimulatedEvent[]): Promise<void> => {
    for (const event of events) await world.sim.hooks.tell(event);
  };
  const ends = () => world.seen.all('call-changed').filter(({ call }) => call.state === 'ended').map(({ call }) => call.id);

  for (const { cycle: name, as, states, end } of stories) {
    for (const [vocabulary, template] of [['second', undefined], ['first', firstVocabulary]] as const) {
      it(`${name}, as the ${as} extension, in the ${vocabulary} vocabulary`, async () => {
        world = stage();
        await world.enter(template ? { template } : {});
        await tell(cycle(name, as));
        const told = world.seen.all('call-changed').map(({ call }) => call);
        expect(told.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])).to.deep.equal(states);
        // The first vocabulary has no result: an abandoned call is one that nobody answered.
        const isBare = template !== undefined && end.cause === 'cancelled' && name === 'queueHops';
        expect(world.last().end).to.deep.equal(isBare ? system('no-answer') : end);
        expect(world.last().can.size).to.equal(0);
        expect(new Set(ends()).size).to.equal(ends().length);
        expect(JSON.stringify(world.seen.events)).to.not.include(`"${other}"`);
      });
    }
  }

  it('the answer of a call that comes by transit is told by its end only', async () => {
    world = stage();
    await world.enter();
    const events = cycle('transitAnswered', 'second');
    await tell(events.slice(0, 3));
    world.clock.advance(30_000);
    await tell(events.slice(3));
    const { answeredAt = 0, endedAt = 0 } = world.last();
    expect(endedAt - answeredAt).to.equal(22_000);
  });

  it('a call from a queue has the queue’s id for its recording, and the queue’s name', async () => {
    world = stage();
    await world.enter();
    const events = cycle('transitToQueue');
    await tell(events);
    expect(world.last()).to.include({ id: events[0]?.id, recordingId: events[2]?.id, queue: '101' });
  });

  it('whatever comes twice is told once', async () => {
    world = stage();
    await world.enter();
    const events = cycle('plain');
    await tell(events.flatMap((event) => [event, event]));
    expect(world.states()).to.deep.equal(['ringing', 'active', 'ended']);
  });

  it('in any order, a call begins once, ends once, and comes back no more', async () => {
    world = stage();
    await world.enter();
    const names: readonly LifeCycle[] = ['plain', 'outgoing', 'missed', 'ringAllAnswered', 'blindTransfer', 'transitAnswered'];
    for (const name of names) {
      const events = [...cycle(name)].reverse();
      const before = ends().length;
      await tell(events);
      // Of a ring that another's answer ended before it was told of, nothing is told.
      expect(ends().length - before, name).to.equal(name === 'ringAllAnswered' ? 0 : 1);
    }
    await tell(names.flatMap((name) => cycle(name).filter(({ status }) => status === 'colgado').slice(0, 1)));
    expect(new Set(ends()).size).to.equal(ends().length);
  });

  it('a ring whose end nobody tells is over after a while', async () => {
    world = stage({ ringFor: 60_000 });
    await world.enter();
    const [ring, answer] = cycle('plain');
    if (!ring || !answer) throw new Error('no events');
    await tell([ring]);
    world.clock.advance(61_000);
    expect([world.last().state, world.last().end]).to.deep.equal(['ended', system('no-answer')]);
    await tell([answer]);
    expect(world.states()).to.deep.equal(['ringing', 'ended']);
  });

  it('a call whose end nobody tells is over once its extension was seen free twice', async () => {
    world = stage();
    await world.enter();
    await tell(cycle('plain').slice(0, 2));
    world.sim.pbx.extensions.set('116', 'Ocupada');
    world.clock.advance(20_000);
    await settled();
    expect(world.last().state).to.equal('active');
    world.sim.pbx.extensions.set('116', 'Libre');
    for (let look = 0; look < 3; look += 1) {
      world.clock.advance(20_000);
      await settled();
    }
    expect([world.last().state, world.last().end]).to.deep.equal(['ended', system('hung-up')]);
  });

  it('a queue that comes round again rings again, as another call', async () => {
    world = stage();
    await world.enter();
    const [ring, ringEnd] = cycle('queueHops');
    if (!ring || !ringEnd) throw new Error('no events');
    await tell([ring, ringEnd, ring]);
    expect(world.states()).to.deep.equal(['ringing', 'ended']);
    world.clock.advance(10_000);
    await tell([ring]);
    expect(world.states()).to.deep.equal(['ringing', 'ended', 'ringing']);
    expect(world.last().id).to.equal(`${ring.id}#2`);
  });

  it('a transfer back brings a call back that was over', async () => {
    world = stage();
    await world.enter();
    const there = cycle('blindTransfer');
    await tell(there.slice(0, 4));
    const back = there[3];
    if (!back) throw new Error('no event');
    await tell([{ ...back, extension: '116' }]);
    expect(world.states()).to.deep.equal(['ringing', 'active', 'ended', 'ringing']);
  });

  it('pops once for each incoming call, and for no other', async () => {
    world = stage();
    await world.enter();
    await tell([...cycle('plain'), ...cycle('outgoing'), ...cycle('ringAllAnswered', 'second'), ...cycle('attendedTransfer', 'second')]);
    const pops = world.seen.all('screen-popped').map(({ pop }) => pop);
    expect(pops).to.have.length(3);
    expect(pops[0]).to.deep.include({ number: '600000001', extension: '116', variables: { DDI: '910000001' } });
  });

  it('values of our answer come back with later news of the call', async () => {
    world = stage({ webhook: { token: key, answer: ({ number }) => ({ data: [{ details: { id: `t-${number}` } }] }) } });
    await world.enter({ resend: 'idtarea:[data][0][details][id]', method: 'PUT' });
    await tell(cycle('plain'));
    expect(world.last().variables).to.include({ idtarea: 't-600000001' });
    expect(world.sim.hooks.answers.map(({ body }) => body)).to.deep.equal(['{"data":[{"details":{"id":"t-600000001"}}]}', '{}', '{}']);
  });

  for (const [what, answer] of [
    ['throws', () => { throw new Error('no'); }], ['never comes', () => new Promise(() => undefined)], ['is no JSON', () => 1n],
  ] as const) {
    it(`an answer of ours that ${what} is an empty object`, async () => {
      world = stage({ webhook: { token: key, answer } });
      await world.enter();
      const telling = tell(cycle('plain').slice(0, 1));
      await settled();
      world.clock.advance(3_000);
      await telling;
      expect(world.sim.hooks.answers).to.deep.include({ status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: '{}' });
      expect(world.last().state).to.equal('ringing');
    });
  }

  for (const more of [{ method: 'GET' }, { method: 'PUT' }, { format: 'form' }] as const) {
    it(`news come as ${JSON.stringify(more)}`, async () => {
      world = stage();
      await world.enter(more);
      await tell(cycle('plain'));
      expect(world.states()).to.deep.equal(['ringing', 'active', 'ended']);
    });
  }

  it('nothing is believed of anybody who does not show the key', async () => {
    world = stage({ webhook: { token: key, basic: { user: 'meetip', password: 'clave' } } });
    await world.enter();
    const body = JSON.stringify({ id: '1', caller_id: '116', status: 'timbre', from: '600000001', direction: 'entrante' });
    const before = world.seen.events.length;
    for (const authorization of ['', key.slice(0, -1), `${key}x`, `Bearer ${key}`, 'Basic', `Basic ${btoa('meetip:')}`, `Basic ${btoa('meetip:clavf')}`, `Basic ${btoa(key)}`]) {
      const answer = await world.backend.receive({ method: 'POST', headers: { authorization }, query: { Authorization: key }, body });
      expect(answer.status, authorization).to.equal(401);
    }
    expect(world.seen.events).to.have.length(before);
    const trusted = [key, `Basic ${btoa('meetip:clave')}`];
    for (const authorization of trusted) expect((await world.backend.receive({ method: 'POST', headers: new Headers({ authorization }), query: {}, body })).status).to.equal(200);
    expect(world.states()).to.deep.equal(['ringing']);
  });

  it('without a key nothing is believed at all', async () => {
    for (const webhook of [{}, { token: '' }, { basic: { user: '', password: '' } }]) {
      world = stage({ webhook });
      for (const authorization of ['', 'Basic ', `Basic ${btoa(':')}`]) {
        expect((await world.backend.receive({ method: 'POST', headers: { authorization }, query: {}, body: '{}' })).status).to.equal(401);
      }
    }
  });

  it('bodies that tell of no call change nothing', async () => {
    world = stage();
    await world.enter();
    const before = world.seen.events.length;
    const bodies: readonly [string, number][] = [
      ['', 400], ['[]', 400], ['null', 400], ['{"__proto__":{"status":"timbre"}}', 400], ['<html>', 400], ['{"status":"timbre"}', 400],
      ['{"caller_id":"116","status":"otra"}', 400], [`{"status":"timbre","caller_id":"${'1'.repeat(70_000)}"}`, 413], ['{"caller_id":{"a":1},"status":["timbre"]}', 400],
    ];
    for (const [body, status] of bodies) {
      expect((await world.backend.receive({ method: 'POST', headers: { authorization: key }, query: {}, body })).status, body.slice(0, 60)).to.equal(status);
    }
    expect((await world.backend.receive({ method: 'DELETE', headers: { authorization: key }, query: {}, body: '' })).status).to.equal(405);
    expect(world.seen.events).to.have.length(before);
    expect(({} as { status?: string }).status).to.equal(undefined);
  });
});
