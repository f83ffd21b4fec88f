import { systemClock, type Clock } from './clock.js';
import type { Look } from './look.js';
import { PageClock } from './page-clock.js';
import type { Uploading } from './upload.js';

export { systemClock, type Clock } from './clock.js';
export type { Look } from './look.js';
export type { Uploading } from './upload.js';

/**
 * Everything an adapter touches of the world outside itself. Handed in, so that the same adapter runs in a page, on
 * Node and against a simulator in memory.
 */
export interface Io {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Posts a form and tells how much of it has left. Absent where the platform cannot tell: then `fetch` posts it. */
  readonly upload?: (url: string, body: FormData, uploading: Uploading) => Promise<Response>;
  /** Constructor with the platform's `WebSocket` behaviour. */
  readonly WebSocket: WebSocketConstructor;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /**
   * Tells when a connection may have died or may be possible again: `online` the network came (back), `network` it may
   * be another one, `visible` somebody looks again, after what may have been a sleep. Returns a function that stops it.
   * Absent on a server.
   */
  readonly wake?: (run: (reason: WakeReason) => void) => () => void;
  /** True when there certainly is no network, so that nothing can have left this machine. Absent on a server. */
  readonly isOffline?: () => boolean;
  /** One answer for all tabs of a browser. Absent where there are none. */
  readonly look?: Look;
  /** Origin of the page that asks; absent on a server. Decides whether a private address is guarded by the browser. */
  readonly origin?: string;
}

export type WakeReason = 'online' | 'visible' | 'network';

/** Browsers tell of another network by the same event as of a better estimate of its speed. */
const networkNewsEach = 10_000;

export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocket;

/** One for the whole page, as each may have a worker. */
let pageClock: Clock | undefined;

/** The platform's own. Looked up at each use, so that importing this file needs no browser. */
export function platformIo(): Io {
  const inPage = typeof document !== 'undefined';
  return {
    fetch: (url, init) => globalThis.fetch(url, init),
    WebSocket: globalThis.WebSocket,
    clock: inPage ? (pageClock ??= new PageClock()) : systemClock,
    random: Math.random,
    ...(inPage ? ofPage : {}),
  };
}

const ofPage: Pick<Io, 'upload' | 'look' | 'wake' | 'isOffline' | 'origin'> = {
  upload: async (...args) => (await import('./upload.js')).uploadFromPage(...args),
  look: async (...args) => (await import('./look.js')).lookFromPage(...args),
  wake: wakeOfPage,
  isOffline: () => !navigator.onLine,
  get origin() { return globalThis.location.origin; },
};

function wakeOfPage(run: (reason: WakeReason) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  globalThis.addEventListener('online', () => run('online'), { signal });
  globalThis.addEventListener('pageshow', () => run('visible'), { signal });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) run('visible'); }, { signal });
  // The end of a freeze (Page Lifecycle), which a page may not survive visibly.
  document.addEventListener('resume', () => run('visible'), { signal });
  const { connection } = navigator as Navigator & { connection?: EventTarget };
  let told = 0;
  const onChange = (): void => {
    if (Date.now() - told < networkNewsEach) return;
    told = Date.now();
    run('network');
  };
  connection?.addEventListener('change', onChange, { signal });
  return () => controller.abort();
}
