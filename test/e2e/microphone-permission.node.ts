import { expect } from 'chai';
import type { CDPSession, Page } from 'playwright-core';
import { callIn, eventually, expectHeard, type LineBrowser, read, settledOwner, startLineBrowser, strictArgs } from '../support/line-browser/node/line-browser.js';

describe('the microphone is forbidden and allowed again in a running call', function () {
  this.timeout(120_000);
  let browser: LineBrowser;
  let customer: Page;
  let tabs: readonly Page[];
  let devtools: CDPSession;
  let browserContextId: string | undefined;

  before(async () => {
    browser = await startLineBrowser({ args: [...strictArgs, '--autoplay-policy=no-user-gesture-required'] });
    customer = await browser.customer();
    tabs = [await browser.tab('one'), await browser.tab('two')];
    const { context } = browser;
    const open = context.browser();
    if (!open) throw new Error('no browser');
    devtools = await open.newBrowserCDPSession();
    const { targetInfo } = await (await context.newCDPSession(customer)).send('Target.getTargetInfo');
    browserContextId = targetInfo.browserContextId;
  });

  after(async () => {
    await browser.close();
  });

  /** As the agent does in the browser's settings. */
  const set = (setting: 'granted' | 'denied'): Promise<unknown> =>
    devtools.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin: browser.origin, ...(browserContextId ? { browserContextId } : {}) });

  const everywhere = (what: string, expression: string): Promise<unknown> =>
    eventually(what, async () => (await Promise.all(tabs.map((tab) => read<boolean>(tab, expression)))).every(Boolean));

  const told = async (state: 'granted' | 'denied'): Promise<void> => {
    await set(state);
    await everywhere(`${state} in every tab`, `session.connection.$audio.get().microphone === '${state}'`);
    await everywhere('reachability', `session.connection.$reachability.get().reasons.includes('microphone-denied') === ${state === 'denied'}`);
  };

  const sound = (): Promise<{ packetsReceived: number; totalAudioEnergy: number }> => customer.evaluate('window.customer.stats()');

  /** Over a second and more, in which the browser's fake microphone beeps. */
  async function expectSilence(): Promise<void> {
    const before = await sound();
    await eventually('a hundred packets later or no more packets at all', async () => {
      const { packetsReceived } = await sound();
      return packetsReceived > before.packetsReceived + 100;
    }, 4_000).catch(() => undefined);
    expect((await sound()).totalAudioEnergy - before.totalAudioEnergy).to.be.below(1e-5);
  }

  /** Once the last of it has arrived. */
  const silent = (): Promise<boolean> => eventually('silence', () => expectSilence().then(() => true, () => false));

  it('is told at once in every tab; the call goes on, is heard again, and stays muted if it was', async () => {
    const owner = await settledOwner(tabs);
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing', async () => (await callIn(owner)) === 'ringing');
    await read(owner, 'session.calls.answer()');
    await expectHeard(customer);
    await told('denied');
    await silent();
    expect(await callIn(owner)).to.equal('active');
    await told('granted');
    await expectHeard(customer);
    await read(owner, 'session.calls.setMuted(true)');
    await silent();
    await told('denied');
    await told('granted');
    await expectSilence();
    expect(await read(owner, 'session.calls.$current.get().muted')).to.equal(true);
    await read(owner, 'session.calls.setMuted(false)');
    await expectHeard(customer);
    await read(owner, 'session.calls.hangUp()');
    await everywhere('the call is over', "session.calls.$calls.get()[0]?.state === 'ended'");
  });
});
