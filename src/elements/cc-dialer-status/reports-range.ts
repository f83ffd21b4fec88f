import type { RecordRange } from '../../domain/record.js';

export const periods = ['today', 'yesterday', 'week', 'custom'] as const;
export type Period = (typeof periods)[number];

/** Days that may be asked for at once. */
export const mostDays = 92;

/** Days of the reader's calendar, as date fields have them: `YYYY-MM-DD`. */
export interface CustomDays {
  readonly first: string;
  readonly last: string;
}

/** The range of whole days in the reader's zone; `custom` only with days that can be read. */
export function rangeOf(period: Period, custom: CustomDays, now: number): RecordRange | 'order' | 'length' | 'unread' {
  if (period === 'today') return days(now, 0, 1);
  if (period === 'yesterday') return days(now, -1, 1);
  if (period === 'week') return days(now, -6, 7);
  const [first, last] = [dayOf(custom.first), dayOf(custom.last)];
  if (first === undefined || last === undefined) return 'unread';
  if (last < first) return 'order';
  const range = { from: first.getTime(), until: days(last.getTime(), 0, 1).until };
  return range.until - range.from > (mostDays + 0.5) * 86_400_000 ? 'length' : range;
}

function days(at: number, offset: number, count: number): RecordRange {
  const date = new Date(at);
  const begin = (plus: number): number => new Date(date.getFullYear(), date.getMonth(), date.getDate() + plus).getTime();
  return { from: begin(offset), until: begin(offset + count) };
}

function dayOf(written: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 ? date : undefined;
}

/** As date fields want it. */
export function fieldDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
