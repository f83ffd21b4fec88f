import type { VoxFreeSimulator } from '../voxfree/index.js';
import { addAgent, type NewAgent } from '../voxfree/index.js';

/** The company of every scenario: Serra Azul, a wholesale distributor. All names and numbers are made up. */
export const departmentIds = { finance: '9', sales: '14', support: '21', delivery: '27' } as const;

/** One line of an unofficial kind, one under Meta's rules. */
export const channelIds = { main: '25', official: '231' } as const;

export const agentIds = { marina: '61', paulo: '60', renata: '62', secondFactor: '63', newcomer: '64' } as const;

export const tagIds = { vip: '2', secondCopy: '22', recurring: '23', urgent: '24', exchange: '25', afterSale: '26' } as const;

/** A sign-in that the demo offers. */
export interface DemoUser {
  readonly user: string;
  readonly password: string;
  /** The code that the second step asks for. */
  readonly code?: string;
  readonly needs?: 'second-factor' | 'password-change';
}

const PASSWORD = 'demo1234';
const CODE = '482913';

export const demoUsers = {
  marina: { user: 'marina@serraazul', password: PASSWORD },
  secondFactor: { user: '2fa@serraazul', password: PASSWORD, code: CODE, needs: 'second-factor' },
  newcomer: { user: 'nova@serraazul', password: PASSWORD, needs: 'password-change' },
} as const satisfies Record<string, DemoUser>;

/** The SIP account that Marina's sign-in brings. The password is as public as the demo. */
export const demoExtension = {
  number: '2101',
  username: '1_2101',
  domain: 'sip.serraazul.invalid:50031',
  password: 'ramal-2101',
  transport: 'udp',
} as const;

/** Somebody at an extension of the same company, to be asked or given a call. */
export interface Colleague {
  readonly number: string;
  readonly user: string;
  readonly password: string;
  readonly name: string;
}

export const colleagues: readonly Colleague[] = [
  { number: '2102', user: '1_2102', password: 'ramal-2102', name: 'Paulo' },
  { number: '2103', user: '1_2103', password: 'ramal-2103', name: 'Renata' },
];

const everywhere = Object.values(departmentIds);

const agents: readonly NewAgent[] = [
  { id: agentIds.marina, login: demoUsers.marina.user, password: PASSWORD, name: 'Marina', departmentIds: everywhere, extension: demoExtension },
  { id: agentIds.paulo, login: 'paulo@serraazul', password: PASSWORD, name: 'Paulo', departmentIds: everywhere },
  { id: agentIds.renata, login: 'renata@serraazul', password: PASSWORD, name: 'Renata', departmentIds: [departmentIds.sales] },
  {
    id: agentIds.secondFactor,
    login: demoUsers.secondFactor.user,
    password: PASSWORD,
    name: 'Lívia',
    departmentIds: everywhere,
    secondFactor: CODE,
  },
  {
    id: agentIds.newcomer,
    login: demoUsers.newcomer.user,
    password: PASSWORD,
    name: 'Caio',
    departmentIds: [departmentIds.finance, departmentIds.support],
    mustChangePassword: true,
  },
];

const mojibakeTemplate =
  '<div class="d-flex justify-content-center flex-column"><span class="my-1" style="font-weight: bold; color: #0c0c0c">Serra Azul - retomada</span>' +
  '<span class="my-1" style="color: #0c0c0c">OlÃ¡! Ficou faltando sua confirmaÃ§Ã£o do endereÃ§o de entrega.\n\nPodemos conversar?</span>' +
  '<span class="my-1" style="font-size: 0.9em; color: #666262">responda para dar continuidade neste atendimento</span></div>';

const templates = [
  { id: '80', name: 'retomada_atendimento', html: mojibakeTemplate },
  { id: '81', name: 'cobranca_amigavel', html: mojibakeTemplate.replace('retomada', 'financeiro') },
  { id: '83', name: 'confirma_entrega', html: mojibakeTemplate.replace('retomada', 'entregas') },
];

