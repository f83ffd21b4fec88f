import type { Speaker } from './speaker.js';

/** `ring`: a call comes in. `waiting`: one comes in during another. `ringback`: it rings at the other end. */
export type RingKind = 'ring' | 'waiting' | 'ringback';

interface Cadence {
  /** All sound together, in Hz. */
  readonly tones: readonly number[];
  /** Seconds on and off, in turn. */
  readonly steps: readonly number[];
  /** Against the ringer's volume. */
  readonly loudness: number;
}

/** Ringback is Brazil's: 425 Hz, one second in five (ITU-T E.180). */
const cadences: Readonly<Record<RingKind, Cadence>> = {
  ring: { tones: [620, 780], steps: [0.4, 0.2, 0.4, 2], loudness: 1 },
  waiting: { tones: [425], steps: [0.15, 4.85], loudness: 0.35 },
  ringback: { tones: [425], steps: [1, 4], loudness: 0.4 },
};

/** Written ahead into the audio clock, because timers of a hidden tab stop to the minute. */
const ahead = 180;
const ramp = 0.015;

interface Sounding {
  readonly kind: RingKind;
  stop(): void;
}

/** Rings by oscillators: nothing to load, nothing for a content security policy to refuse. */
export class Ringer {
  readonly #speaker: Speaker;
  readonly #volume: number;
  #wanted: RingKind | undefined;
  #sounding: Sounding | undefined;

  constructor(speaker: Speaker, volume: number) {
    this.#speaker = speaker;
    this.#volume = volume;
  }

  get sounding(): RingKind | undefined {
    return this.#sounding?.kind;
  }

  /** What should be heard now; the same again changes nothing. */
  set(kind: RingKind | undefined): void {
    if (kind === this.#wanted) return;
    this.#wanted = kind;
    this.#sounding?.stop();
    this.#sounding = undefined;
    if (kind === undefined) this.#speaker.rest();
    else void this.#start(kind);
  }

  /** Sound was allowed only now. */
  again(): void {
    if (this.#wanted !== undefined && !this.#sounding) void this.#start(this.#wanted);
  }

  async #start(kind: RingKind): Promise<void> {
    const running = await this.#speaker.wake();
    if (!running || this.#wanted !== kind || this.#sounding) return;
    this.#sounding = sound(this.#speaker.context, kind, this.#volume);
  }
}

function sound(context: AudioContext, kind: RingKind, volume: number): Sounding {
  const { tones, steps, loudness } = cadences[kind];
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(context.destination);
  schedule(gain.gain, context.currentTime, steps, (volume * loudness) / tones.length);
  const oscillators = tones.map(frequency => new OscillatorNode(context, { frequency }));
  for (const oscillator of oscillators) {
    oscillator.connect(gain);
    oscillator.start();
  }
  return {
    kind,
    stop() {
      for (const oscillator of oscillators) oscillator.stop();
      gain.disconnect();
    },
  };
}

/** Short ramps at both ends of each tone, or the membrane clicks. */
function schedule(gain: AudioParam, from: number, steps: readonly number[], level: number): void {
  let at = from;
  for (let step = 0; at < from + ahead; step = (step + 1) % steps.length) {
    const length = steps[step] ?? 1;
    if (step % 2 === 0) {
      gain.setValueAtTime(0, at);
      gain.linearRampToValueAtTime(level, at + ramp);
      gain.setValueAtTime(level, at + length - ramp);
      gain.linearRampToValueAtTime(0, at + length);
    }
    at += length;
  }
}
