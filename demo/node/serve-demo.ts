import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { scenarios } from '../../src/simulators/scenarios/index.js';
import type { WireConfig } from '../config.js';
import { EventStream } from './event-stream.js';
import { startMeetIp } from './meetip-half.js';
import { startSimulatedServers } from './simulated-servers.js';

export interface DemoServerOptions {
  /** The built page. */
  readonly folder: string;
  /** Wished port; another one is taken when it is in use. */
  readonly port?: number;
  /** What happens by itself. Default `busy-morning`. */
  readonly scenario?: string;
}

export interface DemoServer {
  readonly url: string;
  readonly config: WireConfig;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.wav': 'audio/wav',
};

export interface DemoParts {
  readonly config: WireConfig;
  /** The built page, told where its servers are. */
  page(built: string): string;
  /** Answers what the customers' side asks for; false for any other request. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  close(): Promise<void>;
}

/** Everything behind the page but the files: for this server, and for a test that serves the page itself. */
export async function openDemo(mediaBase: string, scenario = 'busy-morning'): Promise<DemoParts> {
  const script = scenarios.get(scenario);
  if (!script) throw new RangeError(`There is no scenario "${scenario}"`);
  const events = new EventStream();
  const servers = await startSimulatedServers(script, mediaBase, {
    changed: () => events.send('changed', {}),
    dialled: (call) => events.send('dialled', call),
    ring: (call) => events.send('ring', call),
  });
  const meetip = await startMeetIp(new URL(mediaBase).origin, events);
  const config: WireConfig = { ...servers.config, meetip: meetip.config };
  return {
    config,
    page: (built) => withServers(built, config),
    answer(request, response) {
      const path = pathOf(request);
      if (meetip.answer(path, request, response)) return true;
      if (path === '/demo/events') events.add(response);
      else if (path === '/demo/customers') response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(servers.customers));
      else return false;
      return true;
    },
    async close() {
      events.close();
      await Promise.all([servers.close(), meetip.close()]);
    },
  };
}

/** The page with everything behind it, on one port. */
export async function serveDemo({ folder, port = 0, scenario }: DemoServerOptions): Promise<DemoServer> {
  const server = createServer();
  await listen(server, port);
  const url = `http://${HOST}:${(server.address() as AddressInfo).port}/`;
  const parts = await openDemo(`${url}demo/assets/`, scenario);
  server.on('request', (request, response) => {
    if (parts.answer(request, response)) return;
    sendFile(folder, parts, request, response).catch(() => response.writeHead(404).end('Not found'));
  });
  return {
    url,
    config: parts.config,
    async close() {
      await parts.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  const attempt = (wished: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wished, HOST, () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await attempt(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await attempt(0);
  }
}

const pathOf = (request: IncomingMessage): string => decodeURIComponent(new URL(request.url ?? '/', 'http://page.invalid').pathname);

async function sendFile(folder: string, parts: DemoParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) throw new RangeError('outside of the page');
  const body = await readFile(file);
  const head = { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
  response.writeHead(200, head).end(extname(file) === '.html' ? parts.page(body.toString('utf8')) : body);
}

/** The policy of the built page allows its own origin only; here it has to reach the simulators as well. */
function withServers(page: string, config: WireConfig): string {
  const origins = [config.url, config.servicesUrl, config.socketUrl, config.sipServer, config.meetip.url].map((address) => new URL(address).origin);
  const content = JSON.stringify(config).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
  return page
    .replace("connect-src 'self'", `connect-src 'self' ${[...new Set(origins)].join(' ')}`)
    .replace('<title>', `<meta name="cc-demo" content='${content}'>\n    <title>`);
}
