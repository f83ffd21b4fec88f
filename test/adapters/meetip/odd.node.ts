import { expect } from 'chai';
import fc from 'fast-check';
import { meetip, type MeetIpBackend } from '../../../src/adapters/meetip/index.js';
import { repair } from '../../../src/adapters/meetip/repair.js';
import { MeetIpSimulator, type LifeCycle } from '../../../src/simulators/meetip/index.js';
import { damageOf, DamagedLine, misbehaviour, plans } from '../any-json.js';
import { key, stage, token } from './stage.js';

let placed = 0;

/** All that can be asked; numbers are new each time, so that none is refused for being called again. */
function everyCommand(backend: MeetIpBackend): Parameters<typeof misbehaviour>[0] {
  const { voice, agent, records, dialer } = backend;
  placed += 1;
  const number = String(600_000_000 + placed);
  const contact = { key: 'a', name: 'Ana', phones: [number], form: {} };
  return [
    ['dial', () => voice?.dial(number)], ['external', () => voice?.dialExternal?.(`1${number}`, number)], ['behalf', () => voice?.dialOnBehalf?.('115', number)],
    ['hang up', async () => voice?.hangUp(await voice.dial(`2${number}`))], ['peers', () => agent?.peers?.()], ['calls', () => records?.calls({ from: 0, until: 1e12 })],
    ['queue calls', () => records?.queueCalls?.({ from: 0, until: 1e12 })], ['call', () => records?.call?.('1645022130.56')], ['campaigns', () => dialer?.campaigns()],
    ['insert', () => dialer?.insert?.('159', [contact], 'start')], ['append', () => dialer?.insert?.('159', [{ ...contact, name: '' }], 'end')], ['call data', () => backend.callData('1')],
  ];
}

describe('MeetIP: whatever comes', () => {
  it('any JSON in place of an answer leads to a fault or to something that can be shown', async () => {
    const line = new DamagedLine();
    const sim = new MeetIpSimulator();
    sim.pbx.addCampaign('159', 'Prueba', { labels: ['Nombre:'] });
    sim.pbx.queues.set('101', ['116', '117']);
    sim.pbx.write({ id: '1645022130.56', extension: '116', number: '600000001', shownNumber: '', inbound: true, startedAt: 0 }, true, 5);
    const clock = { now: () => Date.now(), after: (_milliseconds: number, run: () => void) => { const timer = setTimeout(run, 0); return () => clearTimeout(timer); } };
    const backend = meetip({ url: sim.url, extension: '116', io: line.wrap({ ...sim.io({ random: () => 0 }), clock: { ...clock, after: (milliseconds, run) => (milliseconds >= 10_000 ? () => undefined : clock.after(milliseconds, run)) } }) });
    await backend.auth?.signIn({ token });
    await fc.assert(fc.asyncProperty(plans, async (plan) => {
      line.damage = damageOf(plan);
      if (!(await misbehaviour([['probe', () => backend.dialer?.campaigns()]], (promise) => promise)).length) {
        expect(await misbehaviour(everyCommand(backend), (promise) => promise)).to.deep.equal([]);
      }
      line.damage = undefined;
      await backend.auth?.signIn({ token }).catch(() => undefined);
    }), { numRuns: 40, seed: 7 });
    expect(line.met).to.be.greaterThan(100);
    sim.stop();
  });

  it('any news, in any order and any number, end each call at most once and never fail', async () => {
    const cycles: readonly LifeCycle[] = ['plain', 'outgoing', 'transitToQueue', 'queueHops', 'ringAllAnswered', 'ringAllUnanswered', 'blindTransfer', 'attendedTransfer'];
    const step = fc.record({ cycle: fc.constantFrom(...cycles), at: fc.nat(5), id: fc.constantFrom('1', '2', ''), wait: fc.constantFrom(0, 0, 500, 5_000, 200_000), first: fc.constantFrom('116', '119') });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const world = stage();
      await world.enter();
      for (const { cycle, at, id, wait, first } of steps) {
        const event = world.sim.cycle(cycle, { first, second: first === '116' ? '119' : '116' }, { id })[at];
        if (event) await world.sim.hooks.tell(event);
        world.clock.advance(wait);
      }
      expect(world.sim.hooks.answers.every(({ status }) => status === 200)).to.equal(true);
      world.clock.advance(300_000);
      const told = world.seen.all('call-changed').map(({ call }) => call);
      const over = new Set<string>();
      for (const { id, state } of told) {
        expect(over.has(id), `${id} after its end`).to.equal(false);
        if (state === 'ended') over.add(id);
      }
      const open = new Set(told.filter(({ id }) => !over.has(id)).map(({ id }) => id));
      const running = new Set(told.filter(({ state }) => state === 'active').map(({ id }) => id));
      expect([...open].filter((id) => !running.has(id)), 'still ringing').to.deep.equal([]);
      world.controller.abort();
      expect(world.clock.waiting).to.equal(0);
    }), { numRuns: 60, seed: 11 });
  });

  it('any body from whoever has the key is answered with JSON, and reaches no prototype', async () => {
    const world = stage();
    await world.enter();
    const fields = fc.dictionary(fc.constantFrom('id', 'status', 'caller_id', 'from', 'result', 'info', '__proto__', 'constructor', 'x'), fc.oneof(fc.jsonValue(), fc.constantFrom('timbre', 'colgado', '116')));
    const body = fc.oneof(fields.map((value) => JSON.stringify(value)), fc.json(), fc.string(), fc.string().map((text) => `{"status":"timbre","caller_id":"116","from":"${text}`));
    await fc.assert(fc.asyncProperty(body, fc.constantFrom('application/json', 'application/x-www-form-urlencoded', ''), async (text, type) => {
      const answer = await world.backend.receive({ method: 'POST', headers: { authorization: key, 'content-type': type }, query: {}, body: text });
      expect(answer.status).to.be.oneOf([200, 400]);
      JSON.parse(answer.body);
      expect(Object.keys(Object.prototype)).to.deep.equal([]);
    }), { numRuns: 200, seed: 5 });
    world.controller.abort();
  });

  it('mending any text gives JSON or nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map((text) => text.slice(0, -1)), fc.json().map((text) => text.replaceAll('"', '".'))), (text) => {
      const mended = repair(text);
      if (mended !== undefined) JSON.parse(mended);
    }), { numRuns: 300, seed: 3 });
  });
});
