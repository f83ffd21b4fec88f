import type { Clock, Io, Uploading } from '../../net/io.js';
import { answered, connectionLost, type SimulatedAnswer } from '../memory-http.js';
import { memoryWebSocket } from '../memory-socket.js';
import type { PushHub } from './push-hub.js';
import type { VoxFreeServer } from './server.js';

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

export interface MemoryLine {
  readonly clock: Clock;
  readonly random: () => number;
  /** Bytes per second of an upload; undefined: it takes no time. */
  readonly uplink: number | undefined;
}

/** An `Io` that reaches the simulator and nothing else; any other address fails as an unreachable one does. */
export function memoryIo(server: VoxFreeServer, hub: PushHub, { clock, random, uplink }: MemoryLine): Io {
  return {
    clock,
    random,
    fetch: (url, init = {}) => answered(memoryFetch(server, url, init), init.signal),
    upload: (url, body, uploading) => {
      const { signal } = uploading;
      return answered(carried(body, uploading, { clock, uplink }).then(() => memoryFetch(server, url, { method: 'POST', body })), signal);
    },
    WebSocket: memoryWebSocket(connection => connection.url.startsWith(memoryUrls.socketUrl) && hub.accept(connection)),
  };
}

const reports = 10;

/** The body goes over the line in so many parts; what is stopped before the last one never arrives. */
async function carried(body: FormData, { signal, progress }: Uploading, { clock, uplink }: Omit<MemoryLine, 'random'>): Promise<void> {
  const wait = uplink === undefined ? 0 : (sizeOf(body) / uplink / reports) * 1000;
  for (let report = 1; report <= reports; report++) {
    if (wait > 0) await new Promise<void>(resolve => void clock.after(wait, resolve));
    signal.throwIfAborted();
    progress(report / reports);
  }
}

function sizeOf(body: FormData): number {
  return [...body.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0);
}

async function memoryFetch(server: VoxFreeServer, url: string, init: RequestInit): Promise<SimulatedAnswer> {
  const { host, pathname } = new URL(url);
  const from = [new URL(memoryUrls.url).host, new URL(memoryUrls.servicesUrl).host].indexOf(host);
  if (from < 0) throw connectionLost();
  const request = new Request(url, { ...init, signal: null });
  const form = init.body instanceof FormData ? init.body : undefined;
  return server.handle({
    host: from === 0 ? 'main' : 'services',
    name: /^\/mobile\/([^/]+)$/.exec(pathname)?.[1] ?? '',
    method: request.method,
    contentType: request.headers.get('content-type') ?? '',
    body: form ?? (request.body === null ? '' : await request.text()),
  });
}
