import { isNamed, type Contender } from './contender.js';
import { entry, target } from './data.js';

/** The half of the harness that runs in the page. Times are ms. What contenders are made of is seen from outside only. */

const now = (): Contender => {
  if (!globalThis.contender) throw new Error('no contender');
  return globalThis.contender;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves right after the next frame was painted. */
const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await painted();
}

let longTasks = 0;
new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({ entryTypes: ['longtask'] });

/** Waits until `holds` in painted frames for `stable` ms on end; resolves with when it began to. */
async function until(holds: () => boolean, stable: number, limit: number): Promise<number | undefined> {
  const start = performance.now();
  let since: number | undefined;
  for (;;) {
    const at = await painted();
    if (!holds()) since = undefined;
    else since ??= at;
    if (since !== undefined && at - since >= stable) return since;
    if (at - start > limit) return undefined;
  }
}

/** The innermost element at a point, through shadow roots. */
function hit(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

function rows(): Element[] {
  const scroller = now().threadScroller();
  if (!scroller) return [];
  return scroller.matches(now().rowSelector) ? [scroller] : [...scroller.querySelectorAll(now().rowSelector)];
}

const find = (number: number): Element | undefined => rows().findLast((row) => now().numberOf(row) === number);

/** Message `number` ends within the viewport's last pixels. */
function atBottom(number: number): boolean {
  const scroller = now().threadScroller();
  const row = scroller && now().shown?.() !== false ? find(number) : undefined;
  if (!scroller || !row) return false;
  const box = scroller.getBoundingClientRect();
  const { top, bottom, height } = row.getBoundingClientRect();
  return height > 0 && bottom <= box.bottom + 40 && bottom > box.top && top < box.bottom - 1;
}

/** The conversation with this number is the first that can be seen. */
function atTop(number: number): boolean {
  const scroller = now().inboxScroller?.();
  if (!scroller) return false;
  if (scroller === now().threadScroller()) return true;
  const { left, top, width } = scroller.getBoundingClientRect();
  const { name } = entry(number);
  for (let down = 4; down < 100; down += 12) {
    let at: Element | null = hit(left + width / 2, top + down);
    for (let level = 0; at && level < 5 && at !== scroller; level++, at = at.parentElement) {
      if (isNamed(at, name)) return true;
    }
  }
  return false;
}

const elements = (within: ParentNode = document.body): number => {
  const all = [...within.querySelectorAll('*')];
  return all.reduce((sum, { shadowRoot }) => sum + (shadowRoot ? elements(shadowRoot) : 0), all.length);
};

/** Fonts, code and dictionaries are there afterwards. */
async function warm(kind: 'thread' | 'inbox'): Promise<void> {
  await now().prepare?.(kind, 30);
  if (kind === 'thread') now().mountThread(30);
  else now().mountInbox?.(30);
  await until(() => (kind === 'thread' ? atBottom(29) : atTop(0)), 100, 10_000);
  await pause(150);
  now().unmount();
  await frames(3);
}

export interface Opened {
  readonly ms: number | undefined;
  readonly longTasks: number;
  readonly elements: number;
}

async function open(kind: 'thread' | 'inbox', count: number, limit: number): Promise<Opened> {
  await pause(60);
  longTasks = 0;
  await painted();
  const start = performance.now();
  if (kind === 'thread') now().mountThread(count);
  else now().mountInbox?.(count);
  const end = await until(() => (kind === 'thread' ? atBottom(count - 1) : atTop(0)), 400, limit);
  await pause(60);
  return { ms: end === undefined ? undefined : end - start, longTasks, elements: elements() };
}

/** Median time from an arrival to the frame that shows it. */
async function appendOne(count: number, times: number): Promise<number | undefined> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) {
    await pause(120);
    await painted();
    const start = performance.now();
    now().append();
    const end = await until(() => atBottom(count + index), 0, 10_000);
    if (end !== undefined) taken.push(end - start);
  }
  return taken.toSorted((a, b) => a - b)[taken.length >> 1];
}

const PACEMAKER = `onmessage = ({ data: { count, rate } }) => {
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(count, Math.floor(((performance.now() - start) * rate) / 1000));
    while (sent < due) postMessage(sent++);
    if (sent >= count) clearInterval(timer);
  }, 1);
};`;

export interface Burst {
  readonly finished: boolean;
  /** The newest is in view at the end. */
  readonly ended: boolean;
  readonly dropped: number;
  readonly longTasks: number;
}

/** `count` events at `rate` per second, one task each, paced by a worker so that a busy page is not spared. */
async function burst(act: (event: number) => void, shows: () => boolean, count: number, rate: number): Promise<Burst> {
  const url = URL.createObjectURL(new Blob([PACEMAKER]));
  const worker = new Worker(url);
  let [last, dropped, running, got] = [await painted(), 0, true, 0];
  longTasks = 0;
  const watch = (at: number): void => {
    dropped += Math.max(0, Math.round((at - last) / 16.667) - 1);
    last = at;
    if (running) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  const all = new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      act(data);
      if (++got === count) resolve(true);
    };
  });
  worker.postMessage({ count, rate });
  const finished = await Promise.race([all, pause((count / rate) * 1000 + 25_000).then(() => false)]);
  const ended = finished && (await until(shows, 0, 4000)) !== undefined;
  running = false;
  worker.terminate();
  URL.revokeObjectURL(url);
  return { finished, ended, dropped, longTasks };
}

