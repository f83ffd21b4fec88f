import type { Conversation } from '../../domain/conversation.js';
import type { Session } from '../../session/session-api.js';
import { Fetched } from '../ui/asking.js';

/** Finished conversations, which belong to no open list: read when the agent looks at them, and again the next time. */
export class RecentList {
  readonly fetched: Fetched<readonly Conversation[]>;
  #session: Session | undefined;
  #shown = false;
  #merged: readonly [readonly Conversation[], readonly Conversation[] | undefined, readonly Conversation[]] | undefined;

  constructor(change: () => void) {
    this.fetched = new Fetched(change);
  }

  /** Call it whenever the list on the screen may be another. */
  follow(session: Session | undefined, shown: boolean): void {
    if (session !== this.#session) {
      this.fetched.clear();
      this.#session = session;
      this.#shown = false;
    }
    const appears = shown && !this.#shown;
    this.#shown = shown;
    // Later, because it is called while the inbox updates.
    if (appears) queueMicrotask(this.read);
  }

  readonly read = (): void => {
    const session = this.#session;
    if (session?.desk.$abilities.get().has('recent')) void this.fetched.load(() => session.desk.recent());
  };

  /** The lists and what is over, each conversation once: what is in a list is newer. */
  mergedWith(list: readonly Conversation[]): readonly Conversation[] {
    const { value } = this.fetched;
    const [lastList, lastValue, last] = this.#merged ?? [];
    if (last && lastList === list && lastValue === value) return last;
    const ids = new Set(list.map(({ id }) => id));
    const merged = value ? [...list, ...value.filter(({ id, place }) => place === 'closed' && !ids.has(id))] : list;
    this.#merged = [list, value, merged];
    return merged;
  }

  /** Only here, to be read. */
  owns(id: string, list: readonly Conversation[]): boolean {
    return this.fetched.value?.some((row) => row.id === id) === true && !list.some((row) => row.id === id);
  }
}
