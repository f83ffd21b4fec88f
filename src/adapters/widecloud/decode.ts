import { Fault } from '../../domain/fault.js';
import { isJson } from '../../net/json.js';
import type { Action } from './wire.js';

export type Row = Readonly<Record<string, unknown>>;

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** First of these columns that holds anything. */
export function column(row: Row, ...names: readonly string[]): string {
  for (const name of names) {
    const text = textOf(row[name]).trim();
    if (text !== '') return text;
  }
  return '';
}

/** Whole seconds as milliseconds. */
export function milliseconds(text: string): number {
  const seconds = Number(text);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/**
 * Mends what this vendor does to JSON: bare backslashes before digits in recording names (contract part 5, row 9), and the
 * typographic quotes and wrapped lines of its printed bodies (row 10). Undefined when that does not help.
 */
export function repair(text: string): string | undefined {
  const slashed = text.replace(/(?<!\\)\\(?=\d)/g, '\\\\');
  return [slashed, slashed.replace(/[“”]/g, '"').replace(/ *[\r\n]+ */g, '')].find(isJson);
}

/** `["Status","OK","ID","…"]` as columns in lower case; undefined when it is not of that style. */
export function flatOf(value: unknown): Row | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length % 2 !== 0) return undefined;
  if (value.some((item) => typeof item === 'object' && item !== null)) return undefined;
  const pairs: [string, unknown][] = [];
  for (let at = 0; at < value.length; at += 2) pairs.push([textOf(value[at]).toLowerCase(), value[at + 1]]);
  return Object.fromEntries(pairs);
}

/** Answer of a command. Throws what the vendor says, and `protocol` when it says nothing that we know. */
export function answerOf(action: Action, value: unknown): Row {
  const answer = flatOf(value) ?? (isRow(value) ? lowerCase(value) : isRow(firstOf(value)) ? lowerCase(firstOf(value) as Row) : undefined);
  if (!answer) throw new Fault('protocol', { cause: new Error(`Wide Cloud ${action}: no answer`) });
  const status = textOf(answer['status']).trim();
  if (status !== '') refuse(action, status);
  return answer;
}

/** A command that only says yes. */
export function doneOf(action: Action, value: unknown): void {
  if (textOf(answerOf(action, value)['status']) === '') throw new Fault('protocol', { cause: new Error(`Wide Cloud ${action}: no status`) });
}

/**
 * Rows of a list, however they are wrapped (contract part 5, row 3). An empty list ends calls on the agent's screen: what
 * was only found among other text is not believed to be one.
 */
export function rowsOf(action: Action, value: unknown, degraded: boolean): readonly Row[] {
  const rows = listOf(action, value);
  if (rows.length > 0 || !degraded) return rows;
  throw new Fault('protocol', { cause: new Error(`Wide Cloud ${action}: an empty list among other text`) });
}

function listOf(action: Action, value: unknown): readonly Row[] {
  const flat = flatOf(value);
  if (flat) {
    refuse(action, textOf(flat['status']).trim());
    return Object.keys(flat).length > 1 ? [flat] : [];
  }
  const isList = Array.isArray(value) && (value.length === 0 || value.some(isRow));
  if (isList) return value.filter(isRow);
  if (!isRow(value)) throw new Fault('protocol', { cause: new Error(`Wide Cloud ${action}: no list`) });
  const items = Object.values(value);
  if (items.length > 0 && items.every(isRow)) return items;
  const row = lowerCase(value);
  if (Object.keys(row).length === 1 && 'status' in row) {
    refuse(action, textOf(row['status']).trim());
    return [];
  }
  return items.length === 0 ? [] : [value];
}

/** Names in lower case, and without the running numbers that repeat every value. */
export function lowerCase(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !/^\d+$/.test(name)).map(([name, value]) => [name.toLowerCase(), value]));
}

/** What is not a yes is the error's text; it stays in the cause, without what might be somebody's data. */
function refuse(action: Action, status: string): void {
  if (status === '' || /(?:^| )ok$/i.test(status)) return;
  const isAuth = /login|senha|token|\bip\b/i.test(status);
  throw new Fault(isAuth ? 'auth' : 'rejected', { cause: new Error(`Wide Cloud ${action}: ${status.slice(0, 80)}`) });
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : undefined;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
