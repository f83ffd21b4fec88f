import type { Conversation } from '../../domain/conversation.js';
import { heldOrder, inboxOrder, none, type HeldRows, type InboxFilter } from './inbox-order.js';

/** Rows in a list that is put in order row by row; the part that can is fetched with the first such list. */
const long = 200;
let moved: typeof import('./inbox-moved.js').moved | undefined;

const parts = ['tab', 'query', 'unreadOnly', 'refine'] as const;

/** Keeps the answer of the last question, because most updates change nothing in the order. */
export class InboxRows {
  #list: readonly Conversation[] | undefined;
  #filter: InboxFilter | undefined;
  #held = false;
  #answer: HeldRows = { rows: [], gone: none };

  get rows(): readonly Conversation[] {
    return this.#answer.rows;
  }

  get gone(): ReadonlySet<string> {
    return this.#answer.gone;
  }

  update(list: readonly Conversation[], filter: InboxFilter, held: boolean): void {
    const known = this.#filter;
    const asked = known && parts.every((part) => known[part] === filter[part]);
    if (asked && list === this.#list && (held || !this.#held)) return;
    // Without that part all rows are sorted.
    if (list.length > long) import('./inbox-moved.js').then((part) => (moved = part.moved), () => undefined);
    const sorted = (asked && !held && !this.#held && moved?.(this.rows, { before: this.#list ?? [], list }, filter)) || inboxOrder(list, filter);
    this.#answer = held && asked ? heldOrder(this.rows, sorted, list, filter.tab) : { rows: sorted, gone: none };
    this.#held = held;
    this.#list = list;
    this.#filter = filter;
  }
}
