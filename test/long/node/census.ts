import type { CDPSession, Page } from 'playwright-core';

export interface Census {
  /** Peer connections and audio contexts that are not closed, and tracks of the microphone that are live. */
  readonly peers: number;
  readonly contexts: number;
  readonly tracks: number;
  /** Timeouts and intervals that are set. */
  readonly timers: number;
  readonly listeners: number;
  readonly nodes: number;
  /** Bytes in use after garbage collection. */
  readonly heap: number;
}

type Opened = Pick<Census, 'peers' | 'contexts' | 'tracks' | 'timers'>;

/** Counts without keeping anything alive. Plain text, as it runs in the page before anything else. */
const COUNTERS = `
  const refs = { peers: [], contexts: [], tracks: [] };
  const note = (kind, value) => (refs[kind].push(new WeakRef(value)), value);
  const count = (kind, isOpen) => refs[kind].map((ref) => ref.deref()).filter((value) => value && isOpen(value)).length;
  const counted = (Type, kind) => class extends Type {
    constructor(...options) {
      super(...options);
      note(kind, this);
    }
  };
  window.RTCPeerConnection = counted(RTCPeerConnection, 'peers');
  window.AudioContext = counted(AudioContext, 'contexts');
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    for (const track of stream.getTracks()) note('tracks', track);
    return stream;
  };
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function () { return note('tracks', clone.call(this)); };
  const cloneStream = MediaStream.prototype.clone;
  MediaStream.prototype.clone = function () {
    const stream = cloneStream.call(this);
    for (const track of stream.getTracks()) note('tracks', track);
    return stream;
  };
  const timers = new Set();
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (run, after, ...rest) => {
    const id = setTimeout(() => { timers.delete(id); run(...rest); }, after);
    timers.add(id);
    return id;
  };
  window.setInterval = (...all) => { const id = setInterval(...all); timers.add(id); return id; };
  window.clearTimeout = (id) => { timers.delete(id); clearTimeout(id); };
  window.clearInterval = (id) => { timers.delete(id); clearInterval(id); };
  window.census = () => ({
    peers: count('peers', ({ connectionState }) => connectionState !== 'closed'),
    contexts: count('contexts', ({ state }) => state !== 'closed'),
    tracks: count('tracks', ({ readyState }) => readyState === 'live'),
    timers: timers.size,
  });
`;

/** What a page has open, and what it takes. */
export class CensusTaker {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Before the page is loaded. */
  static async begin(page: Page): Promise<CensusTaker> {
    await page.addInitScript(COUNTERS);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    return new CensusTaker(page, cdp);
  }

  opened(): Promise<Opened> {
    return this.#page.evaluate<Opened>('census()');
  }

  async take(): Promise<Census> {
    for (let round = 0; round < 3; round += 1) await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await this.#cdp.send('Runtime.getHeapUsage');
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
    return { ...(await this.opened()), heap, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
  }
}
