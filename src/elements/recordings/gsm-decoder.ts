import { frameSamples, type Frame, type SubFrame } from './gsm-frame.js';

const least = -32_768;
const most = 32_767;
const history = 120;
const partSamples = 40;

// Arithmetic of EN 300 961, part 5.1: 16 bits that saturate, products rounded.
const clip = (value: number): number => (value < least ? least : value > most ? most : value);
const times = (a: number, b: number): number => (a === least && b === least ? most : (a * b + 16_384) >> 15);

/** Offset, least code and 1/A of each log area ratio (table 5.1; offsets twice as large, as they are used). */
const ratioTable = [
  [0, -32, 13_107], [0, -32, 13_107], [4096, -16, 13_107], [-5120, -16, 13_107],
  [188, -8, 19_223], [-3584, -8, 17_476], [-682, -4, 31_454], [-2288, -4, 29_708],
] as const;
/** Gains of what is repeated (table 5.3b). */
const gains = [3277, 11_469, 21_299, 32_767] as const;
/** Mantissas of the loudest pulse (table 5.6). */
const mantissas = [18_431, 20_479, 22_527, 24_575, 26_623, 28_671, 30_719, 32_767] as const;
/** Samples up to which each mixture of the ratios before and now holds (part 5.2.9). */
const mixtures = [13, 27, 40, 160] as const;

/** Full-rate speech as GSM has it, frame after frame, bit by bit as the standard's own arithmetic (EN 300 961, part 5.3). */
export class GsmDecoder {
  readonly #past = new Int16Array(history + partSamples);
  readonly #lattice = new Int16Array(9);
  #ratios: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  #lag = partSamples;
  #emphasis = 0;

  /** Writes 160 samples to `out` from `offset` on. */
  decode(frame: Frame, out: Int16Array, offset: number): void {
    const excitation = new Int16Array(frameSamples);
    for (const [index, part] of frame.parts.entries()) this.#excite(part, excitation, index * partSamples);
    const now = frame.ratios.map(ratioOf);
    let from = 0;
    for (const [mixture, until] of mixtures.entries()) {
      this.#filter(now.map((ratio, index) => reflectionOf(mixed(this.#ratios[index] ?? 0, ratio, mixture))), excitation, from, until, out, offset);
      from = until;
    }
    this.#ratios = now;
    this.#settle(out, offset);
  }

  /** Long-term synthesis (5.3.2): the pulses, and what was there a pitch ago. */
  #excite(part: SubFrame, out: Int16Array, offset: number): void {
    const pulses = pulsesOf(part);
    if (part.lag >= partSamples && part.lag <= history) this.#lag = part.lag;
    const gain = gains[part.gain] ?? 0;
    const past = this.#past;
    for (let k = 0; k < partSamples; k += 1) {
      const value = clip((pulses[k] ?? 0) + times(gain, past[history + k - this.#lag] ?? 0));
      past[history + k] = value;
      out[offset + k] = value;
    }
    past.copyWithin(0, partSamples);
  }

  /** Short-term synthesis (5.3.4): a lattice of eight. */
  #filter(reflections: readonly number[], input: Int16Array, from: number, until: number, out: Int16Array, offset: number): void {
    const lattice = this.#lattice;
    for (let k = from; k < until; k += 1) {
      let value = input[k] ?? 0;
      for (let i = 7; i >= 0; i -= 1) {
        const reflection = reflections[i] ?? 0;
        const before = lattice[i] ?? 0;
        value = clip(value - times(reflection, before));
        lattice[i + 1] = clip(before + times(reflection, value));
      }
      lattice[0] = value;
      out[offset + k] = value;
    }
  }

  /** De-emphasis, and 13 bits of 16 (5.3.5 to 5.3.7). */
  #settle(out: Int16Array, offset: number): void {
    let emphasis = this.#emphasis;
    for (let k = offset; k < offset + frameSamples; k += 1) {
      emphasis = clip((out[k] ?? 0) + times(emphasis, 28_180));
      out[k] = clip(emphasis * 2) & 0xfff8;
    }
    this.#emphasis = emphasis;
  }
}

/** The 40 samples of a part before anything is repeated (5.2.15 to 5.2.17). */
function pulsesOf({ peak, grid, pulses }: SubFrame): Int16Array {
  const [exponent, mantissa] = floating(peak);
  const factor = mantissas[mantissa] ?? 0;
  const shift = 6 - exponent;
  const half = shift > 0 ? 1 << (shift - 1) : 0;
  const placed = new Int16Array(partSamples);
  for (const [index, code] of pulses.entries()) placed[grid + 3 * index] = clip(times(factor, (code * 2 - 7) << 12) + half) >> shift;
  return placed;
}

function floating(code: number): readonly [exponent: number, mantissa: number] {
  let exponent = code > 15 ? (code >> 3) - 1 : 0;
  let mantissa = code - (exponent << 3);
  if (mantissa === 0) return [-4, 7];
  while (mantissa <= 7) {
    mantissa = (mantissa << 1) | 1;
    exponent -= 1;
  }
  return [exponent, mantissa - 8];
}

function ratioOf(code: number, index: number): number {
  const [offset, begin, inverse] = ratioTable[index] ?? [0, 0, 0];
  const value = times(inverse, clip(((code + begin) << 10) - offset));
  return clip(value * 2);
}

function mixed(before: number, now: number, mixture: number): number {
  if (mixture === 0) return clip(clip((before >> 2) + (now >> 2)) + (before >> 1));
  if (mixture === 1) return clip((before >> 1) + (now >> 1));
  return mixture === 2 ? clip(clip((before >> 2) + (now >> 2)) + (now >> 1)) : now;
}

/** Undoes the companding of the ratios (5.2.9.2). */
function reflectionOf(ratio: number): number {
  const size = ratio === least ? most : Math.abs(ratio);
  const value = size < 11_059 ? size << 1 : size < 20_070 ? size + 11_059 : clip((size >> 2) + 26_112);
  return ratio < 0 ? -value : value;
}
