import type { DemoPage } from './demo-page.js';

interface Heard {
  readonly packets: number;
  readonly energy: number;
}

async function heardBy(peer: RTCPeerConnection): Promise<Heard> {
  const report = await peer.getStats();
  let packets = 0;
  let energy = 0;
  report.forEach((entry: { readonly type: string; readonly kind?: string; readonly packetsReceived?: number; readonly totalAudioEnergy?: number }) => {
    if (entry.type !== 'inbound-rtp' || entry.kind !== 'audio') return;
    packets += entry.packetsReceived ?? 0;
    energy += entry.totalAudioEnergy ?? 0;
  });
  return { packets, energy };
}

/** Resolves once this side has received packets that carry sound, from now on. */
export async function hearsSound(page: DemoPage, peer: RTCPeerConnection): Promise<void> {
  const before = await heardBy(peer);
  await whenHeard(page, peer, (now) => now.packets > before.packets + 10 && now.energy > before.energy, 'sound');
}

/** Resolves once fifty packets have come without any sound: a second of silence, whatever was before. */
export async function hearsSilence(page: DemoPage, peer: RTCPeerConnection): Promise<void> {
  let from = await heardBy(peer);
  await whenHeard(
    page,
    peer,
    (now) => {
      // What counts as silence is less than a hundredth of what a quiet voice adds.
      if (now.energy - from.energy > 1e-7) from = now;
      return now.packets > from.packets + 50;
    },
    'silence',
  );
}

async function whenHeard(page: DemoPage, peer: RTCPeerConnection, test: (now: Heard) => boolean, what: string): Promise<void> {
  let now = await heardBy(peer);
  let looking = false;
  await page.until(() => {
    if (!looking) {
      looking = true;
      void heardBy(peer).then((later) => {
        now = later;
        looking = false;
      });
    }
    return test(now);
  }, `${what} (${JSON.stringify(now)})`);
}
