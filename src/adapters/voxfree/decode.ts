import * as v from 'valibot';
import { Fault } from '../../domain/fault.js';
import { asFlag, asList, asNumber, asRecord, asText, isRecord } from './coerce.js';
import {
  extensionSchema, loginSchema, openedSchema, pushSchema, replySchema, rowSchema, tagSchema, templateSchema, updateTypes,
  type UpdateType, type WireExtension, type WireLogin, type WireMessage, type WireOpened, type WirePush, type WireReply,
  type WireRow, type WireTag, type WireTemplate,
} from './wire.js';

/** Messages of one answer, in wire order. `certain` when the answer said in so many words that these are all. */
export interface DecodedMessages {
  readonly messages: readonly WireMessage[];
  readonly certain: boolean;
  /** Items that could not be read as messages at all. */
  readonly skipped: number;
}

/**
 * What the body itself says against the request: the three families of contract part 2 (`error`, `retorno`, `status`),
 * in an object or in any object of an array. Undefined when it says nothing, or yes.
 */
function refusalOf(value: unknown): string | undefined {
  for (const part of partsOf(value)) {
    if ('error' in part && !saysNoError(part['error'])) return asText(part['descricao'] ?? part['message']) || 'error';
    for (const key of ['retorno', 'status']) {
      if (key in part && !saysYes(part[key])) return asText(part[key]) || key;
    }
  }
  return undefined;
}

