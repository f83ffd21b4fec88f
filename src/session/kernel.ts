import { batch } from 'nanostores';
import { faultInfo, toFault, type Fault } from '../domain/fault.js';
import type { CcFactMap } from '../domain/host-event.js';
import type { Ports } from './ports.js';
import type { SessionClock } from './session-api.js';

/** A fact without its timestamp, which is added when it is told. */
export type FactDetail<Name extends keyof CcFactMap> = Omit<CcFactMap[Name], 'timestamp'>;

/** What all slices share: time, ports, the way to write and the way to tell. */
export interface Kernel {
  readonly clock: SessionClock;
  readonly ports: Ports;
  /** Writes stores in one batch. Facts told meanwhile go out after it, so that hosts find the stores up to date. */
  commit(write: () => void): void;
  /** Tells the host. `detail` must be plain data. */
  tell<Name extends keyof CcFactMap>(name: Name, detail: FactDetail<Name>, at?: number): void;
  /** Runs an act of the agent: whatever it throws leaves as a `Fault`, reported once. */
  act<Result>(where: string, run: () => Promise<Result>): Promise<Result>;
  report(where: string, error: unknown): Fault;
}

export interface KernelOptions {
  readonly clock: SessionClock;
  readonly ports: Ports;
  readonly dispatch: (event: Event) => void;
  readonly keepFault: (where: string, fault: Fault) => void;
  /** Called before the facts of a commit go out; may tell more. */
  readonly beforeTelling: () => void;
}

export function createKernel(options: KernelOptions): Kernel {
  return new SessionKernel(options);
}

class SessionKernel implements Kernel {
  readonly clock: SessionClock;
  readonly ports: Ports;
  readonly #options: KernelOptions;
  readonly #facts: Event[] = [];
  readonly #reported = new WeakSet<Fault>();
  #depth = 0;

  constructor(options: KernelOptions) {
    this.clock = options.clock;
    this.ports = options.ports;
    this.#options = options;
  }

  commit(write: () => void): void {
    this.#depth += 1;
    try {
      batch(write);
      if (this.#depth === 1) this.#options.beforeTelling();
    } finally {
      this.#depth -= 1;
      this.#flush();
    }
  }

  tell<Name extends keyof CcFactMap>(name: Name, detail: FactDetail<Name>, at = this.clock.now()): void {
    this.#facts.push(new CustomEvent(name, { detail: { ...detail, timestamp: new Date(at).toISOString() } }));
    this.#flush();
  }

  async act<Result>(where: string, run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      throw this.report(where, error);
    }
  }

  report(where: string, error: unknown): Fault {
    const fault = toFault(error);
    if (this.#reported.has(fault)) return fault;
    this.#reported.add(fault);
    this.commit(() => {
      this.#options.keepFault(where, fault);
      this.tell('cc-fault', { ...faultInfo(fault), where });
    });
    return fault;
  }

  #flush(): void {
    if (this.#depth > 0) return;
    for (let fact = this.#facts.shift(); fact; fact = this.#facts.shift()) this.#options.dispatch(fact);
  }
}
