import { expect } from 'chai';
import { vocom, VocomRefusal } from '../../../src/adapters/vocom/index.js';
import type { Agent } from '../../../src/domain/agent.js';
import { Fault } from '../../../src/domain/fault.js';
import { agent, queue, scene, type Scene } from './desk.js';

async function faultOf(work: Promise<unknown> | undefined): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
}

const agentNow = (at: Scene): Agent => at.last('agent-changed').agent;

describe('Vocom: agent and connection', () => {
  it('goes online, pauses with a reason, returns and goes offline, as the switch confirms it', async () => {
    const at = scene();
    await at.connected();
    expect(at.events[0]).to.have.nested.property('connection.status', 'connecting');
    expect(agentNow(at)).to.include({ id: agent, extension: '2000', availability: 'offline' });
    await at.backend.agent?.goOnline?.();
    expect(agentNow(at).availability).to.equal('available');
    expect(agentNow(at).queues).to.deep.equal([{ id: queue, name: queue, signedIn: true }]);
    await at.backend.agent?.pause?.('b1');
    expect(agentNow(at)).to.deep.include({ availability: 'paused', pause: { id: 'b1', label: 'Lanche', plannedLength: 300_000 } });
    expect(at.sim.pbx.agents.get(agent)).to.include({ status: 'On Break', pauseId: 'b1' });
    await at.backend.agent?.endPause?.();
    expect(agentNow(at)).to.include({ availability: 'available' }).and.not.to.have.property('pause');
    await at.backend.agent?.goOffline?.();
    expect([...agentNow(at).can]).to.deep.equal(['go-online', 'queue-sign-in']);
    expect(at.sim.ledger.violations).to.deep.equal([]);
    at.controller.abort();
  });

  it('learns by looking what was done elsewhere, one look each interval, and stops with the connection', async () => {
    const at = scene();
    await at.connected();
    const looks = at.sim.ledger.count('agents');
    const own = at.sim.pbx.agents.get(agent);
    if (!own) throw new Error('no agent');
    own.signedIn = true;
    at.clock.advance(11_000);
    await at.settled();
    expect(at.sim.ledger.count('agents')).to.equal(looks + 1);
    expect(agentNow(at).availability).to.equal('available');
    own.status = 'Em reunião';
    at.clock.advance(11_000);
    await at.settled();
    expect(agentNow(at).availability).to.equal('unknown');
    at.controller.abort();
    const told = at.events.length;
    at.clock.advance(60_000);
    await at.settled();
    expect(at.sim.ledger.count('agents')).to.equal(looks + 2);
    expect(at.events).to.have.length(told);
    expect(at.clock.waiting).to.equal(0);
  });

  it('is offline while the PBX is away and comes back with a snapshot', async () => {
    const at = scene();
    await at.connected();
    at.sim.up = false;
    // A look is tried three times, with waits between them.
    for (let step = 0; step < 12; step += 1) { at.clock.advance(2_500); await at.settled(); }
    expect(at.last('connection-changed').connection).to.have.property('status').that.is.oneOf(['offline', 'connecting']);
    expect(at.events.some((event) => event.type === 'connection-changed' && event.connection.status === 'offline')).to.equal(true);
    at.sim.up = true;
    for (let step = 0; step < 20; step += 1) { at.clock.advance(5_000); await at.settled(); }
    expect(at.last('connection-changed').connection.status).to.equal('online');
    at.controller.abort();
  });

  it('tells colleagues and their counters, those signed out too, however they are printed (rows 4 and 14)', async () => {
    const at = scene({}, { habits: { numbers: true, lone: true, outAsNames: true } });
    await at.connected();
    const peers = await at.backend.agent?.peers?.();
    expect(peers?.find(({ id }) => id === 'SUPORTE.ANA')?.counters).to.include({ answered: 13, answeredTime: 3_300_000 });
    expect(peers?.find(({ id }) => id === agent)).to.include({ availability: 'offline', queue });
    at.controller.abort();
  });

  it('takes an agent as its own, whoever the answer names (rows 5 and 9), whatever the HTTP status', async () => {
    const at = scene({}, { habits: { echo: 'OUTRO', okStatus: 401 } });
    await at.connected();
    await at.backend.agent?.goOnline?.();
    expect(agentNow(at)).to.include({ id: agent, availability: 'available' });
    at.controller.abort();
  });

  it('finds the paths of reports and of services where this PBX has them (row 2)', async () => {
    const at = scene({}, { habits: { reportPrefix: '/interact_cti', servicePrefix: '' } });
    await at.connected();
    const range = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 2) };
    expect(await at.backend.dialer?.dispositionReport?.(range)).to.deep.equal({ rows: [], truncated: false });
    await at.backend.agent?.goOnline?.();
    expect(at.sim.ledger.count('login')).to.equal(1);
    expect(at.notices).to.include('report paths begin with "/interact_cti/"');
    at.controller.abort();
  });

  it('makes faults of status_type', async () => {
    const at = scene();
    await at.connected();
    for (const type of ['params_failed', 'execute_failed', 'not_found_failed']) {
      at.sim.faults.next('login', { kind: 'refuse', type });
      const fault = await faultOf(at.backend.agent?.goOnline?.());
      expect(fault).to.include({ code: 'rejected', outcomeUnknown: false });
      expect(fault.cause).to.be.instanceOf(VocomRefusal).and.to.have.property('statusType', type);
    }
    at.sim.key = 'another';
    expect((await faultOf(at.backend.agent?.goOnline?.())).code).to.equal('auth');
    expect(at.last('signed-out').fault.code).to.equal('auth');
    expect(at.clock.waiting).to.equal(0);
  });

  it('signs in with the key and refuses a wrong one; without credentials there is a sign-in, with a callback none', async () => {
    const { sim } = scene();
    const backend = vocom({ url: sim.url, company: sim.company, agent, extension: '2000', io: sim.io() });
    expect((await faultOf(backend.auth?.signIn({ token: 'wrong' }))).code).to.equal('auth');
    expect(await backend.auth?.signIn({ user: 'api_key', password: sim.key })).to.have.property('step', 'signed-in');
    expect(backend.agent).to.not.have.property('peers');
    await backend.auth?.signOut();
    expect((await faultOf(backend.agent?.goOnline?.())).code).to.equal('conflict');
    expect(scene().backend).to.not.have.property('auth');
  });
});
