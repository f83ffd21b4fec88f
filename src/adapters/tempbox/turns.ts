import { Fault } from '../../domain/fault.js';

/**
 * One kind of reading, never twice at a time, so that an older answer cannot undo a newer one. Who asks while one is
 * running shares the next: what it resolves with was asked for after the call.
 */
export class Turns {
  readonly #run: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #generation = 0;

  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  fresh(): Promise<void> {
    if (!this.#running) return this.#start();
    const generation = this.#generation;
    this.#next ??= this.#running.catch(() => undefined).then(() => {
      if (generation !== this.#generation) throw new Fault('network', { cause: new Error('stopped') });
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  /** What was planned will not happen. */
  stop(): void {
    this.#generation += 1;
    this.#running = undefined;
    this.#next?.catch(() => undefined);
    this.#next = undefined;
  }

  #start(): Promise<void> {
    const running = this.#run().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}