const appendBurst = (first: number, count: number, rate: number): Promise<Burst> => burst(() => now().append(), () => atBottom(first + count - 1), count, rate);
const inboxBurst = (size: number, count: number, rate: number): Promise<Burst> =>
  burst((event) => now().event?.(event), () => atTop(target(count - 1, size)), count, rate);

export interface Jump {
  /** Largest shift of the row that was read, in any painted frame, px. */
  readonly worst: number | undefined;
  readonly final: number | undefined;
}

/** Scrolls to `at`, hands over `count` older ones and watches a row in view for a second. `release` lets pictures arrive. */
async function prepend(at: number, count: number, release: boolean): Promise<Jump> {
  const scroller = now().threadScroller();
  if (!scroller) return { worst: undefined, final: undefined };
  now().beforeScroll?.();
  for (let again = 0; again < 2; again++) {
    scroller.scrollTop = at;
    await pause(120);
  }
  const waits = performance.now();
  while (now().canPrepend?.() === false && at === 0 && performance.now() - waits < 4000) await painted();
  await pause(300);
  const box = scroller.getBoundingClientRect();
  let row: Element | null = null;
  for (let y = box.top + 20; y < box.bottom - 40; y += 10) {
    row = hit(box.left + box.width / 2, y)?.closest(now().rowSelector) ?? null;
    if (row && !Number.isNaN(now().numberOf(row))) break;
    row = null;
  }
  if (!row) return { worst: undefined, final: undefined };
  const number = now().numberOf(row);
  const top = row.getBoundingClientRect().top;
  let worst = 0;
  let final: number | undefined;
  const watch = async (): Promise<void> => {
    const begin = performance.now();
    while (performance.now() - begin < 1000) {
      await painted();
      const here: Element | undefined = row?.isConnected ? row : find(number);
      final = here ? here.getBoundingClientRect().top - top : undefined;
      worst = Math.max(worst, Math.abs(final ?? Number.POSITIVE_INFINITY));
    }
  };
  now().prepend(count);
  await watch();
  if (release) {
    await fetch('/release');
    await watch();
  }
  return { worst, final };
}

export interface Scrolled {
  readonly p95: number;
  /** Frames in which less than half, or not all, of eight points showed a row. */
  readonly blank: number;
  readonly partial: number;
}

/** Scrolls down by `step` px in each frame; `step` 0 crosses the whole list. */
async function scroll(step: number, count: number): Promise<Scrolled> {
  const scroller = now().threadScroller();
  now().beforeScroll?.();
  const deltas: number[] = [];
  let [blank, partial] = [0, 0];
  if (scroller) scroller.scrollTop = step > 0 ? scroller.scrollHeight / 2 : 0;
  await pause(300);
  let last = await painted();
  for (let frame = 1; scroller && frame <= count; frame++) {
    const range = scroller.scrollHeight - scroller.clientHeight;
    scroller.scrollTop = step > 0 ? scroller.scrollTop + step : (range * frame) / count;
    const at = await painted();
    deltas.push(at - last);
    const box = scroller.getBoundingClientRect();
    let seen = 0;
    const tree = scroller.getRootNode() as Document | ShadowRoot;
    for (let point = 0; point < 8; point++) {
      // All that is there, as a button may float over the rows.
      const there = tree.elementsFromPoint(box.left + box.width / 2, box.top + (box.height * (point + 0.5)) / 8);
      if (there.some((element) => element.closest(now().rowSelector))) seen++;
    }
    if (seen < 4) blank++;
    else if (seen < 8) partial++;
    last = performance.now();
  }
  return { p95: deltas.toSorted((a, b) => a - b)[Math.floor(deltas.length * 0.95)] ?? 0, blank, partial };
}

/** Shows and removes a thread, and an inbox where there is one. */
async function cycle(times: number): Promise<void> {
  for (let index = 0; index < times; index++) {
    await now().prepare?.('thread', 100);
    now().mountThread(100);
    await frames(2);
    now().unmount();
    await painted();
    if (!now().mountInbox) continue;
    await now().prepare?.('inbox', 100);
    now().mountInbox?.(100);
    await frames(2);
    now().unmount();
    await painted();
  }
}

/** When the newest of a thread of 100 was painted, from the navigation on. */
async function load(): Promise<number | undefined> {
  await now().prepare?.('thread', 100);
  now().mountThread(100);
  return until(() => atBottom(99), 0, 30_000);
}

const prepare = (kind: 'thread' | 'inbox', count: number): Promise<void> | void => now().prepare?.(kind, count);
const hasInbox = (): boolean => now().mountInbox !== undefined;
const unmount = (): void => now().unmount();

const bench = { warm, prepare, hasInbox, open, appendOne, appendBurst, inboxBurst, prepend, scroll, cycle, load, unmount };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