export function partsOf(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

function saysYes(value: unknown): boolean {
  return /^\s*ok\b/i.test(asText(value)) || asFlag(value);
}

function saysNoError(value: unknown): boolean {
  return value === null || value === false || /^\s*0?\s*$/.test(asText(value));
}

export function refuse(value: unknown, code: 'auth' | 'rejected' = 'rejected'): void {
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw new Fault(code, { cause: refusal });
}

function notUnderstood(what: string): Fault {
  return new Fault('protocol', { cause: new Error(`VoxFree: ${what}`) });
}

/** Throws `auth` for a refused sign-in, `protocol` when there is no agent in the answer. */
export function decodeLogin(value: unknown): WireLogin {
  refuse(value, 'auth');
  const login = v.parse(loginSchema, value);
  if (login.id_agente === '') throw notUnderstood('sign-in without an agent');
  return login;
}

/** Undefined when the account has no telephone, or one that lacks what registering needs. */
export function decodeExtension(login: WireLogin): WireExtension | undefined {
  if (login.telefonica === false && login.telefonia !== true) return undefined;
  if (login.telefonica === undefined && login.telefonia === false) return undefined;
  const extension = v.parse(extensionSchema, login.dadosramal);
  return extension.username !== '' || extension.ramal !== '' ? extension : undefined;
}

/** For services that answer with nothing but a verdict. Throws `code` on a no, `protocol` when there is no verdict. */
export function decodeVerdict(value: unknown, code: 'auth' | 'rejected'): void {
  refuse(value, code);
  const said = partsOf(value).some((part) => 'error' in part || 'retorno' in part || 'status' in part);
  if (!said) throw notUnderstood('no verdict');
}

/**
 * Throws `protocol` when the list is not there, because an empty list takes everything off the agent's screen: only a
 * clean body that is nothing but empty (PHP's `[]`, `{}`, `""`, null) counts as one.
 */
export function listUnder(value: unknown, key: string, degraded: boolean): readonly unknown[] {
  refuse(value);
  const holder = partsOf(value).find((part) => key in part);
  if (holder) return asList(holder[key]);
  if (!degraded && isEmpty(value)) return [];
  throw notUnderstood(`no ${key}`);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

export function decodeRows(value: unknown, degraded: boolean): readonly WireRow[] {
  return listUnder(value, 'conversas', degraded).filter(isRecord).map((row) => v.parse(rowSchema, row));
}

/** An array around one object keyed by tag id, an array of tags, or nothing (contract part 3.2). */
export function decodeTags(value: unknown): readonly WireTag[] {
  return asList(value)
    .flatMap((item) => (isRecord(item) && !('nome' in item) ? Object.values(item) : [item]))
    .filter(isRecord)
    .map((tag) => v.parse(tagSchema, tag));
}

export function decodeOpened(value: unknown): { readonly opened: WireOpened } & DecodedMessages {
  refuse(value);
  const body = partsOf(value).find((part) => 'contato' in part || 'mensagens' in part);
  if (!body) throw notUnderstood('no conversation');
  return { opened: v.parse(openedSchema, body), ...messagesIn(body['mensagens']) };
}

/** `certain` is false when the answer was empty instead of an empty map: nothing may be concluded from that. */
export function decodeMessages(value: unknown, degraded: boolean): DecodedMessages {
  refuse(value);
  const body = partsOf(value).find((part) => 'mensagens' in part);
  if (body) return { ...messagesIn(body['mensagens']), certain: true };
  if (!degraded && isEmpty(value)) return { messages: [], certain: false, skipped: 0 };
  throw notUnderstood('no mensagens');
}

/** The echo of a message that was taken; undefined when the vendor said yes and nothing more. */
export function decodeEcho(value: unknown): WireMessage | undefined {
  refuse(value);
  const parts = partsOf(value);
  const body = parts.find((part) => 'mensagens' in part);
  const echoed = body && messagesIn(body['mensagens']).messages.at(-1);
  if (!echoed && !parts.some((part) => 'retorno' in part || 'status' in part)) throw notUnderstood('no verdict on a message');
  return echoed;
}

/**
 * Messages keyed by protocol, each value a list (reads) or one message (echoes); an empty map may be `[]`. All keys are
 * read: the answer's protocol need not be the one that was asked for (contract part 6, rows 13 and 15).
 */
function messagesIn(value: unknown): DecodedMessages {
  const messages: WireMessage[] = [];
  let skipped = 0;
  const add = (item: unknown, protocol: string): void => {
    if (!isRecord(item)) {
      skipped += 1;
      return;
    }
    messages.push(messageIn(item, protocol));
  };
  if (Array.isArray(value)) value.forEach((item) => add(item, ''));
  else for (const [protocol, group] of Object.entries(asRecord(value))) groupOf(group).forEach((item) => add(item, protocol));
  return { messages, certain: true, skipped };
}

/** By hand: a conversation can have a hundred thousand of them, and a schema takes many times as long. */
function messageIn(fields: Record<string, unknown>, protocol: string): WireMessage {
  return {
    codid: asText(fields['codid']),
    protocolo: protocol || asText(fields['protocolo']),
    id: asText(fields['id']),
    type: asText(fields['type']),
    subtype: asText(fields['subtype']),
    reply_id: asText(fields['reply_id']),
    fromMe: asFlag(fields['fromMe']),
    content: asText(fields['content']),
    url: asText(fields['url']),
    file: asText(fields['file']),
    timestamp: asNumber(fields['timestamp']),
    lido: asNumber(fields['lido']),
    excluido: asFlag(fields['excluido']),
    data_mensagem: asText(fields['data_mensagem']),
  };
}

function groupOf(group: unknown): readonly unknown[] {
  if (isRecord(group) && 'codid' in group) return [group];
  return asList(group);
}

export function decodeReplies(value: unknown, degraded: boolean): readonly WireReply[] {
  return listUnder(value, 'respostas', degraded).filter(isRecord).map((reply) => v.parse(replySchema, reply));
}

/** Under `template`, although it is a list (contract part 3.7). */
export function decodeTemplates(value: unknown, degraded: boolean): readonly WireTemplate[] {
  return listUnder(value, 'template', degraded).filter(isRecord).map((template) => v.parse(templateSchema, template));
}

export interface DecodedPush {
  /** Undefined for a type that the contract does not know. */
  readonly type: UpdateType | undefined;
  readonly push: WirePush;
}

/** `new message`, ` New_Message ` and `new_message` are one (contract part 6, row 1). Throws `protocol` for no object. */
export function decodePush(value: unknown): DecodedPush {
  const [part] = partsOf(value);
  if (!part) throw notUnderstood('a push that is no object');
  const push = v.parse(pushSchema, part);
  const name = push.tipo_update.trim().toLowerCase().replace(/\s+/g, '_');
  return { type: updateTypes.find((type) => type === name), push };
}
