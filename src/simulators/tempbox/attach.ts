import type { Clock, Io } from '../../net/io.js';
import { answered, connectionLost } from '../memory-http.js';
import { memoryWebSocket } from '../memory-socket.js';
import type { TempBoxServer } from './server.js';

/** Made-up address of the simulator in memory; `.invalid` never resolves (RFC 2606). */
export const memoryUrl = 'https://api.tempbox.invalid';

/** An `Io` that reaches the simulator and nothing else; any other address fails as an unreachable one does. */
export function memoryIo(server: TempBoxServer, clock: Clock, random: () => number): Io {
  return {
    clock,
    random,
    fetch: (url, init = {}) => answered(ask(server, url, init), init.signal),
    WebSocket: memoryWebSocket(() => false),
  };
}

async function ask(server: TempBoxServer, url: string, init: RequestInit) {
  const { origin, pathname, search } = new URL(url);
  if (origin !== memoryUrl) throw connectionLost();
  const request = new Request(url, { ...init, signal: null });
  return server.handle({ path: pathname, query: search.slice(1), verb: request.method, body: await request.text() });
}
