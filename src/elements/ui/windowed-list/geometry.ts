import { HeightTree } from './height-tree.js';
import { trackIndices, type Segment } from './row-diff.js';
import { stableOrder } from './stable-order.js';

/**
 * Where the user is: at an edge, which then stays in view, or at a row. `offset` is px from the row's top edge down to the
 * viewport's top edge; `align` 0…1 puts the row at the top, the middle or the bottom of the viewport instead.
 */
export type Anchor =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  | { readonly at: 'row'; readonly index: number; readonly offset: number; readonly align: number };

/** Rows `first` up to, not including, `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

export interface GeometryOptions {
  readonly edge: 'start' | 'end';
  readonly paddingStart: number;
  readonly paddingEnd: number;
  readonly alignShort: 'start' | 'end';
}

/** Nearer than this to an edge counts as at the edge: zoom and fractional heights leave up to a pixel. */
const EDGE_SLACK = 2;

/** All lengths of the list in one place, without a DOM: px from the top of the content, paddings included. */
export class Geometry {
  readonly heights = new HeightTree();
  /** Height of the scroller, 0 while it is not shown. */
  viewport = 0;
  readonly #options: GeometryOptions;

  constructor(options: GeometryOptions) {
    this.#options = options;
  }

  /** The edge an empty or wholly replaced list goes to. */
  get home(): Anchor {
    return { at: this.#options.edge };
  }

  get total(): number {
    return this.#lead + this.heights.total + this.#options.paddingEnd;
  }

  get lastY(): number {
    return Math.max(0, this.total - this.viewport);
  }

  top(index: number): number {
    return this.#lead + this.heights.sum(index);
  }

  indexAt(y: number): number {
    return this.heights.indexAt(y - this.#lead);
  }

  /** Rows that touch the viewport at `y`, and `margin` px before and after it. */
  span(y: number, margin: number): Span {
    if (this.heights.length === 0) return { first: 0, end: 0 };
    return { first: Math.max(0, this.indexAt(y - margin)), end: this.indexAt(y + this.viewport + margin - 0.01) + 1 };
  }

  isAtEnd(y: number): boolean {
    return y >= this.lastY - EDGE_SLACK;
  }

  resolve(anchor: Anchor): number {
    const last = this.lastY;
    if (anchor.at === 'end') return last;
    if (anchor.at === 'start') return 0;
    const room = anchor.align && this.viewport - this.heights.height(anchor.index);
    return Math.min(last, Math.max(0, this.top(anchor.index) + anchor.offset - anchor.align * room));
  }

  /**
   * The anchor for a position that was scrolled to. It prefers the first row that begins in view: should the row above it,
   * cut by the edge, grow or wrap anew, what is read below it stays still.
   */
  anchorAt(y: number): Anchor {
    const edge = this.edgeAt(y);
    if (edge || this.heights.length === 0) return edge ?? this.home;
    let index = this.indexAt(y);
    const next = index + 1;
    if (this.top(index) < y && next < this.heights.length && this.top(next) < y + this.viewport / 2) index = next;
    return { at: 'row', index, offset: y - this.top(index), align: 0 };
  }

  /** The edge that `y` sticks to: only the list's own, so that a thread at its top keeps its place when older rows come. */
  edgeAt(y: number): Anchor | null {
    const sticks = this.#options.edge === 'end' ? this.isAtEnd(y) : y <= EDGE_SLACK;
    return sticks ? this.home : null;
  }

  /** Anchor that brings row `index` to `block`; null when `nearest` finds it in view already. */
  anchorFor(index: number, block: ScrollLogicalPosition, y: number): Anchor | null {
    const align = block === 'nearest' ? this.#nearest(index, y) : { start: 0, center: 0.5, end: 1 }[block];
    if (align === null) return null;
    const first = align === 0 && index === 0;
    const last = align === 1 && index === this.heights.length - 1;
    return { at: 'row', index, offset: first ? -this.#lead : last ? this.#options.paddingEnd : 0, align };
  }

  /** Where the anchor goes when rows move; null when nothing in view survived. Ask before the heights are rearranged. */
  follow(anchor: Anchor, segments: readonly Segment[]): Anchor | null {
    if (anchor.at !== 'row') return anchor;
    if (anchor.align !== 0) {
      const [index = -1] = trackIndices(segments, anchor.index, anchor.index);
      if (index >= 0) return { ...anchor, index };
    }
    const y = this.resolve(anchor);
    // With their neighbours out of view it is plain which rows moved and which were passed; in view alone it may be a tie.
    const { first, end } = this.span(y, this.viewport);
    const seen = this.span(y, 0);
    const moved = trackIndices(segments, first, end - 1);
    const stays = stableOrder(moved);
    const from = Math.max(seen.first, anchor.index) - first;
    let pick = stays.indexOf(true, from);
    if (pick < 0 || pick >= seen.end - first) pick = stays.lastIndexOf(true, from);
    if (pick < seen.first - first) return null;
    return { at: 'row', index: moved[pick] as number, offset: y - this.top(first + pick), align: 0 };
  }

  get #lead(): number {
    const { paddingStart, paddingEnd, alignShort } = this.#options;
    if (alignShort === 'start') return paddingStart;
    return Math.max(paddingStart, this.viewport - this.heights.total - paddingEnd);
  }

  #nearest(index: number, y: number): number | null {
    const top = this.top(index);
    if (top < y) return 0;
    return top + this.heights.height(index) > y + this.viewport ? 1 : null;
  }
}
