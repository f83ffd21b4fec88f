import { dialectWith, repeatWindow, type Dialect, type Operation } from '../../adapters/meetip/wire.js';
import type { Clock } from '../../net/io.js';
import type { Habits } from './habits.js';
import type { Ledger } from './ledger.js';
import type { ListedNumber, Pbx, SimulatedCampaign, Ticket } from './pbx.js';
import { printCampaign, printTicket } from './print.js';

export interface ServiceContext {
  readonly pbx: Pbx;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly habits: Habits;
  /** When each pair of extension and number was called last. */
  readonly called: Map<string, number>;
}

type Fields = Readonly<Record<string, string>>;
type Service = (context: ServiceContext, fields: Fields) => unknown;

const pageSize = 25;

/** The operations by our names; each gives the answer's value. Fields have the wire's names. */
export const services: Readonly<Record<Operation, Service>> = {
  call(context, { numero = '', agente = '', DDI }) {
    if (!context.pbx.extensions.has(agente)) return { numero, agente, estado: 'No existe el agente' };
    if (dialled(context, agente, numero)) context.pbx.place(agente, numero, DDI);
    return { numero, agente, estado: 'Llamada' };
  },
  external(context, { numero = '', numero2 = '', agente = '' }) {
    if (dialled(context, agente, numero)) context.pbx.place(agente, numero2);
    return { numero, numero2, agente, estado: 'Llamada' };
  },
  onBehalf(context, { numero = '', ext_origen = '', agente = '' }) {
    if (!context.pbx.extensions.has(ext_origen)) return { error: 'ext_origen no existe' };
    if (dialled(context, ext_origen, numero)) context.pbx.place(ext_origen, numero);
    return { numero, agente, estado: 'Llamada' };
  },
  hangUp({ pbx }, { agente_colgar = '' }) {
    const call = [...pbx.calls.values()].find(({ extension }) => extension === agente_colgar);
    if (call) void pbx.hangUp(call.id, 'ANSWER');
    return call ? 'OK' : { estado: 'No hay llamada' };
  },
  callData({ pbx }, { id = '' }) {
    const [call, ticket] = [pbx.calls.get(id), pbx.tickets.find((one) => one.id === id)];
    if (call) return { ID: id, Extension: call.extension, Numero: call.number, Estado: call.answeredAt === undefined ? 'timbre' : 'descolgado' };
    return ticket ? { ID: id, ...printTicket(ticket), Estado: 'colgado' } : { ID: id, error: 'No existe' };
  },
  extensions: ({ pbx }) => Object.fromEntries(pbx.extensions),
  queueAgents({ pbx, habits }) {
    const rows = [...pbx.queues].map(([cola, extensions]) => ({ cola, agentes: extensions.map((agente) => ({ agente, estado: pbx.extensions.get(agente) ?? 'Desconectada' })) }));
    if (habits.queues === 'rows') return { colas: rows };
    return Object.fromEntries(rows.map(({ cola, agentes }) => [cola, Object.fromEntries(agentes.map(({ agente, estado }) => [agente, estado]))]));
  },
  records: (context, fields) => paged(context.pbx.tickets, fields),
  queueRecords: (context, fields) => paged(context.pbx.tickets.filter(({ queue }) => queue !== undefined), fields),
  record({ pbx }, { id_cdr = '' }) {
    const found = pbx.tickets.filter(({ id }) => id === id_cdr || (!id_cdr.includes('.') && id.startsWith(`${id_cdr}.`)));
    return { registros: found.length, CDR: found.map(printTicket) };
  },
  campaigns: ({ pbx }) => ({ registros: pbx.campaigns.size, Camp: [...pbx.campaigns.values()].map(printCampaign) }),
  insertAtStart: (context, fields) => insertNumbers(context, fields, 'start'),
  insertAtEnd: (context, fields) => insertNumbers(context, fields, 'end'),
  insertForm(context, { IDcamp = '', form = '' }) {
    const campaign = context.pbx.campaigns.get(IDcamp);
    const rows = campaign && rowsOf(context, campaign, form);
    if (!rows) return { IDcamp, JSON_form: 'JSON "form" ERROR', status: 'error' };
    take(context, campaign, rows, 'start');
    return { IDcamp, JSON_form: 'JSON "form" OK', status: `Se han insertado ${rows.length} numeros en la lista` };
  },
};

