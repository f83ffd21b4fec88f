import { expect, waitUntil } from '@open-wc/testing';
import { tempbox } from '../../src/adapters/tempbox/index.js';
import { vocom } from '../../src/adapters/vocom/index.js';
import { wideCloud } from '../../src/adapters/widecloud/index.js';
import type { Backend } from '../../src/domain/backend.js';
import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { Io } from '../../src/net/io.js';
import { SharedLooks } from '../../src/net/look.js';
import { createSession } from '../../src/session/create-session.js';
import { manualClock, type ManualClock } from '../../src/simulators/clocks.js';
import { tempBoxAgentName, tempBoxQuiet } from '../../src/simulators/scenarios/index.js';
import { TempBoxSimulator } from '../../src/simulators/tempbox/index.js';
import { VocomSimulator } from '../../src/simulators/vocom/index.js';
import { WideCloudSimulator } from '../../src/simulators/widecloud/index.js';

const minute = 60_000;
const threeTabs = [0, 1, 2];
const ends: (() => void)[] = [];

/** One tab: its adapter on a clock that stands still, with the locks and channels of this browser. */
class Tab {
  readonly events: BackendEvent[] = [];
  readonly backend: Backend;
  readonly #controller = new AbortController();

  constructor(clock: ManualClock, io: Io, create: (io: Io) => Backend) {
    const looks = new SharedLooks({ locks: navigator.locks, channel: new BroadcastChannel('cc-widgets.looks'), clock });
    this.backend = create({ ...io, clock, look: looks.look });
    ends.push(() => {
      this.#controller.abort();
      looks.close();
    });
  }

  async enter(token: string, user?: { readonly user: string; readonly password: string }): Promise<this> {
    await this.backend.auth?.signIn({ token, ...user });
    await this.backend.connect((event) => this.events.push(event), this.#controller.signal);
    return this;
  }

  get isOnline(): boolean {
    const last = this.events.findLast((event) => event.type === 'connection-changed');
    return last?.type === 'connection-changed' && last.connection.status === 'online';
  }
}

async function turns(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet += 1) {
    for (let turn = 0; turn < 8; turn += 1) await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
    await navigator.locks.request('a turn of the browser', () => undefined);
  }
}

/** Until nobody reads or waits for who reads: what waits now waits for the clock. */
async function settled(): Promise<void> {
  await turns();
  await waitUntil(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return ![...held, ...pending].some(({ name }) => name?.startsWith('cc-widgets.looks:'));
  }, 'everybody has looked', { timeout: 15_000 });
}

async function pass(clock: ManualClock, milliseconds: number, step = 500, rest = settled): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += step) {
    clock.advance(step);
    await rest();
  }
}

