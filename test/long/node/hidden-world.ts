import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { RawChromium } from '../../support/raw-chromium/node/raw-chromium.js';
import { SipLab } from '../../support/sip-lab/node/lab.js';
import type { Told } from '../hidden-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const html = '<!doctype html><meta charset="utf-8"><title>agent</title><script type="module" src="page.js"></script>';

/** A telephone in a page that is built and served as strictly as a host may, in a browser like a person's. */
export class HiddenWorld {
  readonly lab: SipLab;
  readonly chromium: RawChromium;
  readonly #folder: string;
  readonly #server: Server;

  constructor(lab: SipLab, chromium: RawChromium, folder: string, server: Server) {
    this.lab = lab;
    this.chromium = chromium;
    this.#folder = folder;
    this.#server = server;
  }

  static async begin(): Promise<HiddenWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'cc-hidden-'));
    await buildPage(folder);
    const lab = await SipLab.start();
    const server = await serve(folder, lab.address.url);
    // Ten seconds instead of five minutes until a hidden page's timers run once a minute.
    const chromium = await RawChromium.launch(['--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10']);
    return new HiddenWorld(lab, chromium, folder, server);
  }

  async end(): Promise<void> {
    await this.chromium.close();
    await this.lab.stop();
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A page whose telephone is registered. */
  async open(): Promise<Page> {
    const page = await this.chromium.browser.newPage();
    const { port } = this.#server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?server=${encodeURIComponent(this.lab.address.url)}`);
    await eventually('registered', async () => (await toldBy(page)).registrations.at(-1)?.status === 'registered', 20_000);
    return page;
  }

  /** Another tab comes to the front. */
  async hide(page: Page): Promise<void> {
    const front = await this.chromium.browser.newPage();
    await front.goto('data:text/html,<title>something else</title>');
    await front.bringToFront();
    await eventually('hidden', () => page.evaluate(() => document.hidden), 10_000);
  }

  /** From the act of dialling to the ringing in the page, in milliseconds. Hangs up again. */
  async ringsAfter(page: Page): Promise<number> {
    const before = (await toldBy(page)).rings.length;
    const start = Date.now();
    await this.lab.telephones.pstn.command('dial', 'sip:alice@example.test');
    await eventually('ringing', async () => (await toldBy(page)).rings.length > before, 20_000);
    const rang = (await toldBy(page)).rings.at(-1) ?? Number.NaN;
    await this.lab.telephones.pstn.command('hangup');
    return rang - start;
  }
}

export function toldBy(page: Page): Promise<Told> {
  return page.evaluate(() => (globalThis as unknown as { told: Told }).told);
}

/** Polls until it holds; throws with `what` at the deadline. */
export async function eventually(what: string, holds: () => Promise<boolean>, deadline: number): Promise<void> {
  const end = Date.now() + deadline;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not in ${deadline} ms: ${what}`);
    await pause(100);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    base: './',
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: join(root, 'test/long/hidden-page.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
}

async function serve(folder: string, sipServer: string): Promise<Server> {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; media-src 'self' blob: data:; connect-src 'self' ${sipServer}; `
    + "require-trusted-types-for 'script'; trusted-types cc-widgets 'allow-duplicates'";
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html);
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
