import type { StoredMessage } from './records.js';

/** Messages that nobody wrote one by one: the `index`th is made when it is asked for, always the same. */
export interface LazyMessages {
  readonly count: number;
  /** Id of the first; the others follow it. */
  readonly firstId: number;
  make(index: number): StoredMessage;
}

/** The messages of one protocol, oldest first, by rising id. */
export class MessageLog {
  readonly #lazy: LazyMessages | undefined;
  readonly #own: StoredMessage[] = [];

  constructor(lazy?: LazyMessages) {
    this.#lazy = lazy;
  }

  get length(): number {
    return this.#lazyCount + this.#own.length;
  }

  get last(): StoredMessage | undefined {
    return this.at(this.length - 1);
  }

  get #lazyCount(): number {
    return this.#lazy?.count ?? 0;
  }

  at(index: number): StoredMessage | undefined {
    if (index < 0) return undefined;
    return this.#lazy && index < this.#lazy.count ? this.#lazy.make(index) : this.#own[index - this.#lazyCount];
  }

  /** Those that somebody wrote here, without the made-up history. */
  get written(): readonly StoredMessage[] {
    return this.#own;
  }

  add(message: StoredMessage): void {
    this.#own.push(message);
  }

  find(id: number): StoredMessage | undefined {
    const lazy = this.#lazy;
    if (lazy && id >= lazy.firstId && id < lazy.firstId + lazy.count) return lazy.make(id - lazy.firstId);
    return this.#own.find(message => message.id === id);
  }

  /** Those with an id above `id`; 0 for all. */
  after(id: number): StoredMessage[] {
    const start = this.#lazy ? Math.max(0, id - this.#lazy.firstId + 1) : 0;
    const generated = Array.from({ length: Math.max(0, this.#lazyCount - start) }, (_, offset) => this.at(start + offset));
    return [...generated, ...this.#own].filter(message => message !== undefined && message.id > id) as StoredMessage[];
  }

  lastWhere(matches: (message: StoredMessage) => boolean): StoredMessage | undefined {
    for (let index = this.length - 1; index >= 0; index--) {
      const message = this.at(index);
      if (message && matches(message)) return message;
    }
    return undefined;
  }
}
