import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Messages come in bursts; a screen reader hears of them once. */
const burst = 5000;
/** As long as somebody types on, results are not told. */
const typingPause = 900;

interface Counts {
  readonly unread: number;
  readonly waiting: number;
}

export interface News extends Partial<Counts> {
  /** How many rows a search left. */
  readonly found?: number;
}

/**
 * What is worth saying: some seconds after the last change, and only where they grew, how many messages are unread and
 * how many people wait; and after somebody typed, what the search found.
 */
export class InboxNews implements ReactiveController {
  readonly #tell: (news: News) => void;
  #told: Counts | undefined;
  #now: Counts | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search = '';
  #searchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, tell: (news: News) => void) {
    this.#tell = tell;
    host.addController(this);
  }

  /** `undefined` while nothing is known: what is there at first is no news. */
  follow(now: Counts | undefined): void {
    const before = this.#now;
    this.#now = now;
    if (!now || !this.#told) this.#told = now;
    if (!now || !before || (before.unread === now.unread && before.waiting === now.waiting)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#report, burst);
  }

  followSearch(query: string, found: number): void {
    if (query.trim() === this.#search) return;
    this.#search = query.trim();
    clearTimeout(this.#searchTimer);
    if (this.#search !== '') this.#searchTimer = setTimeout(() => this.#tell({ found }), typingPause);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#searchTimer);
    this.#told = undefined;
    this.#now = undefined;
  }

  readonly #report = (): void => {
    const { unread, waiting } = this.#now ?? { unread: 0, waiting: 0 };
    const told = this.#told ?? { unread, waiting };
    this.#told = this.#now;
    this.#tell({ ...(unread > told.unread ? { unread } : {}), ...(waiting > told.waiting ? { waiting } : {}) });
  };
}
