import type { DialerPort } from '../../domain/backend.js';
import type { DialerReportRow, DispositionReportRow, Report } from '../../domain/dialer.js';
import { Fault } from '../../domain/fault.js';
import type { RecordRange } from '../../domain/record.js';
import type { Dates } from './api.js';
import type { Context } from './context.js';
import { localTime } from './dates.js';
import { dialerFrom, dispositionFrom } from './map.js';

const second = 1_000;
const minute = 60_000;

interface Source<Row> {
  /** Dates of the request go by this, in milliseconds. */
  readonly unit: number;
  readonly read: (dates: Dates) => Promise<readonly Row[]>;
  readonly timeOf: (row: Row) => number | undefined;
}

/** Reports are all that Vocom tells of campaigns: there is no list of them. */
export function reportsOf(context: Context): DialerPort {
  const { settings } = context;
  const dialer: Source<DialerReportRow> = {
    unit: minute,
    timeOf: ({ startedAt }) => startedAt,
    read: async (dates) => (await context.call((api, signal) => api.dialer(dates, signal))).map((row) => dialerFrom(row, settings)),
  };
  const dispositions: Source<DispositionReportRow> = {
    unit: second,
    timeOf: ({ at }) => at,
    read: async (dates) => (await context.call((api, signal) => api.dispositions(dates, signal))).map((row) => dispositionFrom(row, settings)),
  };
  return {
    reportsOnly: true,
    campaigns: () => Promise.resolve([]),
    dialerReport: (range) => reported(context, dialer, range),
    dispositionReport: (range) => reported(context, dispositions, range),
  };
}

async function reported<Row>(context: Context, source: Source<Row>, range: RecordRange): Promise<Report<Row>> {
  const { from, until } = range;
  if (!(Number.isFinite(from) && Number.isFinite(until))) throw new Fault('rejected', { cause: new Error('no range') });
  if (from >= until) return { rows: [], truncated: false };
  const report = await walked(context, source, range);
  if (report.truncated) context.settings.notice('a report was cut off: one unit of its dates holds more than the PBX gives');
  // Newest first, as the PBX prints them.
  return { ...report, rows: report.rows.toSorted((a, b) => (source.timeOf(b) ?? 0) - (source.timeOf(a) ?? 0)) };
}

/**
 * A full answer is taken for one that was cut (Vocom contract, part 4, row 15), and the range is asked for in halves. The
 * end goes out rounded up, since the PBX may or may not count the last unit in; rows that are not in the range are dropped.
 */
async function walked<Row>(context: Context, source: Source<Row>, { from, until }: RecordRange): Promise<Report<Row>> {
  const { reportLimit, utcOffset } = context.settings;
  const { unit } = source;
  const [begin, end] = [Math.floor(from / unit) * unit, Math.ceil(until / unit) * unit];
  const rows = await source.read({ begin: localTime(begin, unit, utcOffset), end: localTime(end, unit, utcOffset) });
  const middle = Math.floor((begin + end) / 2 / unit) * unit;
  const isFull = rows.length >= reportLimit;
  if (!isFull || middle <= begin) return { rows: rows.filter((row) => isWithin(source.timeOf(row), from, until)), truncated: isFull };
  const earlier = await walked(context, source, { from, until: middle });
  const later = await walked(context, source, { from: middle, until });
  return { rows: [...later.rows, ...earlier.rows], truncated: earlier.truncated || later.truncated };
}

/** A row without a readable time is shown rather than lost. */
function isWithin(at: number | undefined, from: number, until: number): boolean {
  return at === undefined || (at >= from && at < until);
}
