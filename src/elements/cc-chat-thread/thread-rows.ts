import type { Message } from '../../domain/message.js';

export interface MessageRow {
  readonly kind: 'message';
  readonly message: Message;
  /** Follows another message of the same writer. */
  readonly follows: boolean;
}

/** What the log shows, one after the other. */
export type ThreadRow =
  | MessageRow
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'protocol'; readonly key: string; readonly protocol: string }
  | { readonly kind: 'new'; readonly key: typeof newKey; readonly count: number }
  | { readonly kind: 'older'; readonly key: 'older'; readonly state: 'loading' | 'failed' };

export const newKey = 'new';

/** A message keeps its client id for life, while its id changes when the vendor confirms it. */
export function messageKey({ clientId, id }: Message): string {
  return `m:${clientId ?? id}`;
}

/** Made when it is asked for: a log has many more rows than are ever shown. */
export function rowKey(row: ThreadRow): string {
  return row.kind === 'message' ? messageKey(row.message) : row.key;
}

/** A ticket whose beginning is in the log. */
export interface ProtocolSpan {
  readonly protocol: string;
  /** Epoch milliseconds of its first message that is known. */
  readonly since: number;
  /** Place of that message. */
  readonly index: number;
}

export interface RowsInput {
  readonly items: readonly Message[];
  readonly firstUnreadId?: string | undefined;
  readonly older?: 'loading' | 'failed' | undefined;
}

export interface RowsChange {
  readonly rows: readonly ThreadRow[];
  /** Finds the messages of the other side that were not there before, in order. */
  readonly arrived: () => readonly Message[];
}

const none = (): readonly Message[] => [];

/** Quotes are of what was said shortly before: so far back it is looked for before all messages are indexed. */
const near = 1000;

/**
 * Messages to rows: dividers between days and protocols, the line above what is new, follow-ups. Work is in
 * proportion to what changed at the end, and unchanged messages keep their row objects.
 */
export class ThreadRows {
  #input: RowsInput = { items: [] };
  #rows: ThreadRow[] = [];
  /** Number of rows before each message. */
  #starts: number[] = [];
  #newCount = 0;
  #spans: ProtocolSpan[] = [];
  readonly #byId = new Map<string, Message>();
  #indexed = 0;

