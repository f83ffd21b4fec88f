import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toFault, type Fault } from '../../domain/fault.js';
import type { CallLogEntry } from '../../domain/record.js';
import type { Session } from '../../session/session-api.js';
import { askHost } from '../emit.js';

/** Calls back from a row, one at a time, and keeps what went wrong. */
export class CallBack implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #problem: Fault | undefined;
  #callingId: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get problem(): Fault | undefined {
    return this.#problem;
  }

  get callingId(): string | undefined {
    return this.#callingId;
  }

  hostDisconnected(): void {
    this.#problem = undefined;
  }

  readonly forget = (): void => {
    this.#problem = undefined;
    this.#host.requestUpdate();
  };

  /** False when it went wrong. */
  async dial(session: Session, { id, number }: CallLogEntry): Promise<boolean> {
    if (this.#callingId !== undefined || !askHost(this.#host, 'cc-before-call', { number })) return true;
    this.#problem = undefined;
    this.#callingId = id;
    this.#host.requestUpdate();
    try {
      await session.calls.dial(number);
    } catch (error) {
      this.#problem = toFault(error);
    }
    this.#callingId = undefined;
    this.#host.requestUpdate();
    return this.#problem === undefined;
  }
}
