import { expect } from 'chai';
import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Bench } from './bench-phone-page.js';
import { OneLine } from './node/one-line.js';
import { ServedPage } from './node/served-page.js';

/*
 * How the telephone compares with the bare library in the same run, and how soon a call is seen. Goals are ratios and
 * frames; milliseconds are printed, but say nothing about another machine.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 15);
const SLOW_ROUNDS = 5;
const WARM_UP = 2;
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} [${Math.min(...values).toFixed(1)}..${Math.max(...values).toFixed(1)}]`;

/** Takes everything and answers nothing, which a closed port would not do everywhere. */
async function silentStun(): Promise<{ readonly socket: Socket; readonly url: string }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, () => resolve()));
  const outside = Object.values(networkInterfaces()).flat().find((address) => address?.family === 'IPv4' && !address.internal);
  return { socket, url: `stun:${outside?.address ?? '127.0.0.1'}:${socket.address().port}` };
}

describe('benchmark: telephone against the bare library', function () {
  this.timeout(600_000);
  const table: string[][] = [];
  let pages: ServedPage;
  let line: OneLine;
  let browser: Browser;

  before(async () => {
    pages = await ServedPage.begin('test/long/bench-phone-page.ts');
    line = await OneLine.begin();
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args });
  });

  after(async () => {
    await browser?.close();
    await line?.end();
    await pages?.end();
    const rows = [['', 'ours', 'sip.js', 'result', 'goal'], ...table];
    console.log(`\n${rows.map((row) => row.map((cell, index) => cell.padEnd(index === 0 ? 46 : 30)).join('').trimEnd()).join('\n')}\n`);
  });

  async function opened(stun: string | null): Promise<Page> {
    const context = await browser.newContext({ permissions: ['microphone'] });
    const page = await context.newPage();
    await page.goto(pages.url);
    await page.waitForFunction('globalThis.bench');
    await call(page, 'open', line.url, stun);
    return page;
  }

  function call<Name extends keyof Bench>(page: Page, name: Name, ...rest: Parameters<Bench[Name]>): Promise<Awaited<ReturnType<Bench[Name]>>> {
    return page.evaluate(
      ([method, list]) => (globalThis as never as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[method]?.(...list),
      [name, rest] as const,
    ) as never;
  }

  it('from the act to the INVITE, with the same ICE policy', async () => {
    const page = await opened(null);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      // Whoever comes second finds the machine warmer.
      const first = round % 2 === 0 ? undefined : await call(page, 'bare', 'same');
      const one = await call(page, 'product');
      const other = first ?? (await call(page, 'bare', 'same'));
      if (round < WARM_UP) continue;
      ours.push(one);
      theirs.push(other);
    }
    const ratio = median(ours) / median(theirs);
    table.push([`call to INVITE, ms, of ${ROUNDS}`, spread(ours), spread(theirs), `ratio ${ratio.toFixed(3)}`, '<= 1.1']);
    await page.context().close();
    expect(ratio).to.be.at.most(1.1);
  });

  it('from the act to the INVITE, with a STUN server that does not answer', async () => {
    const stun = await silentStun();
    let asked = 0;
    stun.socket.on('message', () => (asked += 1));
    const page = await opened(stun.url);
    await call(page, 'product');
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < SLOW_ROUNDS; round++) {
      ours.push(await call(page, 'product'));
      theirs.push(await call(page, 'bare', 'default'));
    }
    const ratio = median(ours) / median(theirs);
    table.push([`call to INVITE, silent STUN, ms, of ${SLOW_ROUNDS}`, spread(ours), spread(theirs), `ratio ${ratio.toFixed(3)}`, '<= 0.1']);
    await page.context().close();
    stun.socket.close();
    expect(asked, 'questions to the STUN server').to.be.above(SLOW_ROUNDS);
    expect(ratio).to.be.at.most(0.1);
  });

  it('from the INVITE to the ringing on the screen', async () => {
    const page = await opened(null);
    const [frames, times]: [number[], number[]] = [[], []];
    let first = '';
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      const rung = call(page, 'ring');
      await page.evaluate(() => {});
      const hangUp = line.ring();
      const { frames: count, ms } = await rung;
      hangUp();
      await call(page, 'quiet');
      if (round === 0) first = `first ${count} (${ms.toFixed(1)} ms)`;
      if (round < WARM_UP) continue;
      frames.push(count);
      times.push(ms);
    }
    table.push([`INVITE to visible ring, frames, of ${ROUNDS}`, spread(frames), '', `${median(frames)}; ${first}`, '<= 2']);
    table.push([`INVITE to visible ring, ms, of ${ROUNDS}`, spread(times), '', '', '']);
    await page.context().close();
    expect(median(frames)).to.be.at.most(2);
  });
});
