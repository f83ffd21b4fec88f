import { addChat, type PastChat, type PastMessage, type VoxFreeSimulator } from '../voxfree/index.js';
import { agentIds, channelIds, departmentIds, tagIds, templateHtml } from './company.js';
import { customers, demoMedia, type CustomerName } from './customers.js';

/** When the agent sits down, this much has been said. Minutes are counted back from that moment. */
type Line = PastMessage;

const marina = { agent: 'Marina' };
const renata = { agent: 'Renata' };

const c = (minutesAgo: number, text: string, more: Partial<Line> = {}): Line => ({ from: 'contact', minutesAgo, text, ...more });
const m = (minutesAgo: number, text: string, more: Partial<Line> = {}): Line => ({ from: marina, minutesAgo, text, ...more });
const bot = (minutesAgo: number, text: string): Line => ({ from: 'bot', minutesAgo, text });

const DAY = 24 * 60;
const greeting = 'Olá! Você está falando com a Serra Azul Distribuidora. Em que podemos ajudar?';

interface Story extends Omit<PastChat, 'contactId' | 'channelId' | 'messages'> {
  readonly who: CustomerName;
  readonly channelId?: string;
  readonly messages: readonly Line[];
}

const { finance, sales, support, delivery } = departmentIds;

/** Tickets that were closed before today, oldest first. */
const closed: readonly Story[] = [
  {
    who: 'ana', departmentId: finance, place: 'closed', agentId: agentIds.marina,
    messages: [
      c(17 * DAY + 40, 'Bom dia, o título de outubro entrou em cartório?'),
      m(17 * DAY + 32, 'Não entrou, Ana. Fizemos o acordo antes do prazo.'),
      c(17 * DAY + 30, 'Que alívio! Obrigada.'),
    ],
  },
  {
    who: 'ana', departmentId: finance, place: 'closed', agentId: agentIds.marina,
    messages: [
      c(DAY + 90, 'Boa tarde! Consigo a segunda via do boleto de novembro?'),
      m(DAY + 84, 'Claro, Ana. Já envio por aqui.'),
      c(DAY + 80, 'Obrigada 🙏'),
    ],
  },
  {
    who: 'padaria', departmentId: delivery, place: 'closed', agentId: agentIds.paulo,
    messages: [c(6 * DAY, 'A entrega de hoje veio sem o fermento.'), { from: { agent: 'Paulo' }, minutesAgo: 6 * DAY - 9, text: 'Vai na próxima rota, sem custo.' }],
  },
];

const finances: readonly Story[] = [
  {
    who: 'ana', departmentId: finance, place: 'active', agentId: agentIds.marina, unread: 1, tagIds: [tagIds.vip, tagIds.secondCopy],
    messages: [
      c(215, 'Bom dia! Podem entregar o pedido 48.213 pela manhã?'),
      m(213, 'Bom dia, Ana! Podemos sim, sai na primeira rota.'),
      c(210, 'Podem sim, obrigada'),
      c(21, 'Chegou uma caixa amassada, olha', { file: demoMedia.dentedBox }),
      m(16, 'Vi aqui, Ana. Mandamos outra amanhã cedo, sem custo.', { replyTo: 3 }),
      c(13, 'Áudio', { file: demoMedia.voiceNote }),
      c(12, 'Não era para mandar isso', { deleted: true }),
      c(5, 'E o boleto de novembro? Precisava pagar hoje.'),
      c(4, 'O pedido é este: https://pedidos.serraazul.example/48213'),
    ],
  },
  {
    who: 'valeVerde', departmentId: finance, place: 'active', agentId: agentIds.marina, tagIds: [tagIds.recurring],
    messages: [
      c(52, 'Precisamos da NF-e da coleta de ontem.'),
      m(47, 'Já localizo e envio.'),
      m(34, 'NF-e 48.213 em anexo', { file: demoMedia.invoice, tick: 1 }),
    ],
  },
  {
    who: 'sergio', departmentId: finance, place: 'active', agentId: agentIds.marina, unread: 2,
    messages: [
      bot(29, greeting),
      c(28, 'Quero negociar duas parcelas que venceram'),
      m(24, 'Claro, Sérgio. Prefere juntar as duas ou dividir em três?'),
      c(9, 'Em três fica melhor'),
      c(8, 'Sem juros dá?'),
    ],
  },
];

