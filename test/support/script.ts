import { Fault } from '../../src/domain/fault.js';

interface Failure {
  readonly fault: Fault;
  readonly accepted: boolean;
}

/**
 * How a scripted vendor answers its commands: at once, after a gate is opened, or with a fault, which may come before
 * or after it did what it was asked.
 */
export class Script {
  /** Every command that reached the vendor, in order. */
  readonly log: string[] = [];
  /** The network is there. */
  up = true;
  readonly #failures = new Map<string, Failure[]>();
  readonly #gates = new Map<string, Promise<void>>();

  /** The next such command fails; with `accepted`, although the vendor carried it out. */
  failNext(command: string, fault: Fault, { accepted = false } = {}): void {
    this.#failures.set(command, [...(this.#failures.get(command) ?? []), { fault, accepted }]);
  }

  /** Such commands wait until the returned function is called. */
  holdBack(command: string): () => void {
    let open = (): void => undefined;
    this.#gates.set(command, new Promise((resolve) => {
      open = () => {
        this.#gates.delete(command);
        resolve();
      };
    }));
    return () => open();
  }

  async run<Result>(command: string, accept: () => Result | Promise<Result>): Promise<Result> {
    if (!this.up) throw new Fault('network', { retryable: true });
    this.log.push(command);
    await this.#gates.get(command);
    const failure = this.#failures.get(command)?.shift();
    if (failure && !failure.accepted) throw failure.fault;
    const result = await accept();
    if (failure) throw failure.fault;
    return result;
  }
}
