import type { Conversation } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import type { ExtraAct, LogContext, LogExtras, MessageContext, RichContent } from './log-types.js';
import { messageKey } from './thread-rows.js';

/** What the log asks of the widget around it. */
export interface LogActs {
  readonly find: (id: string) => Message | undefined;
  readonly retryOlder: () => void;
  readonly answer: (message: Message) => void;
  readonly jump: (message: Message) => void;
  readonly unfold: (message: Message) => void;
  readonly discarded: () => void;
  readonly other: (act: ExtraAct, message: Message, event: Event) => void;
}

interface Formats {
  readonly t: CommonMessages & ThreadMessages;
  time(at: number): string;
  dateTime(at: number): string;
  day(at: number): string;
}

interface Surroundings {
  readonly l: Formats;
  readonly session: Session;
  readonly conversation: Conversation;
  readonly items: readonly Message[];
  readonly agentId: string | undefined;
  readonly canReply: boolean;
  readonly isComplete: boolean;
  readonly unfolded: ReadonlySet<string>;
  readonly rich: RichContent | undefined;
  readonly extras: LogExtras | undefined;
  readonly acts: LogActs;
}

export function logContext({ l, session, conversation, items, agentId, canReply, isComplete, unfolded, rich, extras, acts }: Surroundings): LogContext {
  return {
    t: l.t,
    time: (at) => l.time(at),
    dateTime: (at) => l.dateTime(at),
    day: (at) => l.day(at),
    contactName: l.t.phoneNumber(conversation.contact.name),
    isGroup: conversation.kind === 'group',
    agentId,
    canReply,
    isComplete,
    lastOwn: items.findLast(({ direction }) => direction === 'out'),
    queue: queued(items),
    unfolded,
    protocol: conversation.protocol,
    rich,
    extras,
    media: extras?.media,
    find: acts.find,
    retryOlder: acts.retryOlder,
    act: messageActs(session, acts),
  };
}

/** Keys of what waits for the connection; such messages stand at the end. */
export function queued(items: readonly Message[]): readonly string[] {
  const keys: string[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const message = items[index];
    if (!message || message.direction === 'in' || message.clientId === undefined) break;
    if (message.status === 'queued') keys.unshift(messageKey(message));
  }
  return keys;
}

/** What the buttons of a message do. */
function messageActs({ messages }: Session, { answer, jump, unfold, discarded, other }: LogActs): MessageContext['act'] {
  return (act, message, event) => {
    const { conversationId, clientId } = message;
    if (act === 'reply') answer(message);
    else if (act === 'jump') jump(message);
    else if (act === 'unfold') unfold(message);
    else if (act === 'more' || act === 'seek' || act === 'view') other(act, message, event);
    else if (clientId === undefined) return;
    else if (act === 'retry') reported(messages.retry(conversationId, clientId));
    else if (act === 'check') reported(messages.check(conversationId, clientId));
    else reported(messages.discard(conversationId, clientId).then(discarded));
  };
}
