import { expect } from 'chai';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { demoUsers, quiet, tempBoxAgentName, tempBoxQuiet } from '../../src/simulators/scenarios/index.js';
import { serveTempBox } from '../../src/simulators/tempbox/node.js';
import { TempBoxSimulator } from '../../src/simulators/tempbox/index.js';
import { serveVoxFree } from '../../src/simulators/voxfree/node.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { ServedPage } from '../long/node/served-page.js';
import { eventually } from '../support/line-browser/node/line-browser.js';
import type { RealTab } from '../support/chat-ledger/real-tab.js';

declare const tab: RealTab;

interface Vendor {
  readonly parameters: Readonly<Record<string, string>>;
  readonly conversationId: string;
  readonly fileAfter: readonly number[];
  /** The next text is taken, but no answer to it ever comes. */
  mute(): void;
  /** Words, or files, in the order in which they were taken. */
  taken(): readonly string[];
  violations(): readonly unknown[];
  close(): Promise<void>;
}

async function voxFree(): Promise<Vendor> {
  const { simulator, urls, close } = await serveVoxFree((mediaBase) => new VoxFreeSimulator({ mediaBase }));
  quiet.seed(simulator);
  return {
    parameters: { vendor: 'voxfree', ...urls, user: demoUsers.marina.user, password: demoUsers.marina.password },
    conversationId: simulator.openChats.find(({ contactName }) => contactName.startsWith('Ana'))?.protocol ?? '',
    fileAfter: [10, 15, 20],
    mute: () => simulator.faults.next('enviaMensagem.php', { kind: 'hang', effect: true }),
    taken: () => simulator.ledger.accepted.map(({ text, file }) => file?.replace(/^.*(?=after-)/, '') ?? text),
    violations: () => simulator.ledger.violations,
    close,
  };
}

async function tempBox(): Promise<Vendor> {
  const simulator = new TempBoxSimulator();
  tempBoxQuiet.seed(simulator);
  const { url, close } = await serveTempBox(simulator);
  const agent = [...simulator.account.agents.values()].find(({ name }) => name === tempBoxAgentName);
  return {
    parameters: { vendor: 'tempbox', url, company: simulator.account.companyId, agent: agent?.hash ?? '', token: simulator.token },
    conversationId: simulator.openCases.find(({ contactName }) => contactName.startsWith('Ana'))?.caseId ?? '',
    fileAfter: [],
    mute: () => simulator.faults.next('EnviarMensagem', { kind: 'hang', effect: true }),
    taken: () => simulator.ledger.accepted.map(({ text }) => text),
    violations: () => simulator.ledger.violations,
    close,
  };
}

describe('a tab dies with its conversation full of unsent texts and files', function () {
  this.timeout(120_000);
  let pages: ServedPage;
  let browser: Browser;
  let context: BrowserContext;
  let vendor: Vendor | undefined;

  before(async () => {
    pages = await ServedPage.begin('test/support/chat-ledger/real-tab.ts');
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  });
  beforeEach(async () => { context = await browser.newContext(); });
  afterEach(async () => {
    await context.close();
    await vendor?.close();
  });
  after(async () => {
    await browser.close();
    await pages.end();
  });

  const open = async ({ parameters, conversationId }: Vendor): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${pages.url}?${new URLSearchParams(parameters).toString()}`);
    await page.waitForFunction(() => tab.session.connection.of('chat').get().status === 'online');
    await page.evaluate((id) => tab.session.conversations.open(id), conversationId);
    return page;
  };

  const shown = (page: Page, id: string): Promise<readonly string[]> => page.evaluate((each) => tab.shown(each), id);

  /** The session of the second tab is there all the time, and sends what the first one leaves. */
  async function takeOver(next: Promise<Vendor>, die: (page: Page) => Promise<unknown>): Promise<void> {
    vendor = await next;
    const { conversationId: id, fileAfter } = vendor;
    const wanted = Array.from({ length: 20 }, (_, index) => index + 1)
      .flatMap((turn) => [`text ${turn}`, ...(fileAfter.includes(turn) ? [`after-${turn}.txt`] : [])]);
    const [first, second] = [await open(vendor), await open(vendor)];
    vendor.mute();
    await first.evaluate(([where, after]) => tab.write(where, 20, after), [id, fileAfter] as const);
    await eventually('taken without an answer', async () => vendor?.taken().length === 1);
    await eventually('all of it on its way in the other tab', async () => (await shown(second, id)).length >= wanted.length);
    await die(first);
    const sent = wanted.map((each) => `${each}: sent`);
    await eventually('all of it sent by the other tab', async () => (await shown(second, id)).join() === sent.join(), 40_000);
    expect(vendor.taken()).to.deep.equal(wanted);
    const later = await open(vendor);
    expect(await shown(later, id)).to.deep.equal(sent);
    expect(vendor.violations()).to.deep.equal([]);
  }

  it('VoxFree, 20 texts and 3 files, the page crashes: the other tab sends them, in order, once', () => takeOver(voxFree(), async (page) => {
    const crashed = page.waitForEvent('crash');
    const devTools = await context.newCDPSession(page);
    devTools.send('Page.crash').catch(() => undefined);
    await crashed;
  }));

  it('TempBox, 20 texts, the tab is closed: the other tab sends them, in order, once', () => takeOver(tempBox(), (page) => page.close()));
});
