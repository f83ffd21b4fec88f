import { Fault } from '../domain/fault.js';
import { CsvReader, delimiterOf, type CsvRow, type Delimiter } from './import-csv.js';
import type { ImportSource } from './session-api.js';

export type Label = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** How the bytes of a file become rows. */
export interface FileKind {
  readonly label: Label;
  readonly delimiter: Delimiter;
}

/** Bytes that are read at once. */
const pieceBytes = 128 * 1024;
const headBytes = 64 * 1024;
/** A line that is longer is none: a quote is open that nobody closed. */
const longestLine = 1_000_000;
/** Milliseconds of work between two pauses: a frame's worth at most. */
const sliceTime = 8;

/** Lets everything else of the page have a turn, also while it is hidden. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Tells when it is time to pause. */
export class Slices {
  #since = performance.now();

  async turn(): Promise<void> {
    if (performance.now() - this.#since < sliceTime) return;
    await pause();
    this.#since = performance.now();
  }
}

/** `told` gets how much was read, 0 to 1. Rejects with `rejected` for what is no text, `permission` when it cannot be read. */
export async function kindOf(file: Blob, told: (progress: number) => void, signal: AbortSignal): Promise<FileKind> {
  const head = new Uint8Array(await bytesOf(file.slice(0, headBytes)));
  const label = markOf(head) ?? ((await isUtf8(file, told, signal)) ? 'utf-8' : 'windows-1252');
  const text = new TextDecoder(label).decode(head);
  if (text.trim() === '' || text.includes('\0') || text.startsWith('PK\u0003')) throw new Fault('rejected', { cause: new Error('no text') });
  return { label, delimiter: delimiterOf(text) };
}

export function encodingOf(label: Label): ImportSource['encoding'] {
  return label === 'utf-8' || label === 'windows-1252' ? label : 'utf-16';
}

export interface RowsOptions {
  readonly signal: AbortSignal;
  /** How much was read, 0 to 1. */
  readonly told?: (progress: number) => void;
}

/** The rows of a file, in pieces; nothing is kept of what was given. */
export async function* rowsOf(file: Blob, { label, delimiter }: FileKind, { signal, told }: RowsOptions): AsyncGenerator<readonly CsvRow[]> {
  const reader = new CsvReader(delimiter);
  const decoder = new TextDecoder(label);
  let isFirst = true;
  for (let at = 0; at < file.size; at += pieceBytes) {
    const text = decoder.decode(await bytesOf(file.slice(at, at + pieceBytes)), { stream: true });
    signal.throwIfAborted();
    const rows = [...reader.read(text)];
    if (reader.pending > longestLine) throw new Fault('rejected', { cause: new Error('a line without an end') });
    if (rows.length > 0) yield isFirst ? rows.filter((row, index) => index > 0 || !/^sep=.?$/i.test(row.fields.join(delimiter))) : rows;
    isFirst &&= rows.length === 0;
    told?.(Math.min(1, (at + pieceBytes) / file.size));
    await pause();
    signal.throwIfAborted();
  }
  const last = [...reader.read(decoder.decode()), ...reader.end()];
  if (last.length > 0) yield last;
}

async function bytesOf(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer();
  } catch (error) {
    // The file was changed, moved or taken away since it was chosen.
    throw new Fault('permission', { cause: error });
  }
}

function markOf(head: Uint8Array): Label | undefined {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: every other byte of plain letters is 0.
  const zeros = [0, 0];
  const length = Math.min(head.length, 4_096);
  for (let at = 0; at < length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 4 && even < length / 50) return 'utf-16le';
  return even > length / 4 && odd < length / 50 ? 'utf-16be' : undefined;
}

/** The whole file is looked at: the first letter with an accent may be on the last line. */
async function isUtf8(file: Blob, told: (progress: number) => void, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.size; at += pieceBytes) {
      const bytes = await bytesOf(file.slice(at, at + pieceBytes));
      signal.throwIfAborted();
      decoder.decode(bytes, { stream: true });
      told(Math.min(1, (at + pieceBytes) / file.size));
      await pause();
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
