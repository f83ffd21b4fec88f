import { expect } from 'chai';
import type { Told } from './hidden-page.js';
import { eventually, HiddenWorld, pause, toldBy } from './node/hidden-world.js';

const HIDDEN_FOR = 200_000;

/** Milliseconds between two beats of the main thread: how long the page stood still. */
function longestGap({ beats }: Told, since: number): number {
  const gaps = beats.map((at, index) => (at > since ? at - (beats[index - 1] ?? at) : 0));
  return Math.max(...gaps);
}

describe('sip: a tab that nobody looks at', function () {
  this.timeout(600_000);
  let world: HiddenWorld;

  before(async () => {
    world = await HiddenWorld.begin();
  });

  after(() => world?.end());

  it('stays registered and rings, without a new connection', async () => {
    const page = await world.open();
    await world.hide(page);
    const hiddenAt = Date.now();
    while (Date.now() - hiddenAt < HIDDEN_FOR) {
      expect(await world.lab.contactsOf('alice'), `after ${Date.now() - hiddenAt} ms`).to.have.length(1);
      await pause(5_000);
    }
    const told = await toldBy(page);
    expect(await page.evaluate(() => document.hidden)).to.equal(true);
    // The page is slowed down indeed: without that, nothing was shown.
    const gap = longestGap(told, hiddenAt);
    expect(gap, 'slowest beat of the main thread').to.be.above(55_000);
    expect(told.connections.filter(({ at }) => at > hiddenAt), 'connections').to.deep.equal([]);
    expect(told.registrations.filter(({ at }) => at > hiddenAt), 'registrations').to.deep.equal([]);
    expect(told.violations).to.deep.equal([]);
    expect(page.workers(), 'workers').to.have.length(1);
    const rang = await world.ringsAfter(page);
    console.log(`      hidden for ${HIDDEN_FOR / 1000} s: main-thread beats ${gap} ms apart, rang after ${rang} ms`);
    expect(rang).to.be.below(2_000);
    await page.close();
    await eventually('unbound', async () => (await world.lab.contactsOf('alice')).length === 0, 90_000);
  });

  it('notices a dead server in time, and is back when it is', async () => {
    const page = await world.open();
    await world.hide(page);
    await pause(90_000);
    const frozenAt = Date.now();
    world.lab.freeze('kamailio');
    await eventually('noticed', async () => (await toldBy(page)).registrations.at(-1)?.status !== 'registered', 60_000);
    const noticed = ((await toldBy(page)).registrations.find(({ at }) => at > frozenAt)?.at ?? Number.NaN) - frozenAt;
    world.lab.thaw('kamailio');
    const thawedAt = Date.now();
    await eventually('registered', async () => (await toldBy(page)).registrations.at(-1)?.status === 'registered', 30_000);
    const back = ((await toldBy(page)).registrations.at(-1)?.at ?? Number.NaN) - thawedAt;
    console.log(`      hidden, server frozen: noticed after ${noticed} ms, registered ${back} ms after its return`);
    expect(noticed).to.be.below(35_000);
    expect(back).to.be.below(10_000);
    await page.close();
    await eventually('unbound', async () => (await world.lab.contactsOf('alice')).length === 0, 90_000);
  });

  for (const kind of ['renderers', 'everything'] as const) {
    it(`is registered ten seconds after a sleep of 90 seconds (${kind})`, async () => {
      const page = await world.open();
      const pids = await world.chromium.pids(kind);
      world.chromium.signal('SIGSTOP', pids);
      await pause(90_000);
      const wokeAt = Date.now();
      world.chromium.signal('SIGCONT', pids);
      await eventually('registered', async () => {
        const [{ registrations }, contacts] = await Promise.all([toldBy(page), world.lab.contactsOf('alice')]);
        return registrations.at(-1)?.status === 'registered' && contacts.length === 1;
      }, 10_000);
      const told = await toldBy(page);
      expect(longestGap(told, wokeAt), 'it slept').to.be.above(85_000);
      const after = told.registrations.filter(({ at }) => at > wokeAt);
      await pause(Math.max(0, wokeAt + 10_000 - Date.now()));
      const rang = await world.ringsAfter(page);
      console.log(`      slept 90 s (${kind}): ${after.map(({ status, at }) => `${status} +${at - wokeAt} ms`).join(', ') || 'registered throughout'}, rang after ${rang} ms`);
      expect(rang).to.be.below(2_000);
      await page.close();
      await eventually('unbound', async () => (await world.lab.contactsOf('alice')).length === 0, 90_000);
    });
  }

  it('is registered ten seconds after the browser froze the page for 90 seconds', async () => {
    const page = await world.open();
    const session = await page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(90_000);
    const wokeAt = Date.now();
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await eventually('registered', async () => {
      const [{ registrations }, contacts] = await Promise.all([toldBy(page), world.lab.contactsOf('alice')]);
      return registrations.at(-1)?.status === 'registered' && contacts.length === 1;
    }, 10_000);
    expect(longestGap(await toldBy(page), wokeAt), 'it was frozen').to.be.above(85_000);
    expect(await world.ringsAfter(page)).to.be.below(2_000);
    await page.close();
  });
});
