import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { modulesOf, startTelephonePage, type TelephonePage } from '../tools/telephone-page.mjs';

/** The first call of a page comes before the page has fetched what calls need, on a network that loses files. */
describe('a call that comes before its files', function () {
  this.timeout(60_000);
  let site: TelephonePage;
  let page: Page;

  before(async () => {
    site = await startTelephonePage();
  });

  beforeEach(async () => {
    page = await site.newPage();
  });

  afterEach(() => page.close());

  after(() => site.close());

  const fileOf = (module: string): string => {
    const found = [...site.outputs].find(([, { inputs }]) => Object.keys(inputs).some((input) => modulesOf(input).includes(module)));
    if (!found) throw new Error(`no file with ${module}`);
    return found[0];
  };
  /** Says how often the file was asked for. */
  const lose = async (module: string, times: number): Promise<() => number> => {
    let asked = 0;
    await page.route(`**${fileOf(module)}`, (route) => (++asked > times ? route.continue() : route.abort()));
    return () => asked;
  };
  const press = (part: string): Promise<void> => page.locator(`cc-softphone [part~=${part}]`).click({ timeout: 20_000 });
  const until = async (condition: string): Promise<void> => void (await page.waitForFunction(condition, undefined, { timeout: 20_000 }));
  const call = (): Promise<unknown> => page.evaluate("customer.call('2001')");
  const active = "session.calls.$current.get()?.state === 'active' && customer.state.call?.state === 'active'";

  it('rings as soon as they are there, and can be answered', async () => {
    const asked = await lose('adapters/sip/call-list', 2);
    await site.register(page);
    expect(asked()).to.equal(0);
    await call();
    await press('answer-button');
    await until(active);
    expect(asked()).to.equal(3);
  });

  it('can be answered and ended without its card', async () => {
    const asked = await lose('elements/cc-softphone/stage', Infinity);
    await lose('elements/cc-softphone/in-call', Infinity);
    await site.register(page);
    await call();
    await press('answer-button');
    await until(active);
    await press('hangup-button');
    await until("customer.state.call?.state === 'ended'");
    expect(asked()).to.be.greaterThan(0);
  });

  it('is told as missed when the caller gave up meanwhile', async () => {
    let arrived: () => void = () => undefined;
    const wanted = new Promise<void>((resolve) => (arrived = resolve));
    let deliver: () => void = () => undefined;
    const delivered = new Promise<void>((resolve) => (deliver = resolve));
    await page.route(`**${fileOf('adapters/sip/call-list')}`, async (route) => {
      arrived();
      await delivered;
      await route.continue();
    });
    await site.register(page);
    await call();
    await wanted;
    await page.evaluate('customer.hangUp()');
    await until("customer.state.call?.state === 'ended'");
    deliver();
    await until("session.calls.$calls.get().some(({ state, end }) => state === 'ended' && end.cause === 'cancelled' && end.by === 'remote')");
  });

  it('is fetched in advance once somebody is at the page', async () => {
    const [calls, stage] = [await lose('adapters/sip/call-list', 0), await lose('elements/cc-softphone/stage', 0)];
    await site.register(page);
    expect([calls(), stage()]).to.deep.equal([0, 0]);
    const came = ['adapters/sip/call-list', 'elements/cc-softphone/stage'].map((module) => page.waitForResponse(`**${fileOf(module)}`, { timeout: 20_000 }));
    await page.mouse.move(20, 20);
    await Promise.all(came);
    expect([calls(), stage()]).to.deep.equal([1, 1]);
  });
});
