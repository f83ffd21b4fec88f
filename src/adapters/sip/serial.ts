/** Runs tasks one after another; a failed one does not stop the next. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => {});
    return result;
  }
}

/** Something that may be waited for again and again: passes while open. */
export class Gate {
  #passed: Promise<void> = Promise.resolve();
  #open: () => void = () => {};

  get passed(): Promise<void> {
    return this.#passed;
  }

  close(): void {
    this.#open();
    this.#passed = new Promise(resolve => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }
}
