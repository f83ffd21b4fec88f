import type { DialerPort } from '../domain/backend.js';
import type { ImportLimits } from '../domain/dialer.js';
import { Fault } from '../domain/fault.js';
import { columnsOf, RowJudge, type KeyOf } from './import-check.js';
import type { CsvRow } from './import-csv.js';
import { encodingOf, kindOf, rowsOf, Slices, type FileKind } from './import-file.js';
import { guessUses } from './import-guess.js';
import { NumberSet } from './number-set.js';
import type { ColumnUse, ImportCheck, ImportSource } from './session-api.js';

/** A file that was chosen, and what was found out of it. */
export interface Reading {
  readonly file: File;
  readonly kind: FileKind;
  readonly source: ImportSource;
  /** One bit for each row that is good. */
  readonly ready?: Uint8Array;
}

const columnsAtMost = 200;
const samplesAtMost = 50;
const textAtMost = 200;

type Told = (progress: number) => void;

export async function readSource(file: File, fieldNames: readonly string[], told: Told, signal: AbortSignal): Promise<Reading> {
  const kind = await kindOf(file, told, signal);
  const rows: CsvRow[] = [];
  for await (const some of rowsOf(file, kind, { signal })) {
    rows.push(...some.slice(0, samplesAtMost + 1 - rows.length));
    if (rows.length > samplesAtMost) break;
  }
  const [heading, ...samples] = rows;
  if (!heading || samples.length === 0) throw new Fault('rejected', { cause: new Error('a heading and nothing below it') });
  const width = Math.min(columnsAtMost, Math.max(heading.fields.length, ...samples.map(({ fields }) => fields.length)));
  const titles = Array.from({ length: width }, (_, index) => shortened(heading.fields[index]));
  const firstOf = titles.map((_, index) => shortened(samples.find(({ fields }) => (fields[index] ?? '').trim() !== '')?.fields[index]));
  const guesses = guessUses(titles, firstOf, fieldNames);
  const columns = titles.map((title, index) => ({ title, sample: firstOf[index] ?? '', guess: guesses[index] ?? ({ to: 'none' } as const) }));
  return { file, kind, source: { fileName: file.name, size: file.size, encoding: encodingOf(kind.label), delimiter: kind.delimiter, columns } };
}

interface CheckOptions {
  readonly campaignId: string;
  readonly uses: readonly ColumnUse[];
  readonly limits: ImportLimits;
  readonly port: DialerPort;
  readonly country: string;
  readonly signal: AbortSignal;
  readonly told: Told;
}

export async function checkFile({ file, kind }: Reading, options: CheckOptions): Promise<{ readonly check: ImportCheck; readonly ready: Uint8Array }> {
  const { uses, limits, country, signal, told } = options;
  const { numberKey } = await import('../domain/phone-number.js');
  const keyOf: KeyOf = (phone) => numberKey(phone, country);
  const there = await phonesThere(options, keyOf);
  const judge = new RowJudge({ columns: columnsOf(uses), limits, keyOf, there });
  const slices = new Slices();
  let row = -2;
  for await (const rows of rowsOf(file, kind, { signal, told })) {
    for (const each of rows) {
      row += 1;
      if (row >= 0) judge.take(each, row);
      await slices.turn();
    }
  }
  return { check: judge.check, ready: judge.ready.bytes };
}

/** What the campaign has, where the vendor lists it: nobody is called twice. */
async function phonesThere({ port, campaignId, signal }: CheckOptions, keyOf: KeyOf): Promise<NumberSet> {
  const there = new NumberSet();
  const contacts = (await port.contacts?.(campaignId)) ?? [];
  signal.throwIfAborted();
  const slices = new Slices();
  for (const { phones } of contacts) {
    for (const phone of phones) {
      const key = keyOf(phone);
      if (key !== undefined) there.add(Number(key.slice(1)));
    }
    await slices.turn();
  }
  return there;
}

/** A copy: a part of a text keeps all of that text alive. */
function shortened(text = ''): string {
  return JSON.parse(JSON.stringify(text.trim().slice(0, textAtMost))) as string;
}
