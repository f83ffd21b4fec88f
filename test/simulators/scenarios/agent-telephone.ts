import type { AgentTelephone, IncomingCall, Turn } from '../../../src/simulators/scenarios/index.js';

/** The agent's telephone in the hands of a test: it notes who calls and does what it is told to. */
export class HeldTelephone implements AgentTelephone {
  readonly calls: IncomingCall[] = [];
  isRegistered = true;
  #turned: ((turn: Turn) => void) | undefined;

  get free(): boolean {
    return this.isRegistered && this.#turned === undefined;
  }

  ring(call: IncomingCall, turned: (turn: Turn) => void): void {
    this.calls.push(call);
    this.#turned = turned;
  }

  get isRinging(): boolean {
    return this.#turned !== undefined;
  }

  answer(): void {
    this.#turned?.('answered');
  }

  hangUp(): void {
    const turned = this.#turned;
    this.#turned = undefined;
    turned?.('ended');
  }
}
