import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.js';
import { faultOf } from './backend-contract.js';
import type { TelephonyStage } from './telephony-contract.js';

/** `AgentPort` with a switch behind it: state changes only by `agent-changed`, after the vendor confirmed it. */
export function agentContract(stage: () => TelephonyStage): void {
  const told = (): Agent => {
    const agent = stage().seen.all('agent-changed').at(-1)?.agent;
    if (!agent) throw new Error('nothing was told of the agent');
    return agent;
  };

  describe('the agent', () => {
    it('is told with an id and what they may do', async () => {
      await stage().enter();
      expect(told().id).not.to.equal('');
      for (const ability of told().can) expect(['go-online', 'go-offline', 'pause', 'queue-sign-in', 'queue-sign-out', 'change-password']).to.include(ability);
    });

    it('changes state by an event, once the vendor confirmed it', async () => {
      const { backend, enter } = stage();
      await enter();
      await backend.agent?.goOnline?.();
      expect([told().availability, told().can.has('go-offline')]).to.deep.equal(['available', true]);
      await backend.agent?.goOffline?.();
      expect([told().availability, told().can.has('go-online'), told().can.has('pause')]).to.deep.equal(['offline', true, false]);
    });

    it('signs in to the queues and out of them, once the vendor confirmed it', async () => {
      const { backend, enter } = stage();
      await enter();
      await backend.agent?.signInToQueue?.();
      expect(told().queues.every(({ signedIn }) => signedIn)).to.equal(true);
      await backend.agent?.signOutOfQueue?.();
      expect(told().queues.some(({ signedIn }) => signedIn)).to.equal(false);
    });

    it('pauses with one of the reasons, and with no other', async () => {
      const { backend, enter } = stage();
      await enter();
      const { agent } = backend;
      await agent?.goOnline?.();
      const reasons = await agent?.pauseReasons?.() ?? [];
      expect(reasons).not.to.deep.equal([]);
      expect(new Set(reasons.map(({ id }) => id)).size).to.equal(reasons.length);
      for (const { label, plannedLength } of reasons) {
        expect(label).not.to.equal('');
        if (plannedLength !== undefined) expect(plannedLength).to.be.greaterThan(0);
      }
      const [reason] = reasons;
      await agent?.pause?.(reason?.id ?? '');
      expect([told().availability, told().pause?.id]).to.deep.equal(['paused', reason?.id]);
      const before = stage().seen.events.length;
      expect((await faultOf(agent?.pause?.('no-such-reason'))).code).to.equal('rejected');
      expect(stage().seen.events).to.have.length(before);
      await agent?.endPause?.();
      expect([told().availability, told().pause]).to.deep.equal(['available', undefined]);
    });

    it('does not change state when the vendor says no', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      const before = seen.all('agent-changed').length;
      world.refuses();
      expect((await faultOf(backend.agent?.goOnline?.())).code).to.equal('rejected');
      expect(seen.all('agent-changed')).to.have.length(before);
    });

    it('is left as it was by an act whose outcome nobody knows, and the act is not repeated', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      const [events, requests] = [seen.all('agent-changed').length, world.requests()];
      world.line.losesNextAnswer();
      expect((await faultOf(backend.agent?.goOnline?.())).outcomeUnknown).to.equal(true);
      expect([seen.all('agent-changed').length, world.requests()]).to.deep.equal([events, requests + 1]);
    });

    it('has colleagues with names and states', async () => {
      const { backend, enter } = stage();
      await enter();
      const peers = await backend.agent?.peers?.() ?? [];
      expect(peers.length).to.be.greaterThan(0);
      for (const { id, name, queue } of peers) expect([id, name, queue]).not.to.include('');
      expect(new Set(peers.map(({ id, queue = '' }) => `${queue}/${id}`)).size).to.equal(peers.length);
    });
  });
}
