import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import type { SimulatedAnswer } from '../memory-http.js';
import type { SocketConnection } from '../memory-socket.js';
import type { VoxFreeUrls } from './attach.js';
import { runControl, type ControlName } from './control-commands.js';
import { madeUpMedia } from './media.js';
import type { VoxFreeSimulator } from './simulator.js';

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origin of the page that may call; default `*`. */
  readonly corsOrigin?: string;
}

export interface ServedVoxFree {
  readonly simulator: VoxFreeSimulator;
  readonly origin: string;
  readonly urls: VoxFreeUrls;
  close(): Promise<void>;
}

const BODY_LIMIT = 32 * 1024 * 1024;
/** Parts below this are no files. */
const SMALL = 8 * 1024;
const SERVICES = '/servicos';
const SOCKET = '/socket';

/** Where uploads and made-up files are found below the origin. */
const MEDIA = '/assets/upload/omni/cliente/';

type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/**
 * A simulator behind real HTTP and a real WebSocket, with `/control/<name>` beside it. Not for the open net.
 * `create` gets the address of media files on this server, for `mediaBase`.
 */
export async function serveVoxFree(
  create: VoxFreeSimulator | ((mediaBase: string) => VoxFreeSimulator),
  options: ServeOptions = {},
): Promise<ServedVoxFree> {
  const { port = 0, host = '127.0.0.1', corsOrigin = '*' } = options;
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const bound = `${host}:${(server.address() as AddressInfo).port}`;
  const simulator = typeof create === 'function' ? create(`http://${bound}${MEDIA}`) : create;
  const handlers: readonly (readonly [string, Handler])[] = [
    ['/control/', control(simulator)],
    [MEDIA, media(simulator)],
    [`${SERVICES}/mobile/`, mobile(simulator, 'services')],
    ['/mobile/', mobile(simulator, 'main')],
  ];
  server.on('request', (request, response) => void serve(handlers, corsOrigin, request, response));
  const sockets = attachSockets(server, simulator);
  return {
    simulator,
    origin: `http://${bound}`,
    urls: { url: `http://${bound}`, servicesUrl: `http://${bound}${SERVICES}`, socketUrl: `ws://${bound}${SOCKET}` },
    close: () => {
      simulator.stop();
      return close(server, sockets);
    },
  };
}

async function serve(
  handlers: readonly (readonly [string, Handler])[],
  corsOrigin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('access-control-allow-origin', corsOrigin);
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('access-control-allow-methods', 'POST, GET');
  const path = new URL(request.url ?? '/', 'http://simulator.invalid').pathname;
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [prefix, handler] = handlers.find(([start]) => path.startsWith(start)) ?? ['', notFound];
  try {
    await handler(request, response, path.slice(prefix.length));
  } catch (error) {
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(error instanceof Error ? error.message : 'error');
  }
}

const notFound: Handler = async (_request, response) => void response.writeHead(404).end('Not Found');

function mobile(simulator: VoxFreeSimulator, side: 'main' | 'services'): Handler {
  return async (request, response, name) => {
    const bytes = await bodyOf(request, simulator.uplink);
    const contentType = request.headers['content-type'] ?? '';
    const isForm = contentType.startsWith('multipart/form-data');
    const body = isForm
      ? await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
      : new TextDecoder().decode(bytes);
    write(response, await simulator.handle({ host: side, name, method: request.method ?? '', contentType, body }));
  };
}

function write(response: ServerResponse, answer: SimulatedAnswer): void {
  if (answer.kind === 'cut') response.destroy();
  else if (answer.kind === 'answer') response.writeHead(answer.status, answer.headers).end(answer.body);
}

function control(simulator: VoxFreeSimulator): Handler {
  return async (request, response, name) => {
    const text = new TextDecoder().decode(await bodyOf(request));
    const input = (text === '' ? {} : JSON.parse(text)) as never;
    const result: unknown = runControl(simulator, name as ControlName, input);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
  };
}

function media(simulator: VoxFreeSimulator): Handler {
  return async (_request, response, name) => {
    const file = simulator.upload(decodeURIComponent(name)) ?? madeUpMedia(name);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type, 'x-content-type-options': 'nosniff' }).end(file.bytes);
  };
}

/** `uplink`: bytes per second that are taken in, so that a client feels a slow line. */
async function bodyOf(request: IncomingMessage, uplink?: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_LIMIT) throw new RangeError('body too large');
    if (uplink !== undefined && part.length > SMALL) await delay((part.length / uplink) * 1000);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A refused line is cut before the handshake ends, as by a server that is down. */
function attachSockets(server: Server, simulator: VoxFreeSimulator): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const connection = pendingConnection(request.url ?? '');
    if (!request.url?.startsWith(SOCKET) || !simulator.accept(connection)) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, line => connection.attach(line));
  });
  return sockets;
}

interface PendingConnection extends SocketConnection {
  attach(line: WebSocket): void;
}

function pendingConnection(url: string): PendingConnection {
  let line: WebSocket | undefined;
  return {
    url,
    protocols: [],
    onMessage: undefined,
    onClose: undefined,
    send: data => line?.send(data),
    close: (code, reason) => (code === undefined ? line?.terminate() : line?.close(code, reason)),
    attach(opened) {
      line = opened;
      opened.on('message', (data: Buffer) => this.onMessage?.(data.toString('utf8')));
      opened.on('close', () => this.onClose?.());
      // `close` follows and says all that is needed.
      opened.on('error', () => undefined);
    },
  };
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const line of sockets.clients) line.terminate();
  sockets.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}
