import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { callIn, eventually, expectHeard, type LineBrowser, read, settledOwner, startLineBrowser, where } from '../support/line-browser/node/line-browser.js';
import { SipLab } from '../support/sip-lab/node/lab.js';

const countRings = "window.rings = 0; session.addEventListener('cc-call-ringing', () => { window.rings += 1; });";

describe('tabs of one agent at Kamailio', function () {
  this.timeout(180_000);
  let lab: SipLab;
  let browser: LineBrowser;
  let customer: Page;
  let tabs: readonly Page[] = [];
  let watching: Promise<void>;
  let over = false;
  let most = 0;

  before(async () => {
    lab = await SipLab.start();
    browser = await startLineBrowser({ server: { url: lab.address.url, agent: 'alice:alicepw', customer: 'bob:bobpw' } });
    customer = await browser.customer();
    tabs = await Promise.all(['one', 'two', 'three'].map(newTab));
    watching = watch();
  });

  after(async () => {
    over = true;
    await watching;
    await browser.close();
    await lab.stop();
  });

  /** Asks Kamailio itself, as often as it answers. */
  async function watch(): Promise<void> {
    while (!over) most = Math.max(most, (await lab.contactsOf('alice')).length);
  }

  async function newTab(title: string): Promise<Page> {
    const page = await browser.tab(title);
    await page.evaluate(`(() => { const { session } = window; ${countRings} })()`);
    return page;
  }

  async function settled(): Promise<Page> {
    const owner = await settledOwner(tabs);
    await eventually('one binding', async () => (await lab.contactsOf('alice')).length === 1);
    return owner;
  }

  const everywhere = (what: string, state: string): Promise<unknown> =>
    eventually(what, async () => (await Promise.all(tabs.map(callIn))).every((each) => each === state));

  async function ring(call: () => Promise<unknown>): Promise<void> {
    await Promise.all(tabs.map((tab) => tab.evaluate('window.rings = 0')));
    await call();
    await everywhere('ringing in every tab', 'ringing');
  }

  const ringOnce = async (): Promise<void> => {
    expect(await Promise.all(tabs.map((tab) => tab.evaluate('window.rings')))).to.deep.equal(tabs.map(() => 1));
  };

  async function closeOwner(): Promise<number> {
    const owner = await settled();
    const since = performance.now();
    await owner.close({ runBeforeUnload: false });
    tabs = tabs.filter((tab) => tab !== owner);
    await settledOwner(tabs);
    return performance.now() - since;
  }

  it('hands over within 5 s, in the middle of nothing and of a call', async () => {
    expect(await closeOwner()).to.be.below(5_000);
    await settled();
    await ring(() => customer.evaluate("window.customer.call('alice')"));
    await read(tabs[0] as Page, 'session.calls.answer()');
    await everywhere('talking in every tab', 'active');
    await ringOnce();
    await expectHeard(customer);
    tabs = [...tabs, await newTab('four')];
    expect(await closeOwner()).to.be.below(5_000);
    await settled();
    await everywhere('the call is over', 'ended');
    await eventually('the customer hears of it', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
    expect(most, 'bindings at a time').to.equal(1);
  });

  it('brings a running call with a browser to another tab', async () => {
    const owner = await settled();
    const [other] = tabs.filter((tab) => tab !== owner);
    if (!other) throw new Error('too few tabs');
    await ring(() => customer.evaluate("window.customer.call('alice')"));
    await read(other, 'session.calls.answer()');
    await everywhere('talking in every tab', 'active');
    await ringOnce();
    const id = await read(owner, 'session.calls.$current.get().id');
    await read(other, 'session.connection.takeLine()');
    expect(await settled()).to.equal(other);
    expect(await read(other, 'session.calls.$current.get().id')).to.equal(id);
    await everywhere('still talking in every tab', 'active');
    await owner.close({ runBeforeUnload: false });
    tabs = tabs.filter((tab) => tab !== owner);
    await expectHeard(customer);
    await read(other, 'session.calls.hangUp()');
    await eventually('the customer is free', () => customer.evaluate("window.customer.state.call?.state === 'ended'"));
    expect(most, 'bindings at a time').to.equal(1);
  });

  it('leaves a call where it was when the far end does not go along', async () => {
    tabs = [...tabs, await newTab('five')];
    const owner = await settled();
    const [other] = tabs.filter((tab) => tab !== owner);
    if (!other) throw new Error('too few tabs');
    const { pstn } = lab.telephones;
    await ring(() => pstn.command('dial', 'sip:alice@example.test'));
    await read(owner, 'session.calls.answer()');
    await everywhere('talking in every tab', 'active');
    await ringOnce();
    const id = await read(owner, 'session.calls.$current.get().id');
    const fault = await other.evaluate("window.session.connection.takeLine().then(() => 'none', (error) => error.code)");
    expect(fault).to.equal('rejected');
    expect(await settled()).to.equal(owner);
    expect(await where(other)).to.equal('other-tab');
    await everywhere('still talking in every tab', 'active');
    expect(await read(other, 'session.calls.$current.get().id')).to.equal(id);
    const before = pstn.heard();
    await eventually('sound at the telephone', async () => pstn.heard(before.samples).rms > 20 && pstn.heard().samples > before.samples + 4_000);
    await read(other, 'session.calls.hangUp()');
    await everywhere('the call is over', 'ended');
    await eventually('the telephone knows', async () => pstn.events().some(({ type }) => type === 'CALL_CLOSED'));
    expect(most, 'bindings at a time').to.equal(1);
  });
});
