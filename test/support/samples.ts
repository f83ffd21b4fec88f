import type { Agent } from '../../src/domain/agent.js';
import type { Call } from '../../src/domain/call.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';

/** 2026-11-20 12:00:00 UTC: a fixed now for everything in tests. */
export const noon = Date.UTC(2026, 10, 20, 12);

export function anAgent(change: Partial<Agent> = {}): Agent {
  return {
    id: 'agent-7',
    name: 'Marina Duarte',
    availability: 'available',
    queues: [],
    can: new Set(['go-online', 'go-offline']),
    ...change,
  };
}

export function aConversation(change: Partial<Conversation> & { readonly id: string }): Conversation {
  return {
    protocol: `2026112000${change.id}`,
    place: 'mine',
    kind: 'individual',
    contact: { id: `contact-${change.id}`, name: `Contact ${change.id}`, phone: '+5511955550100' },
    channel: { kind: 'whatsapp' },
    department: { name: 'Sales' },
    tags: [],
    unread: 0,
    lastMessageAt: noon,
    replyWindow: { kind: 'none' },
    can: new Set(['open', 'send', 'reply']),
    ...change,
  };
}

export function aMessage(change: Partial<Message> & { readonly id: string; readonly conversationId: string }): Message {
  const direction = change.direction ?? 'in';
  return {
    protocol: `2026112000${change.conversationId}`,
    direction,
    author: direction === 'in' ? { kind: 'contact', name: 'Contact' } : { kind: 'agent', name: 'Marina Duarte' },
    sentAt: noon,
    body: { kind: 'text', text: `Message ${change.id}` },
    status: direction === 'in' ? 'received' : 'sent',
    ...change,
  };
}

export function aCall(change: Partial<Call> & { readonly id: string }): Call {
  return {
    direction: 'in',
    state: 'ringing',
    remote: { number: '+5511955550100', name: 'Ana Prado' },
    startedAt: noon,
    hold: { local: false, remote: false },
    muted: false,
    silenced: false,
    media: 'ok',
    signalling: 'ok',
    variables: {},
    can: new Set(),
    ...change,
  };
}
