import type { Conversation } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { ExtraAct, LogContext, LogExtras, RichContent } from './log-types.js';
import { messageKey } from './thread-rows.js';

/** What the log asks of the widget around it. */
export interface LogActs {
  readonly find: (id: string) => Message | undefined;
  readonly retryOlder: () => void;
  readonly jump: (message: Message) => void;
  readonly unfold: (message: Message) => void;
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

export function logContext({ l, conversation, items, agentId, canReply, isComplete, unfolded, rich, extras, acts }: Surroundings): LogContext {
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
    act: (act, message, event) => (act === 'jump' ? acts.jump(message) : act === 'unfold' ? acts.unfold(message) : acts.other(act, message, event)),
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
