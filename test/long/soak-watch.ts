import type { CDPSession, Page } from 'playwright-core';

export interface Footprint {
  /** Bytes in use after garbage collection. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Peer connections that are not closed. */
  readonly peers: number;
  /** Audio contexts that are not closed. */
  readonly contexts: number;
}

/** Counts what the page opens without keeping it alive. Plain text, as it runs in the page before anything else. */
const CENSUS = `
  const opened = { peers: [], contexts: [] };
  const count = (refs, isOpen) => refs.map((ref) => ref.deref()).filter((value) => value && isOpen(value)).length;
  const counted = (Type, refs) => class extends Type {
    constructor(...options) {
      super(...options);
      refs.push(new WeakRef(this));
    }
  };
  window.RTCPeerConnection = counted(RTCPeerConnection, opened.peers);
  window.AudioContext = counted(AudioContext, opened.contexts);
  window.soakCensus = () => ({
    peers: count(opened.peers, ({ connectionState }) => connectionState !== 'closed'),
    contexts: count(opened.contexts, ({ state }) => state !== 'closed'),
  });
`;

/** Everything that a console would show as wrong, and what the page takes. */
export class Watch {
  readonly problems: string[] = [];
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on('crash', () => this.problems.push('the page crashed'));
  }

  /** Before the page is loaded. */
  static async begin(page: Page): Promise<Watch> {
    await page.addInitScript(CENSUS);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    return new Watch(page, cdp);
  }

  async footprint(): Promise<Footprint> {
    for (let round = 0; round < 3; round += 1) await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage');
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
    const open = await this.#page.evaluate<Pick<Footprint, 'peers' | 'contexts'>>('soakCensus()');
    return { heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners'), ...open };
  }
}
