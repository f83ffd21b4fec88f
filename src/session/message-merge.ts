import type { Message, MessageStatus } from '../domain/message.js';

/**
 * Vendors repeat and reorder their reports, so the higher status wins whenever it arrives. `failed` outranks `sent`
 * (accepted, and then not carried out) and gives way to proof that the message arrived.
 */
const rank: Readonly<Record<MessageStatus, number>> = {
  received: 0,
  queued: 0,
  sending: 1,
  'not-confirmed': 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
};

export function higherStatus(a: MessageStatus, b: MessageStatus): MessageStatus {
  return rank[b] > rank[a] ? b : a;
}

/**
 * Two reports of one message as one. The later one's content counts; what can only grow (status, deletion, identity)
 * and a real time over an estimated one count whatever the order. Returns `before` itself when nothing changed.
 */
export function mergedMessage(before: Message, after: Message): Message {
  const status = higherStatus(before.status, after.status);
  const timed = before.sentAtEstimated === after.sentAtEstimated ? after : before.sentAtEstimated ? after : before;
  const { sentAtEstimated: _before, faultCode: oldFault, ...old } = before;
  const { sentAtEstimated: _after, faultCode: newFault = oldFault, ...fresh } = after;
  const merged: Message = {
    ...old,
    ...fresh,
    id: isClientId(after) && !isClientId(before) ? before.id : after.id,
    sentAt: timed.sentAt,
    status,
    ...(timed.sentAtEstimated === undefined ? {} : { sentAtEstimated: timed.sentAtEstimated }),
    ...(before.deleted || after.deleted ? { deleted: true } : {}),
    ...(status === 'failed' && newFault !== undefined ? { faultCode: newFault } : {}),
  };
  return same(before, merged) ? before : merged;
}

/** The vendor has not named it yet. */
function isClientId({ id, clientId }: Message): boolean {
  return id === clientId;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same(a[key as keyof typeof a], b[key as keyof typeof b]));
}
