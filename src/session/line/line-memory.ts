import type { BackendEvent } from '../../domain/backend-event.js';
import type { Call } from '../../domain/call.js';

type Kept = Extract<BackendEvent['type'], 'connection-changed' | 'registration-changed' | 'audio-changed'>;

/** The latest of everything that a telephone told, for tabs that come later. */
export class LineMemory {
  readonly #latest = new Map<string, BackendEvent>();
  readonly #calls = new Map<string, Call>();

  get liveCalls(): readonly Call[] {
    return [...this.#calls.values()];
  }

  keep(event: BackendEvent): void {
    if (isKept(event)) this.#latest.set(event.type, event);
    if (event.type === 'calls-listed') {
      this.#calls.clear();
      for (const call of event.calls) this.#put(call);
    }
    if (event.type === 'call-changed') this.#put(event.call);
  }

  forgetCalls(): void {
    this.#calls.clear();
  }

  /** In the order that the port asks for. */
  snapshot(): readonly BackendEvent[] {
    const order: readonly Kept[] = ['connection-changed', 'registration-changed', 'audio-changed'];
    const known = order.map((type) => this.#latest.get(type)).filter((event) => event !== undefined);
    return [...known, { type: 'calls-listed', calls: this.liveCalls }];
  }

  #put(call: Call): void {
    if (call.state === 'ended') this.#calls.delete(call.id);
    else this.#calls.set(call.id, call);
  }
}

function isKept({ type }: BackendEvent): boolean {
  return type === 'connection-changed' || type === 'registration-changed' || type === 'audio-changed';
}
