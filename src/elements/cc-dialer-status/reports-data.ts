import type { DialerReportRow, DispositionReportRow } from '../../domain/dialer.js';
import type { RecordRange } from '../../domain/record.js';

export type ReportKind = 'dialer' | 'dispositions';

/** One bar: what fell into an hour or a day. */
export interface Bar {
  /** Epoch milliseconds of its beginning. */
  readonly at: number;
  readonly total: number;
  /** The part of it that went well, where that is known. */
  readonly good: number;
}

export interface Counted {
  /** Empty where the row says nothing. */
  readonly name: string;
  readonly count: number;
}

const hour = 60 * 60 * 1000;

/** Rows are counted by the hour up to a day and a bit (a day has 25 hours once a year), else by the day. */
export function isByHour({ from, until }: RecordRange): boolean {
  return until - from <= 25 * hour;
}

/**
 * By hours from the first to the last that has any, by days from the first to the last of the range. Rows without a time
 * stand in no bar.
 */
export function barsOf<Row>(rows: readonly Row[], range: RecordRange, timeOf: (row: Row) => number | undefined, isGood: (row: Row) => boolean): readonly Bar[] {
  const byHour = isByHour(range);
  const counts = new Map<number, { total: number; good: number }>();
  for (const row of rows) {
    const at = timeOf(row);
    if (at === undefined || at < range.from || at >= range.until) continue;
    const begin = beginOf(at, byHour);
    const count = counts.get(begin) ?? { total: 0, good: 0 };
    count.total += 1;
    if (isGood(row)) count.good += 1;
    counts.set(begin, count);
  }
  if (counts.size === 0) return [];
  const begins = [...counts.keys()];
  const [first, last] = byHour ? [Math.min(...begins), Math.max(...begins)] : [beginOf(range.from, false), beginOf(range.until - 1, false)];
  const bars: Bar[] = [];
  for (let at = first; at <= last; at = next(at, byHour)) bars.push({ at, ...(counts.get(at) ?? { total: 0, good: 0 }) });
  return bars;
}

function beginOf(at: number, byHour: boolean): number {
  const date = new Date(at);
  if (byHour) date.setMinutes(0, 0, 0);
  else date.setHours(0, 0, 0, 0);
  return date.getTime();
}

/** Days are not all as long as each other. */
function next(at: number, byHour: boolean): number {
  if (byHour) return at + hour;
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** Most frequent first; of equal ones by name. */
export function countsOf<Row>(rows: readonly Row[], nameOf: (row: Row) => string): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row).trim();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** Somebody spoke: the switch noted how long it took to answer or how long they talked. */
export function isAnswered({ answerTime, talkTime }: DialerReportRow): boolean {
  return answerTime !== undefined || (talkTime ?? 0) > 0;
}

export function hasResult({ disposition }: DispositionReportRow): boolean {
  return disposition.trim() !== '';
}

/** Mean of what is known; undefined where nothing is. */
export function meanOf<Row>(rows: readonly Row[], lengthOf: (row: Row) => number | undefined): number | undefined {
  const lengths = rows.map(lengthOf).filter((length) => length !== undefined);
  return lengths.length === 0 ? undefined : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}
