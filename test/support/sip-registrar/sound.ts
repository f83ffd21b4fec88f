import { expect } from '@open-wc/testing';
import type { HeardStats } from '../../../src/simulators/sip/index.js';

type Listener = { stats(): Promise<Pick<HeardStats, 'packetsReceived' | 'totalAudioEnergy'>> };

interface Growth {
  readonly packets: number;
  readonly energy: number;
}

const DEADLINE_MS = 8000;
const PACKETS = 10;
/** What codecs and comfort noise leave of nothing. Speech gives a hundred times more in as many packets. */
const SILENCE = 1e-4;

/** Waits until `who` has heard more packets with sound in them than when asked. */
export async function expectSound(who: Listener): Promise<void> {
  const heard = await growth(who, ({ packets, energy }) => packets > PACKETS && energy > SILENCE, deadline());
  expect(heard.packets, 'packets').to.be.greaterThan(PACKETS);
  expect(heard.energy, 'energy').to.be.greaterThan(SILENCE);
}

/** Waits until packets come in without sound in them, as from somebody on mute. What was on its way may still be heard. */
export async function expectSilence(who: Listener): Promise<void> {
  const end = deadline();
  let heard: Growth;
  do heard = await growth(who, ({ packets }) => packets > PACKETS, end);
  while (heard.energy > SILENCE && Date.now() < end);
  expect(heard.packets, 'packets').to.be.greaterThan(PACKETS);
  expect(heard.energy, 'energy').to.be.at.most(SILENCE);
}

async function growth(who: Listener, enough: (growth: Growth) => boolean, end: number): Promise<Growth> {
  const before = await who.stats();
  for (;;) {
    const after = await who.stats();
    const grown = {
      packets: after.packetsReceived - before.packetsReceived,
      energy: after.totalAudioEnergy - before.totalAudioEnergy,
    };
    if (enough(grown) || Date.now() > end) return grown;
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
}

function deadline(): number {
  return Date.now() + DEADLINE_MS;
}
