import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hook } from './hooks.js';
import { restPath, type MeetIpSimulator } from './simulator.js';

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origin of the page that may call; default `*`. */
  readonly corsOrigin?: string;
}

export interface ServedMeetIp {
  readonly simulator: MeetIpSimulator;
  /** Address for the adapter. */
  readonly url: string;
  close(): Promise<void>;
}

/** A simulator behind real HTTP. Not for the open net. */
export async function serveMeetIp(simulator: MeetIpSimulator, options: ServeOptions = {}): Promise<ServedMeetIp> {
  const { port = 0, host = '127.0.0.1', corsOrigin = '*' } = options;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', corsOrigin);
    response.setHeader('access-control-allow-headers', 'authorization');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const [path = '', query = ''] = (request.url ?? '').split('?');
    bodyOf(request).then((body) => {
      const answer = simulator.handle({ path, query, method: request.method ?? '', authorization: request.headers.authorization ?? '', body });
      if (answer.kind === 'cut') response.destroy();
      else if (answer.kind === 'answer') response.writeHead(answer.status, answer.headers).end(answer.body);
    }, () => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    simulator,
    url: `http://${host}:${(server.address() as AddressInfo).port}${restPath}`,
    async close() {
      simulator.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** How news get to an address, for `Hook.send`. */
export function sendTo(url: string): Hook['send'] {
  return async ({ method, headers, query, body }) => {
    const address = new URL(url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const response = await fetch(address, { method, headers, ...(method === 'GET' ? {} : { body }) });
    return { status: response.status, body: await response.text() };
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
