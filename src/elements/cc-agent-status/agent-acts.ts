import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';

/** What the agent asked the switch for: one thing at a time, shown as under way until it answered. */
export class AgentActs implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #pending: string | undefined;
  #failed: { readonly fault: FaultInfo; readonly again: () => void } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Name of what is under way. */
  get pending(): string | undefined {
    return this.#pending;
  }

  /** The latest thing that the switch refused or never answered, with how to ask for it again. */
  get failed(): { readonly fault: FaultInfo; readonly again: () => void } | undefined {
    return this.#failed;
  }

  hostDisconnected(): void {
    this.#failed = undefined;
  }

  /** Does nothing while something else is under way. */
  run(name: string, act: () => Promise<void>): void {
    if (this.#pending === undefined) void this.#run(name, act);
  }

  /** What was refused is no news any more. */
  forget(): void {
    if (!this.#failed) return;
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  async #run(name: string, act: () => Promise<void>): Promise<void> {
    this.#pending = name;
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      await act();
    } catch (error) {
      this.#failed = { fault: faultInfo(toFault(error)), again: () => this.run(name, act) };
    } finally {
      this.#pending = undefined;
      this.#host.requestUpdate();
    }
  }
}
