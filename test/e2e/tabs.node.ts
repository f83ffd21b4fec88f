import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { callIn, customerNumber, eventually, type LineBrowser, read, settledOwner, startLineBrowser } from '../support/line-browser/node/line-browser.js';

/** Whether the browser would ask before it leaves the page. */
const asks = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

describe('three tabs, and the one with the telephone is closed', function () {
  this.timeout(120_000);
  let browser: LineBrowser;
  let customer: Page;
  let tabs: readonly Page[] = [];

  before(async () => {
    browser = await startLineBrowser();
    customer = await browser.customer();
    tabs = await Promise.all(['one', 'two', 'three'].map((title) => browser.tab(title)));
  });

  after(async () => {
    await browser.close();
  });

  const all = async (what: string, expression: string): Promise<void> => {
    await eventually(what, async () => (await Promise.all(tabs.map((tab) => read<boolean>(tab, expression)))).every(Boolean));
  };

  it('is followed by another within 5 s, which offers to call back, in all tabs', async () => {
    for (let round = 0; round < 2; round++) {
      const owner = await settledOwner(tabs);
      await customer.evaluate("window.customer.call('2001')");
      await eventually('ringing', async () => (await callIn(owner)) === 'ringing');
      await read(owner, 'session.calls.answer()');
      await all('talking everywhere', "session.calls.$calls.get()[0]?.state === 'active'");
      const asking = await Promise.all(tabs.map((tab) => read<boolean>(tab, asks)));
      expect(tabs.filter((_, index) => asking[index])).to.deep.equal([owner]);
      const since = performance.now();
      await owner.close({ runBeforeUnload: false });
      tabs = tabs.filter((tab) => tab !== owner);
      await settledOwner(tabs);
      expect(performance.now() - since).to.be.below(5_000);
      expect(browser.bindings).to.equal(1);
      expect(await Promise.all(tabs.map((tab) => read<boolean>(tab, asks)))).to.deep.equal(tabs.map(() => false));
      await all('the call is over', "session.calls.$calls.get()[0]?.end?.cause === 'network'");
      await all('an offer to call back', `session.calls.$cut.get()?.number === '${customerNumber}'`);
      const [some] = tabs;
      if (some) await read(some, 'session.calls.dismissCut()');
      await all('no offer any more', 'session.calls.$cut.get() === undefined');
      await customer.evaluate("window.customer.state.call?.state === 'active' ? window.customer.hangUp().catch(() => undefined) : undefined");
      await eventually('the customer is free', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
    }
  });
});
