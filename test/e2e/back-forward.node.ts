import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { callIn, eventually, expectHeard, isRegistered, type LineBrowser, read, settledOwner, startLineBrowser, where } from '../support/line-browser/node/line-browser.js';

const watch = `
  window.rings = 0;
  window.session.addEventListener('cc-call-ringing', () => { window.rings += 1; });
  addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });`;

describe('a page that comes back from the memory of the browser', function () {
  this.timeout(120_000);
  let browser: LineBrowser;
  let customer: Page;
  let page: Page;

  before(async () => {
    // The driver switches off what this is about.
    browser = await startLineBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    customer = await browser.customer();
  });

  after(async () => {
    await browser.close();
  });

  afterEach(async () => {
    await page.close();
  });

  async function opened(...flags: readonly string[]): Promise<void> {
    page = await browser.tab('crm', ...flags);
    await page.evaluate(watch);
    await eventually('registered', () => isRegistered(page));
  }

  /** Not by the driver, which waits for a page to load: one that was kept does not. */
  async function back(): Promise<void> {
    await page.evaluate('setTimeout(() => history.back())');
    await eventually('the page again', () => page.evaluate('window.session !== undefined').catch(() => false));
  }

  const wasKept = (): Promise<unknown> => page.evaluate('window.persisted');

  const away = async (): Promise<void> => {
    await page.goto(`${browser.origin}/line-customer.html`);
  };

  async function ringsOnce(): Promise<void> {
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing', async () => (await callIn(page)) === 'ringing');
    await customer.evaluate('window.customer.hangUp()');
    await eventually('nothing rings', async () => (await callIn(page)) === 'ended');
    expect(await page.evaluate('window.rings')).to.equal(1);
    expect(browser.bindings).to.equal(1);
  }

  for (const flags of [['own'], []]) {
    it(`is registered again, ${flags.length > 0 ? 'on its own' : 'with a line that others share'}`, async () => {
      await opened(...flags);
      await away();
      await back();
      expect(await wasKept()).to.equal(true);
      await eventually('registered', () => isRegistered(page), 5_000);
      await ringsOnce();
    });
  }

  it('shows the telephone of the tab that took over meanwhile', async () => {
    await opened();
    const other = await browser.tab('other');
    expect(await settledOwner([page, other])).to.equal(page);
    await away();
    await eventually('the other tab has the telephone', async () => (await where(other)) === 'here' && (await isRegistered(other)), 5_000);
    await back();
    expect(await settledOwner([page, other])).to.equal(other);
    // Kept or not: a message of the other tab is reason enough for the browser to forget a page.
    await page.evaluate(watch);
    await ringsOnce();
    await other.close();
    expect(await settledOwner([page])).to.equal(page);
    expect(await read(page, 'session.connection.$line.get()')).to.deep.equal({ where: 'here' });
  });

  it('finds its call ended, and the offer to call back', async () => {
    await opened();
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing', async () => (await callIn(page)) === 'ringing');
    await read(page, 'session.calls.answer()');
    await expectHeard(customer);
    await away();
    await eventually('the customer hears of it', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
    await back();
    await eventually('registered', () => isRegistered(page));
    await eventually('no call runs', async () => ['none', 'ended'].includes(await callIn(page)));
    await eventually('an offer to call back', () => read(page, 'Boolean(session.calls.$cut.get())'));
    expect(browser.bindings).to.equal(1);
  });
});
