import type { Geometry } from './geometry.js';
import type { VisibleRange, WindowedListOptions } from './list-options.js';

type EdgeOptions<Row> = Pick<WindowedListOptions<Row>, 'key' | 'anchor' | 'onNearStart' | 'onNearEnd' | 'onAtEndChange' | 'onRange'>;

/** Tells the caller, once per change, what came into view and which edge is near. */
export class EdgeWatch<Row> {
  readonly #options: EdgeOptions<Row>;
  #toldStart: string | null = null;
  #toldEnd: string | null = null;
  range: VisibleRange = { first: -1, last: -1 };
  atEnd: boolean;

  constructor(options: EdgeOptions<Row>) {
    this.#options = options;
    this.atEnd = options.anchor === 'end';
  }

  check(geometry: Geometry, y: number, rows: readonly Row[]): void {
    const options = this.#options;
    const { first, end } = geometry.span(y, 0);
    const range = rows.length > 0 ? { first, last: end - 1 } : { first: -1, last: -1 };
    const atEnd = geometry.isAtEnd(y);
    const start = this.#keyNear(y < geometry.viewport, rows[0]);
    const last = this.#keyNear(geometry.lastY - y < geometry.viewport, rows.at(-1));
    const moved = range.first !== this.range.first || range.last !== this.range.last;
    const reached = atEnd !== this.atEnd;
    const tellStart = start !== null && start !== this.#toldStart;
    const tellEnd = last !== null && last !== this.#toldEnd;
    this.range = range;
    this.atEnd = atEnd;
    this.#toldStart = start;
    this.#toldEnd = last;
    if (moved) options.onRange?.(range);
    if (reached) options.onAtEndChange?.(atEnd);
    if (tellStart) options.onNearStart?.();
    if (tellEnd) options.onNearEnd?.();
  }

  #keyNear(near: boolean, row: Row | undefined): string | null {
    return near && row !== undefined ? this.#options.key(row) : null;
  }
}
