import { addressedChatOf, agentOf, chatOf, Refusal, type Service, type ServiceContext } from './service.js';
import type { Chat } from './chat.js';
import { listRow, messageMap } from './shapes.js';
import type { Fields } from './requests.js';
import type { Agent, Contact } from './records.js';

function tenantAgent(context: ServiceContext, fields: Fields): Agent {
  if (fields('codid_cliente') !== context.account.id) throw new Refusal('cliente não encontrado');
  return agentOf(context, fields);
}

export const activeChats: Service = (context, fields) => {
  const { account, habits } = context;
  return { conversas: account.activeOf(tenantAgent(context, fields).id).map(chat => listRow(account, chat, habits)) };
};

export const waitingChats: Service = (context, fields) => {
  const { account, habits } = context;
  return { conversas: account.waitingFor(tenantAgent(context, fields)).map(chat => listRow(account, chat, habits)) };
};

/** Opening is claiming: a chat that is nobody's becomes the caller's. */
export const openChat: Service = (context, fields) => {
  const { account, desk, habits } = context;
  const agent = agentOf(context, fields);
  const chat = chatOf(context, fields);
  if (chat.place === 'waiting') desk.assign(chat, agent.id);
  if (chat.agentId === agent.id) chat.unread = 0;
  const contact = account.contacts.get(chat.contactId);
  if (!contact) throw new Refusal('contato não encontrado');
  return {
    contato: contactOf(contact),
    ...ownerOf(context, contact, chat),
    permite_excluir: '0',
    permite_ler_excluido: '0',
    mensagens: messageMap(account, account.historyOf(contact.id), ({ log }) => log.after(0), habits),
  };
};

function contactOf(contact: Contact): Record<string, string> {
  return {
    id_contato: contact.id,
    nome: contact.name,
    email: contact.email,
    numero: contact.number,
    obs: contact.note,
    img_perfil: contact.photo,
  };
}

function ownerOf({ account }: ServiceContext, contact: Contact, chat: Chat): Record<string, string> {
  const binds = account.departments.get(chat.departmentId)?.binds !== false;
  const owner = contact.ownerId === undefined ? undefined : account.agents.get(contact.ownerId);
  return {
    carteirizacao: binds ? '1' : '0',
    codid_carteirizacao: owner ? `9${contact.id}` : '',
    agente_carteirizado: owner?.name ?? '',
    agente_carteirizado_codid: owner?.id ?? '',
  };
}

export const newerMessages: Service = (context, fields) => {
  const agent = agentOf(context, fields);
  const chat = addressedChatOf(context, fields);
  const last = Number(fields('id_last_message') || 0);
  if (!Number.isInteger(last)) throw new Refusal('id_last_message inválido');
  if (chat.agentId === agent.id) chat.unread = 0;
  return { mensagens: messageMap(context.account, [chat], ({ log }) => log.after(last), context.habits) };
};
