import type { Conversation } from '../../domain/conversation.js';
import { orderOf, shownOf, type InboxFilter } from './inbox-order.js';

/** From here on sorting all of them costs no more. */
const most = 64;

interface Change {
  readonly before: readonly Conversation[];
  readonly list: readonly Conversation[];
}

/** The rows in order after a few changed in their places; undefined where all have to be sorted. */
export function moved(shown: readonly Conversation[], { before, list }: Change, filter: InboxFilter): readonly Conversation[] | undefined {
  if (before.length !== list.length) return undefined;
  const places: number[] = [];
  for (let place = 0; place < list.length; place += 1) if (list[place] !== before[place]) places.push(place);
  if (places.length > most || places.some((place) => list[place]?.id !== before[place]?.id)) return undefined;
  const rows = shown.slice();
  for (const place of places) {
    const at = rows.indexOf(before[place] as Conversation);
    if (at >= 0) rows.splice(at, 1);
  }
  const order = orderOf(filter);
  // Ties stay in the vendor's order.
  const compare = (a: Conversation, b: Conversation): number => order(a, b) || list.indexOf(a) - list.indexOf(b);
  for (const row of shownOf(places.map((place) => list[place] as Conversation), filter)) rows.splice(placeFor(row, rows, compare), 0, row);
  return rows;
}

/** By halves. */
function placeFor(row: Conversation, rows: readonly Conversation[], compare: (a: Conversation, b: Conversation) => number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] as Conversation, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