const spanish: Dialect = dialectWith();

/** Two operations have one word: data of a form tell them apart (contract part 6, row 7). */
export function operationOf(fields: Fields): Operation | undefined {
  const found = (Object.keys(spanish.actions) as Operation[]).filter((operation) => spanish.actions[operation] === fields['accion']);
  return found.length > 1 ? found.find((operation) => (operation === 'insertForm') === ('form' in fields)) : found[0];
}

export function methodOf(operation: Operation): string {
  return spanish.methods[operation];
}

/** False for what is swallowed: the same pair within 15 seconds (contract part 4). */
function dialled({ called, clock, ledger }: ServiceContext, extension: string, number: string): boolean {
  const key = `${extension}/${number}`;
  const before = called.get(key);
  if (before !== undefined && clock.now() - before < repeatWindow) {
    ledger.recordViolation('call', 'the same number within 15 seconds');
    return false;
  }
  called.set(key, clock.now());
  ledger.dialled.push({ extension, number });
  return true;
}

/** Local time of this PBX is UTC. */
function paged(tickets: readonly Ticket[], fields: Fields): unknown {
  const [from, until] = [timeOf(fields['fecha_ini'], fields['hora_ini']), timeOf(fields['fecha_fin'], fields['hora_fin']) + 60_000];
  const size = Number(fields['registros'] ?? pageSize) || pageSize;
  const page = Number(fields['pagina'] ?? 1) || 1;
  const found = tickets.filter(({ id }) => Number(id.split('.')[0]) * 1_000 >= from && Number(id.split('.')[0]) * 1_000 < until);
  const rows = found.slice((page - 1) * size, page * size).map(printTicket);
  return { pagina: String(page), registros: String(size), env_registros: rows.length, tot_paginas: Math.max(1, Math.ceil(found.length / size)), CDR: rows };
}

function timeOf(date = '', time = ''): number {
  const [day = 1, month = 1, year = 1970] = date.split('/').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes);
}

function insertNumbers(context: ServiceContext, { IDcamp = '', registros = '', numeros = '' }: Fields, at: 'start' | 'end'): unknown {
  const campaign = context.pbx.campaigns.get(IDcamp);
  if (!campaign) return { IDcamp, status: 'No existe la lista' };
  const numbers = numeros.split(',').filter((number) => number !== '');
  if (String(numbers.length) !== registros) context.ledger.recordViolation('insert', `registros: ${registros} for ${numbers.length}`);
  const wasOver = campaign.list.length > 0 && campaign.index >= campaign.list.length;
  take(context, campaign, numbers.map((number) => ({ number, form: {} })), at);
  const status = `${wasOver ? 'Lista finalizada, anexada al inicio/ ' : ''}Se han insertado ${numbers.length} numeros en la lista`;
  return { IDcamp, registros: String(numbers.length), numeros, status };
}

function rowsOf({ ledger }: ServiceContext, campaign: SimulatedCampaign, json: string): readonly ListedNumber[] | undefined {
  try {
    const { form } = JSON.parse(json) as { readonly form: readonly Readonly<Record<string, string>>[] };
    return form.map((row) => {
      if (Object.keys(row)[0] !== 'numero') ledger.recordViolation('insert', 'the number is not the first of its row');
      const { numero = '', ...rest } = row;
      const odd = Object.keys(rest).find((label) => !campaign.labels.includes(label));
      if (odd !== undefined) ledger.recordViolation('insert', `not a label: ${odd}`);
      return { number: numero, form: rest };
    });
  } catch {
    return undefined;
  }
}

function take({ pbx, ledger }: ServiceContext, campaign: SimulatedCampaign, rows: readonly ListedNumber[], at: 'start' | 'end'): void {
  for (const { number } of rows) if (!/^\d{3,15}$/.test(number)) ledger.recordViolation('insert', 'not a number');
  pbx.insert(campaign, rows, at);
  ledger.inserted.push(...rows.map(({ number, form }) => ({ campaignId: campaign.id, number, at, form })));
}
