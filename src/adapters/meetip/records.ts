import type { RecordsPort } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import type { CallRecord, RecordRange } from '../../domain/record.js';
import type { Context } from './context.js';
import { localRange, timeOfId } from './dates.js';
import { column, numberOf, objectOf, rowsIn, valueOf, type Row } from './decode.js';
import type { Operation } from './wire.js';

interface Page {
  readonly rows: readonly Row[];
  readonly pages: number;
}

const pageSize = 100;
/** Beyond this somebody asked for a year by mistake. */
const mostPages = 500;

/** What the PBX wrote down, of extensions that are agents only (contract part 3.3). */
export class Records implements RecordsPort {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async calls(range: RecordRange): Promise<readonly CallRecord[]> {
    const { ownRecordsOnly, extension } = this.#context.settings;
    const records = await this.#range('records', range);
    return records.filter(({ from, to }) => !ownRecordsOnly || from === extension || to === extension);
  }

  /** Of all queues: what went through them belongs to no agent. */
  queueCalls(range: RecordRange): Promise<readonly CallRecord[]> {
    return this.#range('queueRecords', range);
  }

  /** The long id is one ticket; by the short one the first of those that belong together is given. */
  async call(recordId: string): Promise<CallRecord | undefined> {
    if (!/^\d{9,11}(?:\.\d+)?$/.test(recordId)) throw new Fault('rejected', { cause: new Error('not an id of a record') });
    const rows = await this.#context.call('record', { recordId }, (what, value) => rowsIn(what, objectOf(what, value), 'records'));
    return rows.map((row) => this.#recordOf(row)).find((record) => record !== undefined);
  }

  async #range(operation: Operation, { from, until }: RecordRange): Promise<readonly CallRecord[]> {
    const found = new Map<string, CallRecord>();
    let pages = 1;
    for (let page = 1; page <= pages; page += 1) {
      const read = await this.#page(operation, { from, until }, page);
      pages = Math.max(pages, read.pages);
      if (pages > mostPages) throw new Fault('limit', { cause: new Error(`MeetIP ${operation}: ${pages} pages`) });
      for (const row of read.rows) {
        const record = this.#recordOf(row);
        // Calls that came in meanwhile move others to the next page, where they are seen again.
        if (record && record.startedAt >= from && record.startedAt < until) found.set(JSON.stringify([record.id, record.from, record.to]), record);
      }
    }
    return unique([...found.values()]);
  }

  async #page(operation: Operation, { from, until }: RecordRange, page: number): Promise<Page> {
    const { timeZone, notice } = this.#context.settings;
    const fields = { ...localRange(from, until, timeZone), page: String(page), pageSize: String(pageSize) };
    return this.#context.call(operation, fields, (what, value, degraded) => {
      const answer = objectOf(what, value);
      const rows = rowsIn(what, answer, 'records');
      const sent = numberOf(valueOf(answer, 'sent'));
      if (sent !== undefined && sent > rows.length) {
        if (degraded) throw new Fault('protocol', { cause: new Error(`MeetIP ${what}: ${rows.length} of ${sent} rows could be read`) });
        notice(`${what}: says ${sent} rows and has ${rows.length}`);
      }
      return { rows, pages: numberOf(valueOf(answer, 'pages')) ?? 1 };
    });
  }

  /** A row without a time belongs to no range. */
  #recordOf(row: Row): CallRecord | undefined {
    const id = column(row, 'identifier');
    const startedAt = timeOfId(id);
    if (startedAt === undefined) {
      this.#context.settings.notice('a record has no identifier that tells its time');
      return undefined;
    }
    const direction = directionOf(column(row, 'direction'));
    const [from, to] = [column(row, 'caller'), column(row, 'callee')];
    const agentId = direction === 'in' ? to : from;
    const queue = column(row, 'queue') === id ? '' : column(row, 'queue');
    return {
      id, direction, from, to, startedAt, talkTime: (numberOf(valueOf(row, 'duration')) ?? 0) * 1_000,
      outcome: outcomeOf(column(row, 'state')), recordingId: id,
      ...(agentId === '' ? {} : { agentId }),
      ...(queue === '' ? {} : { queue }),
    };
  }
}

/** Two tickets of one call have the same identifier where only the short one is told. */
function unique(records: readonly CallRecord[]): readonly CallRecord[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const turn = (seen.get(record.id) ?? 0) + 1;
    seen.set(record.id, turn);
    return turn === 1 ? record : { ...record, id: `${record.id}#${turn}` };
  });
}

/** In the document's translations too (contract part 6, row 3). */
function directionOf(word: string): CallRecord['direction'] {
  if (/^(?:saliente|sa[ií]da|out)/i.test(word)) return 'out';
  return /^(?:intern)/i.test(word) ? 'internal' : 'in';
}

function outcomeOf(word: string): CallRecord['outcome'] {
  if (/^(?:no |n[aã]o )|^(?:perdid|ocupad|cancel|abandon|busy|missed)/i.test(word)) return 'missed';
  if (/^(?:contest|respond|atendid|answer|finaliz)/i.test(word)) return 'answered';
  return /^(?:fall|falh|fail|error|congest)/i.test(word) ? 'failed' : 'unknown';
}
