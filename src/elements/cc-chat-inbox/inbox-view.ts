import type { Conversation } from '../../domain/conversation.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import type { Session } from '../../session/session-api.js';
import type { SessionController } from '../session-controller.js';
import type { InboxTab } from './inbox-order.js';

/** Why there is no inbox at all. */
export type Lack = 'session' | 'sign-in' | 'chat';

export interface InboxView {
  readonly session: Session;
  readonly list: readonly Conversation[];
  readonly phase: 'loading' | 'error' | 'ready';
  readonly fault: FaultInfo | undefined;
  /** What is shown may be behind. */
  readonly away: boolean;
  /** Epoch milliseconds since when the connection is as it is. */
  readonly since: number;
  readonly selectedId: string | undefined;
  readonly counts: { readonly mine: number; readonly waiting: number; readonly recent: number };
  readonly unread: number;
}

/** What the session has for an inbox. Call it while the widget updates: all of it is followed. */
export function readInbox(sessions: SessionController): InboxView | Lack {
  const { session } = sessions;
  if (!session) return 'session';
  if (sessions.read(session.auth.$state).step !== 'signed-in') return 'sign-in';
  if (!sessions.read(session.$facets).has('chat')) return 'chat';
  const { status, value, fault } = sessions.read(session.conversations.$list);
  const connection = sessions.read(session.connection.of('chat'));
  const unknown = status === 'idle' || status === 'loading';
  const unreachable = unknown && connection.status === 'offline' ? connection.fault : undefined;
  const problem = status === 'error' ? fault : unreachable;
  return {
    session,
    list: value,
    phase: value.length > 0 ? 'ready' : problem ? 'error' : unknown ? 'loading' : 'ready',
    fault: problem,
    away: status === 'stale' || (!unknown && connection.status === 'offline'),
    since: connection.since,
    selectedId: sessions.read(session.conversations.$selectedId),
    counts: count(value),
    unread: sessions.read(session.conversations.$unread),
  };
}

const counted = new WeakMap<readonly Conversation[], InboxView['counts']>();

function count(list: readonly Conversation[]): InboxView['counts'] {
  const known = counted.get(list);
  if (known) return known;
  const counts = { mine: 0, waiting: 0, recent: 0 };
  for (const { place } of list) {
    if (place === 'mine') counts.mine += 1;
    else if (place === 'waiting') counts.waiting += 1;
    else if (place === 'closed') counts.recent += 1;
  }
  counted.set(list, counts);
  return counts;
}

/** A tab that this session has nothing for is not shown: not every vendor keeps what is over. */
export function tabsOf({ recent }: InboxView['counts']): readonly InboxTab[] {
  return recent > 0 ? ['mine', 'waiting', 'recent'] : ['mine', 'waiting'];
}

/** The latest of a conversation's messages that the vendor has not confirmed. */
export function unsentOf({ messages }: Session, conversationId: string): Message | undefined {
  const last = messages.of(conversationId).get().value.items.at(-1);
  return last?.direction === 'out' ? last : undefined;
}

/** Looking further would cost more than the number is worth. */
const mostSearched = 1000;

/** How many messages wait for the connection. */
export function queuedCount({ messages }: Session, list: readonly Conversation[]): number {
  let queued = 0;
  for (const { id, place } of list.slice(0, mostSearched)) {
    if (place !== 'mine') continue;
    for (const { status } of messages.of(id).get().value.items.slice(-100)) if (status === 'queued') queued += 1;
  }
  return queued;
}
