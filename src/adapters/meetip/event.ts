import { numberOf, plainOf, textOf } from './decode.js';

export type EventField =
  | 'id' | 'extension' | 'queue' | 'status' | 'result' | 'info' | 'number' | 'shownNumber' | 'direction' | 'startedAt' | 'duration';

/** Names by what they hold; the first that is there counts. */
export type EventFields = Partial<Readonly<Record<EventField, readonly string[]>>>;

/** What MeetIP told about a call at one extension or queue. */
export interface CallNews {
  /** Empty where the template leaves it out. */
  readonly id: string;
  readonly extension: string;
  readonly queue: string;
  readonly kind: 'ringing' | 'ring-ended' | 'answered' | 'ended';
  readonly direction: 'in' | 'out' | undefined;
  /** The other party's. */
  readonly number: string;
  readonly startedAt: number | undefined;
  /** Milliseconds. Says nothing of when the call began (contract part 6, row 11). */
  readonly duration: number;
  readonly result: string;
  readonly info: string;
  /** All that came along beside what every call has, by the administrator's names. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Both vocabularies of the documentation (contract part 5), and what translations make of them. In the second one
 * `caller_id` is the agent's extension and `to` the number that was called, which is also read as `co` (part 6, row 10).
 */
const known: Readonly<Record<EventField, readonly string[]>> = {
  id: ['id', 'id_llamada', 'full_id', 'identificador'],
  extension: ['extension', 'caller_id'],
  queue: ['colaagentes', 'queue_name', 'queue', 'cola'],
  status: ['status', 'estado_llamado', 'estado_llamada', 'estado'],
  result: ['result', 'final', 'resultado'],
  info: ['info'],
  number: ['from', 'telefono_contacto', 'telefono'],
  shownNumber: ['to', 'co', 'ddi'],
  direction: ['direction', 'tipo', 'sentido'],
  startedAt: ['start_time', 'datetime_llamada', 'fecha_iso'],
  duration: ['duration', 'duracion'],
};

/** Said of every call: nothing that a contact is found by. */
const ordinary = new Set(['datetimefin', 'endtime', 'fechafiniso']);

/** Undefined for what tells of no call: no state that we know, or neither an extension nor a queue. */
export function newsOf(fields: Readonly<Record<string, unknown>>, configured: EventFields): CallNews | undefined {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [plainOf(name), textOf(value)]));
  const used = new Set<string>(ordinary);
  const of = (field: EventField): string => {
    const names = (configured[field] ?? known[field]).map(plainOf).filter((name) => byName.has(name));
    for (const name of names) used.add(name);
    return names.map((name) => byName.get(name) ?? '').find((text) => text !== '') ?? '';
  };
  const [extension, queue, result, info] = [of('extension'), of('queue'), of('result').toLowerCase(), of('info').toUpperCase()];
  const kind = kindOf(of('status').toLowerCase(), result, info);
  const parties = [of('number'), of('shownNumber')];
  const news = {
    id: of('id'), extension, queue, direction: directionOf(of('direction')), startedAt: timeOf(of('startedAt')), result, info,
    number: parties.find((party) => party !== '' && party !== extension) ?? '',
    duration: (numberOf(of('duration')) ?? 0) * 1_000,
  };
  if (!kind || (extension === '' && queue === '')) return undefined;
  return { ...news, kind, variables: variablesOf(fields, used, { queue, shownNumber: parties[1] ?? '' }) };
}

/** The end of a ring comes as a state or as a result (contract part 6, row 9); the first vocabulary has only its cause. */
function kindOf(status: string, result: string, info: string): CallNews['kind'] | undefined {
  if (isRingEnd(status) || (isRingEnd(result) && !/^(?:des)?colgado/.test(status))) return 'ring-ended';
  if (/^(?:timbre|toque|ring)/.test(status)) return info === 'NOANSWER' ? 'ring-ended' : 'ringing';
  if (/^(?:descolgado|off-?hook|answer)/.test(status)) return 'answered';
  return /^(?:colgado|desligado|on-?hook|hang)/.test(status) ? 'ended' : undefined;
}

function isRingEnd(word: string): boolean {
  return /^(?:fin[ _-]?timbre|terminar|fi[mn][ _-]?toque)$/.test(word);
}

function directionOf(word: string): CallNews['direction'] {
  if (/^(?:entrante|entrada|in)/i.test(word)) return 'in';
  return /^(?:saliente|sa[ií]da|out)/i.test(word) ? 'out' : undefined;
}

function timeOf(iso: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function variablesOf(fields: Readonly<Record<string, unknown>>, used: ReadonlySet<string>, named: { readonly queue: string; readonly shownNumber: string }): Readonly<Record<string, string>> {
  const rest = Object.entries(fields).filter(([name, value]) => !used.has(plainOf(name)) && textOf(value) !== '');
  return {
    ...Object.fromEntries(rest.map(([name, value]) => [name, textOf(value).slice(0, 500)])),
    ...(named.queue === '' ? {} : { QUEUE_NAME: named.queue }),
    ...(named.shownNumber === '' ? {} : { DDI: named.shownNumber }),
  };
}
