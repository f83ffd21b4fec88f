import { expect, waitUntil } from '@open-wc/testing';
import type { Facet } from '../../../src/domain/backend.js';
import type { Fault } from '../../../src/domain/fault.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { callCentreWorld, endDemoWorld, meetIpWorld, outboundWorld } from '../../../src/simulators/demo/index.js';
import { loadBackend } from '../../../src/vendors.js';

const demos: readonly (readonly [scenario: string, world: () => ReturnType<typeof callCentreWorld> | ReturnType<typeof outboundWorld> | ReturnType<typeof meetIpWorld>, offers: readonly Facet[]])[] = [
  ['call-centre-quiet', () => callCentreWorld('call-centre-quiet'), ['auth', 'agent', 'voice', 'dialer']],
  ['outbound-campaign-quiet', () => outboundWorld('outbound-campaign-quiet'), ['auth', 'voice', 'dialer', 'records']],
  ['meetip-quiet', () => meetIpWorld('meetip-quiet'), ['auth', 'agent', 'voice', 'dialer', 'records']],
];

describe('the demos of telephone systems', () => {
  for (const [scenario, worldOf, offers] of demos) {
    it(`${scenario}: takes the demo’s user and nobody else, and brings a telephone that a customer reaches`, async () => {
      const { backends, voice } = await loadBackend('demo', { scenario }, {});
      const session: Session = createSession({ backends, ...(voice ? { voice } : {}) });
      const world = worldOf();
      try {
        const { marina } = world.users;
        const refused = await session.auth.signIn({ ...marina, password: 'errada' }).then(() => undefined, (error: unknown) => error as Fault);
        expect(refused?.code).to.equal('auth');
        await session.auth.signIn(marina);
        expect([...session.$facets.get()]).to.include.members([...offers]).and.not.to.include('chat');
        const ana = world.customer.contacts.find(({ name }) => name === 'Ana Beatriz Nogueira');
        world.customer.phone.callWhenReachable({ number: ana?.number ?? '', name: ana?.name ?? '' });
        await waitUntil(() => session.calls.$calls.get().some(({ state, remote }) => state === 'ringing' && remote.number.endsWith('955550142')), 'a call', { timeout: 15_000 });
        expect(world.simulator.ledger.violations).to.deep.equal([]);
      } finally {
        await session.dispose();
        await endDemoWorld(scenario);
      }
    });
  }

  it('meetip-quiet: a call with a chosen number rings this telephone, and is the call that was asked for', async () => {
    const { backends, voice } = await loadBackend('demo', { scenario: 'meetip-quiet' }, {});
    const session: Session = createSession({ backends, ...(voice ? { voice } : {}) });
    const world = meetIpWorld('meetip-quiet');
    try {
      await session.auth.signIn(world.users.marina);
      await waitUntil(() => session.connection.$registration.get().status === 'registered', 'a telephone', { timeout: 15_000 });
      await session.calls.dial('11955550178', { shownNumber: '1155550100' });
      await waitUntil(() => session.calls.$calls.get().some(({ direction, state, remote }) => direction === 'out' && state === 'active' && remote.number.endsWith('955550178')), 'the call', { timeout: 15_000 });
      expect(session.calls.$calls.get()).to.have.length(1);
      expect(world.simulator.ledger.dialled).to.have.length(1);
    } finally {
      await session.dispose();
      await endDemoWorld('meetip-quiet');
    }
  });
});
