import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { faultInfo, type Fault } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import { MessageLog } from './message-log.js';
import type { Loadable, MessageList } from './session-api.js';

type Status = Loadable<MessageList>['status'];

const nothing: Loadable<MessageList> = { status: 'idle', value: { items: [], complete: false } };

interface Thread {
  readonly log: MessageLog;
  readonly $list: WritableAtom<Loadable<MessageList>>;
  complete: boolean;
  /** The next page stands alone: what was known before it may be separated from it by a gap. */
  restart: boolean;
}

export interface MessagesReport {
  readonly conversationId: string;
  readonly messages: readonly Message[];
  readonly history: 'complete' | 'partial' | 'delta';
}

/** The stores of all conversations' messages. */
export class Threads {
  readonly #threads = new Map<string, Thread>();

  of(conversationId: string): ReadableAtom<Loadable<MessageList>> {
    return this.#thread(conversationId).$list;
  }

  log(conversationId: string): MessageLog {
    return this.#thread(conversationId).log;
  }

  isComplete(conversationId: string): boolean {
    return this.#thread(conversationId).complete;
  }

  /** Returns the messages that are new. */
  apply({ conversationId, messages, history }: MessagesReport): readonly Message[] {
    const thread = this.#thread(conversationId);
    if (thread.restart && history !== 'delta') {
      thread.restart = false;
      if (history === 'partial') {
        thread.log.clear();
        thread.complete = false;
      }
    }
    thread.complete ||= history === 'complete';
    const fresh = thread.log.merge(messages);
    this.#publish(thread);
    return fresh;
  }

  setPending(conversationId: string, pending: readonly Message[]): void {
    const thread = this.#thread(conversationId);
    thread.log.setPending(pending);
    this.#publish(thread);
  }

  /** It is being opened. `paged`: the vendor sends pages, so that what we know may be far behind the page to come. */
  begin(conversationId: string, paged: boolean): void {
    const thread = this.#thread(conversationId);
    thread.restart = paged;
    this.#publish(thread, { status: 'loading', unread: 0 });
  }

  /** It was opened while `unread` messages of the contact had not been seen. */
  ready(conversationId: string, unread: number): void {
    this.#publish(this.#thread(conversationId), { status: 'ready', unread });
  }

  refreshed(conversationId: string): void {
    const thread = this.#thread(conversationId);
    if (thread.$list.get().status === 'stale') this.#publish(thread, { status: 'ready' });
  }

  fail(conversationId: string, fault: Fault): void {
    this.#publish(this.#thread(conversationId), { status: 'error', fault });
  }

  /** The connection is away: what is loaded may be behind. */
  markStale(): void {
    for (const thread of this.#threads.values()) {
      if (thread.$list.get().status === 'ready') this.#publish(thread, { status: 'stale' });
    }
  }

  /** Those that somebody looks at and that may be behind. */
  shown(): readonly string[] {
    return [...this.#threads].filter(([, { $list }]) => $list.lc > 0 && $list.get().status === 'stale').map(([id]) => id);
  }

  forget(conversationId: string): void {
    const thread = this.#threads.get(conversationId);
    if (!thread) return;
    thread.log.clear();
    thread.complete = false;
    const { items } = thread.log;
    thread.$list.set({ status: 'idle', value: { items, complete: false } });
    if (thread.$list.lc === 0 && items.length === 0) this.#threads.delete(conversationId);
  }

  clear(): void {
    for (const [id, thread] of [...this.#threads]) {
      thread.log.setPending([]);
      this.forget(id);
    }
  }

  #thread(conversationId: string): Thread {
    const known = this.#threads.get(conversationId);
    if (known) return known;
    const thread = { log: new MessageLog(), $list: atom(nothing), complete: false, restart: false };
    this.#threads.set(conversationId, thread);
    return thread;
  }

  #publish(
    { log, $list, complete }: Thread,
    change: { readonly status?: Status; readonly unread?: number; readonly fault?: Fault } = {},
  ): void {
    const before = $list.get();
    const { status = before.status, unread } = change;
    const fault = change.fault ? faultInfo(change.fault) : status === before.status ? before.fault : undefined;
    const firstUnreadId = unread === undefined ? before.value.firstUnreadId : firstUnread(log.items, unread);
    const value: MessageList = { items: log.items, complete, ...(firstUnreadId === undefined ? {} : { firstUnreadId }) };
    const unchanged =
      status === before.status &&
      fault === before.fault &&
      value.items === before.value.items &&
      complete === before.value.complete &&
      firstUnreadId === before.value.firstUnreadId;
    if (!unchanged) $list.set({ status, value, ...(fault ? { fault } : {}) });
  }
}

function firstUnread(items: readonly Message[], unread: number): string | undefined {
  if (unread <= 0) return undefined;
  let left = unread;
  let found: string | undefined;
  for (let index = items.length - 1; index >= 0 && left > 0; index -= 1) {
    const message = items[index];
    if (message?.direction !== 'in') continue;
    found = message.id;
    left -= 1;
  }
  return found;
}
