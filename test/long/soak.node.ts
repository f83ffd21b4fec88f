import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { serveDemo, type DemoServer } from '../../demo/node/serve-demo.js';
import { SoakAgent } from './soak-agent.js';
import { Watch, type Footprint } from './soak-watch.js';

/** An hour's traffic at twelve times its pace. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 5);
const SPEED = 12;
const root = fileURLToPath(new URL('../..', import.meta.url));
const MEGABYTE = 1024 * 1024;

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
];

const line = (name: string, { heap, nodes, listeners, peers, contexts }: Footprint) =>
  `${name.padEnd(8)} heap ${(heap / MEGABYTE).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, ${peers} peer connections, ${contexts} audio contexts`;

describe('soak: an hour of work on the demo page', function () {
  this.timeout((MINUTES + 5) * 60_000);
  let folder = '';
  let server: DemoServer;
  let browser: Browser;
  let page: Page;
  let watch: Watch;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cc-soak-'));
    // A build of its own: another run may be emptying the usual folder.
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'demo', '--outDir', folder, '--emptyOutDir'], { cwd: root, stdio: 'pipe' });
    server = await serveDemo({ folder });
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, permissions: ['microphone'] });
    watch = await Watch.begin(page);
    // Everything in the page, so that its clock can run faster: without the note where the servers are.
    await page.route(server.url, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/<meta name="cc-demo"[^>]*>/, '') });
    });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('ends as it began', async () => {
    await page.goto(`${server.url}?scenario=busy-morning&speed=${SPEED}`);
    const agent = new SoakAgent(page);
    await agent.signIn();
    // What is loaded once, such as the telephone's code, belongs to the beginning.
    const warm = Date.now() + 30_000;
    while (Date.now() < warm) await turn(page, agent);
    await agent.rest();
    const begin = await watch.footprint();
    const end = Date.now() + MINUTES * 60_000;
    while (Date.now() < end && watch.problems.length === 0) await turn(page, agent);
    await agent.rest();
    const finish = await watch.footprint();

    console.log(line('begin', begin));
    console.log(line('end', finish));
    console.log(`growth   ${((finish.heap - begin.heap) / MEGABYTE).toFixed(2)} MB in ${MINUTES} min at ${SPEED} x`, agent.done);
    expect(watch.problems).to.deep.equal([]);
    expect(agent.done.calls).to.be.greaterThan(MINUTES);
    expect(agent.done.messages).to.be.greaterThan(10 * MINUTES);
    expect(finish.peers, 'open peer connections').to.equal(0);
    expect(finish.contexts, 'open audio contexts').to.be.at.most(begin.contexts);
    expect(finish.heap - begin.heap, 'growth in bytes').to.be.lessThan(5 * MEGABYTE);
    // More rows than at the beginning, and not a trace of each call and each conversation that came and went.
    expect(finish.nodes, 'nodes').to.be.lessThan(begin.nodes + 6_000);
    expect(finish.listeners, 'listeners').to.be.lessThan(begin.listeners + 250);
  });
});

/** An agent takes a moment for everything. */
async function turn(page: Page, agent: SoakAgent): Promise<void> {
  await agent.work();
  await page.waitForTimeout(1000);
}
