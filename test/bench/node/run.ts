import { loadavg } from 'node:os';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import type { Bench, Burst } from '../page.js';
import { goals, goalsMarkdown } from './goals.js';
import { hasDist, installPeers, names, packageDist, Pages, type Name } from './pages.js';
import { Table } from './table.js';

/*
 * npm run bench:chat -- [--rounds 5] [--only open,burst,…] [--dist folder] [--skip vue-advanced-chat,…] [--strict]
 *
 * Contenders take turns, each measurement in a fresh page, so that what else the machine does falls on all alike. Read the
 * ratios of one run; milliseconds say nothing about another machine.
 */

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const ROUNDS = Number(option('rounds') ?? 5);
const only = option('only')?.split(',');
const skipped = option('skip')?.split(',') ?? [];
const dist = option('dist') ?? packageDist;
const chosen = names.filter((name) => !skipped.includes(name));
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'];

type Call = <K extends keyof Bench>(name: K, ...args: Parameters<Bench[K]>) => Promise<Awaited<ReturnType<Bench[K]>>>;

interface Measured {
  readonly name: Name;
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly call: Call;
  /** Milliseconds that the page's main thread has worked. */
  processor(): Promise<number>;
  /** MB after a collection. */
  heap(): Promise<number>;
}

interface Scenario {
  readonly key: string;
  readonly who: readonly Name[];
  /** Default: all. */
  readonly rounds?: number;
  /** Older messages come in pages. */
  readonly paged?: boolean;
  readonly late?: boolean;
  readonly cold?: boolean;
  /** In a browser that compiles nothing: machine code grows for minutes, and is nothing that a page keeps. */
  readonly interpreted?: boolean;
  run(measured: Measured): Promise<void>;
}

const table = new Table();
const windowed: readonly Name[] = ['nothing', 'floor', 'tanstack', 'ours'];

async function burst({ name, call, processor }: Measured, scenario: string, kind: 'thread' | 'inbox', [size, count, rate]: readonly [number, number, number]): Promise<void> {
  const before = await processor();
  const result: Burst = await call(kind === 'thread' ? 'appendBurst' : 'inboxBurst', size, count, rate);
  table.add(`${scenario}: processor, ms`, name, result.finished ? (await processor()) - before : undefined);
  table.add(`${scenario}: dropped`, name, result.dropped);
  table.add(`${scenario}: long tasks`, name, result.longTasks);
  table.add(`${scenario}: lost`, name, result.ended ? 0 : 1);
}

async function openThread({ name, call, heap }: Measured, size: number): Promise<void> {
  await call('prepare', 'thread', size);
  const before = await heap();
  const { ms, longTasks, elements } = await call('open', 'thread', size, 60_000);
  table.add(`thread ${size}: first render, ms`, name, ms);
  table.add(`thread ${size}: first render, long tasks`, name, longTasks);
  table.add(`thread ${size}: elements`, name, elements);
  table.add(`thread ${size}: heap, MB`, name, (await heap()) - before);
}

function opening(size: number, who: readonly Name[]): Scenario {
  return {
    key: 'open',
    who,
    run: async (measured) => {
      await openThread(measured, size);
      if (size >= 10_000) table.add(`thread ${size}: append, ms`, measured.name, await measured.call('appendOne', size, 5));
    },
  };
}

const longThread: Scenario = {
  key: 'burst',
  who: windowed,
  run: async (measured) => {
    const { name, call, processor } = measured;
    await call('prepare', 'thread', 10_000);
    await call('open', 'thread', 10_000, 60_000);
    await burst(measured, 'thread 10000, 1000 at 200/s', 'thread', [10_000, 1000, 200]);
    for (const [step, way] of [[120, '120 px a frame'], [0, 'whole list']] as const) {
      const before = await processor();
      const { p95, blank, partial } = await call('scroll', step, 150);
      table.add(`thread 10000, scroll ${way}: processor, ms`, name, (await processor()) - before);
      table.add(`thread 10000, scroll ${way}: p95, ms`, name, p95);
      if (name !== 'nothing') table.add(`thread 10000, scroll ${way}: gaps`, name, blank + partial);
    }
  },
};

const stretch: Scenario = {
  key: 'stretch',
  who: ['nothing', 'floor', 'ours'],
  run: async (measured) => {
    await measured.call('prepare', 'thread', 10_000);
    await measured.call('open', 'thread', 10_000, 60_000);
    await burst(measured, 'thread 10000, 5000 at 1000/s', 'thread', [10_000, 5000, 1000]);
  },
};

function prepending(at: number, late: boolean): Scenario {
  return {
    key: 'prepend',
    who: late ? ['ours'] : chosen.filter((name) => name !== 'nothing'),
    paged: true,
    late,
    run: async ({ name, call }) => {
      await call('prepare', 'thread', 1000);
      await call('open', 'thread', 1000, 60_000);
      const { worst, final } = await call('prepend', at, 50, late);
      const scenario = `prepend at ${at}${late ? ', late pictures' : ''}`;
      table.add(`${scenario}: worst shift, px`, name, worst);
      table.add(`${scenario}: final shift, px`, name, final);
    },
  };
}

