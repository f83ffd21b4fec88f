import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';

const RATE = 8000;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
const AMPLITUDE = 8000;

/** A mono 16-bit WAV file of 8 kHz with a sine tone. */
export function writeTone(file: string, hertz: number, seconds: number): void {
  const samples = RATE * seconds;
  const bytes = Buffer.alloc(HEADER_BYTES + samples * BYTES_PER_SAMPLE);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * BYTES_PER_SAMPLE, 28);
  bytes.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * BYTES_PER_SAMPLE, 40);
  for (let n = 0; n < samples; n++) {
    const sample = Math.round(AMPLITUDE * Math.sin((2 * Math.PI * hertz * n) / RATE));
    bytes.writeInt16LE(sample, HEADER_BYTES + n * BYTES_PER_SAMPLE);
  }
  writeFileSync(file, bytes);
}

export interface Sound {
  /** Samples in the file so far. */
  readonly samples: number;
  /** Root mean square of those from `since` on, of 32767; 0 for none. */
  readonly rms: number;
}

/** Reads a WAV file that may still be written to, when its header does not tell the length yet. */
export function measure(file: string, since: number): Sound {
  const samples = Math.max(0, Math.floor((statSync(file).size - HEADER_BYTES) / BYTES_PER_SAMPLE));
  const bytes = Buffer.alloc(Math.max(0, samples - since) * BYTES_PER_SAMPLE);
  const handle = openSync(file, 'r');
  readSync(handle, bytes, 0, bytes.length, HEADER_BYTES + since * BYTES_PER_SAMPLE);
  closeSync(handle);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += BYTES_PER_SAMPLE) sum += bytes.readInt16LE(at) ** 2;
  const count = bytes.length / BYTES_PER_SAMPLE;
  return { samples, rms: count === 0 ? 0 : Math.sqrt(sum / count) };
}