  update(input: RowsInput): RowsChange {
    const before = this.#input;
    const isSameInput = input.items === before.items && input.firstUnreadId === before.firstUnreadId && input.older === before.older;
    // Most updates of the widget, such as each key typed, have nothing to do with the log.
    if (isSameInput) return { rows: this.#rows, arrived: none };
    const same = commonStart(before.items, input.items);
    const startsOver = input.firstUnreadId !== before.firstUnreadId || input.older !== before.older;
    if (same === input.items.length && same === before.items.length && !startsOver) return { rows: this.#rows, arrived: none };
    this.#input = input;
    this.#indexed = Math.min(this.#indexed, same);
    if (input.firstUnreadId !== before.firstUnreadId) this.#newCount = incomingFrom(input.items, input.firstUnreadId);
    this.#build(startsOver ? 0 : same, this.#keptRows(before.items, input.items, same));
    return { rows: this.#rows, arrived: () => arrivals(before.items, input.items, same) };
  }

  /** Oldest first. */
  get spans(): readonly ProtocolSpan[] {
    return this.#spans;
  }

  /** By the vendor's id or ours. */
  find(id: string): Message | undefined {
    const { items } = this.#input;
    const oldest = Math.max(this.#indexed, items.length - near);
    for (let index = items.length - 1; index >= oldest; index -= 1) {
      const message = items[index];
      if (message?.id === id || message?.clientId === id) return message;
    }
    for (; this.#indexed < items.length; this.#indexed += 1) {
      const message = items[this.#indexed];
      if (!message) continue;
      this.#byId.set(message.id, message);
      if (message.clientId !== undefined) this.#byId.set(message.clientId, message);
    }
    return this.#byId.get(id);
  }

  /** The row of each message that was there before, by its place now. Most logs only grow at one end. */
  #keptRows(before: readonly Message[], after: readonly Message[], same: number): (index: number, message: Message) => MessageRow | undefined {
    const rows = this.#rows;
    const starts = this.#starts;
    const rowAt = (index: number): MessageRow | undefined => {
      const row = rows[(starts[index + 1] ?? rows.length) - 1];
      return row?.kind === 'message' ? row : undefined;
    };
    const shift = before.length - after.length;
    const end = after.length - commonEnd(before, after, same);
    const middle = new Map(before.slice(same, end + shift).map((message, index) => [message, same + index]));
    return (index, message) => {
      const place = index < same ? index : index >= end ? index + shift : middle.get(message);
      return place === undefined ? undefined : rowAt(place);
    };
  }

  #build(from: number, kept: (index: number, message: Message) => MessageRow | undefined): void {
    const { items, firstUnreadId, older } = this.#input;
    // Where it only grows, the list takes it as the same rows with more of them: nothing is copied, nothing compared.
    const grows = from > 0 && from === this.#starts.length;
    const rows = grows ? this.#rows : this.#rows.slice(0, from === 0 ? 0 : this.#starts[from] ?? this.#rows.length);
    const starts = grows ? this.#starts : this.#starts.slice(0, from);
    if (from === 0 && older !== undefined) rows.push({ kind: 'older', key: 'older', state: older });
    const day = new DayBounds();
    let previous = from > 0 ? items[from - 1] : undefined;
    if (previous) day.changes(previous.sentAt);
    this.#spans = this.#spans.filter((span) => span.index < from);
    for (let index = from; index < items.length; index += 1) {
      const message = items[index];
      if (!message) continue;
      starts.push(rows.length);
      const count = rows.length;
      const { protocol, sentAt } = message;
      if (protocol !== '' && protocol !== this.#spans.at(-1)?.protocol) this.#spans.push({ protocol, since: sentAt, index });
      if (day.changes(sentAt)) rows.push({ kind: 'day', key: `d:${messageKey(message)}`, at: sentAt });
      if (isOtherProtocol(previous, message)) {
        rows.push({ kind: 'protocol', key: `p:${messageKey(message)}`, protocol });
      }
      if (message.id === firstUnreadId) rows.push({ kind: 'new', key: newKey, count: this.#newCount });
      const isFollowUp = rows.length === count && follows(previous, message);
      const known = kept(index, message);
      rows.push(known?.follows === isFollowUp ? known : { kind: 'message', message, follows: isFollowUp });
      previous = message;
    }
    this.#rows = rows;
    this.#starts = starts;
  }
}

/** Asks the calendar only when the day is left: logs are long, days are few. */
class DayBounds {
  #from = Infinity;
  #to = -Infinity;

  changes(at: number): boolean {
    if (at >= this.#from && at < this.#to) return false;
    const day = new Date(at);
    this.#from = day.setHours(0, 0, 0, 0);
    this.#to = day.setDate(day.getDate() + 1);
    return true;
  }
}

function isOtherProtocol(previous: Message | undefined, message: Message): boolean {
  return message.protocol !== '' && message.protocol !== previous?.protocol;
}

function follows(previous: Message | undefined, { direction, author }: Message): boolean {
  if (!previous || previous.direction !== direction) return false;
  return previous.author.kind === author.kind && (previous.author.id ?? previous.author.name) === (author.id ?? author.name);
}

function commonStart(before: readonly Message[], after: readonly Message[]): number {
  const most = Math.min(before.length, after.length);
  let index = 0;
  while (index < most && before[index] === after[index]) index += 1;
  return index;
}

function commonEnd(before: readonly Message[], after: readonly Message[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count += 1;
  return count;
}

function arrivals(before: readonly Message[], after: readonly Message[], same: number): readonly Message[] {
  const known = new Set(before.slice(same).map(messageKey));
  const last = before.findLast((message) => message.direction === 'in')?.sentAt ?? -Infinity;
  // Older pages and corrections are no news.
  return after.slice(same).filter((message) => message.direction === 'in' && message.sentAt >= last && (known.size === 0 || !known.has(messageKey(message))));
}

function incomingFrom(items: readonly Message[], firstId: string | undefined): number {
  if (firstId === undefined) return 0;
  let count = 0;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const message = items[index];
    if (message?.direction === 'in') count += 1;
    if (message?.id === firstId) break;
  }
  return count;
}
