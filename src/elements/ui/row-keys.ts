import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WindowedList } from './windowed-list/windowed-list.js';

/**
 * Clicks and keys on rows of a grid: a click or Enter enters the row, the arrows along the line go through its buttons and
 * back. Arrows between rows are the roving focus' own.
 */
export class RowKeys<Row> implements ReactiveController {
  readonly #list: WindowedList<Row>;
  readonly #enter: (key: string, by: 'pointer' | 'key') => void;

  constructor(host: ReactiveControllerHost, list: WindowedList<Row>, enter: (key: string, by: 'pointer' | 'key') => void) {
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
    // Opened text is there to be marked and copied.
    if (!(target instanceof Element) || target.closest('button, .more')) return;
    const key = this.#list.keyOf(target);
    if (key !== null) this.#enter(key, 'pointer');
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(target instanceof HTMLElement)) return;
    const id = this.#list.keyOf(target);
    const row = id === null ? null : this.#list.rowElement(id);
    if (id === null || !row) return;
    const [forward, back] = row.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
    const at = stops.indexOf(target);
    if (target === row && (key === 'Enter' || key === ' ')) this.#enter(id, 'key');
    else if (target !== row && key === 'Escape') row.focus();
    else if (key === forward) stops[at + 1]?.focus();
    else if (key === back) stops[at - 1]?.focus();
    else return;
    event.preventDefault();
  };
}
