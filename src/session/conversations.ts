import { atom, computed } from 'nanostores';
import type { ConversationGone } from '../domain/backend-event.js';
import type { Conversation } from '../domain/conversation.js';
import { faultInfo, type Fault } from '../domain/fault.js';
import { ConversationIndex } from './conversation-index.js';
import type { FactDetail, Kernel } from './kernel.js';
import type { ConversationsSlice, GoneNotice, Loadable, OwnEnding } from './session-api.js';
import type { Threads } from './threads.js';

export interface ConversationsPart {
  readonly view: ConversationsSlice;
  /** What the agent is ending, by id. */
  readonly endings: Map<string, OwnEnding>;
  get(conversationId: string): Conversation | undefined;
  apply(conversation: Conversation): void;
  applySnapshot(conversations: readonly Conversation[]): void;
  remove(conversationId: string, reason: ConversationGone, by: string | undefined): void;
  start(): void;
  fail(fault: Fault): void;
  /** The chat backend went away, or came back. */
  offline(): void;
  online(): void;
  clear(): void;
}

interface Phase {
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  readonly fault?: Fault;
}

export function createConversations(kernel: Kernel, threads: Threads): ConversationsPart {
  return new Conversations(kernel, threads);
}

class Conversations implements ConversationsPart {
  readonly view: ConversationsSlice;
  readonly endings = new Map<string, OwnEnding>();
  readonly #kernel: Kernel;
  readonly #threads: Threads;
  readonly #index = new ConversationIndex();
  readonly #$phase = atom<Phase>({ status: 'idle' });
  readonly #$selectedId = atom<string | undefined>(undefined);
  readonly #$goneNotice = atom<GoneNotice | undefined>(undefined);
  /** The selected conversation, once the vendor let us in. */
  #openId: string | undefined;
  #opening: { readonly id: string; readonly done: Promise<void> } | undefined;
  readonly #$away = atom(false);
  #wasOnline = false;

