import type { Department } from '../../domain/chat-port.js';

/**
 * Ids of departments by their names: lists name a conversation's department and nothing more, while tags, closing and
 * releasing an owner want the id. Names may repeat, then there are several (contract part 6, row 3).
 */
export class DepartmentIds {
  readonly #byName = new Map<string, string[]>();
  readonly #asWritten = new Map<string, readonly string[]>();
  readonly #byConversation = new Map<string, string>();
  #print = '';

  /** All departments of the agent, in place of those that were known. Tells whether that is news. */
  learn(departments: readonly Department[]): boolean {
    const print = JSON.stringify(departments);
    if (print === this.#print) return false;
    this.#print = print;
    this.#byName.clear();
    this.#asWritten.clear();
    for (const { id, name } of departments) {
      const ids = this.#byName.get(keyOf(name));
      if (!ids) this.#byName.set(keyOf(name), [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
    return true;
  }

  /** The agent began this conversation there: that settles which of two with the same name it is. */
  place(conversationId: string, departmentId: string): void {
    this.#byConversation.set(conversationId, departmentId);
  }

  idsOf(conversationId: string, departmentName: string): readonly string[] {
    const placed = this.#byConversation.get(conversationId);
    const named = this.#named(departmentName);
    if (placed === undefined) return named;
    // It may have moved to another department since.
    return named.includes(placed) || this.#print === '' ? [placed] : named;
  }

  /** The id where there is no doubt about it. */
  idOf(conversationId: string, departmentName: string): string | undefined {
    const [only, ...others] = this.idsOf(conversationId, departmentName);
    return others.length === 0 ? only : undefined;
  }

  clear(): void {
    this.#asWritten.clear();
    this.#print = '';
    this.#byName.clear();
    this.#byConversation.clear();
  }

  /** Asked for every row of every list: names are brought into one form once. */
  #named(departmentName: string): readonly string[] {
    const known = this.#asWritten.get(departmentName);
    if (known) return known;
    const ids = this.#byName.get(keyOf(departmentName)) ?? [];
    this.#asWritten.set(departmentName, ids);
    return ids;
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
