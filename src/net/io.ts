/**
 * Everything an adapter touches of the world outside itself. Handed in, so that the same adapter runs in a page, on
 * Node and against a simulator in memory.
 */
export interface Io {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Constructor with the platform's `WebSocket` behaviour. */
  readonly WebSocket: WebSocketConstructor;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocket;

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

/** The platform's own. Looked up at each use, so that importing this file needs no browser. */
export function platformIo(): Io {
  return {
    fetch: (url, init) => globalThis.fetch(url, init),
    WebSocket: globalThis.WebSocket,
    clock: systemClock,
    random: Math.random,
  };
}
