export interface BackoffOptions {
  /** The first wait is random below this many milliseconds. */
  readonly first: number;
  /** No wait is longer than this many milliseconds, but for a `floor` above it. */
  readonly cap: number;
}

/**
 * Full jitter: each wait is random between 0 and a ceiling that doubles up to the cap, so that a thousand agents whose
 * server restarted do not come back in step.
 */
export class Backoff {
  readonly #random: () => number;
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(random: () => number, options: BackoffOptions) {
    this.#random = random;
    this.#options = options;
  }

  /**
   * Milliseconds to wait before the next attempt. `floor` widens the first waits, after a mass disconnection say; `cap`
   * takes the place of the usual one.
   */
  next(floor = 0, cap = this.#options.cap): number {
    // 2 ** 30 is beyond any cap; without a limit the power overflows after a night offline.
    const ceiling = Math.max(floor, Math.min(cap, this.#options.first * 2 ** Math.min(this.#failures, 30)));
    this.#failures += 1;
    return Math.round(this.#random() * ceiling);
  }

  reset(): void {
    this.#failures = 0;
  }
}
