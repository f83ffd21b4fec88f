import * as v from 'valibot';
import { Fault } from '../../domain/fault.js';
import { agentRow, asText, placedRow, type AgentRow, type QueueAgents, type Service } from './wire.js';

type Row = Readonly<Record<string, unknown>>;

/** Why Vocom refused; the `cause` of the `Fault`. `params_failed`, `authentication_failed`, `execute_failed`, `not_found_failed` or a new one. */
export class VocomRefusal extends Error {
  override readonly name = 'VocomRefusal';
  readonly statusType: string;

  constructor(service: string, statusType: string) {
    super(`Vocom ${service}: ${statusType}`);
    this.statusType = statusType;
  }
}

/** The PBX does not know what was named, such as a call that is over. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Fault && error.cause instanceof VocomRefusal && error.cause.statusType === 'not_found_failed';
}

/**
 * What stands in the envelope. It is judged before anybody looks at the HTTP status (contract part 1), and `command` and
 * `agent` are not looked at: the one is not unique, the other not to be relied on (part 4, rows 5 and 9).
 */
export function answerOf(service: Service, value: unknown): Row {
  const envelope = isRecord(value) && isRecord(value['response']) ? value['response'] : value;
  if (!isRecord(envelope)) throw notUnderstood(service, 'no envelope');
  const status = asText(envelope['status']).trim().toLowerCase();
  const type = asText(envelope['status_type']).trim().toLowerCase();
  if (status === 'ok' && type === '') return envelope;
  if (status !== 'error' && type === '') throw notUnderstood(service, 'no verdict');
  throw new Fault(type === 'authentication_failed' ? 'auth' : 'rejected', { cause: new VocomRefusal(service, word(type)) });
}

/** A word of the wire on its way to a log. */
function word(type: string): string {
  return type.replace(/[^a-z_]/g, '').slice(0, 40) || 'error';
}

export function decodeDone(service: Service): (value: unknown) => void {
  return (value) => void answerOf(service, value);
}

export function decodePlaced(value: unknown): string {
  return v.parse(placedRow, answerOf('call', value)).call_id.trim();
}

/** Rows are in `result` or in `list`, depending on the service (row 4). */
export function decodeRows<Schema extends v.GenericSchema>(
  service: Service, schema: Schema,
): (value: unknown, degraded: boolean) => readonly v.InferOutput<Schema>[] {
  return (value, degraded) => {
    const answer = answerOf(service, value);
    if (degraded && !('list' in answer) && !('result' in answer)) throw notUnderstood(service, 'no rows');
    return rowsIn(answer['list'] ?? answer['result']).map((row) => v.parse(schema, row));
  };
}

export function decodeAgents(value: unknown, degraded: boolean): QueueAgents {
  const { result } = answerOf('agents', value);
  // An empty list signs everybody out on the screen: half a body is not believed to be one.
  if (degraded && !isRecord(result)) throw notUnderstood('agents', 'no result');
  const lists = isRecord(result) ? result : {};
  return { in: agentsIn(lists['logged_in_agents']), out: agentsIn(lists['logged_out_agents']) };
}

/** The shape of those who are signed out is not documented: a bare name will do. */
function agentsIn(value: unknown): AgentRow[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return rowsIn(items.map((item) => (typeof item === 'string' ? { name: item } : item))).map((row) => v.parse(agentRow, row)).filter(({ name }) => name.trim() !== '');
}

/** An empty list is an empty text, and one row may stand alone (row 4). */
function rowsIn(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) && Object.keys(value).length > 0 ? [value] : [];
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notUnderstood(service: Service, what: string): Fault {
  return new Fault('protocol', { cause: new Error(`Vocom ${service}: ${what}`) });
}
