import { expect } from '@open-wc/testing';
import { nothingWrong } from '../support/chat-ledger/count.js';
import { LedgerRun, type Plan } from '../support/chat-ledger/run.js';
import { tempBoxTab, tempBoxWorld } from '../support/chat-ledger/tempbox-world.js';
import { voxFreeTab, voxFreeWorld } from '../support/chat-ledger/voxfree-world.js';

const plan: Plan = { each: 10_000, probability: 0.01, reloadEvery: 500, switchEvery: 90, fileEvery: 12, seed: 11 };
const conversations = 60;

/** Ten thousand messages each way, some of the agent's as files, in two tabs that are switched and die. The figures are printed. */
describe('chat with a hundredth of everything that can go wrong', () => {
  let run: LedgerRun | undefined;
  afterEach(() => run?.end());

  const expectExact = async (vendor: string, next: LedgerRun): Promise<void> => {
    run = next;
    const began = performance.now();
    const figures = await next.run();
    console.log(`${vendor}: ${JSON.stringify({ ...figures, seconds: Math.round((performance.now() - began) / 1000) })}`);
    const { written, sent, shown, toldTwice, violations } = figures;
    expect({ written, sent, shown, toldTwice, violations })
      .to.deep.equal({ written: plan.each, sent: nothingWrong, shown: nothingWrong, toldTwice: 0, violations: [] });
  };

  it('VoxFree', async () => {
    const world = voxFreeWorld(conversations);
    await expectExact('VoxFree', new LedgerRun(world, () => voxFreeTab(world), plan));
  });

  it('TempBox', async () => {
    const world = tempBoxWorld(conversations);
    await expectExact('TempBox', new LedgerRun(world, () => tempBoxTab(world), plan));
  });
});
