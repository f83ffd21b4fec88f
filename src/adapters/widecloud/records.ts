import type { RecordsPort } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import type { CallRecord, OperatorLogEntry, RecordRange } from '../../domain/record.js';
import type { Context } from './context.js';
import { localTime, timeOf } from './dates.js';
import { column, lowerCase, milliseconds, rowsOf, textOf, type Row } from './decode.js';
import type { Settings } from './options.js';
import { reportCap } from './wire.js';

/** Steps of one walk through the call report; a day of a large centre needs some dozens. */
const mostSteps = 400;

/** What the central wrote down. Its report names a beginning only and ends after 500 rows. */
export class Records implements RecordsPort {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async calls({ from, until }: RecordRange): Promise<readonly CallRecord[]> {
    const { settings } = this.#context;
    const rows = await this.#walk(from, until);
    return rows
      .filter((row) => !settings.ownRecordsOnly || column(row, 'ramal') === settings.extension)
      .map((row) => recordOf(row, settings))
      .filter(({ startedAt }) => startedAt >= from && startedAt < until);
  }

  recording(recordingId: string): Promise<string> {
    const path = recordingPath(recordingId);
    if (path === undefined) return Promise.reject(new Fault('rejected', { cause: new Error('not a name of a recording') }));
    return Promise.resolve(this.#context.settings.recordingUrl(path));
  }

  async operatorLog({ from, until }: RecordRange): Promise<readonly OperatorLogEntry[]> {
    const { utcOffset } = this.#context.settings;
    const rows = await this.#context.call('statusoperacoes', { datainicial: localTime(from, utcOffset) }, rowsOf);
    return rows.map((row) => entryOf(lowerCase(row), utcOffset)).filter(({ at }) => at === undefined || (at >= from && at < until));
  }

  /**
   * From the beginning to the last row seen, and on from there (contract part 5, row 5). Full pages must be in the order
   * of time: else they may be the latest ones, and nothing would bring those before. Rejects with `limit` then.
   */
  async #walk(from: number, until: number): Promise<readonly Row[]> {
    const found = new Map<string, Row>();
    let start = from;
    for (let step = 0; step < mostSteps; step += 1) {
      const rows = await this.#page(start);
      const before = found.size;
      for (const row of rows) found.set(column(row, 'uniqueid', 'id') || JSON.stringify(row), row);
      const times = rows.map((row) => timeOf(column(row, 'datahora'), this.#context.settings.utcOffset));
      if (rows.length < reportCap) return [...found.values()];
      const last = times.at(-1);
      if (last === undefined || !isAscending(times)) throw beyond('a full report is in no order');
      if (last >= until || found.size === before) return [...found.values()];
      if (last <= start) throw beyond('one second holds more than a report');
      this.#context.settings.notice('statusreport: full, read on from its last row');
      start = last;
    }
    throw beyond('too many reports');
  }

  /** The date has two names in the vendor's own examples (contract part 5, row 2). */
  async #page(start: number): Promise<readonly Row[]> {
    const date = localTime(start, this.#context.settings.utcOffset);
    const rows = await this.#context.call('statusreport', { datainicial: date, inicio: date }, rowsOf);
    return rows.map(lowerCase);
  }
}

function beyond(why: string): Fault {
  return new Fault('limit', { cause: new Error(`Wide Cloud statusreport: ${why}`) });
}

function isAscending(times: readonly (number | undefined)[]): boolean {
  return times.every((time, index) => time !== undefined && (index === 0 || time >= (times[index - 1] ?? time)));
}

export function recordOf(row: Row, { utcOffset }: Settings): CallRecord {
  const path = recordingPath(column(row, 'gravacao'));
  const isIn = /^(?:E|ENTRADA)$/i.test(column(row, 'direcao')) || /-E-/.test(path ?? '') && column(row, 'tipo') !== 'DISCADOR';
  const [extension, number] = [column(row, 'ramal'), column(row, 'numero')];
  const agentId = column(row, 'ramal', 'conta');
  const queue = column(row, 'grupo');
  return {
    id: column(row, 'id', 'uniqueid'),
    direction: isIn ? 'in' : 'out',
    from: isIn ? number : extension,
    to: isIn ? extension : number,
    startedAt: timeOf(column(row, 'datahora'), utcOffset) ?? 0,
    talkTime: milliseconds(column(row, 'duracao')),
    outcome: outcomeOf(column(row, 'statuschamada')),
    ...(agentId === '' ? {} : { agentId }),
    ...(queue === '' ? {} : { queue }),
    ...(path === undefined ? {} : { recordingId: path }),
  };
}

function outcomeOf(status: string): CallRecord['outcome'] {
  if (/^answer(?:ed)?$/i.test(status)) return 'answered';
  if (/^(?:no ?answer|cancel|busy)$/i.test(status)) return 'missed';
  return /^(?:failed|congestion|chanunavail)$/i.test(status) ? 'failed' : 'unknown';
}

/** With slashes, without the ending; undefined for whatever could lead elsewhere. */
export function recordingPath(written: string): string | undefined {
  const path = written.trim().replace(/\\/g, '/').replace(/^\/+/, '').replace(/\.gsm$/i, '');
  return /^[\w.+-]+(?:\/[\w.+-]+)*$/.test(path) && !path.split('/').some((part) => /^\.+$/.test(part)) ? path : undefined;
}

/** No answer of this kind is printed anywhere: columns are looked for by what they might be called, and all are shown. */
function entryOf(row: Row, utcOffset: number): OperatorLogEntry {
  const extension = column(row, 'ramal');
  const at = timeOf(column(row, 'datahora', 'data', 'datainicial', 'inicio'), utcOffset);
  const said = column(row, 'evento', 'operacao', 'acao', 'tipo', 'status');
  return {
    agentName: column(row, 'nomeoperador', 'operador', 'agente', 'nome', 'conta'),
    what: whatOf(said),
    text: Object.entries(row).map(([name, value]) => `${name}: ${textOf(value)}`).join(', '),
    ...(extension === '' ? {} : { extension }),
    ...(at === undefined ? {} : { at }),
  };
}

function whatOf(said: string): OperatorLogEntry['what'] {
  if (/logo(?:ut|ff)|deslog|sa[ií]da/i.test(said)) return 'sign-out';
  if (/retorn|despaus|unpause|fim.*pausa/i.test(said)) return 'return';
  if (/pausa|pause/i.test(said)) return 'pause';
  return /login|logon|entrada/i.test(said) ? 'sign-in' : 'unknown';
}
