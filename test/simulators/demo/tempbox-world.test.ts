import { expect, waitUntil } from '@open-wc/testing';
import type { Fault } from '../../../src/domain/fault.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { endDemoWorld, tempBoxWorld } from '../../../src/simulators/demo/index.js';
import { tempBoxCustomers } from '../../../src/simulators/scenarios/index.js';
import { loadBackend } from '../../../src/vendors.js';

interface Store<Value> {
  get(): Value;
}

const reached = <Value>(store: Store<Value>, holds: (value: Value) => boolean): Promise<void> =>
  waitUntil(() => holds(store.get()), undefined, { timeout: 15_000 });

describe('the demo of TempBox', () => {
  const sessions: Session[] = [];

  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.dispose();
    await endDemoWorld('tempbox-quiet');
    await endDemoWorld('tempbox-morning');
  });

  async function demo(scenario: string): Promise<Session> {
    const { backends } = await loadBackend('demo', { scenario }, {});
    const session = createSession({ backends });
    sessions.push(session);
    return session;
  }

  it('takes the demo’s user, and nobody else', async () => {
    const session = await demo('tempbox-quiet');
    const { marina } = tempBoxWorld('tempbox-quiet').users;
    const refused = await session.auth.signIn({ ...marina, password: 'errada' }).then(() => undefined, (error: unknown) => error as Fault);
    expect(refused?.code).to.equal('auth');
    await session.auth.signIn(marina);
    await reached(session.conversations.$list, ({ value }) => value.some(({ contact }) => contact.name === tempBoxCustomers.ana.name));
    expect(session.auth.$state.get().step).to.equal('signed-in');
    expect(tempBoxWorld('tempbox-quiet').tempbox.ledger.violations).to.deep.equal([]);
  });

  it('lets somebody play its customers, who see what the agent answers', async () => {
    const session = await demo('tempbox-quiet');
    const world = tempBoxWorld('tempbox-quiet');
    await session.auth.signIn(world.users.marina);
    await reached(session.conversations.$list, ({ value }) => value.length > 0);
    const ana = session.conversations.$list.get().value.find(({ contact }) => contact.name === tempBoxCustomers.ana.name);
    const contactId = world.customer.contacts.find(({ name }) => name === tempBoxCustomers.ana.name)?.id ?? '';
    await session.conversations.open(ana?.id ?? '');
    world.customer.write(contactId, 'Vocês abrem sábado?');
    const thread = session.messages.of(ana?.id ?? '');
    const leave = thread.listen(() => undefined);
    await reached(thread, ({ value }) => value.items.some(({ body }) => body.kind === 'text' && body.text === 'Vocês abrem sábado?'));
    await session.messages.send(ana?.id ?? '', 'Abrimos até o meio-dia.');
    await reached(thread, ({ value }) => value.items.some(({ status, body }) => status === 'sent' && body.kind === 'text' && body.text === 'Abrimos até o meio-dia.'));
    leave();
    expect(world.customer.thread(contactId).slice(-2).map(({ mine, text }) => [mine, text])).to.deep.equal([
      [true, 'Vocês abrem sábado?'], [false, 'Abrimos até o meio-dia.'],
    ]);
    const written = world.customer.writeAsNew('Quitanda da Praça', 'Bom dia');
    expect(world.customer.contacts.find(({ id }) => id === written.contactId)?.conversation?.place).to.equal('waiting');
  });

  it('brings a telephone with the sign-in, which a customer reaches', async () => {
    const { backends, voice } = await loadBackend('demo', { scenario: 'tempbox-quiet' }, {});
    const session = createSession({ backends, ...(voice ? { voice } : {}) });
    sessions.push(session);
    const world = tempBoxWorld('tempbox-quiet');
    await session.auth.signIn(world.users.marina);
    const ana = world.customer.contacts.find(({ name }) => name === tempBoxCustomers.ana.name);
    world.customer.phone.callWhenReachable({ number: ana?.number ?? '', name: ana?.name ?? '' });
    await reached(session.calls.$calls, (calls) => calls.some(({ state, remote }) => state === 'ringing' && remote.number.endsWith('955550142')));
  });

  it('goes its way once somebody reads the lists', async () => {
    const world = tempBoxWorld('tempbox-morning', { speed: 200, latency: [0, 0] });
    const session = await demo('tempbox-morning');
    const before = world.tempbox.account.messages.length;
    await session.auth.signIn(world.users.marina);
    await new Promise<void>((resolve) => {
      world.tempbox.subscribe(({ type }) => type === 'message' && resolve());
    });
    expect(world.tempbox.account.messages.length).to.be.greaterThan(before);
  });
});
