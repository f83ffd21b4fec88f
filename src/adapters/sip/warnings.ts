import type { QualityWarning } from '../../domain/call-quality.js';

/** Samples that are looked back on. */
const window = 5;
const leastMilliseconds = 5_000;
/** Only few drops in many samples are no trouble; many in one are. */
const longWindow = 7;

/** One second of a call, as far as it is known. Times in milliseconds, shares 0 to 1. */
export interface QualityFigures {
  readonly roundTrip?: number;
  readonly jitter?: number;
  readonly loss?: number;
  readonly mos?: number;
  /** Undefined: not to be expected now. */
  readonly bytesIn?: number;
  readonly bytesOut?: number;
  readonly microphoneLevel?: number;
}

/** Raised by `raiseAt` bad samples of five, cleared by five good ones and not before 5 seconds. */
class Gauge {
  readonly #raiseAt: number;
  #recent: boolean[] = [];
  #since: number | undefined;
  #stood = 0;
  raised = false;

  constructor(raiseAt: number) {
    this.#raiseAt = raiseAt;
  }

  feed(bad: boolean, at: number, surely = false): void {
    this.#recent = [...this.#recent, bad].slice(-window);
    const count = this.#recent.filter(Boolean).length;
    if (!this.raised && (surely || count >= this.#raiseAt)) {
      this.raised = true;
      this.#since = at;
    } else if (this.raised && !surely && count === 0 && at - (this.#since ?? at) >= leastMilliseconds) this.clear(at);
  }

  clear(at: number): void {
    this.#recent = [];
    this.#stood = this.standing(at);
    this.#since = undefined;
    this.raised = false;
  }

  /** Milliseconds so far. */
  standing(at: number): number {
    return this.#stood + (this.#since === undefined ? 0 : at - this.#since);
  }

  get wasRaised(): boolean {
    return this.raised || this.#stood > 0;
  }
}

/** All warnings of one call. */
export class Warnings {
  readonly #gauges: Readonly<Record<QualityWarning, Gauge>> = {
    'high-latency': new Gauge(3),
    'high-jitter': new Gauge(3),
    'high-loss': new Gauge(3),
    'low-mos': new Gauge(3),
    'no-sound-in': new Gauge(1),
    'no-sound-out': new Gauge(1),
    'stuck-microphone': new Gauge(1),
  };
  #losses: number[] = [];
  #silentIn = 0;
  #silentOut = 0;
  #levels: number[] = [];

  get raised(): readonly QualityWarning[] {
    return this.#all.filter(([, gauge]) => gauge.raised).map(([warning]) => warning);
  }

  feed(figures: QualityFigures, at: number): void {
    const gauges = this.#gauges;
    const { roundTrip = 0, jitter = 0, loss = 0, mos = 5 } = figures;
    this.#losses = [...this.#losses, loss].slice(-longWindow);
    const mean = this.#losses.reduce((sum, each) => sum + each, 0) / longWindow;
    gauges['high-latency'].feed(roundTrip > 400, at);
    gauges['high-jitter'].feed(jitter > 30, at);
    gauges['high-loss'].feed(loss > 0.01, at, mean > 0.03);
    gauges['low-mos'].feed(mos < 3.5, at);
    this.#feedSilence(figures, at);
    this.#feedMicrophone(figures.microphoneLevel, at);
  }

  /** Nothing can be said, such as on hold. */
  pause(at: number): void {
    for (const [, gauge] of this.#all) gauge.clear(at);
    this.#losses = [];
    this.#levels = [];
    this.#silentIn = this.#silentOut = 0;
  }

  /** Milliseconds that each stood which was ever raised. */
  standing(at: number): Partial<Record<QualityWarning, number>> {
    return Object.fromEntries(this.#all.filter(([, gauge]) => gauge.wasRaised).map(([warning, gauge]) => [warning, gauge.standing(at)]));
  }

  get #all(): [QualityWarning, Gauge][] {
    return Object.entries(this.#gauges) as [QualityWarning, Gauge][];
  }

  #feedSilence({ bytesIn, bytesOut }: QualityFigures, at: number): void {
    this.#silentIn = bytesIn === 0 ? this.#silentIn + 1 : 0;
    this.#silentOut = bytesOut === 0 ? this.#silentOut + 1 : 0;
    this.#gauges['no-sound-in'].feed(this.#silentIn >= 3, at);
    this.#gauges['no-sound-out'].feed(this.#silentOut >= 3, at);
  }

  #feedMicrophone(level: number | undefined, at: number): void {
    this.#levels = level === undefined ? [] : [...this.#levels, level].slice(-10);
    const isStuck = this.#levels.length === 10 && Math.max(...this.#levels) - Math.min(...this.#levels) <= 1e-4 * Math.max(...this.#levels);
    this.#gauges['stuck-microphone'].feed(isStuck, at);
  }
}
