import type { OutgoingFile } from '../../domain/message.js';
import type { ChatAddress, VoxFreeApi } from './api.js';
import { decodeEcho, decodeTemplates } from './decode.js';
import type { Identity } from './map.js';
import { baseName } from './map-message.js';
import type { WireMessage, WireTemplate } from './wire.js';

const paths = {
  sendFile: '/mobile/enviaAnexo.php',
  templates: '/mobile/templatesWhatsapp.php',
} as const;

export interface FileToSend {
  readonly message: OutgoingFile;
  readonly content: Blob;
  readonly progress: (done: number) => void;
}

/**
 * A file with its caption (contract part 3.3, `enviaAnexo`), as multipart/form-data. The fields that may be left out go
 * along empty, as in the example. Resolves with the echo; undefined when the vendor took the file and did not show it.
 */
export function sendFile(
  api: VoxFreeApi, who: Identity, chat: ChatAddress, { message, content, progress }: FileToSend, signal: AbortSignal,
): Promise<WireMessage | undefined> {
  const { name, type } = message.file;
  const fields = {
    protocolo: chat.protocol,
    codid_cliente: who.tenantId,
    id_canal_unico: chat.channelId,
    id_agente: who.agentId,
    id_contato: chat.contactId,
    reply_id: message.replyTo ?? '',
    mensagem: message.text,
  };
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  body.append('file', content.type === type ? content : new Blob([content], { type }), baseName(name) || 'file');
  const upload = { bytes: content.size, progress };
  return api.ask('main', { kind: 'write', path: paths.sendFile, body, signal, upload, decode: decodeEcho });
}

/** What the messenger's owner has approved for the conversation's channel: names, no texts (contract part 3.7). */
export function listTemplates(
  api: VoxFreeApi, who: Identity, protocol: string, signal: AbortSignal,
): Promise<readonly WireTemplate[]> {
  const body = { protocolo: protocol, id_agente: who.agentId, action: 'select' };
  return api.ask('main', { kind: 'read', path: paths.templates, body, signal, decode: decodeTemplates });
}

export function sendTemplate(
  api: VoxFreeApi, who: Identity, protocol: string, templateId: string, signal: AbortSignal,
): Promise<WireMessage | undefined> {
  const body = { protocolo: protocol, id_agente: who.agentId, action: 'send_template', codid_template: templateId };
  return api.ask('main', { kind: 'write', path: paths.templates, body, signal, decode: decodeEcho });
}
