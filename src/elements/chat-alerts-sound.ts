import type { AlertKind } from '../session/alert-settings.js';

/** Hz and, in seconds, where each tone begins: up for what comes to the agent, twice the same for who waits. */
const tunes: Readonly<Record<AlertKind, readonly (readonly [number, number])[]>> = {
  message: [[880, 0]],
  waiting: [[660, 0], [660, 0.22]],
  handed: [[587, 0], [784, 0.14], [988, 0.28]],
};

const length = 0.3;
/** What comes thick and fast is one sound: milliseconds from one to the next of its kind. */
const gap = 1_000;
const heard = new Map<AlertKind, number>();
let context: AudioContext | undefined;

/** Not while the last one of its kind still rings in the ear. */
export function mayChime(kind: AlertKind): boolean {
  return performance.now() - (heard.get(kind) ?? -gap) >= gap;
}

/** By oscillators: nothing to load, nothing for a content security policy to refuse. Silent where the browser allows no sound yet. */
export async function chime(kind: AlertKind, volume: number): Promise<void> {
  if (!('AudioContext' in globalThis) || volume <= 0) return;
  if (!mayChime(kind)) return;
  heard.set(kind, performance.now());
  context ??= new AudioContext();
  // A refusal never settles until the agent touches the page, and then it would be too late.
  if (context.state !== 'running') await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  if (context.state !== 'running') return;
  for (const [frequency, from] of tunes[kind]) tone(context, frequency, context.currentTime + from, volume);
}

function tone(audio: AudioContext, frequency: number, at: number, volume: number): void {
  const source = new OscillatorNode(audio, { frequency });
  const level = new GainNode(audio, { gain: 0 });
  level.gain.setValueAtTime(0, at);
  level.gain.linearRampToValueAtTime(volume * 0.5, at + 0.015);
  level.gain.exponentialRampToValueAtTime(0.001, at + length);
  source.connect(level).connect(audio.destination);
  source.start(at);
  source.stop(at + length);
  source.addEventListener('ended', () => level.disconnect());
}
