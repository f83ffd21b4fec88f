import { Rest, type RestRequest } from '../../net/rest.js';
import { repairJson } from '../../net/json-repair.js';
import {
  decodeEcho, decodeLogin, decodeMessages, decodeOpened, decodeReplies, decodeRows, decodeVerdict, type DecodedMessages,
} from './decode.js';
import type { Identity } from './map.js';
import type { Settings } from './options.js';
import { paths, type WireLogin, type WireMessage, type WireOpened, type WireReply, type WireRow } from './wire.js';

/** Fields that address one conversation (contract part 3.3). All strings on this wire. */
export interface ChatAddress {
  readonly protocol: string;
  /** `''` when it is not known (contract part 6, row 2). */
  readonly channelId: string;
  readonly contactId: string;
  readonly group: boolean;
}

/** VoxFree's services, one method each; the bodies have the contract's fields and types, nothing more. */
export class VoxFreeApi {
  readonly #settings: Settings;
  readonly #rest: Rest;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#rest = new Rest({
      io: settings.io,
      ...(settings.timeout === undefined ? {} : { timeout: settings.timeout }),
      repair: repairJson,
      onDegraded: (path) => settings.notice(`${path}: the answer was not clean JSON`),
    });
  }

  /** `passwordHash`: MD5 in lower-case hex. Changes nothing at the vendor, so that it may be asked again. */
  login(user: string, passwordHash: string, signal: AbortSignal): Promise<WireLogin> {
    return this.#main('read', paths.login, { login: user, senha: passwordHash }, signal, decodeLogin);
  }

  changePassword(who: Identity, currentHash: string, nextHash: string, signal: AbortSignal): Promise<void> {
    const body = { id_agente: who.agentId, codid_cliente: who.tenantId, senha: currentHash, senhaNovo: nextHash };
    return this.#main('write', paths.changePassword, body, signal, (value) => decodeVerdict(value, 'auth'));
  }

  setStatus(who: Identity, online: boolean, signal: AbortSignal): Promise<void> {
    const body = { id_agente: who.agentId, novo_status: online ? '1' : '0' };
    return this.#main('write', paths.setStatus, body, signal, (value) => decodeVerdict(value, 'rejected'));
  }

  activeChats(who: Identity, signal: AbortSignal): Promise<readonly WireRow[]> {
    return this.#list(paths.activeChats, who, signal);
  }

  waitingChats(who: Identity, signal: AbortSignal): Promise<readonly WireRow[]> {
    return this.#list(paths.waitingChats, who, signal);
  }

  /** Assigns the conversation to the agent when it is nobody's: a write then, a read when it is the agent's already. */
  openChat(
    who: Identity, protocol: string, kind: 'read' | 'write', signal: AbortSignal,
  ): Promise<{ readonly opened: WireOpened } & DecodedMessages> {
    return this.#main(kind, paths.openChat, { protocolo: protocol, id_agente: who.agentId }, signal, decodeOpened);
  }

  newerMessages(who: Identity, chat: ChatAddress, lastId: string, signal: AbortSignal): Promise<DecodedMessages> {
    const body = {
      protocolo: chat.protocol,
      id_agente: who.agentId,
      id_last_message: lastId,
      id_canal_unico: chat.channelId,
      id_contato: chat.contactId,
      is_group: chat.group ? '1' : '0',
    };
    return this.#main('read', paths.newerMessages, body, signal, decodeMessages);
  }

  /** Resolves with the echo; undefined when the vendor took the message and did not show it. */
  sendText(
    who: Identity, chat: ChatAddress, text: string, replyTo: string, signal: AbortSignal,
  ): Promise<WireMessage | undefined> {
    const body = {
      protocolo: chat.protocol,
      id_agente: who.agentId,
      id_canal_unico: chat.channelId,
      id_contato: chat.contactId,
      is_group: chat.group ? '1' : '0',
      nome_agente: who.name,
      reply_id: replyTo,
      codid_cliente: who.tenantId,
      mensagem: text,
    };
    return this.#main('write', paths.sendText, body, signal, decodeEcho);
  }

  /** The fields of the other actions go along empty, as the contract's example has them. */
  quickReplies(who: Identity, protocol: string, signal: AbortSignal): Promise<readonly WireReply[]> {
    const body = {
      protocolo: protocol,
      id_agente: who.agentId,
      codid_resposta: '',
      action: 'select',
      titulo: '',
      resposta: '',
      codid_cliente: who.tenantId,
    };
    return this.ask('services', { kind: 'read', path: paths.quickReplies, body, signal, decode: decodeReplies });
  }

  #list(path: string, who: Identity, signal: AbortSignal): Promise<readonly WireRow[]> {
    return this.#main('read', path, { id_agente: who.agentId, codid_cliente: who.tenantId }, signal, decodeRows);
  }

  #main<Answer>(
    kind: 'read' | 'write', path: string, body: unknown, signal: AbortSignal, decode: RestRequest<Answer>['decode'],
  ): Promise<Answer> {
    return this.ask('main', { kind, path, body, signal, decode });
  }

  /** One request to a service of either host; the services themselves are in the `api-*` files beside this one. */
  ask<Answer>(
    host: 'main' | 'services', { path, ...request }: Omit<RestRequest<Answer>, 'url'> & { readonly path: string },
  ): Promise<Answer> {
    return this.#rest.post({ ...request, url: this.#settings[host] + path });
  }
}