const trade: readonly Story[] = [
  {
    who: 'carlos', departmentId: sales, place: 'active', agentId: agentIds.marina, unread: 3,
    messages: [
      { from: renata, minutesAgo: 31, text: 'Carlos, a Marina continua seu atendimento, tudo bem?' },
      c(29, 'Sem problema'),
      m(26, 'Oi, Carlos! O preço de 10 caixas do azeite é R$ 1.140,00.'),
      c(7, 'E o frete, muda se eu pegar 12 caixas?'),
      c(6, 'Também queria o prazo'),
      c(5, 'É para o feriado'),
    ],
  },
  {
    who: 'luciana', departmentId: sales, place: 'active', agentId: agentIds.marina, tagIds: [tagIds.afterSale],
    messages: [
      c(64, 'Vocês têm catálogo com os preços do atacado?'),
      m(58, 'Temos, Luciana! Um instante.'),
      m(55, 'Enviei o catálogo por aqui 😊', { file: demoMedia.catalogue, tick: 1 }),
    ],
  },
];

const field: readonly Story[] = [
  {
    who: 'acacias', departmentId: delivery, place: 'active', agentId: agentIds.marina, unread: 12,
    messages: [
      m(33, 'Bom dia! A entrega do condomínio sai às 8 h.'),
      c(30, 'Síndica Vera: quem recebe é a portaria'),
      ...Array.from({ length: 11 }, (_, index) => c(28 - index, `Morador ${index + 1}: alguém já viu o caminhão?`)),
      c(14, 'Síndica Vera: alguém confirma a entrega?'),
    ],
  },
  {
    who: 'joao', departmentId: support, place: 'active', agentId: agentIds.marina, channelId: channelIds.official,
    messages: [
      c(2 * DAY + 30, 'O freezer que comprei não liga.'),
      m(2 * DAY + 20, 'João, o técnico pode ir hoje às 15 h. Confirma o endereço?'),
      { from: marina, minutesAgo: DAY + 15, text: templateHtml, type: 'template' },
    ],
  },
  {
    who: 'padaria', departmentId: delivery, place: 'active', agentId: agentIds.marina,
    messages: [c(DAY + 60, 'Segunda vocês passam aqui?'), m(DAY + 52, 'Passamos sim, antes das 9 h.'), m(DAY + 51, 'Combinado, até segunda.')],
  },
];

const waiting: readonly Story[] = [
  {
    who: 'rita', departmentId: support, place: 'waiting', unread: 3, tagIds: [tagIds.urgent],
    messages: [bot(19, greeting), c(18, 'A balança que chegou hoje não zera'), c(18, 'A loja está cheia'), c(17, 'Alguém?')],
  },
  { who: 'marcos', departmentId: finance, place: 'waiting', unread: 1, messages: [bot(6, greeting), c(5, 'Bom dia, paguei e o boleto continua em aberto')] },
  { who: 'helena', departmentId: sales, place: 'waiting', unread: 1, messages: [bot(4, greeting), c(3, 'Marina, consegue repetir meu último pedido?')] },
  { who: 'visitor', departmentId: sales, place: 'waiting', unread: 2, channelId: channelIds.official, messages: [bot(2, greeting), c(1.5, 'Oi, vendem para mercearia pequena?'), c(1, 'Somos de Sorocaba')] },
  { who: 'neusa', departmentId: delivery, place: 'waiting', unread: 1, messages: [bot(2, greeting), c(1, 'O motorista passou e não tinha ninguém, pode voltar hoje?')] },
];

/** Conversations of a morning: eight that Marina serves, five that wait, and what went before. */
export function seedMorningChats(simulator: VoxFreeSimulator): void {
  const now = simulator.clock.now();
  for (const story of [...closed, ...finances, ...trade, ...field, ...waiting]) {
    const { who, ...past } = story;
    addChat(simulator.account, now, {
      ...past,
      contactId: customers[who].id,
      channelId: story.channelId ?? channelIds.main,
      messages: story.messages.map(line => (line.file === undefined ? line : { ...line, url: `${simulator.mediaBase}${line.file}` })),
    });
  }
}
