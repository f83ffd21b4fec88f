import type { TemplateResult } from 'lit';

/** What a list needs to know of its rows. Lengths are px. */
export interface WindowedListOptions<Row> {
  /** Identity of a row across `setRows`: its element, focus and height go with it. Unique within the list. */
  key(row: Row): string;
  /** Content of a row's element. Event listeners in it are called with the host as `this`. */
  render(row: Row, index: number): TemplateResult;
  /** Height of a row not shown yet; a number when they are alike. The nearer, the steadier the scroll bar. */
  estimate: number | ((row: Row) => number);
  /** The edge that stays in view while the user is at it: `end` for a thread, `start` for an inbox. */
  anchor: 'start' | 'end';
  /** A row is rendered again when this changes; by default when the row is another object. */
  version?(row: Row): unknown;
  /** Sets role, ARIA, classes or data on the row's element. Called when the row, its index or the count changed. */
  decorate?(element: HTMLElement, row: Row, index: number, count: number): void;
  /**
   * Whether a row may change its height by itself, as one with a picture does; by default each may. The others are watched
   * only once the list is calm: to watch a row costs the frame that brings it a second layout.
   */
  mayGrow?(row: Row): boolean;
  /** Rendered beyond each end of the viewport. Default 400. */
  overscan?: number;
  /** Space before the first and after the last row. Default 0. */
  paddingStart?: number;
  paddingEnd?: number;
  /** Where rows stand that do not fill the viewport. Default `start`. */
  alignShort?: 'start' | 'end';
  /** The first or last row is less than a viewport away. Once for each such row, and again after the user left and came back. */
  onNearStart?(): void;
  onNearEnd?(): void;
  onAtEndChange?(atEnd: boolean): void;
  onRange?(range: VisibleRange): void;
}

/** Indices of the first and last row in view; both -1 when there is none. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
}
