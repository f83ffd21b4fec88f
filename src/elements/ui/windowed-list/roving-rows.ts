import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WindowedList } from './windowed-list.js';

export interface RovingRowsOptions {
  /** What takes the focus in a row's element; by default the element itself. */
  focusTarget?(row: HTMLElement): HTMLElement | null;
  /** The focus came to another row, by key or pointer. */
  onMove?(key: string): void;
}

/** Elements that use arrow keys themselves. */
const KEY_USERS = 'input, textarea, select, audio, video, [contenteditable]:not([contenteditable="false"])';
/** A page keeps a little of the last one in view. */
const PAGE = 0.9;

/**
 * One tab stop for a whole list, moved by arrow, Home, End and page keys, whether the row is rendered or not (ARIA Authoring
 * Practices, "roving tabindex"). Keys with a modifier, already handled, or meant for a field in the row are left alone.
 */
export class RovingRows<Row> implements ReactiveController {
  readonly #list: WindowedList<Row>;
  readonly #options: RovingRowsOptions;
  readonly #target: (row: HTMLElement) => HTMLElement | null;
  #current: string | null = null;
  /** Where the current row was last seen: its neighbour takes over when it goes. */
  #index = -1;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, list: WindowedList<Row>, options: RovingRowsOptions = {}) {
    this.#list = list;
    this.#options = options;
    this.#target = (row) => (options.focusTarget ? options.focusTarget(row) : row);
    host.addController(this);
  }

  /** Key of the row that Tab goes to; null until one was focused or set, which makes it the first row in view. */
  get current(): string | null {
    return this.#current;
  }

  set current(key: string | null) {
    this.#current = key;
    this.#index = key === null ? -1 : this.#list.indexOf(key);
    this.#mark();
  }

  /** Focuses the current row, or else the first in view; false when there is none. */
  focus(): boolean {
    const index = this.#current === null ? -1 : this.#list.indexOf(this.#current);
    return this.#go(index >= 0 ? index : this.#list.range.first);
  }

  hostConnected(): void {
    this.#list.element.addEventListener('keydown', this.#onKeyDown);
    this.#list.element.addEventListener('focusin', this.#onFocusIn);
    this.#stop = this.#list.onRendered(this.#afterRender);
  }

  hostDisconnected(): void {
    this.#list.element.removeEventListener('keydown', this.#onKeyDown);
    this.#list.element.removeEventListener('focusin', this.#onFocusIn);
    this.#stop?.();
  }

  #go(index: number): boolean {
    const key = this.#list.keyAt(index);
    return key !== null && this.#list.focusKey(key, this.#target);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const [origin] = event.composedPath();
    const key = this.#list.keyOf(event.target as Element);
    if (key === null || (origin instanceof Element && origin.closest(KEY_USERS))) return;
    const index = this.#destination(event.key, this.#list.indexOf(key));
    if (index === null) return;
    event.preventDefault();
    this.#go(Math.min(this.#list.count - 1, Math.max(0, index)));
  };

  #destination(key: string, from: number): number | null {
    const page = this.#list.element.clientHeight * PAGE;
    switch (key) {
      case 'ArrowUp':
        return from - 1;
      case 'ArrowDown':
        return from + 1;
      case 'Home':
        return 0;
      case 'End':
        return this.#list.count - 1;
      case 'PageUp':
        return Math.min(from - 1, this.#list.indexFrom(from, -page));
      case 'PageDown':
        return Math.max(from + 1, this.#list.indexFrom(from, page));
      default:
        return null;
    }
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    const key = this.#list.keyOf(event.target as Element);
    if (key === null || key === this.#current) return;
    this.current = key;
    this.#options.onMove?.(key);
  };

  readonly #afterRender = (lostFocus: boolean): void => {
    if (lostFocus && this.#index >= 0) this.#go(Math.min(this.#index, this.#list.count - 1));
    // A row out of the document cannot lose the focus, and finding its place would walk the whole list.
    if (this.#current !== null && this.#list.rowElement(this.#current)) this.#index = this.#list.indexOf(this.#current);
    this.#mark();
  };

  #mark(): void {
    const { rendered, range } = this.#list;
    const isRendered = this.#current !== null && this.#list.rowElement(this.#current) !== null;
    const stop = isRendered ? this.#current : this.#list.keyAt(range.first);
    for (const { key, element } of rendered) {
      const target = this.#target(element);
      const tabIndex = key === stop ? 0 : -1;
      if (target && target.getAttribute('tabindex') !== `${tabIndex}`) target.tabIndex = tabIndex;
    }
  }
}
