import { inspectFrame } from '../../../src/adapters/sip/frame-guard.js';
import { mutations } from './mutations.js';
import type { Scene } from './scene.js';

const between = 500;

export interface Barrage {
  /** How many the guard let through. */
  readonly passed: number;
  /** Milliseconds that the slowest frame took, the best of several tries. */
  readonly slowest: number;
  /** Frames that took longer than `limit` each time. */
  readonly slow: readonly string[];
}

/** Damaged messages on the agent's line, each timed; calls that they open are refused now and then. */
export async function barrage(scene: Scene, seed: number, count: number, limit: number): Promise<Barrage> {
  let passed = 0;
  let slowest = 0;
  const slow: string[] = [];
  let number = 0;
  // Nobody waits for answers, and the server would take so many for an attack.
  scene.line.swallow = frame => frame.startsWith('SIP/2.0');
  for (const text of mutations(seed, count)) {
    if (inspectFrame(text).kind === 'message') passed += 1;
    let taken = timed(scene, text);
    // The machine may have been busy with something else.
    for (const again of ['a', 'b', 'c']) if (taken > limit) taken = Math.min(taken, timed(scene, renewed(text, again)));
    slowest = Math.max(slowest, taken);
    if (taken > limit) slow.push(text);
    if (++number % between === 0) await refuseAll(scene);
  }
  await refuseAll(scene);
  scene.line.swallow = undefined;
  return { passed, slowest, slow };
}

function timed(scene: Scene, text: string): number {
  const begin = performance.now();
  scene.line.inject(text);
  return performance.now() - begin;
}

/** Not a retransmission. */
const renewed = (text: string, again: string): string =>
  text.replaceAll('z9hG4bK', `z9hG4bK${again}`).replaceAll('7kq0', `7kq0${again}`);

async function refuseAll(scene: Scene): Promise<void> {
  for (const call of scene.phone.calls) {
    if (call.state === 'ringing') await scene.phone.voice.reject(call.id, 'busy').catch(() => {});
  }
}
