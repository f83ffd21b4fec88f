import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { callIn, eventually, type LineBrowser, read, settledOwner, startLineBrowser, where } from '../support/line-browser/node/line-browser.js';

const count = 8;
const rounds = Number(process.env['TABS_ROUNDS'] ?? 20);
const handOver = 5_000;

/** Counts in the tab what the host would hear of. */
const countRings = "session.addEventListener('cc-call-ringing', () => { window.rings = (window.rings ?? 0) + 1; })";

describe('eight tabs, and the one with the telephone dies', function () {
  this.timeout(900_000);
  let browser: LineBrowser;
  let customer: Page;
  let tabs: Page[] = [];
  let most = 0;
  let unwatch = (): void => undefined;

  before(async () => {
    browser = await startLineBrowser();
    customer = await browser.customer();
    // At every message that the server gets: no moment with two registrations goes unseen.
    unwatch = browser.sip.server.onMessage(() => queueMicrotask(() => (most = Math.max(most, browser.bindings))));
    tabs = await Promise.all(Array.from({ length: count }, (_, index) => newTab(`tab ${index}`)));
  });

  after(async () => {
    unwatch();
    await browser.close();
  });

  async function newTab(title: string): Promise<Page> {
    const page = await browser.tab(title);
    await read(page, countRings);
    return page;
  }

  /** By closing it, as an agent does, or with its whole process. */
  async function kill(page: Page, crash: boolean): Promise<void> {
    tabs = tabs.filter((tab) => tab !== page);
    if (!crash) return page.close({ runBeforeUnload: false });
    const session = await page.context().newCDPSession(page);
    const gone = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await gone;
  }

  async function heir(): Promise<Page> {
    return eventually('another tab registered', async () => {
      const owners: Page[] = [];
      for (const tab of tabs) if ((await where(tab)) === 'here') owners.push(tab);
      expect(owners.length, 'owners at a time').to.be.at.most(1);
      const [owner] = owners;
      return owner && browser.bindings === 1 && (await read<boolean>(owner, "session.connection.$registration.get().status === 'registered'")) ? owner : undefined;
    }, handOver);
  }

  async function ringOnce(): Promise<void> {
    await Promise.all(tabs.map((tab) => read(tab, 'window.rings = 0')));
    await customer.evaluate("window.customer.call('2001')");
    await Promise.all(tabs.map((tab) => eventually('ringing', async () => (await callIn(tab)) === 'ringing')));
    const [some] = tabs;
    if (some) await read(some, 'session.calls.answer()');
    await Promise.all(tabs.map((tab) => eventually('talking', async () => (await callIn(tab)) === 'active')));
    expect(await Promise.all(tabs.map((tab) => read(tab, 'window.rings')))).to.deep.equal(tabs.map(() => 1));
  }

  it(`is followed by another within 5 s, ${rounds} times`, async () => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const owner = await settledOwner(tabs);
      await ringOnce();
      const since = performance.now();
      await kill(owner, round % 2 === 1);
      await heir();
      times.push(Math.round(performance.now() - since));
      await Promise.all(tabs.map((tab) => eventually('the call is over', async () => (await callIn(tab)) === 'ended')));
      await eventually('an offer to call back', async () => (await Promise.all(tabs.map((tab) => read<boolean>(tab, 'Boolean(session.calls.$cut.get())')))).every(Boolean));
      if (tabs[0]) await read(tabs[0], 'session.calls.dismissCut()');
      // A page that crashed said no good-bye; the customer hears it from nobody.
      await customer.evaluate("window.customer.state.call?.state === 'active' ? window.customer.hangUp() : undefined");
      await eventually('the customer is free', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
      tabs.push(await newTab(`later tab ${round}`));
    }
    console.log(`      hand-over in ms: ${times.sort((a, b) => a - b).join(' ')}`);
    expect(most, 'registrations at a time').to.equal(1);
  });
});
