import type { Clock } from '../../net/io.js';
import type { Account } from './account.js';
import type { Desk } from './desk.js';
import type { Ledger } from './ledger.js';
import type { Chat } from './chat.js';
import type { Agent } from './records.js';
import type { Endpoint, Fields } from './requests.js';
import type { WireHabits } from './shapes.js';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a service works with. */
export interface ServiceContext {
  readonly account: Account;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly habits: WireHabits;
  /** Refuses an empty `id_canal_unico` instead of taking the chat's own channel (contract part 6, row 2). */
  readonly strictChannel: boolean;
  /** Also pushes `new_message` to an agent who wrote the message, as a server would that knows no difference. */
  readonly pushesOwnMessages: boolean;
  /** Keeps an upload and returns its address. */
  readonly keep: (file: UploadedFile, contactId: string) => string;
}

/** Serves one request: returns what is printed as JSON, or throws `Refusal`. */
export type Service = (context: ServiceContext, fields: Fields, file?: UploadedFile) => unknown;

/** The vendor says no; `message` is its wording after "falha - ". */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A refusal in the form that belongs to the service: three families (contract part 2). */
export function refusalBody(endpoint: Endpoint, text: string, fields: Fields): unknown {
  const falha = `falha - ${text}`;
  switch (endpoint) {
    case 'login.php':
      return { error: 1, descricao: text };
    case 'alterarSenha.php':
      return { error: 1, message: text };
    case 'updateStatusAgente_Omni.php':
      return [{ retorno: falha, novo_status: fields('novo_status') }];
    case 'enviaMensagem.php':
    case 'enviaAnexo.php':
      return [{ retorno: falha }];
    case 'templatesWhatsapp.php':
      return fields('action') === 'send_template' ? [{ retorno: falha }] : { status: falha };
    case 'finalizarAtendimento.php':
      return { retorno: falha };
    default:
      return { status: falha };
  }
}

export function agentOf(context: ServiceContext, fields: Fields): Agent {
  const agent = context.account.agents.get(fields('id_agente'));
  if (!agent) throw new Refusal('agente não encontrado');
  return agent;
}

export function chatOf(context: ServiceContext, fields: Fields): Chat {
  const chat = context.account.chats.get(fields('protocolo'));
  if (!chat) throw new Refusal('protocolo não encontrado');
  return chat;
}

/** A chat that this agent may write to; what the request says about it must be true. */
export function ownChatOf(context: ServiceContext, fields: Fields): Chat {
  const chat = addressedChatOf(context, fields);
  if (chat.place === 'closed') throw new Refusal('protocolo finalizado');
  if (chat.agentId !== fields('id_agente')) throw new Refusal('atendimento de outro agente');
  return chat;
}

/** Contact, channel and kind are told again in many requests: a wrong one is a client's mistake. */
export function addressedChatOf(context: ServiceContext, fields: Fields): Chat {
  const chat = chatOf(context, fields);
  if (fields('id_contato') !== chat.contactId) throw new Refusal('contato não pertence ao protocolo');
  const channelId = fields('id_canal_unico');
  if (channelId === '' ? context.strictChannel : channelId !== chat.channelId) throw new Refusal('canal inválido');
  const isGroup = fields('is_group');
  const group = context.account.contacts.get(chat.contactId)?.group === true;
  if (isGroup !== '' && (isGroup === '1') !== group) throw new Refusal('tipo de conversa inválido');
  return chat;
}
