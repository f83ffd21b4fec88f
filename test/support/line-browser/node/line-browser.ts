import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { listenSip, type ListeningSip } from '../../../../src/simulators/sip/node.js';

/** Chromium's own default: no sound before the agent touched the page. Permissions are asked for. */
export const strictArgs: readonly string[] = ['--no-sandbox', '--disable-dev-shm-usage', '--use-fake-device-for-media-stream'];

export const customerNumber = '+5511987650001';

const root = fileURLToPath(new URL('../../../session', import.meta.url));

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** Where the tabs register; by default a simulated server of their own. */
export interface LineServer {
  readonly url: string;
  /** `user:password` */
  readonly agent: string;
  readonly customer: string;
}

export interface LineBrowserOptions {
  readonly server?: LineServer;
  /** Of Chromium, in place of those that grant everything. */
  readonly args?: readonly string[];
  readonly ignoreDefaultArgs?: readonly string[];
  /** Run in each page before its own scripts. */
  readonly initScript?: string;
}

interface Parts {
  readonly sip: ListeningSip;
  readonly server: LineServer;
  readonly folder: string;
  readonly pages: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
}

export async function startLineBrowser(options: LineBrowserOptions = {}): Promise<LineBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'cc-line-'));
  const input = ['line-page', 'line-customer'].map((name) => join(root, `${name}.html`));
  await build({ configFile: false, logLevel: 'error', root, build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, rollupOptions: { input } } });
  const pages = await serve(folder);
  const sip = await listenSip({ users: { '2001': 'pw', [customerNumber]: 'pw' } });
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: [...(options.args ?? args)], ignoreDefaultArgs: [...(options.ignoreDefaultArgs ?? [])] });
  const context = await browser.newContext({ permissions: ['microphone'] });
  if (options.initScript) await context.addInitScript(options.initScript);
  const server = options.server ?? { url: sip.url, agent: '2001:pw', customer: `${customerNumber}:pw` };
  return new LineBrowser({ folder, pages, sip, server, browser, context });
}

/** Real tabs of one browser, each with a session of the same agent, at a SIP server of their own. */
export class LineBrowser {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get sip(): ListeningSip {
    return this.#parts.sip;
  }

  get context(): BrowserContext {
    return this.#parts.context;
  }

  /** Where the pages come from. */
  get origin(): string {
    const address = this.#parts.pages.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Address of a tab; `flags` as the page takes them. */
  address(title: string, ...flags: readonly string[]): string {
    const { url: server, agent: account } = this.#parts.server;
    const query = new URLSearchParams({ title, server, account });
    for (const flag of flags) query.set(flag, '');
    return `${this.origin}/line-page.html?${query.toString()}`;
  }

  async tab(title: string, ...flags: readonly string[]): Promise<Page> {
    const page = await this.#parts.context.newPage();
    await page.goto(this.address(title, ...flags));
    await page.waitForFunction('window.session');
    return page;
  }

  async customer(): Promise<Page> {
    const page = await this.#parts.context.newPage();
    const { url: server, customer: account } = this.#parts.server;
    const query = new URLSearchParams({ server, account });
    await page.goto(`${this.origin}/line-customer.html?${query.toString()}`);
    await page.waitForFunction('window.customer');
    return page;
  }

  /** The window that `act` opens. */
  async opened(act: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.#parts.context.waitForEvent('page'), act()]);
    await page.waitForFunction('window.session');
    return page;
  }

  get bindings(): number {
    return this.sip.server.bindings('2001').length;
  }

  async close(): Promise<void> {
    const { browser, sip, pages, folder } = this.#parts;
    await browser.close();
    await sip.close();
    pages.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}

/** Value of an expression over `session` in a tab. */
export async function read<Value>(page: Page, expression: string): Promise<Value> {
  return page.evaluate<Value>(`(() => { const { session } = window; return ${expression}; })()`);
}

export const where = (page: Page): Promise<string> => read<string>(page, 'session.connection.$line.get().where');

export const isRegistered = (page: Page): Promise<boolean> => read<boolean>(page, "session.connection.$registration.get().status === 'registered'");

export const callIn = (page: Page): Promise<string> => read<string>(page, "session.calls.$calls.get()[0]?.state ?? 'none'");

/** Polls until it holds; rejects with `what` at the deadline. */
export async function eventually<Value>(what: string, look: () => Promise<Value>, deadline = 20_000): Promise<NonNullable<Value>> {
  const end = performance.now() + deadline;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Not in ${deadline} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The tab that has the telephone, once it is registered and all the others know. */
export function settledOwner(tabs: readonly Page[]): Promise<Page> {
  return eventually('one owner that all tabs know', async () => {
    const places = await Promise.all(tabs.map(where));
    const registered = await Promise.all(tabs.map(isRegistered));
    const owners = tabs.filter((_, index) => places[index] === 'here');
    const mirrors = places.filter((place) => place === 'other-tab').length;
    return owners.length === 1 && mirrors === tabs.length - 1 && registered.every(Boolean) ? owners[0] : undefined;
  });
}

/** Sound that the customer hears from now on. */
export async function expectHeard(customer: Page): Promise<void> {
  const stats = (): Promise<{ packetsReceived: number; totalAudioEnergy: number }> => customer.evaluate('window.customer.stats()');
  const before = await stats();
  await eventually('sound at the other end', async () => {
    const { packetsReceived, totalAudioEnergy } = await stats();
    return packetsReceived > before.packetsReceived + 10 && totalAudioEnergy > before.totalAudioEnergy + 1e-4;
  });
}
