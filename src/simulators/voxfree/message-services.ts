import type { Chat } from './chat.js';
import type { AcceptedMessage } from './ledger.js';
import type { StoredMessage } from './records.js';
import type { Fields } from './requests.js';
import { agentOf, chatOf, ownChatOf, Refusal, type Service, type ServiceContext } from './service.js';
import { echoMessage } from './shapes.js';

/** Free text is for contacts who wrote within a day, where Meta's rules hold (contract part 5). */
const WINDOW_MS = 24 * 60 * 60 * 1000;

export const sendText: Service = (context, fields) => {
  const chat = ownChatOf(context, fields);
  requireWindow(context, chat);
  const content = `*${fields('nome_agente')}*: \n${fields('mensagem')}`;
  const message = context.desk.fromAgent(chat, { content, replyId: quoted(chat, fields) });
  return accepted(context, chat, message, fields);
};

export const sendFile: Service = (context, fields, file) => {
  const chat = ownChatOf(context, fields);
  if (!file) throw new Refusal('arquivo não recebido');
  requireWindow(context, chat);
  const message = context.desk.fromAgent(chat, {
    content: fields('mensagem'),
    replyId: quoted(chat, fields),
    url: context.keep(file, chat.contactId),
    file: file.name,
  });
  return accepted(context, chat, message, fields, { bytes: file.bytes.length });
};

export const templates: Service = (context, fields) => {
  agentOf(context, fields);
  const chat = chatOf(context, fields);
  const official = context.account.channels.get(chat.channelId)?.official === true;
  const offered = official ? [...context.account.templates.values()] : [];
  if (fields('action') === 'select') {
    return { template: offered.map(({ id, name }) => ({ codid: id, nome_template: name, imagem_template: null })) };
  }
  const template = offered.find(({ id }) => id === fields('codid_template'));
  if (!template) throw new Refusal('template não encontrado');
  if (chat.agentId !== fields('id_agente')) throw new Refusal('atendimento de outro agente');
  const message = context.desk.fromAgent(chat, { content: template.html, type: 'template' });
  return accepted(context, chat, message, fields, { template: template.id });
};

function quoted(chat: Chat, fields: Fields): string | null {
  const id = fields('reply_id');
  if (id === '') return null;
  if (!chat.log.find(Number(id))) throw new Refusal('mensagem respondida não encontrada');
  return id;
}

function requireWindow({ account, clock }: ServiceContext, chat: Chat): void {
  if (account.channels.get(chat.channelId)?.official !== true) return;
  const last = account.lastFromContact(chat)?.at;
  if (last === undefined || clock.now() - last >= WINDOW_MS) throw new Refusal('fora da janela de 24 horas, envie um template');
}

function accepted(
  context: ServiceContext, chat: Chat, message: StoredMessage, fields: Fields, more: Pick<AcceptedMessage, 'bytes' | 'template'> = {},
): unknown {
  context.ledger.accepted.push({
    id: String(message.id),
    protocol: chat.protocol,
    contactId: chat.contactId,
    agentId: fields('id_agente'),
    text: fields('mensagem'),
    replyId: fields('reply_id'),
    ...(message.file === null ? {} : { file: message.file }),
    ...more,
    at: message.at,
  });
  if (context.pushesOwnMessages) context.desk.announce('new_message', chat, id => id === chat.agentId);
  return [{ retorno: 'ok' }, { mensagens: { [chat.protocol]: echoMessage(message) } }];
}
