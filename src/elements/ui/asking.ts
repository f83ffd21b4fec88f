import { faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';

/** One act at a time, with what went wrong with the last one. */
export class Task {
  readonly #change: () => void;
  #busy: string | undefined;
  #fault: FaultInfo | undefined;

  constructor(change: () => void) {
    this.#change = change;
  }

  /** Name of the act that is on its way. */
  get busy(): string | undefined {
    return this.#busy;
  }

  get fault(): FaultInfo | undefined {
    return this.#fault;
  }

  /** Forgets what went wrong. */
  clear(): void {
    this.#fault = undefined;
  }

  /** Resolves with whether it was done; at once with `false` while another act is on its way. */
  async run(name: string, act: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy !== undefined) return false;
    this.#busy = name;
    this.#fault = undefined;
    this.#change();
    try {
      await act();
      return true;
    } catch (error) {
      this.#fault = faultInfo(toFault(error));
      return false;
    } finally {
      this.#busy = undefined;
      this.#change();
    }
  }
}

/** What a dialog reads when it opens. The latest question wins; what was read before stays until there is an answer. */
export class Fetched<Value> {
  readonly #change: () => void;
  #value: Value | undefined;
  #fault: FaultInfo | undefined;
  #asked = 0;
  #loading = false;

  constructor(change: () => void) {
    this.#change = change;
  }

  get value(): Value | undefined {
    return this.#value;
  }

  get fault(): FaultInfo | undefined {
    return this.#fault;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Forgets what was read, and answers that are on their way. */
  clear(): void {
    this.#asked += 1;
    this.#value = this.#fault = undefined;
    this.#loading = false;
  }

  async load(ask: () => Promise<Value>): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#loading = true;
    this.#fault = undefined;
    this.#change();
    try {
      const value = await ask();
      if (asked === this.#asked) this.#value = value;
    } catch (error) {
      if (asked === this.#asked) this.#fault = faultInfo(toFault(error));
    }
    if (asked !== this.#asked) return;
    this.#loading = false;
    this.#change();
  }
}
