import type { Chat } from './chat.js';
import type { Fields } from './requests.js';
import { addressedChatOf, agentOf, chatOf, Refusal, type Service, type ServiceContext } from './service.js';

const NOT_UPDATED = 'não foi possível atualizar protocolo';

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
  if (box === '1' && contact) contact.ownerId = fields('new_id_agente') || fields('id_agente');
}

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
  return { departamentos: all.map(({ id, name }) => ({ id_unico: id, canal: name })), status: 'ok' };
};
