import { expect } from '@open-wc/testing';
import { PageClock } from '../../src/net/page-clock.js';

const platform = { setTimeout: globalThis.setTimeout, Worker: globalThis.Worker };
const workers: Worker[] = [];

/** Timers of this page are as good as stopped, as they are in a page that was hidden for long. */
function throttle(): void {
  globalThis.setTimeout = ((run: () => void) => platform.setTimeout.call(globalThis, run, 3_600_000)) as typeof setTimeout;
}

function show(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

function fired(clock: PageClock, milliseconds: number): Promise<number> {
  return new Promise((resolve) => clock.after(milliseconds, () => resolve(milliseconds)));
}

describe('PageClock', () => {
  beforeEach(() => {
    workers.length = 0;
    globalThis.Worker = class extends platform.Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });

  afterEach(() => {
    globalThis.setTimeout = platform.setTimeout;
    globalThis.Worker = platform.Worker;
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    for (const worker of workers) worker.terminate();
  });

  it('needs no worker while the page is visible', async () => {
    expect(await fired(new PageClock(), 10)).to.equal(10);
    expect(workers).to.have.length(0);
  });

  it('keeps time while the page is hidden, also for what was planned before', async () => {
    const clock = new PageClock();
    throttle();
    const before = fired(clock, 30);
    show(true);
    expect(await before).to.equal(30);
    expect(await fired(clock, 20)).to.equal(20);
    expect(workers).to.have.length(1);
  });

  it('runs what is due in order, each once, and nothing that was cancelled', async () => {
    const clock = new PageClock();
    const ran: string[] = [];
    throttle();
    show(true);
    const cancel = clock.after(20, () => ran.push('cancelled'));
    clock.after(60, () => ran.push('later'));
    clock.after(0, () => ran.push('first'));
    cancel();
    cancel();
    await fired(clock, 150);
    expect(ran).to.deep.equal(['first', 'later']);
  });

  it('goes on without the worker once the page is visible again', async () => {
    const clock = new PageClock();
    let runs = 0;
    show(true);
    clock.after(100, () => (runs += 1));
    show(false);
    await fired(clock, 250);
    expect(runs).to.equal(1);
  });

  it('is late and not stopped where there are no workers', async () => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('not here', 'SecurityError');
      }
    } as unknown as typeof Worker;
    show(true);
    expect(await fired(new PageClock(), 10)).to.equal(10);
  });

  it('is late and not stopped where the worker cannot be fetched', async () => {
    globalThis.Worker = class extends platform.Worker {
      constructor(_url: string | URL, options?: WorkerOptions) {
        super(new URL('../../package.json', import.meta.url), options);
        workers.push(this);
      }
    };
    const clock = new PageClock();
    show(true);
    clock.after(3_600_000, () => {});
    expect(workers).to.have.length(1);
    await new Promise((resolve) => workers[0]?.addEventListener('error', resolve));
    expect(await fired(clock, 20)).to.equal(20);
    expect(workers, 'not asked for again and again').to.have.length(1);
    show(false);
    show(true);
    expect(workers).to.have.length(2);
  });
});
