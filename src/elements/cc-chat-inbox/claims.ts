import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import type { Session } from '../../session/session-api.js';

/** Claims that are on their way, and why the last one was refused. */
export class Claims implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #pending: ReadonlySet<string> = new Set();
  #problem: FaultInfo | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Another set whenever it changed. */
  get pending(): ReadonlySet<string> {
    return this.#pending;
  }

  get problem(): FaultInfo | undefined {
    return this.#problem;
  }

  readonly forget = (): void => {
    this.#problem = undefined;
    this.#host.requestUpdate();
  };

  /** Opens the conversation, which claims it where that is no act of its own. Resolves with whether it is ours. */
  async claim({ conversations, desk }: Session, id: string): Promise<boolean> {
    if (this.#pending.has(id)) return false;
    this.#problem = undefined;
    this.#set(new Set([...this.#pending, id]));
    try {
      if (desk.$abilities.get().has('claim')) await desk.claim(id);
      await conversations.open(id);
      return true;
    } catch (error) {
      this.#problem = faultInfo(toFault(error));
      return false;
    } finally {
      this.#set(new Set([...this.#pending].filter((each) => each !== id)));
    }
  }

  hostDisconnected(): void {
    this.#problem = undefined;
  }

  #set(pending: ReadonlySet<string>): void {
    this.#pending = pending;
    this.#host.requestUpdate();
  }
}
