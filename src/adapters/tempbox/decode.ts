import * as v from 'valibot';
import { Fault } from '../../domain/fault.js';
import { asBit, asId, asNumber, asText, isRecord } from './coerce.js';
import type { Method } from './wire.js';
import type { MessageRow } from './wire-rows.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Rows of an answer. The envelope is judged before anybody looks at the HTTP status (contract part 1). Throws `auth` for
 * 401 and 403, `rejected` for any other no, `protocol` when there is no envelope.
 */
export function rowsOf(method: Method, value: unknown, degraded: boolean): readonly Row[] {
  const envelopes = (Array.isArray(value) ? value : [value]).filter(isRecord);
  if (envelopes.length === 0) throw notUnderstood(method, 'no envelope');
  return envelopes.flatMap((envelope) => rowsIn(method, envelope, degraded));
}

function rowsIn(method: Method, envelope: Row, degraded: boolean): readonly Row[] {
  refuse(method, envelope);
  const said = asBit(envelope['Success']) ?? (/^ok$/i.test(asText(envelope['Status']).trim()) || asNumber(envelope['Code']) === 200);
  if (!said) throw notUnderstood(method, 'no verdict');
  // An empty list takes everything off the agent's screen: half a body is not believed to be one.
  if (!('Data' in envelope) && degraded) throw notUnderstood(method, 'no Data');
  return recordsOf(method, envelope['Data']);
}

function refuse(method: Method, envelope: Row): void {
  const code = asNumber(envelope['Code']) ?? 0;
  const failed = asBit(envelope['Success']) === false || code >= 400 || /^error$/i.test(asText(envelope['Status']).trim());
  if (!failed) return;
  const message = asText(envelope['Message']);
  const isAuth = code === 401 || code === 403 || /token/i.test(message);
  throw new Fault(isAuth ? 'auth' : 'rejected', { cause: new Error(`TempBox ${method}: code ${code}`) });
}

/** An array, a lone row, rows by key, any of these as a JSON string, or nothing. */
function recordsOf(method: Method, data: unknown): readonly Row[] {
  if (typeof data === 'string' && data.trim() !== '') return recordsOf(method, parsed(method, data));
  if (Array.isArray(data)) return data.filter(isRecord);
  if (!isRecord(data)) return [];
  const values = Object.values(data);
  if (values.length === 0) return [];
  return values.every(isRecord) ? values : [data];
}

function parsed(method: Method, data: string): unknown {
  try {
    const value: unknown = JSON.parse(data, (key, item: unknown) => (key === '__proto__' ? undefined : item));
    // A string in a string in a string has no end.
    if (typeof value !== 'string') return value;
  } catch {
    // Judged below.
  }
  throw notUnderstood(method, 'Data is text');
}

function notUnderstood(method: Method, what: string): Fault {
  return new Fault('protocol', { cause: new Error(`TempBox ${method}: ${what}`) });
}

/** For methods whose rows have one shape. */
export function decoder<Schema extends v.GenericSchema>(
  method: Method, schema: Schema,
): (value: unknown, degraded: boolean) => readonly v.InferOutput<Schema>[] {
  return (value, degraded) => rowsOf(method, value, degraded).map((row) => v.parse(schema, row));
}

/** For methods that answer with a yes. */
export function decodeDone(method: Method): (value: unknown, degraded: boolean) => void {
  return (value, degraded) => void rowsOf(method, value, degraded);
}

export function decodeMessages(method: Method): (value: unknown, degraded: boolean) => readonly MessageRow[] {
  return (value, degraded) => rowsOf(method, value, degraded).map(messageRow);
}

/** By hand: a schema takes many times as long, and these lists are read every few seconds. */
function messageRow(row: Row): MessageRow {
  return {
    Atendimento: asId(row['Atendimento']),
    AtendimentoHash: asId(row['AtendimentoHash']),
    AtendimentoMensagem: asId(row['AtendimentoMensagem']),
    Hash: asId(row['Hash']),
    Autonumeracao: asNumber(row['Autonumeracao']),
    AutonumeracaoEmpresa: asNumber(row['AutonumeracaoEmpresa']),
    Mensagem: asText(row['Mensagem']),
    MensagemReticencias: asText(row['MensagemReticencias']),
    MensagemAtendente: asBit(row['MensagemAtendente']),
    AtendenteHash: asId(row['AtendenteHash']),
    AtendenteTitulo: asText(row['AtendenteTitulo']),
    AtendentePrimeiroNome: asText(row['AtendentePrimeiroNome']),
    AtendenteMensagemTipoAtendenteTitulo: asText(row['AtendenteMensagemTipoAtendenteTitulo']),
    TipoAtendente: asNumber(row['TipoAtendente']),
    AutorMensagem: asText(row['AutorMensagem']),
    SolicitanteTitulo: asText(row['SolicitanteTitulo']),
    SolicitanteEmEspera: asBit(row['SolicitanteEmEspera']),
    Cadastro: asText(row['Cadastro']),
    Horario: asText(row['Horario']),
    HorarioSegundos: asText(row['HorarioSegundos']),
    ArquivoAnexo: asText(row['ArquivoAnexo']),
    Extensao: asText(row['Extensao']),
    UrlAnexo: asText(row['UrlAnexo']),
  };
}
