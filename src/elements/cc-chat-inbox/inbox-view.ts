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
  readonly counts: Readonly<Record<InboxTab, number>>;
  /** Lists that this session has. */
  readonly tabs: readonly InboxTab[];
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
  const counts = count(value);
  return {
    session,
    list: value,
    phase: value.length > 0 ? 'ready' : problem ? 'error' : unknown ? 'loading' : 'ready',
    fault: problem,
    away: status === 'stale' || (!unknown && connection.status === 'offline'),
    since: connection.since,
    selectedId: sessions.read(session.conversations.$selectedId),
    counts,
    tabs: tabsOf(counts, sessions.read(session.desk.$abilities).has('recent')),
    unread: sessions.read(session.conversations.$unread),
  };
}

const counted = new WeakMap<readonly Conversation[], InboxView['counts']>();

function count(list: readonly Conversation[]): InboxView['counts'] {
  const known = counted.get(list);
  if (known) return known;
  const counts = { mine: 0, waiting: 0, others: 0, recent: 0 };
  for (const { place } of list) counts[place === 'closed' ? 'recent' : place] += 1;
  counted.set(list, counts);
  return counts;
}

/** A tab that this session has nothing for is not shown: not every vendor tells of colleagues, or of what is over. */
function tabsOf({ others, recent }: InboxView['counts'], hasRecent: boolean): readonly InboxTab[] {
  return ['mine', 'waiting', ...(others > 0 ? ['others' as const] : []), ...(hasRecent || recent > 0 ? ['recent' as const] : [])];
}

/** The latest of a conversation's messages that the vendor has not confirmed. */
export function unsentOf({ messages }: Session, conversationId: string): Message | undefined {
  const last = messages.of(conversationId).get().value.items.at(-1);
  return last?.direction === 'out' ? last : undefined;
}
