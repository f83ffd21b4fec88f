import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { callIn, eventually, type LineBrowser, read, settledOwner, startLineBrowser, strictArgs } from '../support/line-browser/node/line-browser.js';

/** Counts what could be heard of a page, and what nobody caught. */
const watchSound = `
  window.contexts = [];
  window.oscillators = 0;
  window.problems = [];
  window.AudioContext = class extends AudioContext {
    constructor(...args) {
      super(...args);
      window.contexts.push(this);
    }
  };
  const { start, stop } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...args) {
    window.oscillators += 1;
    start.apply(this, args);
  };
  OscillatorNode.prototype.stop = function (...args) {
    window.oscillators -= 1;
    stop.apply(this, args);
  };
  addEventListener('unhandledrejection', ({ reason }) => window.problems.push(String(reason)));
  addEventListener('error', ({ message }) => window.problems.push(message));
`;

/** The ringer can be heard: its oscillators run, in a context that runs. */
const sounds = (page: Page): Promise<boolean> =>
  page.evaluate(audible);

const problems = (page: Page): Promise<unknown> => page.evaluate('window.problems');

/** A page that nobody touched: what the driver evaluates counts as a gesture otherwise. */
async function untouched(context: BrowserContext, address: string): Promise<{ page: Page; look: (expression: string) => Promise<unknown> }> {
  const page = await context.newPage();
  await page.goto(address);
  const devtools = await context.newCDPSession(page);
  const look = async (expression: string): Promise<unknown> => {
    const { result } = await devtools.send('Runtime.evaluate', { expression, userGesture: false, awaitPromise: true, returnByValue: true });
    return result.value;
  };
  return { page, look };
}

const enableSound = "window.session.connection.enableSound().then(() => 'done', (error) => error.code)";

const reasons = 'window.session.connection.$reachability.get().reasons';

const audible = "window.oscillators > 0 && window.contexts.some(({ state }) => state === 'running')";

describe('the ringer of several tabs', function () {
  this.timeout(120_000);
  let browser: LineBrowser;
  let customer: Page;

  const begin = async (args?: readonly string[]): Promise<void> => {
    browser = await startLineBrowser({ initScript: watchSound, ...(args ? { args } : {}) });
    customer = await browser.customer();
  };

  afterEach(async () => {
    await browser.close();
  });

  const ring = async (tabs: readonly Page[]): Promise<void> => {
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing in every tab', async () => (await Promise.all(tabs.map(callIn))).every((state) => state === 'ringing'));
  };

  const giveUp = async (tabs: readonly Page[]): Promise<void> => {
    await customer.evaluate('window.customer.hangUp()');
    await eventually('nothing rings', async () => (await Promise.all(tabs.map(callIn))).every((state) => state === 'ended'));
  };

  it('sounds in the one that has the telephone, also after it moved', async () => {
    await begin();
    const tabs = await Promise.all(['one', 'two', 'three'].map((title) => browser.tab(title)));
    for (let round = 0; round < 2; round++) {
      const owner = await settledOwner(tabs);
      await ring(tabs);
      await eventually('the owner rings', () => sounds(owner));
      const others = tabs.filter((tab) => tab !== owner);
      expect(await Promise.all(others.map(sounds))).to.deep.equal([false, false]);
      expect(await Promise.all(tabs.map((tab) => tab.evaluate('window.oscillators > 0')))).to.deep.equal(tabs.map((tab) => tab === owner));
      await giveUp(tabs);
      await eventually('silence', async () => !(await sounds(owner)));
      await eventually('the audio device is free everywhere', async () =>
        (await Promise.all(tabs.map((tab) => tab.evaluate("window.contexts.every(({ state }) => state !== 'running')")))).every(Boolean));
      await read(others[0] as Page, 'session.connection.takeLine()');
    }
    expect(await Promise.all(tabs.map(problems))).to.deep.equal([[], [], []]);
  });

  it('waits for a click where the browser blocks sound, and is heard in the middle of the ring', async () => {
    await begin(strictArgs);
    const { page, look } = await untouched(browser.context, browser.address('untouched'));
    await eventually('registered', () => look("window.session?.connection.$registration.get().status === 'registered'"));
    await eventually('sound is known to be blocked', () => look(`${reasons}.includes('sound-blocked')`));
    await customer.evaluate("window.customer.call('2001')");
    await eventually('ringing', () => look("window.session.calls.$calls.get()[0]?.state === 'ringing'"));
    expect(await look(enableSound)).to.equal('permission');
    expect(await look(audible)).to.equal(false);
    expect(await look('window.session.connection.$audio.get().soundBlocked')).to.equal(true);
    await look(`
      const button = document.createElement('button');
      button.addEventListener('click', () => { window.pressed = ${enableSound}; });
      button.textContent = 'press';
      document.body.append(button);`);
    await page.click('button');
    await eventually('the ringer is heard', () => look(audible));
    expect(await look('window.pressed')).to.equal('done');
    expect(await look(reasons)).to.not.include('sound-blocked');
    expect(await look("window.session.calls.$calls.get()[0]?.state")).to.equal('ringing');
    await giveUp([page]);
    await eventually('silence', async () => !(await look(audible)));
    expect(await problems(page)).to.deep.equal([]);
  });
});
