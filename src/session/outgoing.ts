import type { Agent } from '../domain/agent.js';
import type { Conversation } from '../domain/conversation.js';
import { Fault, faultInfo } from '../domain/fault.js';
import type { Message, MessageAttachment, OutgoingFile, OutgoingText } from '../domain/message.js';
import type { FactDetail } from './kernel.js';
import type { Unsent } from './unsent.js';

/** 128 random bits as hex; `crypto.randomUUID` is missing on pages without TLS. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a backend gets of it. */
export function outgoingText({ clientId, conversationId, text, replyTo, writtenAt, file }: Unsent): OutgoingText | OutgoingFile {
  return { clientId, conversationId, text, writtenAt, ...(replyTo === undefined ? {} : { replyTo }), ...(file ? { file } : {}) };
}

export function fileOf({ name, size, type }: File, voice = false): OutgoingFile['file'] {
  return { name: name.replace(/^.*[\\/]/s, ''), size, type, ...(voice ? { voice } : {}) };
}

/** The local echo, until the vendor's own message takes its place. */
export function localEcho(unsent: Unsent, agent: Agent | undefined, conversation: Conversation | undefined): Message {
  const { text, writtenAt, file, ...same } = unsent;
  return {
    ...same,
    id: unsent.clientId,
    protocol: conversation?.protocol ?? '',
    direction: 'out',
    author: { kind: 'agent', ...(agent ? { id: agent.id, name: agent.name } : {}) },
    sentAt: writtenAt,
    body: { kind: 'text', text },
    ...(file ? { attachment: attachmentOf(file) } : {}),
  };
}

/** Its content is to be had from the outbox. */
function attachmentOf({ name, size, type }: OutgoingFile['file']): MessageAttachment {
  const [, kind = 'document'] = /^(image|audio|video)\//.exec(type) ?? [];
  return { kind: kind as MessageAttachment['kind'], url: '', name, size, mime: type };
}

export function messageDetail(message: Message): FactDetail<'cc-message-received'> {
  const { conversationId, id, clientId, body } = message;
  return {
    conversationId,
    messageId: id,
    ...(clientId === undefined ? {} : { clientId }),
    text: body.kind === 'text' ? body.text : '',
  };
}

export function failedDetail(message: Message): FactDetail<'cc-message-failed'> {
  return { ...messageDetail(message), fault: faultInfo(new Fault(message.faultCode ?? 'unknown')) };
}
