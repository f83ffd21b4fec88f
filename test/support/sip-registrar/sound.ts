import { expect } from '@open-wc/testing';
import type { HeardStats } from '../../../src/simulators/sip/index.js';

const DEADLINE_MS = 10_000;

/** Waits until `who` has heard more packets with more sound in them than when asked; fails with what it heard. */
export async function expectSound(who: { stats(): Promise<HeardStats> }): Promise<void> {
  const heard = await listen(who, growth => growth.packets > 10 && growth.energy > 0);
  expect(heard.packets, 'packets').to.be.greaterThan(10);
  expect(heard.energy, 'energy').to.be.greaterThan(0);
}

/** Waits until packets come in without sound in them, as from somebody on mute. */
export async function expectSilence(who: { stats(): Promise<HeardStats> }): Promise<void> {
  const heard = await listen(who, growth => growth.packets > 10);
  expect(heard.packets, 'packets').to.be.greaterThan(10);
  expect(heard.energy, 'energy').to.be.lessThan(1e-4);
}

interface Growth {
  readonly packets: number;
  readonly energy: number;
}

async function listen(who: { stats(): Promise<HeardStats> }, enough: (growth: Growth) => boolean): Promise<Growth> {
  const deadline = Date.now() + DEADLINE_MS;
  const before = await who.stats();
  for (;;) {
    const after = await who.stats();
    const growth = {
      packets: after.packetsReceived - before.packetsReceived,
      energy: after.totalAudioEnergy - before.totalAudioEnergy,
    };
    if (enough(growth) || Date.now() > deadline) return growth;
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
}
