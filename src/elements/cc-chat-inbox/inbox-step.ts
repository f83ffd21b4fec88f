import { reported } from '../emit.js';
import { inboxOrder } from './inbox-order.js';
import type { InboxPort } from './inbox-port.js';

/** Opens the neighbour of the open conversation, in the order on the screen where that is the list shown. */
export function step({ list, rows, view, filter }: InboxPort, by: 1 | -1): boolean {
  const now = view();
  if (!now) return false;
  const shown = filter().tab === 'mine' ? rows.rows : inboxOrder(now.list, { tab: 'mine', query: '', unreadOnly: false });
  const at = shown.findIndex(({ id }) => id === now.selectedId);
  const row = shown[at < 0 && by < 0 ? shown.length - 1 : at + by];
  if (!row) return false;
  reported(now.session.conversations.open(row.id));
  list.scrollToKey(row.id);
  return true;
}
