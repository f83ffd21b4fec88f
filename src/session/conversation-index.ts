import { atom } from 'nanostores';
import type { Conversation } from '../domain/conversation.js';

/** Conversations in the vendor's order, found by id without a search. The list is never changed in place. */
export class ConversationIndex {
  readonly $items = atom<readonly Conversation[]>([]);
  /** Messages that the agent has not read, of all that are the agent's. */
  readonly $unread = atom(0);
  #positions = new Map<string, number>();

  get(id: string): Conversation | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.$items.get()[position];
  }

  put(conversation: Conversation): void {
    const items = this.$items.get().slice();
    const position = this.#positions.get(conversation.id) ?? items.length;
    const before = items[position];
    if (before === conversation) return;
    items[position] = conversation;
    this.$unread.set(this.$unread.get() + unreadOf(conversation) - (before ? unreadOf(before) : 0));
    this.#positions.set(conversation.id, position);
    this.$items.set(items);
  }

  remove(id: string): void {
    if (this.#positions.has(id)) this.replace(this.$items.get().filter((item) => item.id !== id));
  }

  replace(conversations: readonly Conversation[]): void {
    const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    const items = [...byId.values()];
    this.#positions = new Map(items.map(({ id }, position) => [id, position]));
    this.$unread.set(items.reduce((sum, item) => sum + unreadOf(item), 0));
    this.$items.set(items);
  }
}

function unreadOf({ place, unread }: Conversation): number {
  return place === 'mine' ? unread : 0;
}
