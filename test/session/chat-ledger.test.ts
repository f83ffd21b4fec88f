import { expect } from '@open-wc/testing';
import { nothingWrong } from '../support/chat-ledger/count.js';
import { LedgerRun, type Plan } from '../support/chat-ledger/run.js';
import { tempBoxTab, tempBoxWorld } from '../support/chat-ledger/tempbox-world.js';
import { voxFreeTab, voxFreeWorld } from '../support/chat-ledger/voxfree-world.js';

const plan: Plan = { each: 150, probability: 0.01, reloadEvery: 60, switchEvery: 25, fileEvery: 12, seed: 4 };

/** A short one of the runs of `test/long/chat-ledger.test.ts`. */
describe('both ways, with a hundredth of everything that can go wrong', function () {
  // A few seconds; on a machine that does much else, many.
  this.timeout(90_000);
  let run: LedgerRun | undefined;
  afterEach(() => run?.end());

  const expectExact = async (next: LedgerRun): Promise<void> => {
    run = next;
    const { written, sent, shown, toldTwice, violations } = await next.run();
    expect({ written, sent, shown, toldTwice, violations })
      .to.deep.equal({ written: plan.each, sent: nothingWrong, shown: nothingWrong, toldTwice: 0, violations: [] });
  };

  it('VoxFree: nothing lost, doubled or out of order', async () => {
    const world = voxFreeWorld(5);
    await expectExact(new LedgerRun(world, () => voxFreeTab(world), plan));
  });

  it('TempBox: nothing lost, doubled or out of order', async () => {
    const world = tempBoxWorld(5);
    await expectExact(new LedgerRun(world, () => tempBoxTab(world), plan));
  });
});
