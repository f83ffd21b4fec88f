import { vendorDate, type Account } from './account.js';
import type { Chat } from './chat.js';
import type { StoredMessage } from './records.js';

/** How the account answers where the vendor's documentation contradicts itself or is silent. */
export interface WireHabits {
  /** Adds the channel to list rows under this name, which the documentation leaves out (contract part 6, row 2). */
  readonly channelKey?: 'id_canal_unico' | 'codid_canal' | 'id_canal' | 'id_unico';
  /** Where a quoted message is marked: both are allowed by the text. */
  readonly replyMark: 'subtype' | 'type';
  /** PHP prints an empty map as `[]`. */
  readonly emptyMap: 'list' | 'object';
  /** The attachment answer: as JSON, or with the member outside its object as the documentation prints it. */
  readonly attachmentAnswer: 'json' | 'as-printed';
  /** The key of the list of channels: as the documentation prints it, or as it ought to be (contract part 6, row 9). */
  readonly channelsKey: 'departamentos' | 'canais';
  /** What the service says of a new contact; the documentation does not print it. */
  readonly contactAnswer: 'id' | 'verdict' | 'nothing';
}

const flag = (value: boolean) => (value ? '1' : '0');

export function listRow(account: Account, chat: Chat, habits: WireHabits): Record<string, unknown> {
  const contact = account.contacts.get(chat.contactId);
  const department = account.departments.get(chat.departmentId);
  const at = chat.log.last?.at ?? 0;
  return {
    codid_contato: chat.contactId,
    cor_departamento: department?.color ?? '#000000',
    nome_departamento: department?.name ?? '',
    tipo_chat: contact?.group ? 'grupo' : 'chat',
    last_message: vendorDate(at),
    last_message_timestamp: Math.floor(at / 1000),
    nome_chat: contact?.name ?? '',
    ...(chat.place === 'active' ? { tags: tagMap(account, chat) } : {}),
    protocolo: chat.protocol,
    carteirizado: contact?.ownerId ? 1 : 0,
    nao_lidos: String(chat.unread),
    ...(habits.channelKey ? { [habits.channelKey]: chat.channelId } : {}),
  };
}

function tagMap(account: Account, chat: Chat): unknown[] {
  const tags = [...chat.tags].flatMap(id => account.tags.get(id) ?? []);
  if (tags.length === 0) return [];
  return [Object.fromEntries(tags.map(({ id, name, color }) => [id, { codid: id, nome: name, cor: color }]))];
}

/** A message as lists and fetches print it: nearly all strings. */
export function readMessage(account: Account, chat: Chat, message: StoredMessage, habits: WireHabits): Record<string, unknown> {
  const marked = habits.replyMark === 'type' && message.subtype !== null;
  return {
    codid: String(message.id),
    protocolo: message.protocol,
    id: message.externalId,
    type: marked ? message.subtype : message.type,
    subtype: marked ? null : message.subtype,
    reply_id: message.replyId,
    fromMe: flag(message.fromAgent),
    device: account.channels.get(chat.channelId)?.device ?? '',
    content: message.content,
    url: message.url,
    file: message.file,
    timestamp: String(Math.floor(message.at / 1000)),
    lido: String(message.tick),
    status_api: '0',
    excluido: flag(message.deleted),
    data_mensagem: vendorDate(message.at),
  };
}

/** The same as the answer to a write prints it: numbers, and nothing that WhatsApp has yet to say. */
export function echoMessage(message: StoredMessage): Record<string, unknown> {
  return {
    codid: String(message.id),
    protocolo: message.protocol,
    id: null,
    type: message.type,
    subtype: null,
    ...(message.type === 'template' ? {} : { reply_id: message.replyId ?? '' }),
    fromMe: 1,
    device: null,
    content: message.content,
    url: message.url === null ? null : withBackslashes(message.url),
    file: message.file,
    timestamp: Math.floor(message.at / 1000),
    lido: 0,
    status_api: 0,
    excluido: 0,
    data_mensagem: vendorDate(message.at),
  };
}

/** Contract part 6, row 14. */
function withBackslashes(url: string): string {
  return url.replaceAll('/', '\\');
}

export function messageMap(
  account: Account,
  chats: readonly Chat[],
  messagesOf: (chat: Chat) => readonly StoredMessage[],
  habits: WireHabits,
): unknown {
  const groups = chats
    .map(chat => [chat.protocol, messagesOf(chat).map(message => readMessage(account, chat, message, habits))] as const)
    .filter(([, messages]) => messages.length > 0);
  return groups.length === 0 && habits.emptyMap === 'list' ? [] : Object.fromEntries(groups);
}
