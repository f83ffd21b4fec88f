import type { Conversation } from '../../domain/conversation.js';
import type { Session } from '../../session/session-api.js';

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
