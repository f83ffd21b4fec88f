import type { Agent } from '../domain/agent.js';
import type { Conversation } from '../domain/conversation.js';
import { Fault, faultInfo } from '../domain/fault.js';
import type { Message, OutgoingText } from '../domain/message.js';
import type { FactDetail } from './kernel.js';
import type { UnsentText } from './unsent.js';

/** 128 random bits as hex; `crypto.randomUUID` is missing on pages without TLS. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a backend gets of it. */
export function outgoingText({ clientId, conversationId, text, replyTo, writtenAt }: UnsentText): OutgoingText {
  return { clientId, conversationId, text, writtenAt, ...(replyTo === undefined ? {} : { replyTo }) };
}

/** The local echo, until the vendor's own message takes its place. */
export function localEcho(unsent: UnsentText, agent: Agent | undefined, conversation: Conversation | undefined): Message {
  const { clientId, conversationId, text, replyTo, writtenAt, status, faultCode } = unsent;
  return {
    id: clientId,
    clientId,
    conversationId,
    protocol: conversation?.protocol ?? '',
    direction: 'out',
    author: { kind: 'agent', ...(agent ? { id: agent.id, name: agent.name } : {}) },
    sentAt: writtenAt,
    body: { kind: 'text', text },
    status,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(faultCode === undefined ? {} : { faultCode }),
  };
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
