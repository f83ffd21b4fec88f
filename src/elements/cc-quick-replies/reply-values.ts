import type { Conversation } from '../../domain/conversation.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { fillReply, namedValues, replyBlanks, valuesOf, type ReplyValues } from '../../domain/reply-variables.js';
import type { Session } from '../../session/session-api.js';
import { harmless } from '../ui/text.js';

/** Longer is no name, and would drown the reply. */
const longest = 120;

export interface ValuesOptions {
  /** Whose conversation; the selected one where nothing is said. */
  readonly conversation?: Conversation | undefined;
  /** By the time of day. */
  readonly greeting?: string | undefined;
}

/** What is known for the blanks of a reply. What the host says wins over what the conversation tells. */
export function replyValues(session: Session, { conversation = session.conversations.$selected.get(), greeting }: ValuesOptions = {}): ReplyValues {
  const agentName = session.agent.$agent.get()?.name;
  const told = valuesOf({
    ...(conversation ? { contact: conversation.contact, protocol: conversation.protocol } : {}),
    ...(agentName === undefined ? {} : { agentName }),
  });
  // Whoever writes to us may call themselves anything.
  const known = Object.entries(told).map(([name, value]) => [name, value === undefined ? undefined : harmless(value, longest)]);
  const own = Object.entries(namedValues(session.replies.$variables.get())).filter(([, value]) => value !== '');
  return Object.fromEntries([['greeting', greeting], ...known, ...own]) as ReplyValues;
}

/** The text with what is known in place of its blanks, and its telephone number as it may be seen. */
export function replyPreview(session: Session, text: string, options?: ValuesOptions): string {
  const values = replyValues(session, options);
  const { phone } = values;
  return fillReply(text, phone === undefined ? values : { ...values, phone: session.numbers.shown(phone) });
}

/** The text as it can be inserted; `undefined` where something has to be asked. */
export function filledReply(session: Session, text: string, values: ReplyValues): string | undefined {
  return replyBlanks(text, values).length > 0 ? undefined : fillReply(text, values);
}

export type ReplyWay = 'insert' | 'send' | 'none';

/** What can be done with a reply: one without words of its own can only be sent, where the vendor does that. */
export function replyWay(session: Session, reply: QuickReply): ReplyWay {
  if (reply.text !== undefined) return 'insert';
  const isOpen = session.conversations.$selected.get()?.can.has('send') === true;
  return isOpen && session.desk.$abilities.get().has('send-reply') ? 'send' : 'none';
}
