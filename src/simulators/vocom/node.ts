import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VocomSimulator } from './simulator.js';

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origin of the page that may call; default `*`. */
  readonly corsOrigin?: string;
}

export interface ServedVocom {
  readonly simulator: VocomSimulator;
  /** Base address for the adapter. */
  readonly url: string;
  close(): Promise<void>;
}

/** A simulator behind real HTTP. Not for the open net. */
export async function serveVocom(simulator: VocomSimulator, options: ServeOptions = {}): Promise<ServedVocom> {
  const { port = 0, host = '127.0.0.1', corsOrigin = '*' } = options;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', corsOrigin);
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    response.setHeader('access-control-allow-methods', 'POST');
    serve(simulator, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    simulator,
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(simulator: VocomSimulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [path = ''] = (request.url ?? '').split('?');
  const { authorization } = request.headers;
  const answer = await simulator.handle({ path, verb: request.method ?? '', authorization, body: await bodyOf(request) });
  if (answer.kind === 'cut') response.destroy();
  else if (answer.kind === 'answer') response.writeHead(answer.status, answer.headers).end(answer.body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
