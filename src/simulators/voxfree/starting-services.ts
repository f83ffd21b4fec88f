import { agentOf, Refusal, type Service, type ServiceContext } from './service.js';
import type { Agent, Channel, Contact } from './records.js';
import type { Chat } from './chat.js';
import type { Fields } from './requests.js';
import { addContact } from './seeding.js';

export const departments: Service = (context, fields) => {
  const { departmentIds } = agentOf(context, fields);
  const own = departmentIds.flatMap(id => context.account.departments.get(id) ?? []);
  return { departamentos: own.map(({ id, name }) => ({ codid: id, nome: name })), status: 'ok' };
};

/** The vendor answers with channels under the key of departments. */
export const channels: Service = (context, fields) => {
  agentOf(context, fields);
  if (!context.account.departments.has(fields('departamento_selecionado'))) throw new Refusal('departamento não encontrado');
  const all = [...context.account.channels.values()];
  return { [context.habits.channelsKey]: all.map(({ id, name }) => ({ id_unico: id, canal: name })), status: 'ok' };
};

export const contacts: Service = (context, fields) => {
  const { account } = context;
  if (fields('codid_cliente') !== account.id) throw new Refusal('cliente não encontrado');
  if (fields('action') === 'insert') return insertContact(context, fields);
  const wanted = fields('search').trim().toLowerCase();
  const found = [...account.contacts.values()].filter(contact => !contact.group && matches(contact, wanted));
  return { contatos: found.map(contact => contactRow(context, contact)), status: 'ok' };
};

function matches({ name, number }: Contact, wanted: string): boolean {
  return name.toLowerCase().includes(wanted) || number.includes(wanted);
}

function contactRow({ account }: ServiceContext, { id, name, number }: Contact): Record<string, string | null> {
  const tickets = account.historyOf(id).length;
  return {
    codid: id,
    nome: name,
    numero: number || null,
    historico: tickets > 0 ? String(tickets) : null,
    ativo: tickets > 0 ? '1' : null,
  };
}

/** What this answers is printed nowhere: as the account's habit is. */
function insertContact({ account, habits }: ServiceContext, fields: Fields): unknown {
  const number = fields('numero').replace(/\D/g, '');
  const taken = [...account.contacts.values()].some(contact => contact.number === number);
  if (fields('nome') === '' || number === '' || taken) throw new Refusal('não foi possível inserir contato');
  const { id } = addContact(account, { name: fields('nome'), number, email: fields('email') });
  if (habits.contactAnswer === 'nothing') return '';
  return habits.contactAnswer === 'verdict' ? { status: 'ok' } : { status: 'ok', new_codid: id };
}

/** A conversation that the agent begins. The answer has the account's own number for it, which is not its protocol. */
export const startChat: Service = (context, fields) => {
  const { account, desk } = context;
  const agent = agentOf(context, fields);
  const contact = account.contacts.get(fields('codid_contato'));
  const channel = account.channels.get(fields('id_canal'));
  if (!contact || !channel || !account.departments.has(fields('departamento'))) throw new Refusal('parâmetros inválidos');
  const open = account.openChatOf(contact.id);
  if (open) return heldBy(context, open);
  if (!mayStart(channel)) throw new Refusal('não é possível iniciar conversa neste canal');
  const chat = desk.create({ contactId: contact.id, channelId: channel.id, departmentId: fields('departamento') });
  desk.assign(chat, agent.id);
  return { status: 'ok', em_atendimento: 0, codid_protocolo: account.newTicketId() };
};

/** Instagram and Facebook have the customer write first (contract part 5). */
function mayStart({ kind }: Channel): boolean {
  return kind !== 'instagram' && kind !== 'messenger';
}

function heldBy({ account }: ServiceContext, chat: Chat): unknown {
  const holder: Agent | undefined = chat.agentId === undefined ? undefined : account.agents.get(chat.agentId);
  return {
    status: 'falha - em atendimento',
    em_atendimento: 1,
    agente_em_atendimento_codid: holder?.id ?? '',
    agente_em_atendimento_nome: holder?.name ?? '',
  };
}
