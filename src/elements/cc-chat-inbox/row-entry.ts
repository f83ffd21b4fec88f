import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WindowedList } from '../ui/windowed-list/windowed-list.js';

/**
 * Clicks and keys on rows of a grid: a click or Enter enters the row, the arrows along the line go to its button and
 * back. Arrows between rows are the roving focus' own.
 */
export class RowEntry<Row> implements ReactiveController {
  readonly #list: WindowedList<Row>;
  readonly #enter: (id: string, by: 'pointer' | 'key') => void;

  constructor(host: ReactiveControllerHost, list: WindowedList<Row>, enter: (id: string, by: 'pointer' | 'key') => void) {
    this.#list = list;
    this.#enter = enter;
    host.addController(this);
  }

  hostConnected(): void {
    this.#list.element.addEventListener('click', this.#onClick);
    this.#list.element.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    this.#list.element.removeEventListener('click', this.#onClick);
    this.#list.element.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onClick = ({ target }: Event): void => {
    if (!(target instanceof Element) || target.closest('button')) return;
    const id = this.#list.keyOf(target);
    if (id !== null) this.#enter(id, 'pointer');
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(target instanceof HTMLElement)) return;
    const id = this.#list.keyOf(target);
    const line = id === null ? null : this.#list.rowElement(id);
    if (id === null || !line) return;
    const [forward, back] = line.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (target === line && (key === 'Enter' || key === ' ')) this.#enter(id, 'key');
    else if (target === line && key === forward) line.querySelector('button')?.focus();
    else if (target !== line && (key === back || key === 'Escape')) line.focus();
    else return;
    event.preventDefault();
  };
}
