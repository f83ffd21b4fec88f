import type { ChatAddress, VoxFreeApi } from './api.js';
import { decodeVerdict } from './decode.js';
import {
  decodeChannels, decodeContacts, decodeCreated, decodeDepartments, decodeDeskTags, decodeDispositions, decodeOwned, decodeStarted,
} from './decode-desk.js';
import type { Identity } from './map.js';
import { paths } from './wire.js';
import { deskPaths, type WireChannel, type WireContact, type WireDeskTag, type WireNamed, type WireOwned, type WireStarted } from './wire-desk.js';

export interface TagChange {
  readonly action: 'insert' | 'update' | 'remove' | 'activate' | 'deactivate';
  readonly protocol: string;
  readonly departmentId: string;
  readonly tagId?: string;
  readonly name?: string;
}

export interface ReplyChange {
  readonly action: 'insert' | 'update' | 'remove';
  readonly protocol: string;
  readonly replyId?: string;
  readonly title?: string;
  readonly text?: string;
}

export interface Ending {
  /** The last of them closes this ticket and opens another one (contract part 3.5). */
  readonly action: 'finalizar' | 'transferir' | 'transferir finalizar';
  /** `''` when it is not certain. */
  readonly departmentId: string;
  readonly agentId?: string;
  readonly bind?: boolean;
  readonly dispositionId?: string;
  readonly note?: string;
}

export interface ContactQuery {
  readonly search?: string;
  readonly name?: string;
  readonly number?: string;
  readonly email?: string;
}

const said = (value: unknown): void => decodeVerdict(value, 'rejected');

/** The services that organise conversations. Fields of other actions go along empty, as the contract's examples have them. */
export class DeskApi {
  readonly #api: VoxFreeApi;

  constructor(api: VoxFreeApi) {
    this.#api = api;
  }

  tags(who: Identity, protocol: string, departmentId: string, signal: AbortSignal): Promise<readonly WireDeskTag[]> {
    const body = this.#tagBody(who, { action: 'select', protocol, departmentId });
    return this.#api.ask('services', { kind: 'read', path: deskPaths.tags, body, signal, decode: decodeDeskTags });
  }

  /** Resolves with a new tag's id, or `''`. */
  changeTag(who: Identity, change: TagChange, signal: AbortSignal): Promise<string> {
    const body = this.#tagBody(who, change);
    return this.#api.ask('services', { kind: 'write', path: deskPaths.tags, body, signal, decode: decodeCreated });
  }

  /** `codid_resposta` names the reply in changes, and in removals too (contract part 6, row 16). */
  changeReply(who: Identity, change: ReplyChange, signal: AbortSignal): Promise<string> {
    const body = {
      protocolo: change.protocol,
      id_agente: who.agentId,
      codid_resposta: change.replyId ?? '',
      action: change.action,
      titulo: change.title ?? '',
      resposta: change.text ?? '',
      codid_cliente: who.tenantId,
    };
    return this.#api.ask('services', { kind: 'write', path: paths.quickReplies, body, signal, decode: decodeCreated });
  }

  dispositions(who: Identity, protocol: string, signal: AbortSignal): Promise<readonly WireNamed[]> {
    const body = { protocolo: protocol, codid_cliente: who.tenantId };
    return this.#api.ask('main', { kind: 'read', path: deskPaths.dispositions, body, signal, decode: decodeDispositions });
  }

  /** Both names of the ownership box are sent: text and example of the contract differ (part 6, row 8). */
  finish(who: Identity, chat: ChatAddress, ending: Ending, signal: AbortSignal): Promise<void> {
    const bind = ending.bind === true ? '1' : '0';
    const body = {
      action: ending.action,
      protocolo: chat.protocol,
      id_agente: who.agentId,
      id_canal_unico: chat.channelId,
      new_id_agente: ending.agentId ?? '',
      id_contato: chat.contactId,
      codid_departamento: ending.departmentId,
      nome_agente: who.name,
      codid_cliente: who.tenantId,
      carteirizado_check: bind,
      fidelizado_check: bind,
      selected_tabulacao: ending.dispositionId ?? '',
      text_send: ending.note ?? '',
    };
    return this.#api.ask('main', { kind: 'write', path: deskPaths.finish, body, signal, decode: said });
  }

  owned(who: Identity, signal: AbortSignal): Promise<readonly WireOwned[]> {
    const body = { id_agente: who.agentId, action: 'select', codid_contato: '', codid_departamento: '' };
    return this.#api.ask('main', { kind: 'read', path: deskPaths.ownership, body, signal, decode: decodeOwned });
  }

  /** `bondId`: asked for by one part of the contract, and not among the service's fields (part 6, row 11). */
  release(who: Identity, contactId: string, departmentId: string, bondId: string, signal: AbortSignal): Promise<void> {
    const body = {
      id_agente: who.agentId,
      action: 'delete',
      codid_contato: contactId,
      codid_departamento: departmentId,
      ...(bondId === '' ? {} : { codid_carteirizacao: bondId }),
    };
    return this.#api.ask('main', { kind: 'write', path: deskPaths.ownership, body, signal, decode: said });
  }

  departments(who: Identity, signal: AbortSignal): Promise<readonly WireNamed[]> {
    const body = { id_agente: who.agentId };
    return this.#api.ask('main', { kind: 'read', path: deskPaths.departments, body, signal, decode: decodeDepartments });
  }

  channels(who: Identity, departmentId: string, signal: AbortSignal): Promise<readonly WireChannel[]> {
    const body = { id_agente: who.agentId, departamento_selecionado: departmentId };
    return this.#api.ask('main', { kind: 'read', path: deskPaths.channels, body, signal, decode: decodeChannels });
  }

  contacts(who: Identity, search: string, signal: AbortSignal): Promise<readonly WireContact[]> {
    const body = contactBody(who, 'select', { search });
    return this.#api.ask('main', { kind: 'read', path: deskPaths.contacts, body, signal, decode: decodeContacts });
  }

  /** Resolves with the contact's id, or `''`: the contract does not print this answer. */
  createContact(who: Identity, contact: ContactQuery, signal: AbortSignal): Promise<string> {
    const body = contactBody(who, 'insert', contact);
    return this.#api.ask('main', { kind: 'write', path: deskPaths.contacts, body, signal, decode: decodeCreated });
  }

  start(who: Identity, contactId: string, channelId: string, departmentId: string, signal: AbortSignal): Promise<WireStarted> {
    const body = {
      id_agente: who.agentId,
      codid_cliente: who.tenantId,
      id_canal: channelId,
      codid_contato: contactId,
      departamento: departmentId,
    };
    return this.#api.ask('main', { kind: 'write', path: deskPaths.start, body, signal, decode: decodeStarted });
  }

  #tagBody(who: Identity, change: Omit<TagChange, 'action'> & { readonly action: string }): Record<string, string> {
    return {
      protocolo: change.protocol,
      id_agente: who.agentId,
      action: change.action,
      tag: change.name ?? '',
      codid_tag: change.tagId ?? '',
      codid_cliente: who.tenantId,
      departamento: change.departmentId,
    };
  }
}

function contactBody(who: Identity, action: string, { search = '', name = '', number = '', email = '' }: ContactQuery): Record<string, string> {
  return { action, codid_cliente: who.tenantId, search, nome: name, numero: number, email };
}
