import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { WideCloudSimulator } from '../../src/simulators/widecloud/index.js';
import { serveWideCloud } from '../../src/simulators/widecloud/node.js';
import type { Importing } from './import-50k-page.js';
import { ServedPage } from './node/served-page.js';

const count = 50_000;
const good = count - count / 100;
const megabyte = 1024 * 1024;

declare const importing: Importing;

/** Polled from outside of the page, so that looking costs it nothing. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Bytes in use after garbage collection. */
async function heapOf(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
}

interface Vendor {
  readonly query: string;
  /** So many contacts it took. */
  count(): number;
  /** Keys in the order in which they were taken. */
  taken(): readonly string[];
}

/** Takes batches of keys; every now and then it is too busy. */
async function serveBatches(): Promise<{ readonly server: Server; readonly taken: string[]; readonly url: string }> {
  const taken: string[] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests += 1;
      const isBusy = requests % 50 === 0;
      if (!isBusy) taken.push(...Buffer.concat(parts).toString().split(','));
      response.writeHead(isBusy ? 503 : 200, { 'access-control-allow-origin': '*' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, taken, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

describe('an import of 50,000 contacts', function () {
  this.timeout(1_200_000);
  let browser: Browser;
  let served: ServedPage;

  before(async () => {
    served = await ServedPage.begin('test/long/import-50k-page.ts');
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  });

  after(async () => {
    await browser.close();
    await served.end();
  });

  /** In two pages, of which the first is closed at `cutAt`; the figures are printed. */
  async function run(vendor: Vendor, cutAt: number): Promise<void> {
    const context = await browser.newContext();
    const enter = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(`${served.url}?${vendor.query}`);
      await page.evaluate(() => importing.signIn());
      return page;
    };
    const first = await enter();
    const began = performance.now();
    await first.evaluate((rows) => importing.open(rows), count);
    await first.evaluate(() => importing.check());
    const checked = performance.now();
    expect(await first.evaluate(() => importing.state()?.check?.ready)).to.equal(good);
    void first.evaluate(() => importing.start()).catch(() => undefined);
    await until(() => vendor.count() >= cutAt);
    const held = await first.evaluate(() => importing.held());
    await first.close();
    const second = await enter();
    await until(() => second.evaluate(() => importing.state()?.step === 'stopped'));
    const heaps: number[] = [];
    void second.evaluate(() => importing.resume()).catch(() => undefined);
    for (let part = 1; part <= 4; part += 1) {
      await until(() => vendor.count() >= cutAt + ((good - cutAt) * part) / 5);
      heaps.push(await heapOf(second));
    }
    await until(() => second.evaluate(() => importing.state()?.step !== 'inserting'));
    const { step, inserted = 0, refused = 0, inDoubt = 0 } = (await second.evaluate(() => importing.state())) ?? {};
    console.log(JSON.stringify({
      step, inserted, refused, inDoubt, taken: vendor.taken().length, ...held, heaps: heaps.map((heap) => (heap / megabyte).toFixed(1)),
      checkSeconds: Math.round((checked - began) / 1000), seconds: Math.round((performance.now() - began) / 1000),
    }));
    expect(step).to.equal('done');
    expect(inserted + inDoubt).to.equal(good);
    expect(new Set(vendor.taken()).size, 'doubled').to.equal(vendor.taken().length);
    expect(vendor.taken().length).to.be.within(inserted, good);
    // Growth with the file would be tens of megabytes.
    expect(Math.max(...heaps) - Math.min(...heaps), 'heap').to.be.lessThan(4 * megabyte);
    // A machine that is busy with something else holds up everybody.
    expect(Math.max(0, ...held.long), 'longest task').to.be.at.most(50 + held.idle);
    await context.close();
  }

  it('goes in batch by batch, with at most the one in doubt that the page took along', async () => {
    const { server, taken, url } = await serveBatches();
    try {
      await run({ query: new URLSearchParams({ url, batches: '' }).toString(), count: () => taken.length, taken: () => taken }, 20_000);
      expect(taken.length).to.be.within(good - 100, good);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('goes into Wide Cloud one by one, none lost, none doubled', async () => {
    const simulator = new WideCloudSimulator();
    simulator.central.addCampaign('583', 'Cobrança');
    const wire = await serveWideCloud(simulator);
    try {
      const taken = (): readonly string[] => simulator.ledger.inserted.map(({ idcrm }) => idcrm);
      await run({ query: new URLSearchParams({ url: wire.url }).toString(), count: () => simulator.ledger.inserted.length, taken }, 12_000);
      expect(simulator.ledger.inserted.length).to.equal(good);
      expect(simulator.ledger.doubled).to.deep.equal([]);
    } finally {
      await wire.close();
    }
  });
});
