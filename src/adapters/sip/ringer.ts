import type { Speaker } from './speaker.js';

/** `intercom`: a call was taken by itself. */
export type BeepKind = 'intercom';

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
const cadences: Readonly<Record<RingKind | BeepKind, Cadence>> = {
  intercom: { tones: [880], steps: [0.12, 0.08, 0.12, 0.08], loudness: 0.5 },
  ring: { tones: [620, 780], steps: [0.4, 0.2, 0.4, 2], loudness: 1 },
  waiting: { tones: [425], steps: [0.15, 4.85], loudness: 0.35 },
  ringback: { tones: [425], steps: [1, 4], loudness: 0.4 },
};

/** Samples a second: enough for ramps, and small. */
const envelopeRate = 8_000;
const ramp = 0.015;

interface Sounding {
  readonly kind: RingKind;
  setVolume(volume: number): void;
  stop(): void;
}

/** Rings by oscillators: nothing to load, nothing for a content security policy to refuse. */
export class Ringer {
  readonly #speaker: Speaker;
  #volume: number;
  #wanted: RingKind | undefined;
  #sounding: Sounding | undefined;

  constructor(speaker: Speaker, volume: number) {
    this.#speaker = speaker;
    this.#volume = volume;
  }

  get sounding(): RingKind | undefined {
    return this.#sounding?.kind;
  }

  /** 0 to 1. */
  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = Math.min(1, Math.max(0, volume));
    this.#sounding?.setVolume(this.#volume);
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

  /** Once, beside whatever rings. Silent where the browser allows no sound. */
  async beep(kind: BeepKind): Promise<void> {
    const rest = await this.#speaker.keepAwake().catch(() => undefined);
    if (rest) sound(this.#speaker.context, kind, this.#volume, rest);
  }

  async #start(kind: RingKind): Promise<void> {
    const running = await this.#speaker.wake();
    if (!running || this.#wanted !== kind || this.#sounding) return;
    this.#sounding = { kind, ...sound(this.#speaker.context, kind, this.#volume) };
  }
}

/** Endless without `over`, which is called at the end of one round. */
function sound(context: AudioContext, kind: RingKind | BeepKind, volume: number, over?: () => void): Omit<Sounding, 'kind'> {
  const { tones, steps, loudness } = cadences[kind];
  const level = new GainNode(context, { gain: volume * loudness });
  const gate = new GainNode(context, { gain: 0 });
  gate.connect(level).connect(context.destination);
  // The cadence loops in the audio clock, because timers of a hidden tab stop to the minute.
  const cadence = new AudioBufferSourceNode(context, { buffer: envelope(steps, 1 / tones.length), loop: !over });
  cadence.connect(gate.gain);
  const sources = [cadence, ...tones.map(frequency => new OscillatorNode(context, { frequency }))];
  for (const source of sources) {
    if (source !== cadence) source.connect(gate);
    source.start();
  }
  const stop = (): void => {
    for (const source of sources) source.stop();
    level.disconnect();
  };
  if (over) {
    cadence.addEventListener('ended', () => {
      stop();
      over();
    });
  }
  return {
    setVolume: changed => (level.gain.value = changed * loudness),
    stop,
  };
}

/** One round of a cadence, with short ramps at both ends of each tone, or the membrane clicks. */
function envelope(steps: readonly number[], level: number): AudioBuffer {
  const length = steps.reduce((sum, step) => sum + step, 0);
  const buffer = new AudioBuffer({ length: Math.round(length * envelopeRate), sampleRate: envelopeRate });
  const samples = buffer.getChannelData(0);
  let from = 0;
  steps.forEach((step, index) => {
    const to = from + step * envelopeRate;
    for (let at = Math.round(from); index % 2 === 0 && at < Math.round(to); at += 1) {
      samples[at] = level * Math.min(1, (at - from) / (ramp * envelopeRate), (to - at) / (ramp * envelopeRate));
    }
    from = to;
  });
  return buffer;
}
