import { Fault } from '../../domain/fault.js';
import type { Ringer } from './ringer.js';
import type { Speaker } from './speaker.js';

/** Hz, each for a step of the tune. */
const tune = [523, 659, 784, 1047];
const step = 0.2;

/** Resolves when it is over. Rejects with `permission` where the browser lets this page make no sound. */
export async function playTestSound(role: 'speaker' | 'ringer', speaker: Speaker, ringer: Ringer | undefined): Promise<void> {
  await speaker.unlock().catch(() => {});
  if (speaker.blocked) throw new Fault('permission');
  const rest = await speaker.keepAwake();
  const { context } = speaker;
  const gain = new GainNode(context, { gain: role === 'ringer' ? (ringer?.volume ?? 0.5) : 0.4 });
  // The context itself plays on the ringer's device.
  const through = role === 'ringer' ? undefined : context.createMediaStreamDestination();
  gain.connect(through ?? context.destination);
  try {
    if (through) speaker.play(testId, through.stream);
    await playTune(context, gain);
  } finally {
    gain.disconnect();
    if (through) speaker.stop(testId);
    rest();
  }
}

const testId = 'test-sound';

function playTune(context: AudioContext, to: AudioNode): Promise<void> {
  const oscillator = new OscillatorNode(context);
  const start = context.currentTime + 0.1;
  tune.forEach((frequency, index) => oscillator.frequency.setValueAtTime(frequency, start + index * step));
  oscillator.connect(to);
  oscillator.start(start);
  oscillator.stop(start + tune.length * step);
  return new Promise(resolve => oscillator.addEventListener('ended', () => resolve(), { once: true }));
}
