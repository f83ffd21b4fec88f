import type { Message } from '../../domain/message.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import type { MessageAct } from './message-view.js';

interface Acts {
  readonly session: Session;
  readonly answer: (message: Message) => void;
  readonly jump: (message: Message) => void;
  readonly unfold: (message: Message) => void;
  readonly discarded: () => void;
}

/** What the buttons of a message do. */
export function messageActs({ session, answer, jump, unfold, discarded }: Acts): (act: MessageAct, message: Message) => void {
  const { messages } = session;
  return (act, message) => {
    const { conversationId, clientId } = message;
    if (act === 'reply') answer(message);
    else if (act === 'jump') jump(message);
    else if (act === 'unfold') unfold(message);
    else if (clientId === undefined) return;
    else if (act === 'retry') reported(messages.retry(conversationId, clientId));
    else if (act === 'check') reported(messages.check(conversationId, clientId));
    else reported(messages.discard(conversationId, clientId).then(discarded));
  };
}
