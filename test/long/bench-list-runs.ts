import { contenders, item, items, type Contender, type Item } from './bench-list-page.js';

/** What the benchmark does to a contender in the page. Called from outside as `bench.<name>(…)`; times are ms. */

type Name = keyof typeof contenders;

export interface Burst {
  readonly frames: number;
  readonly dropped: number;
  readonly ended: boolean;
}

/** Resolves after the next frame was painted. */
const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

async function until(holds: () => boolean, limit = 20_000): Promise<number> {
  const start = performance.now();
  for (;;) {
    const now = await painted();
    if (holds() || now - start > limit) return now;
  }
}

/** Whether `text` stands at the edge of the view that new rows come to, which only what is painted can tell. */
function shows(contender: Contender, text: string, edge: 'top' | 'bottom'): boolean {
  const scroller = contender.scroller();
  if (!scroller) return true;
  const box = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll('.row')].some((row) => {
    const { top, bottom, height } = row.getBoundingClientRect();
    const there = edge === 'bottom' ? Math.abs(bottom - box.bottom) < 2 : Math.abs(top - box.top) < 2;
    return height > 0 && there && row.querySelector('.text')?.textContent === text;
  });
}

/** First render of a thread of `count`, until the newest message is painted at the bottom. */
async function open(name: Name, count: number): Promise<{ ms: number; elements: number }> {
  const contender = contenders[name];
  const list = items(0, count);
  await painted();
  const start = performance.now();
  contender.mount(list, 'thread');
  const end = await until(() => shows(contender, item(count - 1).text, 'bottom'));
  const elements = contender.scroller()?.querySelectorAll('*').length ?? 0;
  contender.unmount();
  return { ms: end - start, elements };
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

/** `count` events at `rate` per second, one task each, from a worker so that a busy page does not slow them. */
async function burst(count: number, rate: number, act: (event: number) => void): Promise<{ frames: number; dropped: number }> {
  const url = URL.createObjectURL(new Blob([PACEMAKER]));
  const worker = new Worker(url);
  let last = await painted();
  let [frames, dropped, running] = [0, 0, true];
  const watch = (now: number): void => {
    frames++;
    dropped += Math.max(0, Math.round((now - last) / 16.667) - 1);
    last = now;
    if (running) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      act(data);
      if (data === count - 1) resolve();
    };
    worker.postMessage({ count, rate });
  });
  running = false;
  worker.terminate();
  URL.revokeObjectURL(url);
  return { frames, dropped };
}

let list: Item[] = [];

function mount(name: Name, kind: 'thread' | 'inbox', count: number): Promise<number> {
  list = items(0, count);
  contenders[name].mount(list, kind);
  return until(() => kind === 'inbox' || shows(contenders[name], item(count - 1).text, 'bottom'));
}

async function appendBurst(name: Name, count: number, rate: number): Promise<Burst> {
  const contender = contenders[name];
  const counted = await burst(count, rate, () => {
    list = [...list, item(list.length)];
    contender.update(list);
  });
  const newest = list.at(-1)?.text ?? '';
  await until(() => shows(contender, newest, 'bottom'), 1000);
  return { ...counted, ended: shows(contender, newest, 'bottom') };
}

/** Each event brings a conversation to the top, with one more unread. */
async function inboxBurst(name: Name, count: number, rate: number): Promise<Burst> {
  const contender = contenders[name];
  const counted = await burst(count, rate, (event) => {
    const id = String((event * 7919 + 17) % list.length);
    const at = list.findIndex((each) => each.id === id);
    const moved = { ...(list[at] as Item), unread: event + 1 };
    list = [moved, ...list.slice(0, at), ...list.slice(at + 1)];
    contender.update(list);
  });
  const newest = list[0]?.text ?? '';
  await until(() => shows(contender, newest, 'top'), 1000);
  return { ...counted, ended: shows(contender, newest, 'top') };
}

/** Scrolls by `step` px in each frame; `step` 0 crosses the whole list. Returns how many frames showed a gap. */
async function sweep(name: Name, step: number, frames: number): Promise<number> {
  const scroller = contenders[name].scroller();
  if (!scroller) return until(() => true).then(() => 0);
  let gaps = 0;
  for (let frame = 1; frame <= frames; frame++) {
    const range = scroller.scrollHeight - scroller.clientHeight;
    scroller.scrollTop = step > 0 ? range - frame * step : range * (1 - frame / frames);
    await painted();
    const box = scroller.getBoundingClientRect();
    for (let point = 1; point < 8; point++) {
      const root = scroller.getRootNode() as Document | ShadowRoot;
      const hit = root.elementFromPoint(box.left + box.width / 2, box.top + (box.height * point) / 8);
      if (!hit?.closest('.row')) gaps++;
    }
  }
  return gaps;
}

/** Frames that pass while nothing is asked of a contender: the harness's own share of `sweep`. */
async function idle(frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await painted();
}

function unmount(name: Name): void {
  contenders[name].unmount();
  list = [];
}

const bench = { open, mount, appendBurst, inboxBurst, sweep, idle, unmount };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
