import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ListEngine } from './list-engine.js';
import type { VisibleRange, WindowedListOptions } from './list-options.js';

export type { VisibleRange, WindowedListOptions } from './list-options.js';

/**
 * A list that has elements only for the rows in and near view. Heights vary and are measured in the frame that shows them;
 * the position is a row or an edge, so that rows which come, go, grow or change places elsewhere move nothing that is read.
 * However many calls came, one frame renders once. Put `element` into the host's template and give it a size; menus in rows
 * belong in the top layer (`popover`), because each row is a stacking context.
 */
export class WindowedList<Row> implements ReactiveController {
  readonly #host: ReactiveControllerHost | null;
  readonly #options: WindowedListOptions<Row>;
  readonly #engine: ListEngine<Row>;

  /** @param host the element whose template holds `element`; without one the list is connected until `dispose()` */
  constructor(host: ReactiveControllerHost | null, options: WindowedListOptions<Row>) {
    this.#host = host;
    this.#options = options;
    this.#engine = new ListEngine(host, options);
    if (host) host.addController(this);
    else this.#engine.connect();
  }

  /** The scroller. */
  get element(): HTMLElement {
    return this.#engine.surface.element;
  }

  /** Number of rows. */
  get count(): number {
    return this.#engine.rows.length;
  }

  /** Whether the end of the last row was in view in the last frame. */
  get atEnd(): boolean {
    return this.#engine.edges.atEnd;
  }

  /** The rows in view in the last frame. */
  get range(): VisibleRange {
    return this.#engine.edges.range;
  }

  /** The rows that have elements at present. */
  get rendered(): Iterable<{ readonly key: string; readonly element: HTMLElement }> {
    return this.#engine.view.rows;
  }

  /**
   * Shows these rows from the next frame on. Rows are compared as objects first, so leave unchanged ones as they are. Pass
   * another array, or the same one again after pushing to it; nothing else may change in it.
   */
  setRows(rows: readonly Row[]): void {
    this.#engine.setRows(rows);
  }

  /** Renders the rows anew although they did not change: what they read beside the row did. */
  refresh(): void {
    this.#engine.refresh();
  }

  /** Renders the rows whose version changed. */
  recheck(): void {
    this.#engine.recheck();
  }

  scrollToStart(): void {
    this.#engine.moveTo({ at: 'start' });
  }

  scrollToEnd(): void {
    this.#engine.moveTo({ at: 'end' });
  }

  /** Brings a row into view, rendered before or not; false when there is none with this key. */
  scrollToKey(key: string, { block = 'nearest' }: { block?: ScrollLogicalPosition } = {}): boolean {
    this.#engine.apply();
    const index = this.indexOf(key);
    if (index < 0) return false;
    const anchor = this.#engine.geometry.anchorFor(index, block, this.#engine.y);
    if (anchor) this.#engine.moveTo(anchor);
    return true;
  }

  /**
   * Brings a row into view and focuses it at once; false when it cannot be (no such row, or the list is not shown).
   * @param target what to focus in the row's element
   */
  focusKey(key: string, target: (row: HTMLElement) => HTMLElement | null = (row) => row): boolean {
    if (!this.scrollToKey(key)) return false;
    this.flush();
    const row = this.rowElement(key);
    if (!row) return false;
    target(row)?.focus({ preventScroll: true });
    return true;
  }

  /** Element of a row, if it has one at present. */
  rowElement(key: string): HTMLElement | null {
    return this.#engine.view.find(key)?.element ?? null;
  }

  /** Key of the row that contains this element of the host's tree. */
  keyOf(element: Element | null): string | null {
    for (let at = element; at; at = at.parentElement) {
      const row = this.#engine.view.rowOf(at);
      if (row) return row.key;
    }
    return null;
  }

  keyAt(index: number): string | null {
    const row = this.#engine.rows[index];
    return row === undefined ? null : this.#options.key(row);
  }

  /** Place of a row; -1 when there is none with this key. */
  indexOf(key: string): number {
    const index = this.#engine.view.find(key)?.index ?? -1;
    return index >= 0 ? index : this.#engine.rows.findIndex((row) => this.#options.key(row) === key);
  }

  /** The row `distance` px (negative upwards) from the top of row `index`, as far as heights are known. */
  indexFrom(index: number, distance: number): number {
    const { geometry } = this.#engine;
    return geometry.indexAt(geometry.top(index) + distance);
  }

  /** Calls back after each render, and says whether the row with the focus was taken off the list; returns how to stop. */
  onRendered(callback: (lostFocus: boolean) => void): () => void {
    this.#engine.rendered.add(callback);
    return () => this.#engine.rendered.delete(callback);
  }

  /** Renders now what waits for the next frame. */
  flush(): void {
    this.#engine.flush();
  }

  /** Resolves when nothing waits for a frame any more. */
  async settled(): Promise<void> {
    while (this.#engine.isWaiting) await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  }

  hostConnected(): void {
    this.#engine.connect();
  }

  hostDisconnected(): void {
    this.#engine.disconnect();
  }

  /** Lets go of everything; the list is of no use afterwards. */
  dispose(): void {
    this.#host?.removeController(this);
    this.#engine.dispose();
  }
}
