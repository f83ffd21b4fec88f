import { between, pick, seededRandom } from '../seeded.js';
import type { MailingRow, WideCloudSimulator } from '../widecloud/index.js';
import { printTime } from '../widecloud/print.js';
import { colleagues, demoExtension } from './company.js';
import { customers } from './customers.js';

/** A campaign of the scenario: the vendor has no list of them, so whoever integrates names them. */
export interface OutboundCampaign {
  readonly id: string;
  readonly name: string;
  readonly kind: 'predictive' | 'power' | 'preview';
  readonly contacts: number;
  /** How much of its list is worked through already, 0 to 1. */
  readonly begun: number;
  /** Numbers that are dialled at the same time; 0: it stands still. */
  readonly lines: number;
}

export const outboundCampaigns: readonly OutboundCampaign[] = [
  { id: '583', name: 'Recompra de novembro', kind: 'predictive', contacts: 480, begun: 0.35, lines: 4 },
  { id: '584', name: 'Reativação 2025', kind: 'power', contacts: 420, begun: 0.1, lines: 2 },
  { id: '585', name: 'Pesquisa de entrega', kind: 'preview', contacts: 300, begun: 1, lines: 0 },
];

/** What the company keeps in the vendor's free fields. */
export const outboundFields = { contato: 'Empresa', cidade: 'Cidade', estado: 'UF', dpto: 'Segmento', gen1: 'Último pedido', gen2: 'Limite' } as const;

export const outboundExtensions: readonly string[] = [demoExtension.number, ...colleagues.map(({ number }) => number)];

const first = ['Adriana', 'Alberto', 'Beatriz', 'Caio', 'Cecília', 'Daniel', 'Eliane', 'Fábio', 'Gabriela', 'Heitor', 'Ivone', 'Jonas', 'Lorena', 'Mauro', 'Nádia', 'Osmar', 'Priscila', 'Rogério', 'Sônia', 'Túlio', 'Vera', 'Wagner', 'Zélia'] as const;
const last = ['Almeida', 'Barros', 'Cardoso', 'Dias', 'Esteves', 'Farias', 'Goulart', 'Henriques', 'Lacerda', 'Matos', 'Novaes', 'Oliveira', 'Pacheco', 'Queiroz', 'Rezende', 'Siqueira', 'Tavares', 'Vilela'] as const;
const shops = ['Mercado', 'Mercearia', 'Empório', 'Padaria', 'Armazém', 'Quitanda', 'Restaurante'] as const;
const cities = [['11', 'São Paulo'], ['19', 'Campinas'], ['12', 'Taubaté'], ['15', 'Sorocaba'], ['21', 'Niterói'], ['31', 'Contagem'], ['41', 'Curitiba']] as const;

const MINUTE = 60_000;
const numbersEach = 200;
const prefixes = ['95551', '95552', '95553', '95554', '95556', '95557', '95558', '95559'] as const;

/** No two contacts have the same last eight digits, by which systems that differ in area codes know people. */
function numberOf(index: number): string {
  const prefix = prefixes[Math.floor(index / numbersEach) % prefixes.length] ?? '95551';
  return `${prefix}0${100 + (index % numbersEach)}`;
}

/** Fills an empty central: campaigns with their contacts, what became of some, and the day's calls and sign-ins. */
export function seedOutbound({ central, clock }: WideCloudSimulator): void {
  const random = seededRandom(583);
  const now = clock.now();
  let index = 0;
  for (const campaign of outboundCampaigns) {
    central.addCampaign(campaign.id, campaign.name);
    const rows = central.campaigns.get(campaign.id)?.rows ?? [];
    const known = campaign.lines > 0 ? Object.values(customers).filter(({ number }) => number !== '') : [];
    for (let count = 0; count < campaign.contacts; count += 1, index += 1) {
      const isDone = count < campaign.contacts * campaign.begun;
      const own = isDone ? undefined : known[count - Math.ceil(campaign.contacts * campaign.begun)];
      const row = newRow(central.nextId(), index, random, now, own);
      rows.push(isDone ? settled(row, random, now) : row);
    }
    for (const { call } of rows) if (call) central.history.push(call);
  }
  for (const [turn, name] of ['Paulo Reis', 'Renata Alves'].entries()) {
    const ramal = outboundExtensions[turn + 1] ?? '';
    central.operators.push(
      { nomeoperador: name, ramal, evento: 'Login', datahora: printTime(now - 170 * MINUTE) },
      { nomeoperador: name, ramal, evento: 'Pausa Café', datahora: printTime(now - (90 - turn * 20) * MINUTE) },
      { nomeoperador: name, ramal, evento: 'Retorno de pausa', datahora: printTime(now - (78 - turn * 20) * MINUTE) },
    );
  }
}

/** The customers of the CRM come first, and then people who are in no record yet. */
function newRow(id: string, index: number, random: () => number, now: number, own?: { readonly name: string; readonly number: string }): MailingRow {
  const [area, city] = pick(random, cities);
  const person = `${pick(random, first)} ${pick(random, last)}`;
  const digits = own?.number.replace(/^55/, '') ?? `${area}${numberOf(index)}`;
  return {
    id, ddd: digits.slice(0, 2), numero: digits.slice(2), insertedAt: now - between(random, 600, 4_000) * MINUTE, status: 'AGUARDANDO', attempts: 0,
    fields: {
      cliente: own?.name ?? person, cidade: city, estado: 'SP', contato: own ? '' : `${pick(random, shops)} ${pick(random, last)}`, dpto: pick(random, ['Atacado', 'Varejo', 'Food service']),
      gen1: between(random, 46_000, 48_200).toLocaleString('pt-BR'), gen2: `R$ ${between(random, 2, 40)}.000`, gen22: `contato-${index + 1}`,
    },
  };
}

function settled(row: MailingRow, random: () => number, now: number): MailingRow {
  const chance = random();
  const attempts = between(random, 1, 4);
  if (chance < 0.42) return { ...row, attempts, ...talk(row, random, now - between(random, 5, 170) * MINUTE) };
  return chance < 0.85 ? { ...row, attempts, status: 'Descartado' } : { ...row, attempts: 5, status: 'EXCEDIDO' };
}

function talk({ id, ddd, numero, fields }: MailingRow, random: () => number, at: number): Pick<MailingRow, 'status' | 'answeredAt' | 'call' | 'fields'> {
  const extension = pick(random, outboundExtensions);
  return {
    status: 'CONCLUIDO', answeredAt: at, fields: { ...fields, agente: extension === demoExtension.number ? 'Marina Duarte' : extension === '2102' ? 'Paulo Reis' : 'Renata Alves' },
    call: { id: `${Math.floor(at / 1000)}.${id}`, at, seconds: between(random, 14, 400), extension, number: ddd + numero, inbound: false, answered: true },
  };
}
