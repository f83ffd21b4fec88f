import { Fault } from '../../domain/fault.js';

/** Values by plain names: lower case, no accents, nothing but letters and digits (contract part 6, row 2). */
export type Row = ReadonlyMap<string, unknown>;

export function plainOf(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What the documentation, in its translations, calls the same thing. */
const names = {
  caller: ['llamante', 'chamador', 'llamador', 'caller', 'origen', 'origem'],
  callee: ['llamado', 'chamado', 'called', 'callee', 'destino'],
  state: ['estado', 'status', 'state'],
  duration: ['duracion', 'duracao', 'duration'],
  direction: ['direccion', 'direccao', 'direcao', 'sentido', 'direction', 'wise'],
  identifier: ['identificador', 'idcdr', 'id', 'identifier'],
  name: ['nombre', 'nome', 'name'],
  id: ['id', 'idcamp'],
  kind: ['tipo', 'type', 'kind'],
  form: ['form', 'forma', 'formulario', 'formularios'],
  formAnswer: ['jsonform', 'form', 'forma', 'formulario'],
  campaigns: ['camp', 'campo', 'camps', 'campos', 'campanas', 'campanhas'],
  records: ['cdr', 'cdrs'],
  count: ['registros', 'registos', 'records'],
  sent: ['envrecords', 'envregistros', 'envregistos'],
  pages: ['totpaginas', 'totalpaginas', 'totpages'],
  extension: ['extension', 'extensao', 'agente', 'agent', 'ext', 'id'],
  agents: ['agentes', 'agents'],
  queue: ['cola', 'fila', 'queue', 'school', 'nombre', 'nome', 'name', 'id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Name = keyof typeof names;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function rowOf(value: Readonly<Record<string, unknown>>): Row {
  return new Map(Object.entries(value).map(([name, inner]) => [plainOf(name), inner]));
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function valueOf(row: Row, name: Name): unknown {
  const found = names[name].find((known) => row.has(known));
  return found === undefined ? undefined : row.get(found);
}

export function column(row: Row, name: Name): string {
  return textOf(valueOf(row, name));
}

/** Undefined where no whole number is written, blanks in it aside (contract part 6, row 10). */
export function numberOf(value: unknown): number | undefined {
  const text = textOf(value).replace(/\s/g, '');
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Throws `protocol` where there is no object. */
export function objectOf(what: string, value: unknown): Row {
  if (isObject(value)) return rowOf(value);
  throw new Fault('protocol', { cause: new Error(`MeetIP ${what}: no object`) });
}

/** A list of objects, whatever it is wrapped in. Throws `protocol` where there is none. */
export function rowsIn(what: string, row: Row, name: Name): readonly Row[] {
  const value = valueOf(row, name);
  if (Array.isArray(value)) return value.filter(isObject).map(rowOf);
  if (isObject(value)) return Object.values(value).every(isObject) ? Object.values(value).filter(isObject).map(rowOf) : [rowOf(value)];
  refuse(what, row);
  // "0 = none" is printed of a single record only; a list that is not there is believed where its number says so.
  if (numberOf(valueOf(row, 'count')) === 0) return [];
  throw new Fault('protocol', { cause: new Error(`MeetIP ${what}: no list`) });
}

// "no" alone is Portuguese for "in the", which the answer to an insert has.
const no = /\bno (?:se|ha|hay|puede|pudo|exist|valid|autori|encontr|permit|esta)|\bnao\b|\bnot\b|error|erro\b|invalid|incorrect|deneg|negad|denied|falla|fallo|falha|fail|imposib|impossiv|desconoc|desconhec|unknown|ocupad|busy|desconect/;
const notAuthorised = /autori[zs]|authori/;

/** Throws what an answer's own words refuse; their text stays in the cause. */
export function refuse(what: string, row: Row): void {
  const error = textOf(row.get('error'));
  const said = [column(row, 'state'), error, textOf(row.get('mensaje')), textOf(row.get('texto'))].find((text) => text !== '') ?? '';
  const words = said.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (!/^(?:|0|false|no)$/i.test(error) || no.test(words)) {
    throw new Fault(notAuthorised.test(words) ? 'auth' : 'rejected', { cause: new Error(`MeetIP ${what}: ${said.slice(0, 80)}`) });
  }
}

/** Any object but one that says no. */
export function answerOf(what: string, value: unknown): Row {
  const row = objectOf(what, value);
  refuse(what, row);
  return row;
}

/** The answer to a command: it must say something, and nothing that is a no. */
export function doneOf(what: string, value: unknown): Row {
  const row = answerOf(what, value);
  if (column(row, 'state') === '' && textOf(row.get('texto')) === '') throw new Fault('protocol', { cause: new Error(`MeetIP ${what}: no answer`) });
  return row;
}
