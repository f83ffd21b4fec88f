import { expect, waitUntil } from '@open-wc/testing';
import { vocom } from '../../src/adapters/vocom/index.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { VocomSimulator } from '../../src/simulators/vocom/index.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

const queue = 'FILA_SUPORTE';
const sessions = new Set<Session>();

interface Desk {
  readonly session: Session;
  readonly pbx: VocomSimulator;
  readonly clock: TestClock;
}

/** An agent of Vocom who is signed in; by default no queue is watched by the adapter itself. */
async function desk(queues: readonly string[] = [queue]): Promise<Desk> {
  const pbx = new VocomSimulator();
  pbx.addAgent('DEV', [queue]);
  pbx.addAgent('SUPORTE.ANA', [queue], { branch: '2008', signedIn: true, answered: 13, answeredTime: 3_300 });
  pbx.pbx.breaks.push({ id: 'b1', name: 'Lanche', length: 5, digit: '1' });
  const clock = new TestClock();
  const backend = vocom({ url: pbx.url, company: pbx.company, agent: 'DEV', extension: '2000', queues, pollEvery: 600_000, io: pbx.io() });
  const session = createSession({ backends: [backend], clock });
  sessions.add(session);
  await session.auth.signIn({ token: pbx.key });
  await waitUntil(() => session.connection.$connection.get().status === 'online');
  return { session, pbx, clock };
}

describe('session: the agent at a switch', () => {
  afterEach(async () => {
    await Promise.all([...sessions].map((session) => session.dispose()));
    sessions.clear();
  });

  it('pauses with a reason and comes back, and the page is told why', async () => {
    const { session: { agent }, session, pbx } = await desk();
    const facts = factsOf(session, 'cc-agent-state-changed');
    await agent.signInToQueue();
    const asked = pbx.ledger.count('breaks');
    await Promise.all([agent.loadPauseReasons(), agent.loadPauseReasons()]);
    await agent.loadPauseReasons();
    expect(agent.$pauseReasons.get()).to.deep.equal({ status: 'ready', value: [{ id: 'b1', label: 'Lanche', plannedLength: 300_000 }] });
    expect(pbx.ledger.count('breaks'), 'asked once').to.equal(asked + 1);
    await agent.pause('b1');
    expect(agent.$agent.get()).to.deep.include({ availability: 'paused', pause: { id: 'b1', label: 'Lanche', plannedLength: 300_000 } });
    await agent.endPause();
    await agent.signOutOfQueue();
    expect(facts.map(({ detail: { availability, pauseLabel } }) => [availability, pauseLabel])).to.deep.equal([
      ['available', undefined], ['paused', 'Lanche'], ['available', undefined], ['offline', undefined],
    ]);
  });

  it('says why reasons and colleagues could not be had, and has them at the next try', async () => {
    const { session: { agent }, pbx } = await desk();
    pbx.up = false;
    expect((await rejection(agent.loadPauseReasons())).code).to.equal('network');
    expect(agent.$pauseReasons.get()).to.deep.include({ status: 'error' });
    expect((await rejection(agent.refreshPeers())).code).to.equal('network');
    pbx.up = true;
    await agent.loadPauseReasons();
    await agent.refreshPeers();
    expect([agent.$pauseReasons.get().status, agent.$peers.get().status]).to.deep.equal(['ready', 'ready']);
  });

  it('looks at colleagues while somebody reads them, once for all who do', async () => {
    const { session: { agent }, pbx, clock } = await desk();
    const looks = (): number => pbx.ledger.count('agents');
    const before = looks();
    clock.advance(60_000);
    expect(looks(), 'nobody reads').to.equal(before);
    const stops = [1, 2, 3].map(() => agent.$peers.listen(() => undefined));
    await waitUntil(() => agent.$peers.get().status === 'ready');
    expect(looks()).to.equal(before + 1);
    expect(agent.$peers.get().value.map(({ name, extension, counters }) => [name, extension, counters?.answered])).to.deep.include(['SUPORTE.ANA', '2008', 13]);
    // The next look is planned once the one before is over.
    await waitUntil(() => {
      clock.advance(5_000);
      return looks() === before + 2;
    });
    for (const stop of stops) stop();
  });

  it('offers what the vendor has', async () => {
    const { session } = await desk();
    const stop = session.agent.$abilities.listen(() => undefined);
    await waitUntil(() => session.agent.$abilities.get().size > 0);
    expect([...session.agent.$abilities.get()].sort()).to.deep.equal(['pause-reasons', 'peers']);
    expect((await rejection(session.agent.operatorLog({ from: 0, until: 1 }))).code).to.equal('unsupported');
    stop();
    const { session: alone } = await desk([]);
    expect((await rejection(alone.agent.refreshPeers())).code).to.equal('unsupported');
  });

  it('leaves nothing behind for whoever signs in next', async () => {
    const { session: { agent, auth } } = await desk();
    await agent.loadPauseReasons();
    await agent.refreshPeers();
    await auth.signOut();
    expect([agent.$pauseReasons.get(), agent.$peers.get()]).to.deep.equal([{ status: 'idle', value: [] }, { status: 'idle', value: [] }]);
  });
});
