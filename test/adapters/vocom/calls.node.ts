import { expect } from 'chai';
import type { Fault } from '../../../src/domain/fault.js';
import { scene, type Scene } from './desk.js';

const faultOf = async (work: Promise<unknown> | undefined): Promise<Fault> =>
  Promise.resolve(work).then(() => { throw new Error('no fault'); }, (error: unknown) => error as Fault);

async function running(): Promise<{ at: Scene; id: string }> {
  const at = scene();
  await at.connected();
  const id = (await at.backend.voice?.dial('1100000001')) ?? '';
  return { at, id };
}

describe('Vocom: calls', () => {
  it('holds, retrieves and hangs up a call that it placed', async () => {
    const { at, id } = await running();
    expect(at.last('call-changed').call).to.include({ id, state: 'dialing', direction: 'out' });
    await at.backend.voice?.hold?.(id);
    expect(at.last('call-changed').call.hold.local).to.equal(true);
    expect(at.sim.pbx.calls.get(id)?.state).to.equal('held');
    await at.backend.voice?.resume?.(id);
    expect(at.last('call-changed').call).to.deep.include({ hold: { local: false, remote: false } }).and.not.to.have.property('heldSince');
    await at.backend.voice?.hangUp(id);
    expect(at.last('call-changed').call).to.deep.include({ state: 'ended', end: { cause: 'hung-up', by: 'agent' } });
    // Accepted is not done (row 13).
    expect(at.notices).to.include('call_terminate was accepted: whether the call is over is not told');
    expect((await faultOf(at.backend.voice?.hangUp(id))).code).to.equal('rejected');
    expect(at.sim.ledger.violations).to.deep.equal([]);
    at.controller.abort();
  });

  it('sends a call on; a refused transfer leaves it with the agent', async () => {
    const { at, id } = await running();
    at.sim.faults.next('transfer', { kind: 'refuse', type: 'execute_failed' });
    expect((await faultOf(at.backend.voice?.transfer?.(id, '2008'))).code).to.equal('rejected');
    expect(at.last('call-changed').call).to.have.nested.property('transfer.progress', 'failed');
    await at.backend.voice?.transfer?.(id, '2008');
    expect(at.sim.pbx.calls.get(id)).to.include({ state: 'transferred', transferredTo: '2008' });
    expect(at.last('call-changed').call.end?.cause).to.equal('transferred');
    at.controller.abort();
  });

  it('ends a call that the PBX no longer knows, and one whose hang-up is refused twice', async () => {
    const { at, id } = await running();
    at.sim.pbx.calls.delete(id);
    await at.backend.voice?.hangUp(id);
    expect(at.last('call-changed').call.end).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    const second = (await at.backend.voice?.dial('1100000002')) ?? '';
    at.sim.faults.next('terminate', { kind: 'refuse', type: 'execute_failed' }, 2);
    expect((await faultOf(at.backend.voice?.hangUp(second))).code).to.equal('rejected');
    await at.backend.voice?.hangUp(second);
    expect(at.last('call-changed').call.end).to.deep.equal({ cause: 'error', by: 'system' });
    at.controller.abort();
  });

  it('never places a call twice when the answer was lost', async () => {
    const at = scene();
    await at.connected();
    at.sim.faults.next('call', { kind: 'answer-lost' });
    expect(await faultOf(at.backend.voice?.dial('1100000001'))).to.include({ outcomeUnknown: true, retryable: false });
    expect(at.sim.ledger.countByNumber()).to.deep.equal({ '1100000001': 1 });
    expect((await faultOf(at.backend.voice?.answer('x'))).code).to.equal('rejected');
    at.controller.abort();
  });
});

describe('Vocom: reports', () => {
  const start = Date.UTC(2026, 0, 5, 3);
  const day = { from: start, until: start + 86_400_000 };

  it('splits a range that is cut off, and has every row once (row 15)', async () => {
    const at = scene({ reportLimit: 40 }, { habits: { limit: 40 } });
    await at.connected();
    for (let index = 0; index < 500; index += 1) {
      at.sim.pbx.dialed.push({ mailing: 'BASE', key: '1', destination: String(index), at: start + index * 100_000, ringing: 10, cause: 'NO_ANSWER' });
    }
    // The first moment of the next day is not in the range.
    at.sim.pbx.dialed.push({ mailing: 'BASE', key: '1', destination: 'late', at: day.until, ringing: 10, cause: 'NO_ANSWER' });
    const report = await at.backend.dialer?.dialerReport?.(day);
    expect(report?.truncated).to.equal(false);
    expect(report?.rows.map(({ number }) => number)).to.deep.equal(Array.from({ length: 500 }, (_, index) => String(499 - index)));
    at.controller.abort();
  });

  it('says so where a range cannot be split any further', async () => {
    const at = scene({ reportLimit: 5 }, { habits: { limit: 5 } });
    await at.connected();
    for (let index = 0; index < 8; index += 1) {
      at.sim.pbx.dispositions.push({ direction: 'outbound', agent: 'DEV', name: 'Venda', destination: String(index), mailing: '', at: start });
    }
    const report = await at.backend.dialer?.dispositionReport?.(day);
    expect(report).to.have.property('truncated', true);
    expect(report?.rows).to.have.length(5);
    at.controller.abort();
  });
});
