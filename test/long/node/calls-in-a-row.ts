import { type Browser, chromium, type Page } from 'playwright-core';
import type { Session } from '../../../src/session/session-api.js';
import type { FarEnd } from '../../../src/simulators/sip/index.js';
import { listenSip, type ListeningSip } from '../../../src/simulators/sip/node.js';
import { type Census, CensusTaker } from './census.js';
import { eventually } from './hidden-world.js';
import { ServedPage } from './served-page.js';

declare global {
  interface Window {
    agent?: Session;
    far?: FarEnd;
  }
}

const agent = '2001';
const customer = '+5511987650001';
const colleague = '2002';
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Longer than the timers of SIP transactions, which outlive their calls by 32 s (RFC 3261 part 17). */
const timersGone = 60_000;

interface Parts {
  readonly pages: ServedPage;
  readonly sip: ListeningSip;
  readonly browser: Browser;
}

/** A real agent's page with a telephone in it, and the other sides in pages of their own. */
export class CallsInARow {
  readonly problems: string[] = [];
  readonly #parts: Parts;
  readonly #agent: Page;
  readonly #customer: Page;
  readonly #taker: CensusTaker;
  #idleTimers = 0;

  constructor(parts: Parts, own: Page, customerPage: Page, taker: CensusTaker) {
    this.#parts = parts;
    this.#agent = own;
    this.#customer = customerPage;
    this.#taker = taker;
    own.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
  }

  static async begin(): Promise<CallsInARow> {
    const pages = await ServedPage.begin('test/long/hundred-calls-page.ts');
    const sip = await listenSip({ users: { [agent]: 'pw', [customer]: 'pw', [colleague]: 'pw' } });
    const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args });
    const context = await browser.newContext({ permissions: ['microphone'] });
    const [own, one, other] = [await context.newPage(), await context.newPage(), await context.newPage()];
    const taker = await CensusTaker.begin(own);
    const address = (user: string, more = ''): string => `${pages.url}?server=${encodeURIComponent(sip.url)}&user=${encodeURIComponent(user)}${more}`;
    await one.goto(address(customer, '&far'));
    await other.goto(address(colleague, '&far'));
    await own.goto(address(agent));
    const row = new CallsInARow({ pages, sip, browser }, own, one, taker);
    await own.waitForFunction("window.agent?.connection.$registration.get().status === 'registered'");
    await Promise.all([one, other].map((page) => page.waitForFunction('window.far?.state.registered')));
    await other.evaluate(() => void (window.far!.mode = 'auto'));
    row.#idleTimers = (await taker.opened()).timers;
    return row;
  }

  async end(): Promise<void> {
    await this.#parts.browser.close();
    await this.#parts.sip.close();
    await this.#parts.pages.end();
  }

  /** So many calls, of ten kinds in turn. */
  async calls(count: number): Promise<void> {
    for (let number = 0; number < count; number++) {
      await this.#kinds[number % this.#kinds.length]?.();
      await this.#agent.waitForFunction("window.agent.calls.$calls.get().every((call) => call.state === 'ended')");
      await this.#customer.waitForFunction("!window.far.state.call || window.far.state.call.state === 'ended'");
    }
  }

  /** Once nothing is under way any more. */
  async rest(): Promise<Census> {
    let last = '';
    const isIdle = async (): Promise<boolean> => {
      const opened = await this.#taker.opened();
      last = JSON.stringify(opened);
      return opened.peers === 0 && opened.tracks === 0 && opened.timers <= this.#idleTimers;
    };
    await eventually('nothing under way', isIdle, timersGone).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${last}, ${this.#idleTimers} timers at the start`);
    });
    return this.#taker.take();
  }

  readonly #kinds: readonly (() => Promise<void>)[] = [
    async () => {
      await this.#placed();
      await this.#act((session) => session.calls.hold());
      await this.#act((session) => session.calls.resume());
      await this.#act((session) => session.calls.hangUp());
    },
    async () => {
      await this.#taken();
      await this.#act((session) => session.calls.sendDtmf('12'));
      await this.#customer.evaluate(() => window.far!.hangUp());
    },
    async () => {
      await this.#rings();
      await this.#act((session) => session.calls.reject());
    },
    async () => {
      await this.#rings();
      await this.#customer.evaluate(() => window.far!.hangUp());
    },
    async () => {
      await this.#placed();
      await this.#act((session) => session.calls.transfer('2002'));
      await this.#customer.waitForFunction("window.far.state.call?.peer === '2002' && window.far.state.call.state === 'active'");
      await this.#customer.evaluate(() => window.far!.hangUp());
    },
    async () => this.#dial('busy'),
    async () => {
      await this.#taken();
      await this.#act((session) => session.calls.hold());
      await this.#act((session) => session.calls.hangUp());
    },
    async () => {
      await this.#dial('ring');
      await this.#customer.waitForFunction("window.far.state.call?.state === 'offered'");
      await this.#act((session) => session.calls.hangUp());
    },
    async () => {
      await this.#placed();
      await this.#act((session) => session.calls.sendDtmf('#'));
      await this.#customer.evaluate(() => window.far!.hangUp());
    },
    async () => {
      await this.#taken();
      await this.#act((session) => session.calls.setMuted(true));
      await this.#act((session) => session.calls.hangUp());
    },
  ];

  async #dial(mode: 'auto' | 'busy' | 'ring'): Promise<void> {
    await this.#customer.evaluate((how) => void (window.far!.mode = how), mode);
    await this.#agent.evaluate((number) => window.agent!.calls.dial(number), customer);
  }

  async #placed(): Promise<void> {
    await this.#dial('auto');
    await this.#talking();
  }

  async #rings(): Promise<void> {
    await this.#customer.evaluate(async (number) => {
      window.far!.mode = 'manual';
      await window.far!.call(number);
    }, agent);
    await this.#agent.waitForFunction("window.agent.calls.$current.get()?.state === 'ringing'");
  }

  async #taken(): Promise<void> {
    await this.#rings();
    await this.#act((session) => session.calls.answer());
    await this.#talking();
  }

  async #talking(): Promise<void> {
    await this.#agent.waitForFunction("window.agent.calls.$current.get()?.state === 'active' && window.agent.calls.$current.get().media === 'ok'");
  }

  async #act(act: (session: Session) => Promise<unknown>): Promise<void> {
    await this.#agent.evaluate(`(${act.toString()})(window.agent)`);
  }
}