describe('looks that the tabs of a browser share', () => {
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  it('Vocom: the queues are read once an interval for all tabs, peers included, and an own act is not undone by what was seen before it', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 5, 12));
    const sim = new VocomSimulator({ clock });
    sim.addAgent('DEV', ['FILA']);
    sim.addAgent('ANA', ['FILA'], { branch: '2008', signedIn: true });
    let asked = 0;
    const io: Io = { ...sim.io(), random: () => 0.5, fetch: (url, init) => {
      if (url.includes('agent_list')) asked += 1;
      return sim.io().fetch(url, init);
    } };
    const tabs: Tab[] = [];
    for (const _each of threeTabs) {
      const tab = new Tab(clock, io, (own) => vocom({ url: sim.url, company: sim.company, agent: 'DEV', extension: '2000', queues: ['FILA'], io: own }));
      tabs.push(await tab.enter(sim.key));
      clock.advance(700);
    }
    expect(asked).to.equal(1);
    for (const { backend } of tabs) expect((await backend.agent?.peers?.())?.map(({ id }) => id)).to.have.members(['DEV', 'ANA']);
    expect(asked).to.equal(1);
    await pass(clock, minute, 1_000);
    expect(asked).to.be.within(6, 8);

    await tabs[1]?.backend.agent?.goOnline?.();
    await pass(clock, 12_000, 1_000);
    for (const tab of tabs) {
      const states = tab.events.flatMap((event) => (event.type === 'agent-changed' ? [event.agent.availability] : []));
      expect(states.slice(states.indexOf('available')), states.join()).to.satisfy((after: readonly string[]) => after.every((state) => state === 'available') && after.length > 0);
    }
  });

  it('Vocom: three widgets in each of three tabs read colleagues once an interval, and nobody does while nobody looks', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 5, 12));
    const sim = new VocomSimulator({ clock });
    for (const name of ['DEV', 'ANA']) sim.addAgent(name, ['FILA'], { signedIn: true });
    const sessions = threeTabs.map(() => {
      let session: ReturnType<typeof createSession> | undefined;
      new Tab(clock, sim.io(), (io) => {
        // The adapter's own look at the agent's state is far away.
        const backend = vocom({ url: sim.url, company: sim.company, agent: 'DEV', extension: '2000', queues: ['FILA'], pollEvery: 10 * minute, io });
        session = createSession({ backends: [backend], clock });
        return backend;
      });
      return session as unknown as ReturnType<typeof createSession>;
    });
    ends.push(() => sessions.forEach((session) => void session.dispose()));
    await Promise.all(sessions.map((session) => session.auth.signIn({ token: sim.key })));
    await waitUntil(() => sessions.every(({ connection }) => connection.$connection.get().status === 'online'), 'online', { timeout: 15_000 });
    const { ledger } = sim;
    await pass(clock, 5_000, 1_000);
    let before = ledger.count('agents');
    await pass(clock, minute, 1_000);
    expect(ledger.count('agents'), 'nobody reads').to.equal(before);
    const stops = sessions.flatMap(({ agent }) => [1, 2, 3].map(() => agent.$peers.subscribe(() => undefined)));
    await waitUntil(() => sessions.every(({ agent }) => agent.$peers.get().status === 'ready'), 'read', { timeout: 15_000 });
    before = ledger.count('agents');
    await pass(clock, minute, 1_000);
    expect(ledger.count('agents') - before).to.be.within(5, 8);
    for (const stop of stops) stop();
    // A store counts as read for a second more, in case somebody else begins to.
    await waitUntil(async () => {
      before = ledger.count('agents');
      await pass(clock, 24_000, 2_000);
      return ledger.count('agents') === before;
    }, 'nobody reads any more', { timeout: 15_000 });
  });

  it('Wide Cloud: extensions and campaigns are read once an interval, campaigns only while somebody watches', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 5, 12));
    const simulator = new WideCloudSimulator({ clock });
    ends.push(() => simulator.stop());
    simulator.central.addCampaign('583', 'CAMP');
    const { login, senha, token } = simulator.secrets;
    const tabs: Tab[] = [];
    for (const _each of threeTabs) {
      const tab = new Tab(clock, simulator.io({ random: () => 0.5 }), (io) => wideCloud({ url: simulator.url, extension: '2001', campaigns: [{ id: '583' }], io }));
      tabs.push(await tab.enter(token, { user: login, password: senha }));
    }
    const { ledger } = simulator;
    const before = ledger.count('statusramais');
    await pass(clock, 20_000);
    expect(ledger.count('statusramais') - before).to.be.within(10, 13);
    await tabs[0]?.backend.dialer?.campaigns();
    await pass(clock, minute, 1_000);
    expect(ledger.count('statusdiscador'), 'asked once, watched by nobody').to.equal(1);

    const over = new AbortController();
    for (const { backend } of tabs) backend.dialer?.watch?.(over.signal);
    await pass(clock, minute, 1_000);
    expect(ledger.count('statusdiscador') - 1).to.be.within(4, 6);
    for (const { events } of tabs) expect(events.filter(({ type }) => type === 'campaigns-listed'), 'told once, nothing changed').to.have.length(1);
    over.abort();
    const watched = ledger.count('statusdiscador');
    await pass(clock, minute, 1_000);
    expect(ledger.count('statusdiscador')).to.equal(watched);
  });

  it('TempBox: lists are read once an interval; while it is down one tab asks for all', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 25, 12));
    const box = new TempBoxSimulator({ clock });
    ends.push(() => box.stop());
    tempBoxQuiet.seed(box);
    const agent = [...box.account.agents.values()].find(({ name }) => name === tempBoxAgentName);
    let asked = 0;
    const io: Io = { ...box.io(), random: () => 0.5, fetch: (url, init) => {
      if (url.includes('ListarEmAberto')) asked += 1;
      return box.io().fetch(url, init);
    } };
    const tabs: Tab[] = [];
    for (const _each of threeTabs) {
      const tab = new Tab(clock, io, (own) => tempbox({ url: box.url, company: box.account.companyId, agent: agent?.hash ?? '', io: own }));
      tabs.push(await tab.enter(box.token));
    }
    asked = 0;
    await pass(clock, minute, 1_000);
    expect(asked).to.be.within(11, 15);
    box.up = false;
    await pass(clock, 15_000, 1_000, turns);
    expect(tabs.map(({ isOnline }) => isOnline)).to.deep.equal([false, false, false]);
    asked = 0;
    // A look that fails waits on the clock between its attempts.
    await pass(clock, minute, 1_000, turns);
    expect(asked, 'as one tab alone would, each look being three attempts').to.be.within(1, 24);
    box.up = true;
    await pass(clock, 45_000, 1_000, turns);
    expect(tabs.map(({ isOnline }) => isOnline)).to.deep.equal([true, true, true]);
  });
});
