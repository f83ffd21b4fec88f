import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { madeUpMedia } from '../voxfree/media.js';
import { runTempBoxControl, type TempBoxControlName } from './control-commands.js';
import type { TempBoxSimulator } from './simulator.js';

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origin of the page that may call; default `*`. */
  readonly corsOrigin?: string;
}

export interface ServedTempBox {
  readonly simulator: TempBoxSimulator;
  readonly origin: string;
  /** Base address for the adapter. */
  readonly url: string;
  close(): Promise<void>;
}

const MEDIA = '/arquivos/';
const CONTROL = '/control/';

/**
 * A simulator behind real HTTP, with `/control/<name>` beside it. Not for the open net. `create` gets the address of
 * media files on this server, for `mediaBase`.
 */
export async function serveTempBox(
  create: TempBoxSimulator | ((mediaBase: string) => TempBoxSimulator),
  options: ServeOptions = {},
): Promise<ServedTempBox> {
  const { port = 0, host = '127.0.0.1', corsOrigin = '*' } = options;
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const simulator = typeof create === 'function' ? create(`${origin}${MEDIA}`) : create;
  server.on('request', (request, response) => {
    response.setHeader('access-control-allow-origin', corsOrigin);
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('access-control-allow-methods', 'POST, GET');
    serve(simulator, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.message : 'error');
    });
  });
  return {
    simulator,
    origin,
    url: origin,
    async close() {
      simulator.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(simulator: TempBoxSimulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const body = await bodyOf(request);
  if (path.startsWith(CONTROL)) return control(simulator, path.slice(CONTROL.length), body, response);
  if (path.startsWith(MEDIA)) return media(path.slice(MEDIA.length), response);
  const answer = await simulator.handle({ path, query, verb: request.method ?? '', body });
  if (answer.kind === 'cut') response.destroy();
  else if (answer.kind === 'answer') response.writeHead(answer.status, answer.headers).end(answer.body);
}

function control(simulator: TempBoxSimulator, name: string, body: string, response: ServerResponse): void {
  const input = (body === '' ? {} : JSON.parse(body)) as never;
  const result: unknown = runTempBoxControl(simulator, name as TempBoxControlName, input);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
}

function media(name: string, response: ServerResponse): void {
  const file = madeUpMedia(name);
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': file.type, 'x-content-type-options': 'nosniff' }).end(file.bytes);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