const longInbox: Scenario = {
  key: 'inbox',
  who: windowed,
  run: async (measured) => {
    await measured.call('prepare', 'inbox', 10_000);
    const { ms } = await measured.call('open', 'inbox', 10_000, 60_000);
    table.add('inbox 10000: first render, ms', measured.name, ms);
    await burst(measured, 'inbox 10000, 1000 at 200/s', 'inbox', [10_000, 1000, 200]);
  },
};

const inboxEvents: Scenario = {
  key: 'inbox',
  who: ['ours', 'vue-advanced-chat'],
  run: async ({ name, call, processor }) => {
    const count = name === 'ours' ? 400 : 40;
    await call('prepare', 'inbox', 1000);
    await call('open', 'inbox', 1000, 60_000);
    const before = await processor();
    const { finished } = await call('inboxBurst', 1000, count, 200);
    table.add('inbox 1000: processor an event, ms', name, finished ? ((await processor()) - before) / count : undefined);
  },
};

const loading: Scenario = {
  key: 'load',
  who: names,
  cold: true,
  run: async ({ name, page, devtools, call }) => {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.reload({ waitUntil: 'load' });
    table.add('load with 100, processor at a quarter, ms', name, await call('load'));
  },
};

const cycling: Scenario = {
  key: 'cycle',
  who: ['ours'],
  rounds: 1,
  interpreted: true,
  run: async ({ name, page, devtools, call, heap }) => {
    const count = async (): Promise<readonly [number, number, number]> => {
      // Stores let go of what they follow a second after the last reader has left.
      await page.waitForTimeout(3_000);
      const kept = await heap();
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
      return [kept * 1024, nodes, jsEventListeners];
    };
    const cycles = 100;
    await call('cycle', 30);
    const before = await count();
    for (let block = 0; block < 5; block++) await call('cycle', cycles / 5);
    const now = await count();
    ['kB', 'nodes', 'listeners'].forEach((unit, index) => table.add(`cycle: ${unit} kept`, name, ((now[index] ?? 0) - (before[index] ?? 0)) / cycles));
  },
};

const scenarios: readonly Scenario[] = [
  opening(100, windowed),
  opening(1000, names),
  opening(10_000, windowed),
  opening(100_000, windowed),
  longThread,
  stretch,
  prepending(0, false),
  prepending(400, false),
  prepending(0, true),
  longInbox,
  inboxEvents,
  loading,
  cycling,
];

async function prepared(browser: Browser, pages: Pages, name: Name, { paged = false, late = false, cold = false }: Scenario): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, locale: 'pt-BR' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // The thread's own clock: what other processes take is not counted.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(pages.url(name));
  const call: Call = (method, ...given) =>
    page.evaluate(([key, list]) => (globalThis as never as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[key]?.(...list), [method, given] as const) as never;
  if (!cold) await call('warm', 'thread');
  if (!cold && (await call('hasInbox'))) await call('warm', 'inbox');
  await page.evaluate(([isPaged, isLate]) => {
    globalThis.isPaged = isPaged;
    if (isLate) globalThis.lateUrl = (number) => `${location.origin}/late/${number}.svg`;
  }, [paged, late] as const);
  const processor = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const heap = async (): Promise<number> => {
    for (let again = 0; again < 3; again++) await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1_048_576;
  };
  return { name, page, devtools, call, processor, heap };
}

async function measure(browser: Browser, pages: Pages, scenario: Scenario, round: number): Promise<void> {
  if (round >= (scenario.rounds ?? ROUNDS)) return;
  for (const name of scenario.who.filter((each) => chosen.includes(each))) {
    const measured = await prepared(browser, pages, name, scenario);
    try {
      await scenario.run(measured);
    } catch (error) {
      console.error(`${scenario.key}, ${name}: ${String(error).slice(0, 300)}`);
    }
    await measured.page.context().close();
  }
}

if (!hasDist(dist)) throw new Error(`there is no build in ${dist}: npm run build:lib`);
if (chosen.length > 3) installPeers();
const pages = await Pages.begin(chosen, dist);
const launch = (flags = ''): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: [...args, `--js-flags=--expose-gc${flags}`] });
const browser = await launch();
const interpreter = await launch(' --jitless');
const load = [loadavg()[0]];
for (let round = 0; round < ROUNDS; round++) {
  for (const scenario of scenarios) if (!only || only.includes(scenario.key)) await measure(scenario.interpreted ? interpreter : browser, pages, scenario, round);
  load.push(loadavg()[0]);
  console.error(`round ${round + 1} of ${ROUNDS}, load ${load.at(-1)?.toFixed(1)}`);
}
await Promise.all([browser.close(), interpreter.close()]);
pages.end();
const list = goals(table);
console.log(`\nmedian [min..max] of ${ROUNDS} rounds, machine load ${load.map((each) => each?.toFixed(1)).join(' ')}\n`);
console.log(`${table.markdown()}\n\n${goalsMarkdown(list)}\n`);
process.exitCode = process.argv.includes('--strict') && list.some(({ isMet }) => !isMet) ? 1 : 0;
