import type { Clock, Io } from '../../net/io.js';
import { memoryWebSocket } from '../memory-socket.js';
import type { PushHub } from './push-hub.js';
import type { SimulatedAnswer, VoxFreeServer } from './server.js';

/** Where an adapter finds VoxFree: base addresses to which `/mobile/<service>.php` is added, and the socket's. */
export interface VoxFreeUrls {
  readonly url: string;
  readonly servicesUrl: string;
  readonly socketUrl: string;
}

/** Made-up addresses of the simulator in memory; `.invalid` never resolves (RFC 2606). */
export const memoryUrls: VoxFreeUrls = {
  url: 'https://omni.voxfree.invalid',
  servicesUrl: 'https://discador.voxfree.invalid',
  socketUrl: 'wss://websocket.voxfree.invalid/',
};

const lost = () => new TypeError('Failed to fetch');

/** An `Io` that reaches the simulator and nothing else; any other address fails as an unreachable one does. */
export function memoryIo(server: VoxFreeServer, hub: PushHub, clock: Clock, random: () => number): Io {
  return {
    clock,
    random,
    fetch: (url, init = {}) => raceAbort(memoryFetch(server, url, init), init.signal ?? undefined),
    WebSocket: memoryWebSocket(connection => connection.url.startsWith(memoryUrls.socketUrl) && hub.accept(connection)),
  };
}

async function memoryFetch(server: VoxFreeServer, url: string, init: RequestInit): Promise<Response> {
  const { host, pathname } = new URL(url);
  const from = [new URL(memoryUrls.url).host, new URL(memoryUrls.servicesUrl).host].indexOf(host);
  if (from < 0) throw lost();
  const request = new Request(url, { ...init, signal: null });
  const form = init.body instanceof FormData ? init.body : undefined;
  const result = await server.handle({
    host: from === 0 ? 'main' : 'services',
    name: /^\/mobile\/([^/]+)$/.exec(pathname)?.[1] ?? '',
    method: request.method,
    contentType: request.headers.get('content-type') ?? '',
    body: form ?? (request.body === null ? '' : await request.text()),
  });
  return toResponse(result);
}

async function toResponse(result: SimulatedAnswer): Promise<Response> {
  if (result.kind === 'cut') throw lost();
  if (result.kind === 'hang') return new Promise<never>(() => undefined);
  return new Response(result.body, { status: result.status, headers: result.headers });
}

async function raceAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
