import { expect } from '@open-wc/testing';
import { Link } from '../../../src/adapters/sip/link.js';
import { defaultLimits } from '../../../src/adapters/sip/options.js';
import type { ConnectionState } from '../../../src/domain/backend-event.js';
import { platformIo } from '../../../src/net/io.js';
import { manualClock, type ManualClock } from '../../../src/simulators/clocks.js';

/** Even numbers below 1 in no order, the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function linkAt(clock: ManualClock, seed: number, attempted: (at: number) => void, isBlocked?: () => Promise<boolean>) {
  const told: ConnectionState[] = [];
  const server = { up: false };
  const link: Link = new Link({
    io: { ...platformIo(), clock, random: sequence(seed) },
    limits: defaultLimits,
    connect: async () => {
      attempted(clock.now());
      if (!server.up) throw new Error('refused');
      link.opened();
    },
    tell: connection => told.push(connection),
    ...(isBlocked ? { isBlocked } : {}),
  });
  return { link, told, server };
}

/** Lets rejections arrive, then goes on by so many seconds, one at a time. */
async function pass(clock: ManualClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds * 10; second += 1) {
    clock.advance(100);
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  }
}

describe('sip: link', () => {
  it('comes back in a crowd without coming all at once', async () => {
    const clock = manualClock(0);
    const arrivals: number[] = [];
    const crowd = Array.from({ length: 200 }, (_, seed) => linkAt(clock, seed * 7_919 + 1, at => arrivals.push(at)));
    for (const { link, server } of crowd) {
      server.up = true;
      link.start();
    }
    await pass(clock, 1);
    arrivals.length = 0;
    for (const { link } of crowd) link.lost(1012);
    await pass(clock, 10);
    expect(arrivals).to.have.length(200);
    expect(Math.max(...arrivals) - 1_000).to.be.at.most(8_000);
    const perSecond = Array.from({ length: 8 }, (_, second) => arrivals.filter(at => Math.floor((at - 1_000) / 1_000) === second).length);
    expect(Math.max(...perSecond), perSecond.join()).to.be.at.most((3 * 200) / 8);
  });

  it('is never long away from a short outage, and spares the server in a long one', async () => {
    const clock = manualClock(0);
    const attempts: number[] = [];
    const { link } = linkAt(clock, 5, at => attempts.push(at));
    link.start();
    await pass(clock, 1_800);
    const gaps = attempts.map((at, index) => at - (attempts[index - 1] ?? 0));
    const during = (from: number, to: number) => gaps.filter((_, index) => (attempts[index] ?? 0) > from && (attempts[index] ?? 0) <= to);
    expect(Math.max(...during(0, 600_000))).to.be.at.most(4_100);
    expect(Math.max(...during(640_000, 1_800_000))).to.be.within(15_000, 30_100);
    expect(during(640_000, 1_800_000).length).to.be.below(200);
    link.stop();
    expect(clock.waiting).to.equal(0);
  });

  it('says so where the browser is in the way', async () => {
    const clock = manualClock(0);
    let blocked = true;
    const { link, told, server } = linkAt(clock, 9, () => {}, async () => blocked);
    link.start();
    await pass(clock, 0.1);
    expect(told.at(-1)?.fault?.code).to.equal('local-network');
    expect(told.at(-1)?.retryAt).to.be.a('number');
    blocked = false;
    server.up = true;
    await pass(clock, 10);
    expect(told.at(-1)?.status).to.equal('online');
    expect(told.at(-1)?.fault).to.equal(undefined);
    link.stop();
  });
});
