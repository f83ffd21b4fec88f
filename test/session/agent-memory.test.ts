import { expect, waitUntil } from '@open-wc/testing';
import { vocom } from '../../src/adapters/vocom/index.js';
import type { Agent } from '../../src/domain/agent.js';
import { manualClock } from '../../src/simulators/clocks.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { VocomSimulator } from '../../src/simulators/vocom/index.js';
import { factsOf } from './support.js';

const queue = 'FILA_SUPORTE';
const minute = 60_000;
const pages: Session[] = [];

function world() {
  const clock = manualClock(Date.UTC(2026, 0, 5, 12));
  const pbx = new VocomSimulator({ clock });
  pbx.addAgent('DEV', [queue]);
  pbx.pbx.breaks.push({ id: 'b1', name: 'Lanche', length: 5, digit: '1' }, { id: 'b2', name: 'Banheiro', length: 0, digit: '4' });
  /** Another page of the same agent; whatever was open goes on or is gone, as a page that was loaded anew is. */
  const page = async (): Promise<Session> => {
    const backend = vocom({ url: pbx.url, company: pbx.company, agent: 'DEV', extension: '2000', queues: [queue], io: pbx.io({ clock, random: () => 0.5 }) });
    const session = createSession({ backends: [backend], clock });
    pages.push(session);
    await session.auth.signIn({ token: pbx.key });
    await waitUntil(() => session.connection.$connection.get().status === 'online', 'online', { timeout: 10_000 });
    return session;
  };
  return { clock, pbx, page };
}

const agentOf = ({ agent }: Session): Partial<Agent> => agent.$agent.get() ?? {};
const key = (): string => Object.keys(localStorage).find((name) => name.startsWith('cc-widgets.agent:')) ?? '';
const kept = (): string | null => localStorage.getItem(key());
const shows = (session: Session, wanted: (agent: Partial<Agent>) => boolean): Promise<void> => waitUntil(() => wanted(agentOf(session)), 'shown', { timeout: 10_000 });

describe('session: since when, and why', () => {
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((session) => session.dispose()));
    localStorage.clear();
  });

  it('keeps the reason and the beginning of a pause for the page that comes after, where the switch tells neither', async () => {
    const { clock, page } = world();
    const before = await page();
    await before.agent.signInToQueue();
    await before.agent.pause('b1');
    const since = clock.now();
    await waitUntil(() => kept()?.includes('Lanche'), 'noted', { timeout: 10_000 });
    clock.advance(25 * minute);

    const after = await page();
    await shows(after, ({ pause }) => pause !== undefined);
    expect(agentOf(after)).to.deep.include({ availability: 'paused', availableSince: since, pause: { id: 'b1', label: 'Lanche', plannedLength: 5 * minute } });

    const facts = factsOf(after, 'cc-agent-state-changed');
    await after.agent.pause('b2');
    expect(agentOf(after)).to.deep.include({ availableSince: clock.now(), pause: { id: 'b2', label: 'Banheiro' } });
    await after.agent.endPause();
    expect(agentOf(after)).to.deep.include({ availability: 'available', availableSince: clock.now() }).and.not.have.property('pause');
    expect(facts.map(({ detail: { availability, pauseId } }) => [availability, pauseId])).to.deep.equal([['paused', 'b2'], ['available', undefined]]);
  });

  it('drops it when the switch says something else, or too long ago', async () => {
    const { clock, pbx, page } = world();
    const before = await page();
    await before.agent.signInToQueue();
    await before.agent.pause('b1');
    await waitUntil(() => kept()?.includes('Lanche'), 'noted', { timeout: 10_000 });
    Object.assign(pbx.pbx.agents.get('DEV') ?? {}, { status: 'Available', pauseId: undefined });
    clock.advance(minute);
    const other = await page();
    await shows(other, ({ availability }) => availability === 'available');
    const since = agentOf(other).availableSince;
    await waitUntil(() => kept()?.includes('available'), 'noted', { timeout: 10_000 });
    clock.advance(4 * minute);
    const soon = await page();
    await shows(soon, ({ availability, availableSince }) => availability === 'available' && availableSince === since);
    localStorage.setItem(key(), JSON.stringify({ availability: 'available', since, seenAt: clock.now() - 6 * minute }));
    const late = await page();
    await shows(late, ({ availability, availableSince }) => availability === 'available' && availableSince === clock.now());
  });

  it('learns from another tab why, believes it nothing else, and forgets when the agent leaves', async () => {
    const { clock, pbx, page } = world();
    const here = await page();
    await here.agent.signInToQueue();
    await waitUntil(() => kept()?.includes('available'), 'noted', { timeout: 10_000 });
    const name = key();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const write = async (value: string): Promise<void> => {
      const told = new Promise((resolve) => window.addEventListener('storage', resolve, { once: true }));
      frame.contentWindow?.localStorage.setItem(name, value);
      await told;
    };
    const paused = { availability: 'paused', since: clock.now(), pause: { id: 'b1', label: 'Lanche' }, seenAt: clock.now() };
    await write(JSON.stringify(paused));
    expect(agentOf(here), 'the state is the word of the switch').to.include({ availability: 'available' }).and.not.have.property('pause');
    Object.assign(pbx.pbx.agents.get('DEV') ?? {}, { status: 'On Break', pauseId: 'b1' });
    clock.advance(11_000);
    await shows(here, ({ availability }) => availability === 'paused');
    expect(agentOf(here)).to.deep.include({ pause: { id: 'b1', label: 'Lanche' }, availableSince: paused.since });
    await write(JSON.stringify({ ...paused, pause: { id: 'b2', label: 'Banheiro' } }));
    expect(agentOf(here).pause?.label).to.equal('Banheiro');
    for (const odd of ['', 'null', '7', '{"availability":"paused","since":"x"}', `{"availability":"paused","since":1,"seenAt":${clock.now()},"pause":7}`]) await write(odd);
    expect(agentOf(here).availability).to.equal('paused');
    frame.remove();
    await here.auth.signOut();
    expect(localStorage.getItem(name)).to.equal(null);
  });
});
