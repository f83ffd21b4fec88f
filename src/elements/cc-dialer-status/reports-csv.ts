import type { DialerReportRow, DispositionReportRow } from '../../domain/dialer.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { csvLine, csvSeparator, csvTime } from '../ui/csv.js';
import type { ReadReport, ReportTexts } from './reports-model.js';

interface CsvWords {
  readonly t: ReportTexts;
  readonly numbers: NumbersSlice;
  /** BCP 47 tag that numbers are written in. */
  readonly locale: string;
}

/** Lines of a CSV file of these rows. Numbers that are masked on the screen are masked in the file, too. */
export function reportCsv(report: ReadReport, words: CsvWords): readonly string[] {
  const separator = csvSeparator(words.locale);
  const { columns: c } = words.t;
  const [heads, rows] = report.kind === 'dialer'
    ? [[c.campaign, c.number, c.at, c.ring, c.answer, c.talk, c.queue, c.agent, c.cause], report.rows.map((row) => dialerCells(row, words))]
    : [[c.direction, c.agent, c.result, c.number, c.campaign, c.at], report.rows.map((row) => resultCells(row, words))];
  return [heads, ...rows].map((cells) => csvLine(cells, separator));
}

function dialerCells(row: DialerReportRow, { numbers }: CsvWords): readonly string[] {
  const { campaignName, number, startedAt, ringTime, answerTime, talkTime, queue = '', agentName = '', cause } = row;
  return [campaignName, shown(number, numbers), csvTime(startedAt), seconds(ringTime), seconds(answerTime), seconds(talkTime), queue, agentName, cause];
}

function resultCells({ direction, agentName, disposition, number, campaignName, at }: DispositionReportRow, { t, numbers }: CsvWords): readonly string[] {
  return [direction === 'unknown' ? '' : t.directions[direction], agentName, disposition, shown(number, numbers), campaignName, csvTime(at)];
}

function shown(number: string, numbers: NumbersSlice): string {
  return numbers.isMasked(number) ? numbers.shown(number) : number;
}

/** Spreadsheets reckon with seconds, not with `3:12`. */
function seconds(length: number | undefined): string {
  return length === undefined ? '' : String(Math.round(length / 1000));
}
