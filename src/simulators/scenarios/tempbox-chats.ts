import type { Agent, Contact, PastCase, PastMessage, TempBoxSimulator } from '../tempbox/index.js';
import { demoMedia } from './customers.js';
import type { TempBoxCast, TempBoxCustomerName } from './tempbox-company.js';

const DAY = 24 * 60;

type Customers = Readonly<Record<TempBoxCustomerName, Contact>>;

const c = (minutesAgo: number, text: string, more: Partial<PastMessage> = {}): PastMessage => ({ from: 'contact', minutesAgo, text, ...more });
const by = (agent: Agent) => (minutesAgo: number, text: string, more: Partial<PastMessage> = {}): PastMessage => ({ from: agent, minutesAgo, text, ...more });

const greeting = 'Olá! Sou o assistente da Serra Azul. Em que posso ajudar?';

/** Conversations of a morning: what Marina serves, what was handed to her, what waits, what colleagues have, what is over. */
export function seedTempBoxChats(tempbox: TempBoxSimulator, cast: TempBoxCast, who: Customers): void {
  const file = (name: string): Partial<PastMessage> => ({ file: { name, url: `${tempbox.mediaBase}${name}` } });
  tempbox.addCases([...over(cast, who), ...mine(cast, who, file), ...waiting(cast, who), ...others(cast, who)]);
}

function over({ marina, paulo }: TempBoxCast, who: Customers): PastCase[] {
  const m = by(marina);
  return [
    {
      contact: who.ana, agent: marina, closed: true,
      messages: [c(9 * DAY, 'Bom dia, o título de outubro entrou em cartório?'), m(9 * DAY - 6, 'Não entrou, Ana. Fizemos o acordo antes do prazo.'), c(9 * DAY - 8, 'Que alívio! Obrigada.')],
    },
    {
      contact: who.padaria, agent: paulo, closed: true,
      messages: [c(6 * DAY, 'A entrega de hoje veio sem o fermento.'), by(paulo)(6 * DAY - 9, 'Vai na próxima rota, sem custo.')],
    },
    { contact: who.celso, agent: marina, closed: true, messages: [c(2 * DAY, 'Vocês têm óleo 5W30?'), m(2 * DAY - 11, 'Não trabalhamos com automotivos, Celso.')] },
  ];
}

function mine({ marina, paulo }: TempBoxCast, who: Customers, file: (name: string) => Partial<PastMessage>): PastCase[] {
  const m = by(marina);
  return [
    {
      contact: who.ana, agent: marina, unread: 2, notes: 'Prefere boleto às sextas.',
      messages: [
        c(95, 'Bom dia! Podem entregar o pedido 48.213 pela manhã?'),
        m(92, 'Bom dia, Ana! Podemos sim, sai na primeira rota.'),
        c(24, 'Chegou uma caixa amassada, olha', file(demoMedia.dentedBox)),
        m(19, 'Vi aqui, Ana. Mandamos outra amanhã cedo, sem custo.'),
        c(13, '', file(demoMedia.voiceNote)),
        c(5, 'E o boleto de novembro? Precisava pagar hoje.'),
      ],
    },
    {
      contact: who.carlos, agent: marina, unread: 1,
      messages: [m(31, 'Oi, Carlos! O preço de 10 caixas do azeite é R$ 1.140,00.'), c(7, 'E o frete, muda se eu pegar 12 caixas?')],
    },
    {
      contact: who.luciana, agent: marina,
      messages: [c(64, 'Vocês têm catálogo com os preços do atacado?'), m(58, 'Temos, Luciana! Um instante.'), c(56, 'Recebi este, é o atual?', file(demoMedia.catalogue))],
    },
    { contact: who.joao, agent: marina, messages: [c(DAY + 30, 'O freezer que comprei não liga.'), m(DAY + 20, 'João, o técnico pode ir hoje às 15 h.')] },
    { contact: who.padaria, agent: marina, begun: false, unread: 1, messages: [by(paulo)(16, 'A Marina cuida das entregas, um momento.'), c(15, 'Combinado, obrigado')] },
  ];
}

function waiting({ bot }: TempBoxCast, who: Customers): PastCase[] {
  return [
    { contact: who.rita, unread: 3, messages: [c(18, 'A balança que chegou hoje não zera'), c(18, 'A loja está cheia'), c(17, 'Alguém?')] },
    { contact: who.helena, unread: 1, messages: [c(8, 'Marina, consegue repetir meu último pedido?')] },
    { contact: who.visitor, unread: 1, messages: [c(3, 'Oi, vendem para mercearia pequena?')] },
    { contact: who.marcos, agent: bot, begun: false, unread: 1, messages: [by(bot)(6, greeting), c(5, 'Paguei e o boleto continua em aberto')] },
  ];
}

function others({ paulo }: TempBoxCast, who: Customers): PastCase[] {
  return [{ contact: who.neusa, agent: paulo, messages: [c(22, 'O motorista passou e não tinha ninguém.'), by(paulo)(20, 'Ele volta depois das 14 h, dona Neusa.')] }];
}
