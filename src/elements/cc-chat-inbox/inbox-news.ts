import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Messages come in bursts; a screen reader hears of them once. */
const burst = 5000;

interface Counts {
  readonly unread: number;
  readonly waiting: number;
}

/** Tells, some seconds after the last change and only when they grew, how many messages are unread and how many wait. */
export class InboxNews implements ReactiveController {
  readonly #tell: (grown: Partial<Counts>) => void;
  #told: Counts | undefined;
  #now: Counts | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, tell: (grown: Partial<Counts>) => void) {
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

  hostDisconnected(): void {
    clearTimeout(this.#timer);
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
