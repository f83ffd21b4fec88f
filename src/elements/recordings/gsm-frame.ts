/** Bytes of one frame, and samples that it stands for: 20 ms at 8 kHz (GSM 06.10 as files have it). */
export const frameBytes = 33;
export const frameSamples = 160;

/** One of four parts of a frame: 5 ms. */
export interface SubFrame {
  /** How many samples ago the sound was alike. */
  readonly lag: number;
  /** Code of how much of that sound to take. */
  readonly gain: number;
  /** Where the first pulse stands. */
  readonly grid: number;
  /** Code of the loudest pulse. */
  readonly peak: number;
  /** 13 pulses, 3 bits each. */
  readonly pulses: readonly number[];
}

export interface Frame {
  /** Codes of the 8 log area ratios. */
  readonly ratios: readonly number[];
  readonly parts: readonly SubFrame[];
}

const ratioBits = [6, 6, 5, 5, 4, 4, 3, 3] as const;
/** First four bits of every frame. */
const magic = 0xd;

/** Undefined where no frame begins (EN 300 961, table 1.1, in the order of bits that files use: highest first). */
export function readFrame(bytes: Uint8Array, offset: number): Frame | undefined {
  if (offset + frameBytes > bytes.length || (bytes[offset] ?? 0) >> 4 !== magic) return undefined;
  let at = offset * 8 + 4;
  const bits = (count: number): number => {
    let value = 0;
    for (let left = count; left > 0; left -= 1, at += 1) value = (value << 1) | (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const ratios = ratioBits.map(bits);
  const parts = [0, 1, 2, 3].map(() => ({
    lag: bits(7), gain: bits(2), grid: bits(2), peak: bits(6), pulses: Array.from({ length: 13 }, () => bits(3)),
  }));
  return { ratios, parts };
}
