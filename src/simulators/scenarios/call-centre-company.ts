import { between, pick, seededRandom } from '../seeded.js';
import type { VocomSimulator } from '../vocom/index.js';
import { colleagues, demoExtension } from './company.js';
import { customers } from './customers.js';

/** The same wholesale distributor's call centre. All names and numbers are made up. */
export const callCentreAgent = 'Marina Duarte';

export const callCentreQueues = ['Atendimento', 'Financeiro'] as const;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const [service, finance] = callCentreQueues;
const [paulo, renata] = colleagues;

const team = [
  { name: 'Paulo Reis', branch: paulo?.number ?? '', queues: [service, finance] },
  { name: 'Renata Alves', branch: renata?.number ?? '', queues: [service] },
  { name: 'Bruno Sá', branch: '2104', queues: [service] },
  { name: 'Júlia Campos', branch: '2105', queues: [service, finance] },
  { name: 'Otávio Nunes', branch: '2106', queues: [finance] },
] as const;

const breaks = [
  { id: '6a1f0c52-11aa-4d1e-8a01-0000000000c1', name: 'Café', length: 15, digit: '1' },
  { id: '6a1f0c52-11aa-4d1e-8a01-0000000000c2', name: 'Almoço', length: 60, digit: '2' },
  { id: '6a1f0c52-11aa-4d1e-8a01-0000000000c3', name: 'Banheiro', length: 5, digit: '3' },
  { id: '6a1f0c52-11aa-4d1e-8a01-0000000000c4', name: 'Treinamento', length: 0, digit: '4' },
  { id: '6a1f0c52-11aa-4d1e-8a01-0000000000c5', name: 'Retorno a cliente', length: 10, digit: '5' },
];

const mailings = [
  { name: 'Recompra de novembro', key: '41' },
  { name: 'Reativação 2025', key: '42' },
] as const;

const causes = ['NORMAL_CLEARING', 'NORMAL_CLEARING', 'NORMAL_CLEARING', 'NO_ANSWER', 'NO_ANSWER', 'USER_BUSY', 'UNALLOCATED_NUMBER'] as const;
const results = ['Pedido feito', 'Pedido feito', 'Retornar depois', 'Boleto enviado', 'Sem interesse', 'Número errado'] as const;

/** Dials of one day, spread over its open hours. */
const dialsEachDay = 150;
const days = 7;

/** Fills an empty installation: agents, pauses, and a week of what the dialler and the agents did. */
export function seedCallCentre(vocom: VocomSimulator): void {
  const random = seededRandom(41);
  const now = vocom.clock.now();
  vocom.addAgent(callCentreAgent, callCentreQueues, { branch: demoExtension.number });
  for (const [index, { name, branch, queues }] of team.entries()) {
    const isIn = index < 4;
    vocom.addAgent(name, queues, {
      branch, signedIn: isIn, status: index === 2 ? 'On Break' : 'Available',
      ...(isIn ? { firstLogin: now - between(random, 60, 180) * MINUTE } : {}),
      answered: isIn ? between(random, 4, 22) : 0, answeredTime: isIn ? between(random, 900, 5_400) : 0,
      notAnswered: isIn ? between(random, 0, 3) : 0, outbound: isIn ? between(random, 0, 9) : 0, outboundTime: isIn ? between(random, 0, 2_400) : 0,
    });
  }
  vocom.pbx.breaks.push(...breaks);
  for (let day = 0; day < days; day += 1) seedDay(vocom, random, now - day * DAY);
}

/** The twelve hours before `end`. */
function seedDay({ pbx }: VocomSimulator, random: () => number, end: number): void {
  for (let count = 0; count < dialsEachDay; count += 1) {
    const at = end - Math.round(random() * 12 * HOUR);
    const mailing = pick(random, mailings);
    const cause = pick(random, causes);
    const destination = `119555${between(random, 10_000, 99_999)}`;
    const agent = pick(random, team).name;
    const ringing = between(random, 4, 32);
    const talked = between(random, 18, 420);
    const isAnswered = cause === 'NORMAL_CLEARING';
    pbx.dialed.push({
      mailing: mailing.name, key: mailing.key, destination, at, ringing, cause,
      ...(isAnswered ? { answeredAfter: ringing, talked, queue: service, agent } : {}),
    });
    if (isAnswered) pbx.dispositions.push({ direction: 'dialer-inbound', agent, name: pick(random, results), destination, mailing: mailing.name, at: at + talked * SECOND });
  }
  for (let count = 0; count < 30; count += 1) {
    const { number } = pick(random, Object.values(customers).filter(({ number: digits }) => digits !== ''));
    pbx.dispositions.push({
      direction: pick(random, ['inbound', 'inbound', 'outbound']), agent: pick(random, team).name, name: pick(random, results), destination: number, mailing: '',
      at: end - Math.round(random() * 12 * HOUR),
    });
  }
}
