import { brazilian, wireDate } from './dates.js';
import type { Habits } from './habits.js';
import type { Field, FieldType } from './schema.js';

/** A point in time, for whichever form its field has; `label` where the field is plainly meant for a text. */
export interface When {
  readonly at: number;
  readonly label?: string;
}

export type Value = string | number | boolean | When | null | undefined;

/** A row by the wire's names, before it is printed. */
export type Row = Readonly<Record<string, Value>>;

/** What no client can do without: never left out by `sparse`. */
const essential = new Set([
  'Atendimento', 'AtendimentoMensagem', 'AtendenteHash', 'Hash', 'Iniciado', 'Concluido', 'Mensagem', 'MensagemAtendente', 'Autonumeracao', 'Cadastro',
  'Empresa', 'Data', 'Usuario', 'Propriedade', 'Valor', 'Titulo', 'AtendimentoMensagemPadrao', 'ReferenteSolicitante', 'SolicitanteTitulo', 'ReferenteCanal',
  'Plataforma', 'LogOcorrencia', 'MensagemLog',
]);

/** Rows as JSON text, for an object cannot hold a name twice. */
export function printRows(rows: readonly Row[], fields: readonly Field[], habits: Habits): string[] {
  const named = renamed(fields, habits);
  return rows.map((row) => `{${named.map(({ name, type, from }) => `"${name}":${printValue(row[from], name, type, habits)}`).join(',')}}`);
}

interface NamedField extends Field {
  readonly from: string;
}

/** The second of two fields of the same name is the company's count (contract part 5, row 9). */
function renamed(fields: readonly Field[], { twins }: Habits): NamedField[] {
  const seen = new Set<string>();
  return fields.map(({ name, type }) => {
    const again = seen.has(name);
    seen.add(name);
    const from = again ? `${name}Empresa` : name;
    return { name: again && twins === 'renamed' ? from : name, type, from };
  });
}

function printValue(value: Value, name: string, type: FieldType, habits: Habits): string {
  if (value === undefined || value === null || (habits.sparse && !essential.has(name))) return 'null';
  return JSON.stringify(plain(value, type, habits));
}

function plain(value: string | number | boolean | When, type: FieldType, habits: Habits): string | number | boolean {
  if (typeof value === 'boolean') return bit(value, type, habits);
  if (typeof value === 'object') return date(value, type, habits);
  if (type === 'g' && typeof value === 'string' && habits.implausible === 'declared') return value.length;
  return value;
}

function bit(value: boolean, type: FieldType, { bits }: Habits): string | number | boolean {
  if (type === 'i') return value ? 1 : 0;
  if (type === 's') return value ? 'Sim' : 'Não';
  if (bits === 'number') return value ? 1 : 0;
  if (bits === 'word') return value ? 'True' : 'False';
  return value;
}

function date({ at, label }: When, type: FieldType, habits: Habits): string {
  if (label !== undefined && habits.implausible === 'plausible') return label;
  return type === 'd' || type === 'm' ? wireDate(at, type, habits) : brazilian(at, habits.utcOffset);
}

/** An envelope with these rows, or none, as the account prints it. */
export function okEnvelope(rows: readonly string[] | null, { data, emptyData }: Habits): string {
  const head = '"Status":"ok","Code":200,"Success":true';
  if (rows === null) return `{${head},"Data":null}`;
  if (rows.length === 0 && emptyData !== 'array') return emptyData === 'null' ? `{${head},"Data":null}` : `{${head}}`;
  const list = `[${rows.join(',')}]`;
  if (data === 'string') return `{${head},"Data":${JSON.stringify(list)}}`;
  return `{${head},"Data":${data === 'lone-object' && rows.length === 1 ? (rows[0] ?? '') : list}}`;
}

export const errorEnvelope = '{"Status":"error","Code":500,"Success":false,"Data":null}';

export const unauthorizedEnvelope = '{"Status":"error","Code":401,"Success":false,"Data":null,"Message":"Invalid token"}';
