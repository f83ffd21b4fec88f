import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WideCloudSimulator } from './simulator.js';

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origin of the page that may call; default `*`. */
  readonly corsOrigin?: string;
}

export interface ServedWideCloud {
  readonly simulator: WideCloudSimulator;
  /** Base address for the adapter. */
  readonly url: string;
  close(): Promise<void>;
}

/** A simulator behind real HTTP. Not for the open net. */
export async function serveWideCloud(simulator: WideCloudSimulator, options: ServeOptions = {}): Promise<ServedWideCloud> {
  const { port = 0, host = '127.0.0.1', corsOrigin = '*' } = options;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', corsOrigin);
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    bodyOf(request).then((body) => {
      const answer = simulator.handle({ path: (request.url ?? '').replace(/\?.*$/, ''), verb: request.method ?? '', body });
      if (answer.kind === 'cut') response.destroy();
      else if (answer.kind === 'answer') response.writeHead(answer.status, answer.headers).end(answer.body);
    }, () => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    simulator,
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      simulator.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
