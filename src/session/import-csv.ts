import type { ImportSource } from './session-api.js';

export type Delimiter = ImportSource['delimiter'];

/**
 * Reads delimited text (RFC 4180) that comes in pieces, cut anywhere: a field may be torn apart, and so may a line end.
 * Quotes are meant as quotes only at the start of a field; what is behind their end is taken as it is.
 */
export class CsvReader {
  readonly #delimiter: string;
  #row: string[] = [];
  /** Of the field that is being read. */
  #text = '';
  /** `closed`: behind a quote that may have been the last one. */
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  #wasReturn = false;
  #lines = 1;
  #begun = 1;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** Characters of the line that is not at its end yet. */
  get pending(): number {
    return this.#text.length + this.#row.reduce((sum, field) => sum + field.length, 0);
  }

  /** The rows that end in this piece, each with the number of its first line. Lines with nothing on them are none. */
  *read(piece: string): Generator<CsvRow> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charAt(at);
      if (this.#state === 'quoted') {
        const quote = piece.indexOf('"', at);
        this.#countLines(piece, at, quote < 0 ? piece.length : quote);
        if (quote < 0) break;
        this.#text += piece.slice(from, quote);
        from = quote + 1;
        at = quote;
        this.#state = 'closed';
        this.#wasReturn = false;
      } else if (sign === '"' && this.#state !== 'plain') {
        if (this.#state === 'closed') this.#text += '"';
        this.#state = 'quoted';
        from = at + 1;
        this.#wasReturn = false;
      } else if (sign === this.#delimiter) {
        this.#text += piece.slice(from, at);
        this.#endField();
        from = at + 1;
        this.#wasReturn = false;
      } else if (sign === '\n' || sign === '\r') {
        const isSecond = sign === '\n' && this.#wasReturn;
        if (!isSecond) yield* this.#endRow(piece.slice(from, at));
        from = at + 1;
        this.#wasReturn = sign === '\r';
      } else {
        this.#state = 'plain';
        this.#wasReturn = false;
      }
    }
    this.#text += piece.slice(from);
  }

  /** What is left when nothing comes any more. */
  *end(): Generator<CsvRow> {
    yield* this.#endRow('');
  }

  *#endRow(rest: string): Generator<CsvRow> {
    this.#text += rest;
    this.#endField();
    const row = { fields: this.#row, line: this.#begun };
    this.#row = [];
    this.#lines += 1;
    this.#begun = this.#lines;
    if (row.fields.some((field) => field.trim() !== '')) yield row;
  }

  #endField(): void {
    this.#row.push(this.#text);
    this.#text = '';
    this.#state = 'start';
  }

  #countLines(piece: string, from: number, until: number): void {
    for (let at = from; at < until; at += 1) {
      const isReturn = piece[at] === '\r';
      if (isReturn || (piece[at] === '\n' && !this.#wasReturn)) this.#lines += 1;
      this.#wasReturn = isReturn;
    }
  }
}

export interface CsvRow {
  readonly fields: readonly string[];
  /** Of the file, the first being 1. */
  readonly line: number;
}

const delimiters: readonly Delimiter[] = [';', ',', '\t', '|'];

/** The sign that cuts the lines of the beginning of a file into the same number of fields, and into most of them. */
export function delimiterOf(head: string): Delimiter {
  const named = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(head)?.[1];
  if (named !== undefined) return named as Delimiter;
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const rows = [...new CsvReader(delimiter).read(head)].slice(0, 50);
    const width = rows[0]?.fields.length ?? 0;
    const alike = rows.filter(({ fields }) => fields.length === width).length;
    const score = width < 2 ? 0 : (alike / rows.length) * 1_000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
