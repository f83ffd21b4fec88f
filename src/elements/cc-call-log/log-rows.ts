import { dialableNumber } from '../../domain/dialable-number.js';
import type { CallLogEntry } from '../../domain/record.js';
import { foldForSearch } from '../ui/text.js';

export type LogFilter = 'all' | 'missed' | 'incoming' | 'outgoing';

export const logFilters: readonly LogFilter[] = ['all', 'missed', 'incoming', 'outgoing'];

export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly label: string;
}

export interface CallRow {
  readonly kind: 'call';
  readonly key: string;
  readonly entry: CallLogEntry;
}

export type LogRow = DayRow | CallRow;

export interface RowInputs {
  readonly entries: readonly CallLogEntry[];
  readonly filter: LogFilter;
  readonly query: string;
  /** Another text whenever headings of days are others. */
  readonly days: string;
  /** Heading of the day of an instant. */
  readonly day: (at: number) => string;
}

/** Rows of the log, days between them. What did not change stays the same object, so that it is not rendered anew. */
export class LogRows {
  #rows: readonly LogRow[] = [];
  readonly #calls = new WeakMap<CallLogEntry, CallRow>();
  #days = new Map<string, DayRow>();
  #latest: Omit<RowInputs, 'day'> | undefined;

  get rows(): readonly LogRow[] {
    return this.#rows;
  }

  get calls(): number {
    return this.#rows.filter(({ kind }) => kind === 'call').length;
  }

  update({ day, ...inputs }: RowInputs): void {
    const { entries, filter, query } = inputs;
    const before = this.#latest;
    this.#latest = inputs;
    if (before?.entries === entries && before.filter === filter && before.query === query && before.days === inputs.days) return;
    const matches = matcherOf(query);
    const rows: LogRow[] = [];
    const days = new Map<string, DayRow>();
    let label: string | undefined;
    for (const entry of entries) {
      if (!isOf(entry, filter) || !matches(entry)) continue;
      const heading = day(entry.startedAt);
      if (heading !== label) rows.push(this.#day(heading, days));
      label = heading;
      rows.push(this.#call(entry));
    }
    this.#days = days;
    if (rows.length !== this.#rows.length || rows.some((row, at) => row !== this.#rows[at])) this.#rows = rows;
  }

  #call(entry: CallLogEntry): CallRow {
    const row = this.#calls.get(entry) ?? { kind: 'call', key: entry.id, entry };
    this.#calls.set(entry, row);
    return row;
  }

  #day(label: string, days: Map<string, DayRow>): DayRow {
    const key = `day:${label}`;
    const row = this.#days.get(key) ?? { kind: 'day', key, label };
    days.set(key, row);
    return row;
  }
}

function isOf({ direction, outcome }: CallLogEntry, filter: LogFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'missed') return outcome === 'missed';
  return direction === (filter === 'incoming' ? 'in' : 'out');
}

/** Words without accents and case; digits in whatever writing. */
function matcherOf(query: string): (entry: CallLogEntry) => boolean {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  const digits = /\p{L}/u.test(query) ? '' : query.replace(/\D/g, '');
  if (words.length === 0) return () => true;
  return ({ name = '', number, notes = '', dispositionLabel = '', queue = '' }) => {
    if (digits.length >= 2 && dialableNumber(number).replace(/\D/g, '').includes(digits)) return true;
    const text = foldForSearch(`${name} ${number} ${dispositionLabel} ${queue} ${notes}`);
    return words.every((word) => text.includes(word));
  };
}
