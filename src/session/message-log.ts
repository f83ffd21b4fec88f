import type { Message } from '../domain/message.js';
import { mergedMessage } from './message-merge.js';

interface Entry {
  message: Message;
  /** Order of arrival, for vendors whose ids have no order. */
  readonly seen: number;
}

/**
 * The messages of one conversation: those the vendor knows, in order, and after them those it has not confirmed, in
 * the order they were written. Merging is idempotent, and its result does not depend on the order of reports.
 *
 * `items` is never changed in place. One report costs one copy of it and a search for each message in it.
 */
export class MessageLog {
  #entries: Entry[] = [];
  #byId = new Map<string, Entry>();
  #byClientId = new Map<string, Entry>();
  #pending: readonly Message[] = [];
  #items: readonly Message[] = [];
  #seen = 0;
  #outOfOrder = false;

  get items(): readonly Message[] {
    return this.#items;
  }

  get first(): Message | undefined {
    return this.#entries[0]?.message;
  }

  /**
   * What came after this may not be known. Not one of our own: the answer to what we send comes although nothing else does,
   * and others may have written just before.
   */
  get cursor(): string | undefined {
    return this.#entries.findLast(({ message }) => message.clientId === undefined)?.message.id;
  }

  get(id: string): Message | undefined {
    return (this.#byId.get(id) ?? this.#byClientId.get(id))?.message;
  }

  /** Returns the messages that were not known before, in order. */
  merge(messages: readonly Message[]): readonly Message[] {
    const added = new Set<Entry>();
    const changed = new Set<Entry>();
    for (const message of messages) {
      const entry = this.#known(message);
      if (!entry) added.add(this.#add(message));
      else if (this.#update(entry, message) && !added.has(entry)) changed.add(entry);
    }
    const fresh = [...added].filter((entry) => this.#byId.get(entry.message.id) === entry).sort(inOrder);
    if (fresh.length > 0 || changed.size > 0) this.#publish(fresh, changed);
    return fresh.map((entry) => entry.message);
  }

  /** Replaces what is shown after the confirmed messages. */
  setPending(pending: readonly Message[]): void {
    this.#pending = pending;
    this.#items = this.#items.slice(0, this.#entries.length).concat(pending);
  }

  clear(): void {
    this.#entries = [];
    this.#byId.clear();
    this.#byClientId.clear();
    this.#items = this.#pending;
  }

  /** One message may have come as two: by the vendor's id without ours, and by ours alone. Then they become one. */
  #known(message: Message): Entry | undefined {
    const byId = this.#byId.get(message.id);
    const byClient = message.clientId === undefined ? undefined : this.#byClientId.get(message.clientId);
    if (!byId || !byClient || byId === byClient) return byId ?? byClient;
    byId.message = mergedMessage(byClient.message, byId.message);
    this.#outOfOrder = true;
    this.#entries = this.#entries.filter((entry) => entry !== byClient);
    this.#items = [...this.#entries.map((entry) => entry.message), ...this.#pending];
    this.#byId.delete(byClient.message.id);
    this.#index(byId);
    return byId;
  }

  #add(message: Message): Entry {
    const entry = { message, seen: (this.#seen += 1) };
    this.#index(entry);
    return entry;
  }

  #index(entry: Entry): void {
    const { id, clientId } = entry.message;
    this.#byId.set(id, entry);
    if (clientId === undefined) return;
    this.#byClientId.set(clientId, entry);
    if (clientId !== id) this.#byId.delete(clientId);
  }

  #update(entry: Entry, message: Message): boolean {
    const before = entry.message;
    entry.message = mergedMessage(before, message);
    this.#index(entry);
    this.#outOfOrder ||= before.sentAt !== entry.message.sentAt || before.id !== entry.message.id;
    return entry.message !== before;
  }

  #publish(added: Entry[], changed: Iterable<Entry>): void {
    const before = this.#entries.length;
    if (this.#outOfOrder) this.#entries = [...this.#entries, ...added].sort(inOrder);
    else if (added.length > 0) this.#entries = joined(this.#entries, added);
    if (this.#outOfOrder || !isTail(this.#entries, before, added)) {
      this.#outOfOrder = false;
      this.#items = this.#entries.map((entry) => entry.message).concat(this.#pending);
      return;
    }
    const items = this.#items.slice(0, before);
    for (const entry of changed) items[position(this.#entries, entry)] = entry.message;
    for (const entry of added) items.push(entry.message);
    this.#items = this.#pending.length > 0 ? items.concat(this.#pending) : items;
  }
}

/** Appends in place where it can; `added` is in order. */
function joined(entries: Entry[], added: readonly Entry[]): Entry[] {
  const last = entries.at(-1);
  const first = added[0];
  if (!last || !first || inOrder(last, first) < 0) {
    for (const entry of added) entries.push(entry);
    return entries;
  }
  const oldest = entries[0];
  const newest = added.at(-1);
  if (oldest && newest && inOrder(newest, oldest) < 0) return [...added, ...entries];
  return [...entries, ...added].sort(inOrder);
}

function isTail(entries: readonly Entry[], from: number, added: readonly Entry[]): boolean {
  return entries.length === from + added.length && (added.length === 0 || entries[from] === added[0]);
}

function position(entries: readonly Entry[], wanted: Entry): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && inOrder(entry, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By time; within the same time (vendors give whole seconds) by number where ids are numbers, else by arrival. */
function inOrder(a: Entry, b: Entry): number {
  const byTime = a.message.sentAt - b.message.sentAt;
  if (byTime !== 0) return byTime;
  const aNumber = isNumber(a.message.id);
  const bNumber = isNumber(b.message.id);
  if (aNumber !== bNumber) return aNumber ? -1 : 1;
  if (!aNumber || a.message.id === b.message.id) return a.seen - b.seen;
  const byLength = a.message.id.length - b.message.id.length;
  if (byLength !== 0) return byLength;
  return a.message.id < b.message.id ? -1 : 1;
}

function isNumber(id: string): boolean {
  return /^[1-9]\d*$/.test(id);
}
