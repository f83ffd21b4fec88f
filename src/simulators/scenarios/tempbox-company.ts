import { addAgent, addChannel, addContact, addStandardMessage, platforms, type Agent, type Contact, type NewContact, type TempBoxSimulator } from '../tempbox/index.js';

/** The same wholesale distributor at TempBox. All names and numbers are made up. */
export const tempBoxAgentName = 'Marina Duarte';

const people = [tempBoxAgentName, 'Paulo Reis', 'Renata Alves'] as const;

const standards = [
  { title: 'Saudação', text: 'Bom dia! Aqui é da Serra Azul. Como posso ajudar?' },
  { title: '2ª via de boleto', text: 'Segue a segunda via do boleto. O novo vencimento está no documento.' },
  { title: 'Prazo de entrega', text: 'Entregamos de segunda a sexta, das 7 h às 17 h. O motorista liga antes de chegar.' },
  { title: 'Troca autorizada', text: 'Troca autorizada, sem coleta. A caixa nova sai na próxima rota.' },
  { title: 'Encerramento', text: 'Obrigada pelo contato! Qualquer coisa é só chamar por aqui.' },
] as const;

type Line = 'whatsapp' | 'site' | 'instagram';

interface Customer extends Omit<NewContact, 'channelId'> {
  readonly line?: Line;
}

/** Customers by a short name. */
export const tempBoxCustomers = {
  ana: { name: 'Ana Beatriz Nogueira', phone: '5511955550142', email: 'compras@boavista.example', company: 'Mercado Boa Vista', city: 'São Paulo, SP', tag: 'VIP', color: '#7b1fa2' },
  carlos: { name: 'Carlos Eduardo Pires', phone: '5511955550178', company: 'Armazém Pires', city: 'Guarulhos, SP', color: '#00796b' },
  luciana: { name: 'Luciana Prado', line: 'site', email: 'luciana@pradoeventos.example', city: 'Campinas, SP', color: '#c2185b' },
  joao: { name: 'João Batista Filho', phone: '5521955550164', city: 'Rio de Janeiro, RJ', color: '#5d4037' },
  padaria: { name: 'Padaria Pão da Serra', phone: '5512955550187', city: 'Taubaté, SP', tag: 'Recorrente', color: '#f57c00' },
  rita: { name: 'Rita de Cássia Souza', phone: '5511955550125', city: 'Osasco, SP', tag: 'Urgente', color: '#d32f2f' },
  marcos: { name: 'Marcos Antônio Leal', phone: '5511955550181', city: 'São Paulo, SP', color: '#1976d2' },
  visitor: { name: 'Visitante do site', line: 'site', city: 'Sorocaba, SP', color: '#455a64' },
  helena: { name: 'Helena Figueiredo', line: 'instagram', city: 'Belo Horizonte, MG', color: '#388e3c' },
  celso: { name: 'Oficina do Celso', phone: '5511955550194', city: 'Diadema, SP', color: '#512da8' },
  neusa: { name: 'Neusa Carvalho', phone: '5511955550139', city: 'Santo André, SP', color: '#0288d1' },
} as const satisfies Record<string, Customer>;

export type TempBoxCustomerName = keyof typeof tempBoxCustomers;

export interface TempBoxCast {
  readonly marina: Agent;
  readonly paulo: Agent;
  readonly renata: Agent;
  readonly bot: Agent;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const openingHours = [9, 10, 11, 14, 15, 16];

/** Fills an empty account with everything but customers. */
export function seedTempBoxCompany(tempbox: TempBoxSimulator): TempBoxCast {
  const { account } = tempbox;
  const [marina, paulo, renata] = people.map((name) => addAgent(account, { name, email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@serraazul.example` }));
  const bot = addAgent(account, { name: 'Assistente Serra', kind: 'bot' });
  if (!marina || !paulo || !renata) throw new RangeError('people are missing');
  addChannel(account, { name: 'Serra Azul', formName: 'WhatsApp Business' });
  addChannel(account, { name: 'Chat do site', platform: platforms.site, form: 2, formName: 'Chat do site' });
  addChannel(account, { name: '@serraazul', platform: platforms.instagram, form: 3, formName: 'Direct' });
  for (const message of standards) addStandardMessage(account, message);
  addSlots(tempbox, marina);
  return { marina, paulo, renata, bot };
}

/** Whole hours of the next days, by the account's clock. */
function addSlots({ account, clock, habits }: TempBoxSimulator, agent: Agent): void {
  const midnight = Math.floor((clock.now() + habits.utcOffset * 60_000) / DAY_MS) * DAY_MS - habits.utcOffset * 60_000;
  for (const day of [0, 1, 2]) {
    for (const hour of openingHours) account.slots.push({ at: midnight + day * DAY_MS + hour * HOUR_MS, agentId: agent.id });
  }
}

export function seedTempBoxCustomers({ account }: TempBoxSimulator): Readonly<Record<TempBoxCustomerName, Contact>> {
  const channels = [...account.channels.values()];
  const channelOf = (line: Line) => channels.find(({ platform }) => platform === platforms[line])?.id ?? '';
  const added = Object.entries<Customer>(tempBoxCustomers).map(([key, { line = 'whatsapp', ...contact }]) =>
    [key, addContact(account, { ...contact, channelId: channelOf(line) })] as const);
  return Object.fromEntries(added) as Record<TempBoxCustomerName, Contact>;
}
