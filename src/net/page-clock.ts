import { systemClock, type Clock } from './clock.js';

interface Timer {
  readonly id: number;
  /** On the scale of `performance.now()`. */
  readonly due: number;
  readonly run: () => void;
  cancelHere: () => void;
}

/**
 * The clock of a page that has to work while nobody looks at it. Browsers let timers of a hidden page run once a minute
 * (Chromium: intensive throttling), those of its workers on time: while the page is hidden every timer waits in both,
 * and whichever comes first counts, so that a page that allows no worker (`worker-src`) is late and not stopped.
 *
 * One worker per clock, begun when first needed, idle while the page is visible, ended when nothing waits.
 */
export class PageClock implements Clock {
  readonly #timers = new Map<number, Timer>();
  #worker: Worker | undefined;
  /** Tried again when the page is hidden next. */
  #refused = false;
  #ids = 0;
  #listening = false;

  now(): number {
    return systemClock.now();
  }

  after(milliseconds: number, run: () => void): () => void {
    this.#listen();
    const id = ++this.#ids;
    const timer: Timer = { id, due: performance.now() + milliseconds, run, cancelHere: this.#here(id, milliseconds) };
    this.#timers.set(id, timer);
    if (document.hidden) this.#there(timer);
    return () => this.#drop(id);
  }

  #here(id: number, milliseconds: number): () => void {
    return systemClock.after(milliseconds, () => this.#fire(id));
  }

  #there({ id, due }: Timer): void {
    if (!this.#refused) this.#worker ??= this.#openWorker();
    this.#worker?.postMessage([id, Math.max(0, due - performance.now())]);
  }

  #fire(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    this.#drop(id);
    timer.run();
  }

  #drop(id: number): void {
    this.#timers.get(id)?.cancelHere();
    if (this.#timers.delete(id)) this.#worker?.postMessage([id, -1]);
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    document.addEventListener('visibilitychange', () => this.#turned());
  }

  #turned(): void {
    this.#refused = false;
    if (this.#timers.size === 0) this.#closeWorker();
    for (const timer of this.#timers.values()) {
      if (document.hidden) this.#there(timer);
      else this.#worker?.postMessage([timer.id, -1]);
    }
  }

  #openWorker(): Worker | undefined {
    try {
      const worker = openTimerWorker();
      worker.onmessage = ({ data }: MessageEvent<number>) => this.#fire(data);
      worker.onerror = () => {
        this.#refused = true;
        this.#closeWorker();
      };
      return worker;
    } catch {
      this.#refused = true;
      return undefined;
    }
  }

  #closeWorker(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(text: string): string }): { createScriptURL(text: string): string };
}

/** Throws where there are no workers, or none from where this module was loaded, or where the page forbids it. */
function openTimerWorker(): Worker {
  // Called `Worker`, as bundlers look for exactly the expression below and would otherwise leave the file behind.
  const Worker = trustedWorker();
  return new Worker(new URL('./timer-worker.ts', import.meta.url), { type: 'module' });
}

/** Where the page demands Trusted Types, a worker's address has to be vouched for. */
function trustedWorker(): new (url: URL, options: WorkerOptions) => Worker {
  const { trustedTypes } = globalThis as typeof globalThis & { trustedTypes?: PolicyFactory };
  const { Worker } = globalThis;
  return class extends Worker {
    constructor(url: URL, options: WorkerOptions) {
      const own = trustedTypes?.createPolicy('cc-widgets', { createScriptURL: (text) => (text === url.href ? text : '') });
      super(own?.createScriptURL(url.href) ?? url, options);
    }
  };
}
