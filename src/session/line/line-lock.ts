export interface LockWatcher {
  /** It is ours now. */
  readonly granted: () => void;
  /** Another tab took it, by `steal`. */
  readonly lost: () => void;
}

/**
 * The one proof of owning a line (W3C Web Locks). The browser gives it to the next in the queue when its holder is gone,
 * however that went, so that nobody has to guess from silence.
 */
export class LineLock {
  readonly #name: string;
  readonly #watcher: LockWatcher;
  #request = new AbortController();
  #release: (() => void) | undefined;

  constructor(name: string, watcher: LockWatcher) {
    this.#name = name;
    this.#watcher = watcher;
  }

  get held(): boolean {
    return this.#release !== undefined;
  }

  /** Waits for its turn. */
  queue(): void {
    this.leave();
    this.#ask({ signal: this.#request.signal });
  }

  /** Goes before all who wait, and ends the hold of whoever has it: only with their consent. */
  steal(): void {
    this.leave();
    this.#ask({ steal: true });
  }

  /** Gives it to the next one, or up one's place in the queue. */
  leave(): void {
    this.#request.abort();
    this.#request = new AbortController();
    const release = this.#release;
    this.#release = undefined;
    release?.();
  }

  #ask(options: LockOptions): void {
    const { signal } = this.#request;
    const over = navigator.locks.request(this.#name, options, () => {
      if (signal.aborted) return;
      const held = new Promise<void>((resolve) => {
        this.#release = resolve;
      });
      this.#watcher.granted();
      return held;
    });
    over.catch(() => {
      // Given up by ourselves, or in a page that is going away.
      if (signal.aborted || !this.#release) return;
      this.#release = undefined;
      this.#watcher.lost();
    });
  }
}
