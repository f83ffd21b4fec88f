import { expect } from 'chai';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import type { Bench, Burst } from './bench-list-runs.js';

/*
 * Prints how the windowed list compares with a plain-DOM list of fixed heights in the same run. Read the ratios, not the
 * milliseconds, and not across runs. Asserts only what holds on any machine: that the work was done.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const NAMES = ['nothing', 'floor', 'kit'] as const;
type Name = (typeof NAMES)[number];
type Call = <K extends keyof Bench>(name: K, ...args: Parameters<Bench[K]>) => Promise<Awaited<ReturnType<Bench[K]>>>;

const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('bench-list-runs.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome130',
    conditions: ['browser', 'production'],
  });
  return outputFiles[0]?.text ?? '';
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Results by scenario and contender, one for each round. */
class Table {
  readonly #cells = new Map<string, Record<Name, number[]>>();

  add(scenario: string, name: Name, value: number): void {
    const cell = this.#cells.get(scenario) ?? { nothing: [], floor: [], kit: [] };
    cell[name].push(value);
    this.#cells.set(scenario, cell);
  }

  print(): void {
    const line = (...columns: (string | number)[]): string =>
      columns.map((column, index) => String(column).padEnd(index === 0 ? 54 : 26)).join('');
    const lines = [line(`median [min..max] of ${ROUNDS}`, 'nothing', 'floor', 'kit', 'kit / floor, net')];
    for (const [scenario, cell] of this.#cells) {
      const shown = NAMES.map((name) => {
        const values = cell[name];
        return `${median(values).toFixed(2)} [${Math.min(...values).toFixed(2)}..${Math.max(...values).toFixed(2)}]`;
      });
      const harness = median(cell.nothing);
      const ratio = (median(cell.kit) - harness) / (median(cell.floor) - harness);
      lines.push(line(scenario, ...shown, ratio.toFixed(2)));
    }
    console.log(`\n${lines.join('\n')}\n`);
  }
}

describe('benchmark: windowed list against a plain list of fixed heights', function () {
  this.timeout(1_200_000);
  const table = new Table();
  let browser: Browser;
  let code: string;

  before(async () => {
    code = await bundle();
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args });
  });

  after(async () => {
    await browser.close();
    table.print();
  });

  /** A fresh page for each measurement, warmed up so that fonts and code are not what is measured. */
  async function withPage(work: (call: Call, task: () => Promise<number>) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 760 } });
    const page: Page = await context.newPage();
    await page.setContent('<!doctype html><div id="root" style="width: 800px"></div><p>Fonts</p>');
    await page.addScriptTag({ content: code });
    const devtools: CDPSession = await context.newCDPSession(page);
    // Processor time of the page's main thread: wall time would count what else the machine does.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' } as object);
    const call: Call = (name, ...rest) =>
      page.evaluate(([method, list]) => (globalThis as never as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[method]?.(...list), [
        name,
        rest,
      ] as const) as never;
    const task = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    await call('open', 'nothing', 1);
    await work(call, task);
    await context.close();
  }

  for (const count of [100, 10_000, 100_000]) {
    it(`first render of ${count} rows`, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        for (const name of NAMES) {
          await withPage(async (call) => {
            const first = await call('open', name, count);
            const second = await call('open', name, count);
            table.add(`${count} rows: first render, cold code, ms`, name, first.ms);
            table.add(`${count} rows: second render, ms`, name, second.ms);
            table.add(`${count} rows: elements`, name, first.elements);
          });
        }
      }
    });
  }

  async function measureBurst(kind: 'thread' | 'inbox', count: number, events: number, rate: number): Promise<void> {
    const method = kind === 'thread' ? 'appendBurst' : 'inboxBurst';
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of NAMES) {
        await withPage(async (call, task) => {
          await call('mount', name, kind, count);
          const before = await task();
          const result: Burst = await call(method, name, events, rate);
          const spent = (await task()) - before;
          table.add(`${kind} of ${count}, ${events} at ${rate}/s: task ms`, name, spent);
          // On a busy machine frames are dropped, and with them their work.
          table.add(`${kind} of ${count}, ${events} at ${rate}/s: task ms a frame`, name, spent / result.frames);
          table.add(`${kind} of ${count}, ${events} at ${rate}/s: dropped frames`, name, result.dropped);
          expect(result.ended, `${name} shows the newest row`).to.equal(true);
        });
      }
    }
  }

  it('1,000 messages in 5 s in a thread of 10,000', () => measureBurst('thread', 10_000, 1000, 200));
  it('1,000 events in 5 s in an inbox of 10,000', () => measureBurst('inbox', 10_000, 1000, 200));

  for (const [step, title] of [[120, 'scroll by 120 px'], [0, 'sweep of the whole list']] as const) {
    it(`${title} in each of 150 frames, thread of 10,000`, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        for (const name of NAMES) {
          await withPage(async (call, task) => {
            await call('mount', name, 'thread', 10_000);
            const before = await task();
            const gaps = name === 'nothing' ? await call('idle', 150).then(() => 0) : await call('sweep', name, step, 150);
            table.add(`${title} in 150 frames: task ms`, name, (await task()) - before);
            expect(gaps, `${name} shows rows everywhere`).to.equal(0);
          });
        }
      }
    });
  }
});
