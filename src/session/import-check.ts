import type { ImportLimits, NewCampaignContact } from '../domain/dialer.js';
import type { CsvRow } from './import-csv.js';
import { NumberSet } from './number-set.js';
import type { ColumnUse, ImportCheck, ImportLine, ImportProblem } from './session-api.js';

const linesKept = 1_000;
const textKept = 200;

/** `numberKey` of `domain/phone-number`. */
export type KeyOf = (phone: string) => string | undefined;

/** Which rows of a file go in, one bit for each. */
export class RowBits {
  bytes = new Uint8Array(1 << 10);

  set(row: number): void {
    const at = row >> 3;
    if (at >= this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes[at] = (this.bytes[at] ?? 0) | (1 << (row & 7));
  }

  static has(bytes: Uint8Array, row: number): boolean {
    return ((bytes[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}

export interface Columns {
  readonly phones: readonly number[];
  readonly name: number | undefined;
  readonly taxId: number | undefined;
  readonly fields: readonly (readonly [number, string])[];
}

export function columnsOf(uses: readonly ColumnUse[]): Columns {
  const where = (to: ColumnUse['to']): number[] => uses.flatMap((use, index) => (use.to === to ? [index] : []));
  return {
    phones: where('phone'),
    name: where('name')[0],
    taxId: where('taxId')[0],
    fields: uses.flatMap((use, index) => (use.to === 'field' ? [[index, use.field] as const] : [])),
  };
}

/** What of a row goes into the campaign. Several telephones may stand in one field. */
export function contactOf(fields: readonly string[], columns: Columns, key: string): NewCampaignContact {
  const text = (column: number | undefined): string => (column === undefined ? '' : (fields[column] ?? '').trim());
  const [name, taxId] = [text(columns.name), text(columns.taxId)];
  return {
    key,
    ...(name === '' ? {} : { name }),
    ...(taxId === '' ? {} : { taxId }),
    phones: phonesOf(columns.phones.map(text)),
    form: Object.fromEntries(columns.fields.map(([column, field]) => [field, text(column)] as const).filter(([, value]) => value !== '')),
  };
}

/** The same telephone often stands in two columns. */
function phonesOf(texts: readonly string[]): readonly string[] {
  const phones = texts.flatMap((text) => text.split(/[;,/|]/)).map((phone) => phone.trim()).filter((phone) => phone !== '');
  if (phones.length < 2) return phones;
  const digits = phones.map((phone) => phone.replace(/\D/g, '') || phone);
  return phones.filter((_, index) => digits.indexOf(digits[index] ?? '') === index);
}

interface Judge {
  readonly columns: Columns;
  readonly limits: ImportLimits;
  readonly keyOf: KeyOf;
  /** Telephones that the campaign has. */
  readonly there: NumberSet;
}

/** Looks at one row after the other. What it keeps does not grow with the file but for one bit a row and 8 bytes a telephone. */
export class RowJudge {
  readonly ready = new RowBits();
  readonly #judge: Judge;
  readonly #seen = new NumberSet();
  readonly #byProblem: Partial<Record<ImportProblem, number>> = {};
  readonly #lines: ImportLine[] = [];
  #total = 0;
  #good = 0;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  get check(): ImportCheck {
    return { total: this.#total, ready: this.#good, byProblem: { ...this.#byProblem }, lines: this.#lines };
  }

  /** Rows are counted from 0 behind the heading. */
  take({ fields, line }: CsvRow, row: number): void {
    this.#total += 1;
    const problem = this.#problemOf(fields);
    if (!problem) {
      this.#good += 1;
      this.ready.set(row);
      return;
    }
    const [kind, text] = problem;
    this.#byProblem[kind] = (this.#byProblem[kind] ?? 0) + 1;
    if (this.#lines.length < linesKept) this.#lines.push({ line, problem: kind, text: copied(text) });
  }

  /** A telephone that is good but was met before is not remembered once more; one of a line that is left out is not at all. */
  #problemOf(fields: readonly string[]): readonly [ImportProblem, string] | undefined {
    const { columns, limits: { phones: most, fieldLength = Infinity }, keyOf, there } = this.#judge;
    const { name = '', taxId = '', phones, form } = contactOf(fields, columns, '');
    if (phones.length === 0) return ['no-phone', columns.phones.map((column) => fields[column] ?? '').join(' ')];
    if (phones.length > most) return ['too-many-phones', phones.join(' ')];
    const keys: number[] = [];
    for (const phone of phones) {
      const key = keyOf(phone);
      if (key === undefined) return ['bad-phone', phone];
      keys.push(Number(key.slice(1)));
    }
    const long = [name, taxId, ...Object.values(form)].find((value) => value.length > fieldLength);
    if (long !== undefined) return ['too-long', long];
    for (const [index, key] of keys.entries()) {
      if (this.#seen.has(key)) return ['repeated', phones[index] ?? ''];
      if (there.has(key)) return ['already-there', phones[index] ?? ''];
    }
    for (const key of keys) this.#seen.add(key);
    return undefined;
  }
}

/** A part of a text keeps all of that text alive; a copy does not. */
function copied(text: string): string {
  return JSON.parse(JSON.stringify(text.slice(0, textKept))) as string;
}
