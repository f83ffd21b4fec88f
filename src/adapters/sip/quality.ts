import type { CallQuality, CallQualitySummary } from '../../domain/call-quality.js';
import { estimateMos } from './mos.js';
import type { RtpSample } from './rtp-sample.js';
import { type QualityFigures, Warnings } from './warnings.js';

/** What of a call makes a lack of sound no trouble. */
export interface Silence {
  readonly held: boolean;
  readonly muted: boolean;
}

/** A longer gap is a sleep of the machine, over which nothing can be averaged. */
const longestGap = 5_000;

/** Average and extreme of one figure. */
class Tally {
  #sum = 0;
  #count = 0;
  least = Infinity;
  most = -Infinity;

  add(value: number | undefined): void {
    if (value === undefined) return;
    this.#sum += value;
    this.#count += 1;
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
  }

  get average(): number | undefined {
    return this.#count === 0 ? undefined : this.#sum / this.#count;
  }
}

/** Sound of one call, second by second, and summed up at its end. */
export class QualityMeter {
  readonly #callId: string;
  readonly #warnings = new Warnings();
  readonly #tallies = { mos: new Tally(), roundTrip: new Tally(), jitter: new Tally(), loss: new Tally() };
  #last: RtpSample | undefined;
  #measured = 0;
  #codec: string | undefined;

  constructor(callId: string) {
    this.#callId = callId;
  }

  measure(sample: RtpSample, silence: Silence): CallQuality {
    const { at } = sample;
    const before = this.#last && at - this.#last.at <= longestGap ? this.#last : undefined;
    this.#last = sample;
    this.#codec = sample.codec ?? this.#codec;
    if (silence.held || !before) return this.#unknown(silence.held, at);
    const figures = figuresOf(before, sample, silence.muted);
    this.#warnings.feed(figures, at);
    this.#sum(figures, at - before.at);
    const { mos, roundTrip, jitter, loss } = figures;
    return {
      callId: this.#callId,
      at,
      ...given({ mos, roundTrip, jitter, loss }),
      grade: this.#grade(mos),
      warnings: this.#warnings.raised,
    };
  }

  sumUp(at: number): CallQualitySummary {
    const { mos, roundTrip, jitter, loss } = this.#tallies;
    return {
      callId: this.#callId,
      measured: this.#measured,
      ...(mos.average === undefined ? {} : { mos: { average: mos.average, least: mos.least } }),
      ...(roundTrip.average === undefined ? {} : { roundTrip: { average: roundTrip.average, most: roundTrip.most } }),
      ...(jitter.average === undefined ? {} : { jitter: { average: jitter.average, most: jitter.most } }),
      ...(loss.average === undefined ? {} : { loss: { average: loss.average, most: loss.most } }),
      warnings: this.#warnings.standing(at),
      ...(this.#codec === undefined ? {} : { codec: this.#codec }),
    };
  }

  #unknown(held: boolean, at: number): CallQuality {
    if (held) this.#warnings.pause(at);
    return { callId: this.#callId, at, grade: 'unknown', warnings: this.#warnings.raised };
  }

  #sum(figures: QualityFigures, milliseconds: number): void {
    if (figures.loss === undefined) return;
    this.#measured += milliseconds;
    for (const name of ['mos', 'roundTrip', 'jitter', 'loss'] as const) this.#tallies[name].add(figures[name]);
  }

  /** Nobody is well served by a score of packets while there is silence. */
  #grade(mos: number | undefined): CallQuality['grade'] {
    const { raised } = this.#warnings;
    if (raised.includes('no-sound-in') || raised.includes('no-sound-out')) return 'poor';
    if (mos === undefined) return 'unknown';
    if (mos < 3.5) return 'poor';
    return mos < 4 || raised.length > 0 ? 'fair' : 'good';
  }
}

/** What happened between two samples. A stream that began anew says nothing of the time before. */
function figuresOf(before: RtpSample, now: RtpSample, muted: boolean): QualityFigures {
  const loss = lossOf(before, now);
  const { roundTrip, jitter } = now;
  const bytesIn = now.incoming?.source === before.incoming?.source ? (now.incoming?.bytes ?? 0) - (before.incoming?.bytes ?? 0) : undefined;
  const bytesOut = now.outgoing?.source === before.outgoing?.source ? (now.outgoing?.bytes ?? 0) - (before.outgoing?.bytes ?? 0) : undefined;
  const mos = loss === undefined || jitter === undefined ? undefined : estimateMos(roundTrip ?? 0, jitter, loss);
  return given({
    roundTrip,
    // Of packets that no longer come it would say for ever what it said last.
    jitter: loss === undefined ? undefined : jitter,
    loss,
    mos,
    bytesIn: bytesIn === undefined ? undefined : Math.max(0, bytesIn),
    bytesOut: bytesOut === undefined ? undefined : Math.max(0, bytesOut),
    microphoneLevel: muted ? undefined : levelOf(before, now),
  });
}

/** Undefined where no packet was expected. Packets that come late make up for losses told before. */
function lossOf({ incoming: before }: RtpSample, { incoming: now }: RtpSample): number | undefined {
  if (!now || !before || now.source !== before.source || now.packets < before.packets) return undefined;
  const lost = Math.max(0, now.lost - before.lost);
  const expected = now.packets - before.packets + lost;
  return expected === 0 ? undefined : lost / expected;
}

function levelOf({ microphone: before }: RtpSample, { microphone: now }: RtpSample): number | undefined {
  if (!now || !before || now.source !== before.source || now.duration <= before.duration) return undefined;
  return Math.sqrt(Math.max(0, now.energy - before.energy) / (now.duration - before.duration));
}

type Given<Figures> = { [Name in keyof Figures]?: Exclude<Figures[Name], undefined> };

function given<Figures extends object>(figures: Figures): Given<Figures> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Given<Figures>;
}
