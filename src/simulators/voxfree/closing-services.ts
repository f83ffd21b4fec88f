import type { Chat } from './chat.js';
import type { Contact } from './records.js';
import type { Fields } from './requests.js';
import { addressedChatOf, agentOf, chatOf, Refusal, type Service, type ServiceContext } from './service.js';

const NOT_UPDATED = 'não foi possível atualizar protocolo';
const NOT_RELEASED = 'não foi possível remover carteirização';

export const dispositions: Service = (context, fields) => {
  chatOf(context, fields);
  return { tabulacoes: [...context.account.dispositions.values()].map(({ id, name }) => ({ nome: name, codid: id })) };
};

export const finish: Service = (context, fields) => {
  const chat = addressedChatOf(context, fields);
  if (chat.place === 'closed' || chat.agentId !== agentOf(context, fields).id) throw new Refusal(NOT_UPDATED);
  keepOwner(context, chat, fields);
  if (fields('action') === 'finalizar') context.desk.finish(chat, fields('selected_tabulacao') || undefined);
  else handOver(context, chat, fields);
  return { retorno: 'ok' };
};

/** The two transfers differ in whether the ticket goes on or a new one begins. */
function handOver(context: ServiceContext, chat: Chat, fields: Fields): void {
  const { account, desk } = context;
  const next = account.agents.get(fields('new_id_agente'));
  if (!next) throw new Refusal(NOT_UPDATED);
  const note = fields('text_send');
  if (fields('action') === 'transferir') {
    if (note) chat.note = note;
    desk.assign(chat, next.id, 'handed-over');
    return;
  }
  const departmentId = fields('codid_departamento');
  if (!account.departments.has(departmentId)) throw new Refusal(NOT_UPDATED);
  desk.finish(chat, fields('selected_tabulacao') || undefined);
  const successor = desk.create({ contactId: chat.contactId, channelId: chat.channelId, departmentId });
  if (note) successor.note = note;
  desk.assign(successor, next.id, 'handed-over');
}

function keepOwner({ account }: ServiceContext, chat: Chat, fields: Fields): void {
  const box = fields('carteirizado_check') || fields('fidelizado_check');
  const contact = account.contacts.get(chat.contactId);
  if (box !== '1' || !contact || account.departments.get(chat.departmentId)?.binds === false) return;
  contact.ownerId = fields('new_id_agente') || fields('id_agente');
  contact.ownerDepartmentId = fields('codid_departamento') || chat.departmentId;
}

/** The agent's own contacts; removing one needs its department, which the list does not tell (contract part 6, row 11). */
export const ownership: Service = (context, fields) => {
  const { account } = context;
  const agent = agentOf(context, fields);
  const owned = [...account.contacts.values()].filter(({ ownerId }) => ownerId === agent.id);
  if (fields('action') === 'delete') return releaseOwner(owned, fields);
  const rows = owned.map(({ id, name, number }) => ({
    codid: `9${id}`,
    codid_contato: id,
    codid_agente: agent.id,
    nome: name,
    numero_inteiro: number,
    nome_agente: agent.name,
  }));
  return { status: 'ok', carteirizados: rows };
};

function releaseOwner(owned: readonly Contact[], fields: Fields): unknown {
  const contact = owned.find(({ id }) => id === fields('codid_contato'));
  const departmentId = fields('codid_departamento');
  if (!contact || departmentId === '') throw new Refusal(NOT_RELEASED);
  if (contact.ownerDepartmentId !== undefined && contact.ownerDepartmentId !== departmentId) throw new Refusal(NOT_RELEASED);
  delete contact.ownerId;
  delete contact.ownerDepartmentId;
  return { status: 'ok' };
}
