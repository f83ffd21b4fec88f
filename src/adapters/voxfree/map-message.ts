import type { Message, MessageAttachment, MessageAuthor, MessageBody, MessageStatus } from '../../domain/message.js';
import { timeOf } from './dates.js';
import { withoutMojibake } from './mojibake.js';
import type { WireMessage } from './wire.js';

/** What the server puts before an agent's text: WhatsApp's bold, then a line break. */
const agentPrefix = /^\*([^*\r\n]{1,100})\*: ?\r?\n/;

const kindByExtension: Readonly<Record<string, MessageAttachment['kind']>> = {
  ...kinds('image', 'png jpg jpeg jfif gif webp bmp avif heic'),
  ...kinds('audio', 'ogg oga opus mp3 m4a aac wav amr weba'),
  ...kinds('video', 'mp4 m4v webm mov 3gp mkv avi mpeg'),
};

function kinds(kind: MessageAttachment['kind'], extensions: string): Record<string, MessageAttachment['kind']> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}

export interface MessageContext {
  readonly conversationId: string;
  /** Epoch milliseconds when the answer came: stands in for a time that cannot be read. */
  readonly receivedAt: number;
  /** The department may read what the customer deleted. */
  readonly readsDeleted: boolean;
}

/** Contract part 3.3, "Message object". The text of an agent comes without the name that the server wrote before it. */
export function messageFrom(wire: WireMessage, context: MessageContext): Message {
  const sentAt = timeOf(wire.timestamp, wire.data_mensagem);
  const attachment = attachmentFrom(wire);
  const replyTo = wire.reply_id === '0' ? '' : wire.reply_id;
  const hidden = wire.excluido && !context.readsDeleted;
  return {
    id: messageId(wire),
    conversationId: context.conversationId,
    protocol: wire.protocolo,
    direction: wire.fromMe ? 'out' : 'in',
    author: authorOf(wire),
    sentAt: sentAt ?? context.receivedAt,
    ...(sentAt === undefined ? { sentAtEstimated: true } : {}),
    body: hidden ? { kind: 'text', text: '' } : bodyOf(wire),
    ...(attachment && !hidden ? { attachment } : {}),
    ...(replyTo === '' ? {} : { replyTo }),
    ...(isTemplate(wire) ? { template: true } : {}),
    status: statusOf(wire),
    ...(wire.excluido ? { deleted: true } : {}),
  };
}

/** The vendor's id; where it is missing, one that comes out the same at every reading. */
export function messageId(wire: WireMessage): string {
  if (wire.codid !== '') return wire.codid;
  if (wire.id !== '') return wire.id;
  return `~${wire.timestamp ?? wire.data_mensagem}-${wire.fromMe ? 1 : 0}-${checksum(wire.content + wire.file)}`;
}

function checksum(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}

/**
 * `lido` of our own messages: 0 "not sent", 1 "sent", 2 "read" (contract part 3.3). 0 is `sending`: VoxFree has taken
 * the message and the messenger has not confirmed it yet, so nobody may call it sent. `status_api` says nothing
 * reliable and is not read.
 */
export function statusOf(wire: WireMessage): MessageStatus {
  if (!wire.fromMe) return 'received';
  const read = wire.lido ?? 0;
  if (read >= 2) return 'read';
  return read >= 1 ? 'sent' : 'sending';
}

/** Text without the agent's name that the server wrote before it. */
export function textOf(wire: WireMessage): string {
  return wire.fromMe ? wire.content.replace(agentPrefix, '') : wire.content;
}

function authorOf(wire: WireMessage): MessageAuthor {
  if (!wire.fromMe) return { kind: 'contact' };
  const name = agentPrefix.exec(wire.content)?.[1]?.trim();
  return name ? { kind: 'agent', name } : { kind: 'agent' };
}

export function isTemplate(wire: WireMessage): boolean {
  return wire.type.trim().toLowerCase() === 'template';
}

function bodyOf(wire: WireMessage): MessageBody {
  return isTemplate(wire) ? { kind: 'html', html: withoutMojibake(wire.content) } : { kind: 'text', text: textOf(wire) };
}

/** A message has media when it has an address or a file, whatever its `type` says (contract part 3.3). */
function attachmentFrom(wire: WireMessage): MessageAttachment | undefined {
  if (wire.url === '' && wire.file === '') return undefined;
  const name = fileNameOf(wire);
  return { kind: kindByExtension[extensionOf(name)] ?? 'document', url: repairUrl(wire.url), name };
}

/** The name under which the vendor keeps a file; `''` for a message without one. */
export function fileNameOf(wire: WireMessage): string {
  return baseName(wire.file) || baseName(repairUrl(wire.url).replace(/[?#].*$/, ''));
}

/** In lower case and without its dot; `''` where there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Backslashes instead of slashes, one or several after the scheme (contract part 6, row 14). */
export function repairUrl(url: string): string {
  return url.trim().replaceAll('\\', '/').replace(/^([a-z][a-z0-9+.-]*):\/+/i, '$1://');
}

/** Without the folders before it, whichever way they are written. */
export function baseName(path: string): string {
  const name = path.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return name.trim();
}
