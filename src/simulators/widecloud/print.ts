import type { CallRow, Central, MailingRow, SimulatedCall } from './central.js';
import type { Habits } from './habits.js';

type Text = Readonly<Record<string, string>>;

const noDate = '0000-00-00 00:00:00';
const brasilia = 180 * 60_000;
const gens = Array.from({ length: 22 }, (_value, index) => `gen${index + 1}`);

/** Local time of the central, three hours behind UTC. */
export function printTime(at: number | undefined): string {
  return at === undefined ? noDate : new Date(at - brasilia).toISOString().slice(0, 19).replace('T', ' ');
}

export function readTime(text: string): number {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? 0 : time + brasilia;
}

/** Every value twice: under its running number, and under its name. */
export function printMailing(row: MailingRow, campaign: string): Text {
  const of = (name: string): string => row.fields[name] ?? '';
  const named: [string, string][] = [
    ['id', row.id], ['cliente', of('cliente')], ['ddd', row.ddd], ['numero', row.numero],
    ...['endereco', 'bairro', 'cidade', 'estado', 'cep', 'contato'].map((name): [string, string] => [name, of(name)]),
    ['status', row.status], ['agendamento', printTime(row.scheduledAt)], ['inicialing', '09:09:40'], ['ocorrencia', of('ocorrencia')],
    ['datendimento', printTime(row.answeredAt)], ['obs', of('obs')], ['agente', of('agente')], ['dpto', of('dpto')], ['campanha', campaign],
    ['tentativas', String(row.attempts)], ['conta', of('conta')], ['cuje', ''], ['bina', ''], ['status_ligacao', of('status_ligacao')],
    ...gens.map((name): [string, string] => [name, of(name)]),
    ...['tab1', 'tab2', 'tab3'].map((name): [string, string] => [name, of(name)]), ['cob', ''], ['id_registro', row.id], ['tipo_de_chamada', 'LOCAL'],
    ['data_insert', printTime(row.insertedAt)],
  ];
  return Object.fromEntries(named.flatMap(([name, value], index) => [[String(index), value], [name, value]]));
}

export function printCall(call: CallRow): Readonly<Record<string, string | null>> {
  const day = printTime(call.at).slice(0, 10).replaceAll('-', '\\');
  return {
    id: call.id, conta: call.extension, nomeoperador: 'ANA', ramal: call.extension, tipo: call.inbound ? 'ENTRADA' : 'DISCADOR', chamada: 'S',
    datahora: printTime(call.at), duracao: String(call.seconds), numero: call.number, tempofila: null, abandonoramal: null, abandonofila: null,
    statuschamada: call.answered ? 'ANSWER' : 'NO ANSWER', grupo: '9991', uniqueid: call.id,
    gravacao: call.answered ? `${day}\\9991-${call.inbound ? 'E' : 'S'}-${call.number}` : '', sidehangup: 'CLIENTE', enlace: 'EXTERNA',
  };
}

/** As `json_encode` prints it, but for the backslashes of names where the central forgets them. */
export function printJson(value: unknown, habits: Habits): string {
  const text = JSON.stringify(value);
  return habits.bareBackslashes ? text.replaceAll('\\\\', '\\') : text;
}

export function printExtensions(central: Central, now: number, habits: Habits): Text[] {
  const legs = [...central.calls.values()].flatMap((call) => central.extensions.flatMap((extension) => printLeg(call, extension, now)));
  const busy = new Set(legs.map(({ Ramal }) => Ramal));
  const idle = central.extensions.filter((extension) => !busy.has(extension)).map((Ramal): Text => ({ Ramal, Status: 'Not in use' }));
  return habits.idleRows ? [...legs, ...idle] : legs;
}

function printLeg(call: SimulatedCall, extension: string, now: number): Text[] {
  if (call.from !== extension && call.to !== extension) return [];
  const inbound = call.to === extension;
  const [JSON1, JSON2, JSON3] = inbound ? call.variables : ['', '', ''];
  return [{
    Ramal: extension, Status: call.up ? 'In use' : 'Ringing', Direcao: inbound ? 'ENTRADA' : 'SAIDA',
    Duracao: String(Math.round((now - call.startedAt) / 1000)), StatusCanal: call.up ? 'Up' : 'Ringing',
    Callerid: inbound ? call.from : call.to, Extension: call.to, JSON1, JSON2, JSON3,
    GRAVACAO: call.up ? `${printTime(call.startedAt).slice(0, 10).replaceAll('-', '/')}/9000-S-${call.to}-${call.id}` : '', IDCHAMADA: call.id,
  }];
}
