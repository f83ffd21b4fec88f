import { GsmDecoder } from './gsm-decoder.js';
import { frameBytes, frameSamples, readFrame } from './gsm-frame.js';

/** Samples in a second. */
export const gsmRate = 8000;
/** Milliseconds at a stretch, then the page gets its turn. */
const stretch = 12;

/**
 * The samples of a file of GSM frames. Bytes between frames are skipped, as other players do; rejects with a `TypeError`
 * where there is no frame at all, and with the signal's reason when it aborts.
 */
export async function decodeGsm(bytes: Uint8Array, signal?: AbortSignal): Promise<Int16Array> {
  const decoder = new GsmDecoder();
  const samples = new Int16Array(Math.floor(bytes.length / frameBytes) * frameSamples);
  let written = 0;
  let begun = performance.now();
  for (let at = 0; at + frameBytes <= bytes.length;) {
    const frame = readFrame(bytes, at);
    at += frame ? frameBytes : 1;
    if (!frame) continue;
    decoder.decode(frame, samples, written);
    written += frameSamples;
    if (performance.now() - begun < stretch) continue;
    await rest();
    signal?.throwIfAborted();
    begun = performance.now();
  }
  if (written === 0) throw new TypeError('no sound of GSM 06.10');
  return samples.subarray(0, written);
}

/** Input and painting get their turn. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A WAV file (PCM, 16 bits, one channel), which every browser plays. */
export function wavOf(samples: Int16Array, rate: number): Uint8Array<ArrayBuffer> {
  const size = samples.length * 2;
  const file = new Uint8Array(44 + size);
  const view = new DataView(file.buffer);
  const word = (at: number, text: string): void => [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, size, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, sample, true);
  return file;
}