/** What a template looks like in an agent's thread, mojibake and all. */
export const templateHtml = mojibakeTemplate;

const departments = [
  { id: departmentIds.finance, name: 'Financeiro', color: '#2563eb' },
  { id: departmentIds.sales, name: 'Comercial', color: '#0f9d58' },
  { id: departmentIds.support, name: 'Suporte', color: '#e37400' },
  { id: departmentIds.delivery, name: 'Entregas', color: '#8e44ad' },
];

const channels = [
  { id: channelIds.main, name: 'Serra Azul', official: false, device: '551135550100' },
  { id: channelIds.official, name: 'Serra Azul Oficial', official: true, device: '551135550101' },
];

/** Channels as a page describes them to the adapter, by the vendor's ids. */
export const demoChannels = {
  [channelIds.main]: { kind: 'whatsapp', name: 'Serra Azul', official: false },
  [channelIds.official]: { kind: 'whatsapp', name: 'Serra Azul Oficial', official: true },
} as const;

const tags = [
  { id: tagIds.vip, name: 'VIP', color: '#c2185b' },
  { id: tagIds.secondCopy, name: '2ª via', color: '#1976d2' },
  { id: tagIds.recurring, name: 'Recorrente', color: '#388e3c' },
  { id: tagIds.urgent, name: 'Urgente', color: '#d32f2f' },
  { id: tagIds.exchange, name: 'Troca', color: '#f57c00' },
  { id: tagIds.afterSale, name: 'Pós-venda', color: '#7b1fa2', agentId: agentIds.marina },
];

const replies = [
  { id: '9', title: 'Saudação da manhã', text: 'Bom dia! Aqui é a Marina, da Serra Azul. Como posso ajudar?', agentId: agentIds.marina },
  { id: '10', title: 'Volto já', text: 'Só um instante, vou conferir no sistema e já respondo por aqui.', agentId: agentIds.marina },
  { id: '11', title: '2ª via de boleto', text: 'Segue a segunda via do boleto. O novo vencimento está no documento.', departmentId: departmentIds.finance },
  { id: '12', title: 'Chave Pix', text: 'Nossa chave Pix é o CNPJ 00.000.000/0001-91, em nome de Serra Azul Distribuidora.', departmentId: departmentIds.finance },
  { id: '13', title: 'Prazo de compensação', text: 'O boleto compensa em até 2 dias úteis. Por Pix, na hora.', departmentId: departmentIds.finance },
  { id: '14', title: 'Catálogo', text: 'Envio agora o catálogo com os preços do atacado. Pedido mínimo de 6 caixas.', departmentId: departmentIds.sales },
  { id: '15', title: 'Janela de entrega', text: 'Entregamos de segunda a sexta, das 7 h às 17 h. O motorista liga antes de chegar.', departmentId: departmentIds.delivery },
  { id: '16', title: 'Troca autorizada', text: 'Troca autorizada, sem coleta. A caixa nova sai na próxima rota.', departmentId: departmentIds.support },
];

const dispositions = [
  { id: '10', name: 'Boleto enviado' },
  { id: '22', name: 'Pedido feito' },
  { id: '31', name: 'Troca autorizada' },
  { id: '32', name: 'Entrega confirmada' },
  { id: '33', name: 'Retornar depois' },
];

export const accountId = '1';

/** Fills an empty account with everything but customers. */
export function seedCompany({ account }: VoxFreeSimulator, extension: Partial<typeof demoExtension> = {}): void {
  for (const item of departments) account.departments.set(item.id, item);
  for (const item of channels) account.channels.set(item.id, item);
  for (const item of tags) account.tags.set(item.id, item);
  for (const item of replies) account.replies.set(item.id, item);
  for (const item of dispositions) account.dispositions.set(item.id, item);
  for (const item of templates) account.templates.set(item.id, item);
  for (const agent of agents) {
    addAgent(account, agent.extension ? { ...agent, extension: { ...agent.extension, ...extension } } : agent);
  }
}
