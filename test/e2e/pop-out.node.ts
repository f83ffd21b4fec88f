import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { callIn, eventually, expectHeard, type LineBrowser, read, settledOwner, startLineBrowser, where } from '../support/line-browser/node/line-browser.js';

describe('the telephone in a window of its own', function () {
  this.timeout(120_000);
  let browser: LineBrowser;
  let page: Page;
  let customer: Page;

  before(async () => {
    browser = await startLineBrowser();
    customer = await browser.customer();
    page = await browser.tab('crm');
    await settledOwner([page]);
  });

  after(async () => {
    await browser.close();
  });

  const popOut = (): Promise<unknown> => read(page, `session.connection.popOut(${JSON.stringify(browser.address('telephone', 'pop-out'))})`);

  it('takes the running call along, and keeps it while the page goes elsewhere', async () => {
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing', async () => (await callIn(page)) === 'ringing');
    await read(page, 'session.calls.answer()');
    await expectHeard(customer);
    const telephone = await browser.opened(popOut);
    await eventually('the window has the telephone', async () => (await where(telephone)) === 'here');
    await eventually('the call is in the window', async () => (await callIn(telephone)) === 'active');
    expect(await read(page, 'session.connection.$line.get()')).to.deep.equal({ where: 'other-tab', title: 'telephone', popOut: true });
    for (const title of ['second page', 'third page']) {
      await page.goto(browser.address(title));
      await expectHeard(customer);
      expect(await callIn(telephone)).to.equal('active');
    }
    await page.waitForFunction('window.session');
    expect(await settledOwner([page, telephone])).to.equal(telephone);
    await eventually('the call is seen in the new page', async () => (await callIn(page)) === 'active');
    const id = await read(telephone, 'session.calls.$current.get().id');
    await popOut();
    await expectHeard(customer);
    expect(await read(telephone, 'session.calls.$current.get().id')).to.equal(id);
    await read(page, 'session.calls.hangUp()');
    await eventually('the customer is free', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
    await telephone.close();
    expect(await settledOwner([page])).to.equal(page);
    expect(browser.bindings).to.equal(1);
  });
});
