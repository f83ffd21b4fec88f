interface Waiting {
  readonly enter: () => void;
  readonly urgent: boolean;
}

/** Lets in so many at a time. Who is urgent passes everybody who is not; otherwise it is first come, first served. */
export class Gate {
  readonly #width: number;
  #inside = 0;
  #waiting: Waiting[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Runs `work` when there is room. An abort before that rejects with the signal's reason, and nothing was begun. */
  async run<Value>(work: () => Promise<Value>, signal: AbortSignal, urgent = false): Promise<Value> {
    if (this.#inside < this.#width) this.#inside += 1;
    else await this.#turn(signal, urgent);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #turn(signal: AbortSignal, urgent: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason as Error);
      };
      const enter = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const waiting: Waiting = { enter, urgent };
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      this.#waiting.push(waiting);
    });
  }

  /** The place goes straight to the next one, so that nobody slips in between. */
  #leave(): void {
    const next = this.#waiting.find(({ urgent }) => urgent) ?? this.#waiting[0];
    if (!next) {
      this.#inside -= 1;
      return;
    }
    this.#waiting = this.#waiting.filter((other) => other !== next);
    next.enter();
  }
}
