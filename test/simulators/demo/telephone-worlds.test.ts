import { expect, waitUntil } from '@open-wc/testing';
import type { Facet } from '../../../src/domain/backend.js';
import type { Fault } from '../../../src/domain/fault.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { callCentreWorld, endDemoWorld, outboundWorld } from '../../../src/simulators/demo/index.js';
import { loadBackend } from '../../../src/vendors.js';

const demos: readonly (readonly [scenario: string, world: () => ReturnType<typeof callCentreWorld> | ReturnType<typeof outboundWorld>, offers: readonly Facet[]])[] = [
  ['call-centre-quiet', () => callCentreWorld('call-centre-quiet'), ['auth', 'agent', 'voice', 'dialer']],
  ['outbound-campaign-quiet', () => outboundWorld('outbound-campaign-quiet'), ['auth', 'voice', 'dialer', 'records']],
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
});
