import type { DialerReportRow, DispositionReportRow } from '../../domain/dialer.js';
import type { RecordRange } from '../../domain/record.js';
import type { ReportsMessages } from '../../i18n/reports.js';
import type { DialerTexts } from './part-api.js';
import { barsOf, countsOf, hasResult, isAnswered, meanOf, type Bar, type Counted, type ReportKind } from './reports-data.js';

export type ReportTexts = DialerTexts & ReportsMessages;

/** What was read, as the vendor gave it. */
export type ReadReport =
  | { readonly kind: 'dialer'; readonly rows: readonly DialerReportRow[]; readonly truncated: boolean; readonly range: RecordRange }
  | { readonly kind: 'dispositions'; readonly rows: readonly DispositionReportRow[]; readonly truncated: boolean; readonly range: RecordRange };

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** Not a number but a name. */
  readonly words?: true;
}

/** What is shown of it. */
export interface ReportModel {
  readonly kind: ReportKind;
  readonly range: RecordRange;
  readonly truncated: boolean;
  readonly count: number;
  readonly figures: readonly Figure[];
  readonly bars: readonly Bar[];
  readonly names: readonly Counted[];
}

interface Words {
  readonly t: ReportTexts;
  readonly number: (value: number) => string;
  readonly duration: (milliseconds: number) => string;
}

const unknown = '–';

export function modelOf(report: ReadReport, words: Words): ReportModel {
  const { range, truncated } = report;
  if (report.kind === 'dialer') {
    const { rows } = report;
    const names = countsOf(rows, ({ cause }) => cause);
    return { kind: 'dialer', range, truncated, count: rows.length, figures: dialerFigures(rows, words), bars: barsOf(rows, range, ({ startedAt }) => startedAt, isAnswered), names };
  }
  const { rows } = report;
  const names = countsOf(rows, ({ disposition }) => disposition);
  return { kind: 'dispositions', range, truncated, count: rows.length, figures: resultFigures(rows, names, words), bars: barsOf(rows, range, ({ at }) => at, hasResult), names };
}

function dialerFigures(rows: readonly DialerReportRow[], { t, number, duration }: Words): readonly Figure[] {
  const answered = rows.filter(isAnswered);
  const talk = meanOf(answered, ({ talkTime }) => talkTime);
  const ring = meanOf(rows, ({ ringTime }) => ringTime);
  return [
    { name: t.dialled, value: number(rows.length) },
    { name: t.share(t.answered, percent(answered.length, rows.length, number)), value: number(answered.length) },
    { name: t.meanTalk, value: talk === undefined ? unknown : duration(talk) },
    { name: t.meanRing, value: ring === undefined ? unknown : duration(ring) },
  ];
}

function resultFigures(rows: readonly DispositionReportRow[], names: readonly Counted[], { t, number }: Words): readonly Figure[] {
  const distinct = (of: (row: DispositionReportRow) => string): string => number(new Set(rows.map(of).filter((name) => name.trim() !== '')).size);
  const [first] = names.filter(({ name }) => name !== '');
  return [
    { name: t.results, value: number(rows.length) },
    { name: t.agents, value: distinct(({ agentName }) => agentName) },
    { name: t.campaigns, value: distinct(({ campaignName }) => campaignName) },
    { name: t.share(t.mostOften, percent(first?.count ?? 0, rows.length, number)), value: first?.name ?? unknown, ...(first ? { words: true } : {}) },
  ];
}

/** One digit after the comma where it is less than ten. */
export function percent(part: number, whole: number, number: (value: number) => string): string {
  if (whole === 0) return `${number(0)}%`;
  const share = (100 * part) / whole;
  return `${number(share < 10 ? Math.round(share * 10) / 10 : Math.round(share))}%`;
}

/** Rows of one campaign; all without a name. */
export function ofCampaign(report: ReadReport, name: string | undefined): ReadReport {
  if (name === undefined) return report;
  const wanted = name.trim();
  // Each kind by itself: the rows of a union cannot be filtered as one.
  return report.kind === 'dialer'
    ? { ...report, rows: report.rows.filter(({ campaignName }) => campaignName.trim() === wanted) }
    : { ...report, rows: report.rows.filter(({ campaignName }) => campaignName.trim() === wanted) };
}

export function campaignNames({ rows }: ReadReport): readonly string[] {
  const names = new Set<string>();
  for (const { campaignName } of rows) names.add(campaignName.trim());
  return [...names].toSorted((a, b) => a.localeCompare(b));
}