  constructor(kernel: Kernel, threads: Threads) {
    this.#kernel = kernel;
    this.#threads = threads;
    const { $items } = this.#index;
    const $selected = computed([$items, this.#$selectedId], (_items, id) => (id === undefined ? undefined : this.get(id)));
    this.view = {
      $list: computed([$items, this.#$phase, this.#$away], listState),
      $unread: this.#index.$unread,
      $selectedId: this.#$selectedId,
      $selected,
      $goneNotice: this.#$goneNotice,
      refresh: () => kernel.act('chat.refresh', () => this.#refresh()),
      open: (id) => kernel.act('chat.open', () => this.#open(id)),
      close: () => this.#close(),
    };
  }

  get(conversationId: string): Conversation | undefined {
    return this.#index.get(conversationId);
  }

  apply(conversation: Conversation): void {
    this.#index.put(this.#asSeen(conversation));
  }

  applySnapshot(conversations: readonly Conversation[]): void {
    const listed = new Set(conversations.map(({ id }) => id));
    const selected = this.#$selectedId.get();
    if (selected !== undefined && this.get(selected) && !listed.has(selected)) this.remove(selected, 'gone', undefined);
    for (const { id } of this.#index.$items.get()) if (!listed.has(id)) this.#threads.forget(id);
    this.#index.replace(conversations.map((conversation) => this.#asSeen(conversation)));
    this.#$phase.set({ status: 'ready' });
  }

  remove(conversationId: string, reason: ConversationGone, by: string | undefined): void {
    const conversation = this.get(conversationId);
    const own = this.endings.get(conversationId);
    this.endings.delete(conversationId);
    this.#index.remove(conversationId);
    const wasSelected = this.#$selectedId.get() === conversationId;
    if (wasSelected) {
      this.#openId = undefined;
      this.#$selectedId.set(undefined);
      if (conversation) this.#$goneNotice.set({ conversation, reason, ...(by === undefined ? {} : { by }), ...(own && { own }) });
    }
    this.#threads.forget(conversationId);
    if (!conversation || !(wasSelected || conversation.place === 'mine')) return;
    this.#kernel.tell('cc-conversation-closed', { ...detailOf(conversation), reason });
  }

  start(): void {
    this.#$phase.set({ status: 'loading' });
  }

  fail(fault: Fault): void {
    this.#$phase.set({ status: 'error', fault });
  }

  offline(): void {
    this.#threads.markStale();
    this.#$away.set(this.#wasOnline);
  }

  online(): void {
    const returned = this.#$away.get();
    this.#wasOnline = true;
    this.#$away.set(false);
    // After the snapshot that some backends emit right behind.
    if (returned) queueMicrotask(() => this.#catchUp());
  }

  clear(): void {
    this.#openId = undefined;
    this.#opening = undefined;
    this.endings.clear();
    this.#wasOnline = false;
    this.#$away.set(false);
    this.#index.replace([]);
    this.#$phase.set({ status: 'idle' });
    this.#$selectedId.set(undefined);
    this.#$goneNotice.set(undefined);
  }

  async #refresh(): Promise<void> {
    const port = this.#kernel.ports.need('chat');
    if (this.#$phase.get().status !== 'ready') this.start();
    try {
      await port.refresh();
    } catch (error) {
      const fault = this.#kernel.report('chat.refresh', error);
      this.fail(fault);
      throw fault;
    }
  }

  #open(id: string): Promise<void> {
    const status = this.#threads.of(id).get().status;
    if (this.#openId === id && status === 'ready') return Promise.resolve();
    if (this.#opening?.id === id) return this.#opening.done;
    const opening = { id, done: this.#enter(id).finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    }) };
    this.#opening = opening;
    return opening.done;
  }

  async #enter(id: string): Promise<void> {
    const port = this.#kernel.ports.need('chat');
    const unread = this.get(id)?.unread ?? 0;
    this.#kernel.commit(() => {
      this.#select(id);
      this.#threads.begin(id, port.fetchOlder !== undefined);
    });
    try {
      await port.open(id);
    } catch (error) {
      const fault = this.#kernel.report('chat.open', error);
      this.#threads.fail(id, fault);
      throw fault;
    }
    if (this.#$selectedId.get() !== id) return;
    this.#kernel.commit(() => this.#entered(id, unread));
  }

  #entered(id: string, unread: number): void {
    this.#openId = id;
    this.#threads.ready(id, unread);
    const conversation = this.get(id);
    if (!conversation) return;
    this.apply(conversation);
    this.#kernel.tell('cc-conversation-opened', detailOf(conversation));
  }

  #select(id: string | undefined): void {
    const before = this.#$selectedId.get();
    if (before !== undefined && before !== id) this.#kernel.ports.get('chat')?.leave?.(before);
    if (before !== id) this.#openId = undefined;
    this.#$selectedId.set(id);
    this.#$goneNotice.set(undefined);
  }

  #close(): void {
    this.#kernel.commit(() => this.#select(undefined));
  }

  /** The connection was away: what is on a screen may have moved on meanwhile. */
  #catchUp(): void {
    const id = this.#$selectedId.get();
    const shown = new Set(this.#threads.shown());
    if (id !== undefined) {
      if (this.#openId === id) shown.add(id);
      else void this.view.open(id).catch(() => undefined);
    }
    for (const each of shown) void this.#fetchNewer(each);
  }

  async #fetchNewer(id: string): Promise<void> {
    try {
      await this.#kernel.ports.need('chat').fetchNewer(id, this.#threads.log(id).cursor);
      this.#threads.refreshed(id);
    } catch (error) {
      this.#kernel.report('chat.fetchNewer', error);
    }
  }

  /** The agent looks at the open conversation, and the vendor's count may be older than that. */
  #asSeen(conversation: Conversation): Conversation {
    return conversation.id === this.#openId && conversation.unread !== 0 ? { ...conversation, unread: 0 } : conversation;
  }
}

function listState(
  value: readonly Conversation[],
  { status, fault }: Phase,
  away: boolean,
): Loadable<readonly Conversation[]> {
  if (status === 'ready' && away) return { status: 'stale', value };
  return { status, value, ...(fault ? { fault: faultInfo(fault) } : {}) };
}

function detailOf({ id, protocol, contact }: Conversation): FactDetail<'cc-conversation-opened'> {
  return {
    conversationId: id,
    protocol,
    contactId: contact.id,
    contactName: contact.name,
    ...(contact.phone === undefined ? {} : { phone: contact.phone }),
  };
}
