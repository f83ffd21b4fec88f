export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Returns a function that cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = globalThis.setTimeout(run, milliseconds);
    return () => globalThis.clearTimeout(timer);
  },
};
