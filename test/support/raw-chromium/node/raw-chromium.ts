import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import puppeteer, { type Browser } from 'puppeteer-core';

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints',
  '--remote-debugging-port=0',
  '--window-size=1000,700',
];

/**
 * Chromium as a person has it: with a window, on a screen that nobody sees, and none of the switches that automation
 * adds. A tab behind another one is truly hidden there, and slowed down as it is on an agent's machine.
 */
export class RawChromium {
  readonly browser: Browser;
  readonly #folder: string;
  readonly #processes: readonly ChildProcess[];

  constructor(browser: Browser, folder: string, processes: readonly ChildProcess[]) {
    this.browser = browser;
    this.#folder = folder;
    this.#processes = processes;
  }

  /** `more` are further switches. */
  static async launch(more: readonly string[] = []): Promise<RawChromium> {
    const folder = mkdtempSync(join(tmpdir(), 'cc-raw-chromium-'));
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const display = `:${(await lineFrom(screen, screen.stdio[3] as Readable, /^(\d+)/)).trim()}`;
    const chromium = spawn(process.env['CHROME_PATH'] ?? '/usr/bin/chromium', [...args, `--user-data-dir=${folder}`, ...more, 'about:blank'], {
      env: { ...process.env, DISPLAY: display },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const browserWSEndpoint = await lineFrom(chromium, chromium.stderr, /DevTools listening on (ws:\S+)/);
    const browser = await puppeteer.connect({ browserWSEndpoint, defaultViewport: null });
    return new RawChromium(browser, folder, [chromium, screen]);
  }

  /** SIGSTOP and SIGCONT, to what `pids` found before. */
  signal(signal: NodeJS.Signals, to: readonly number[]): void {
    for (const pid of to) process.kill(pid, signal);
  }

  /** `renderers`: of the pages; `everything`: all of the browser, as when the machine sleeps. */
  async pids(kind: 'renderers' | 'everything'): Promise<number[]> {
    const session = await this.browser.target().createCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => kind === 'everything' || type === 'renderer').map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => {});
    for (const child of this.#processes) child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The first match in what a program writes; rejects when it ends before. */
function lineFrom(program: ChildProcess, output: Readable | null, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const [, found] = pattern.exec(text) ?? [];
      if (found !== undefined && text.includes('\n')) resolve(found);
    });
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`${program.spawnfile} ended with ${code}: ${text}`)));
  });
}
