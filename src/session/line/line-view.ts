import type { BackendEvent } from '../../domain/backend-event.js';
import type { Line } from '../../domain/call.js';
import { LineMemory } from './line-memory.js';

/** What this tab's session is told of the line, wherever the telephone is. */
export class LineView {
  readonly memory = new LineMemory();
  #emit: ((event: BackendEvent) => void) | undefined;
  #line = '';

  get isOpen(): boolean {
    return this.#emit !== undefined;
  }

  begin(emit: (event: BackendEvent) => void): void {
    this.#emit = emit;
    for (const event of this.memory.snapshot()) emit(event);
  }

  end(): void {
    this.#emit = undefined;
  }

  tell(event: BackendEvent): void {
    this.memory.keep(event);
    this.#emit?.(event);
  }

  line(line: Line): void {
    const said = JSON.stringify(line);
    if (!this.#emit || said === this.#line) return;
    this.#line = said;
    this.#emit({ type: 'line-changed', line });
  }

  /** Nobody has the telephone: nothing that was said of it still holds. */
  lost(now: number, callsToo: boolean): void {
    this.tell({ type: 'connection-changed', connection: { status: 'connecting', since: now } });
    this.tell({ type: 'registration-changed', registration: { status: 'none', since: now } });
    if (callsToo) this.tell({ type: 'calls-listed', calls: [] });
  }
}
