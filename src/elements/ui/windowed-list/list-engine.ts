import type { ReactiveControllerHost } from 'lit';
import { EdgeWatch } from './edge-watch.js';
import { Geometry, type Anchor, type Span } from './geometry.js';
import type { WindowedListOptions } from './list-options.js';
import { diffRows, FRESH, lengthChange } from './row-diff.js';
import { RowView, type LiveRow } from './row-view.js';
import { ScrollSurface } from './scroll-surface.js';

const DEFAULT_OVERSCAN = 400;
/** Each pass renders what the heights of the last one uncovered; good estimates need one or two. */
const MAX_PASSES = 8;
/** Where there is no `scrollend`, scrolling has ended after so long without a `scroll`. */
const SCROLL_IDLE_MS = 150;
/** After so long without new rows the list is calm. */
const CALM_MS = 100;
/** Heights closer than this are the same, measured in two ways. */
const SAME_HEIGHT = 0.05;

/** The frame cycle of a windowed list: take over the rows, render what is in view, measure it, put it in its place. */
export class ListEngine<Row> {
  readonly surface = new ScrollSurface();
  readonly geometry: Geometry;
  readonly view: RowView<Row>;
  readonly edges: EdgeWatch<Row>;
  /** Called after each render with whether the row that had the focus was taken off the list. */
  readonly rendered = new Set<(lostFocus: boolean) => void>();
  readonly #options: WindowedListOptions<Row>;
  #rows: readonly Row[] = [];
  #pending: readonly Row[] | null = null;
  #anchor: Anchor;
  #observer: ResizeObserver | null = null;
  #frame = 0;
  /** The elements do not show `#rows` any more. */
  #stale = false;
  /** A scroll command waits for its frame and outranks scroll events. */
  #commanded = false;
  #scrolling = false;
  #lostFocus = false;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #calmTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost | null, options: WindowedListOptions<Row>) {
    const { anchor: edge, paddingStart = 0, paddingEnd = 0, alignShort = 'start' } = options;
    this.#options = options;
    this.geometry = new Geometry({ edge, paddingStart, paddingEnd, alignShort });
    this.#anchor = this.geometry.home;
    this.view = new RowView(this.surface.content, options, host, () => this.#observer);
    this.edges = new EdgeWatch(options);
    this.surface.element.addEventListener('scroll', this.#onScroll, { passive: true });
    this.surface.element.addEventListener('scrollend', this.#onScrollEnd);
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  get isWaiting(): boolean {
    return this.#frame !== 0;
  }

  /** Where the list is heading, which differs from what is on the screen until the next frame. */
  get y(): number {
    return this.geometry.resolve(this.#anchor);
  }

  setRows(rows: readonly Row[]): void {
    if (rows === this.#rows && rows.length === this.geometry.heights.length && !this.#pending) return;
    this.#pending = rows;
    this.#request();
  }

  refresh(): void {
    this.view.refresh();
    this.recheck();
  }

  recheck(): void {
    this.#stale = true;
    this.#request();
  }

  moveTo(anchor: Anchor): void {
    this.#anchor = anchor;
    this.#commanded = true;
    this.#request();
  }

  flush(): void {
    if (!this.#observer) return;
    cancelAnimationFrame(this.#frame);
    this.#render();
  }

  connect(): void {
    this.#observer = new ResizeObserver(this.#onResize);
    this.#observer.observe(this.surface.element);
    this.view.watch();
    this.view.setConnected(true);
    this.#request();
  }

  disconnect(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    clearTimeout(this.#calmTimer);
    this.#observer?.disconnect();
    this.#observer = null;
    this.#hide();
    this.view.setConnected(false);
  }

  dispose(): void {
    this.disconnect();
    this.view.clear();
    this.rendered.clear();
    this.#rows = [];
    this.#pending = null;
    this.surface.element.removeEventListener('scroll', this.#onScroll);
    this.surface.element.removeEventListener('scrollend', this.#onScrollEnd);
    this.surface.element.remove();
  }

  /** Takes over the rows that wait for the frame, for who must know their places before it. */
  apply(): void {
    const rows = this.#pending;
    if (!rows) return;
    const { heights } = this.geometry;
    const { estimate } = this.#options;
    const before = this.#rows.length === heights.length ? this.#rows : this.#rows.slice(0, heights.length);
    const segments =
      rows === this.#rows
        ? lengthChange(heights.length, rows.length)
        : diffRows(before, rows, (row) => this.#options.key(row));
    if (segments.length !== 1 || rows.length !== before.length || segments[0]?.from === FRESH) {
      const kept = segments.some(({ from }) => from !== FRESH);
      this.#anchor = (kept && this.geometry.follow(this.#anchor, segments)) || this.geometry.home;
      this.view.follow(segments);
      heights.rearrange(segments, typeof estimate === 'number' ? () => estimate : (index) => estimate(rows[index] as Row));
    }
    this.#pending = null;
    this.#rows = rows;
    this.#stale = true;
  }

  #request(): void {
    if (this.#frame || !this.#observer) return;
    this.#frame = requestAnimationFrame(() => this.#render());
  }

  #render(): void {
    this.#frame = 0;
    this.apply();
    if (!this.geometry.viewport && !this.#measureViewport()) return;
    if (!this.#fill()) this.#request();
    this.#place();
    if (this.view.isWatched) return;
    clearTimeout(this.#calmTimer);
    this.#calmTimer = setTimeout(() => this.view.watch(), CALM_MS);
  }

  #measureViewport(): boolean {
    this.geometry.viewport = this.surface.measure();
    if (this.geometry.viewport) this.surface.restore();
    else this.#hide();
    return this.geometry.viewport > 0;
  }

  /** Without a box there is nothing to measure, and what the browser says of scrolling is not the user's doing. */
  #hide(): void {
    this.geometry.viewport = 0;
    this.surface.forget();
    this.#scrolling = false;
    clearTimeout(this.#idleTimer);
  }

  /** Renders rows until the viewport and some of the overscan are covered; false when that takes another frame. */
  #fill(): boolean {
    const { overscan = DEFAULT_OVERSCAN } = this.#options;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const { y } = this;
      if (!this.#stale && this.#covers(this.geometry.span(y, overscan / 2))) return true;
      const focused = this.view.focused();
      this.#lostFocus ||= focused?.index === -1;
      this.#stale = false;
      const span = this.geometry.span(y, overscan);
      this.#measureRows(this.view.show({ rows: this.#rows, span, held: focused?.index ?? -1 }));
    }
    return false;
  }

  #covers({ first, end }: Span): boolean {
    const shown = this.view.span;
    return shown.first <= first && shown.end >= end && shown.end - shown.first <= 2 * (end - first) + 2;
  }

  #measureRows(rows: readonly LiveRow[]): void {
    if (rows.length === 0) return;
    const scale = this.surface.scale();
    for (const { element, index } of rows) this.geometry.heights.set(index, element.getBoundingClientRect().height / scale);
  }

  #place(): void {
    const { geometry, y } = this;
    if (this.#anchor.at === 'row' && this.#anchor.align === 0) this.#anchor = geometry.anchorAt(y);
    const top = geometry.top(this.view.span.first);
    this.surface.setExtent(geometry.total);
    this.surface.moveTo(y, top, !this.#scrolling || this.#commanded || this.#anchor.at !== 'row');
    this.view.float((index) => geometry.top(index) - top);
    this.#commanded = false;
    this.edges.check(geometry, y, this.#rows);
    const lostFocus = this.#lostFocus;
    this.#lostFocus = false;
    for (const callback of this.rendered) callback(lostFocus);
  }

  readonly #onScroll = (): void => {
    if (!this.geometry.viewport) return;
    const before = this.surface.y;
    const y = this.surface.readScroll();
    if (y === null || this.#commanded) return;
    // Rows may have been taken over since the last frame: the step holds for them too, the position does not.
    this.#anchor = this.geometry.anchorAt(this.y + y - before);
    this.#scrolling = true;
    clearTimeout(this.#idleTimer);
    if (!('onscrollend' in window)) this.#idleTimer = setTimeout(this.#onScrollEnd, SCROLL_IDLE_MS);
    this.#request();
  };

  readonly #onScrollEnd = (): void => {
    this.#scrolling = false;
    if (this.surface.isShifted) this.#request();
  };

  readonly #onResize = (entries: readonly ResizeObserverEntry[]): void => {
    const own = entries.some(({ target }) => target === this.surface.element);
    if (own && !this.#measureViewport()) return;
    if (!this.geometry.viewport) return;
    const changed = this.#remeasure(entries);
    // Rows may be added here only when the scroller was resized too: new rows are as deep as those reported, and the browser
    // would complain of observations it could not deliver.
    if (own) {
      this.view.watch();
      this.flush();
    } else if (changed) {
      this.#place();
      this.#request();
    }
  };

  #remeasure(entries: readonly ResizeObserverEntry[]): boolean {
    const { heights } = this.geometry;
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const index = this.view.rowOf(target)?.index ?? -1;
      const height = borderBoxSize[0]?.blockSize;
      if (index < 0 || height === undefined || Math.abs(heights.height(index) - height) < SAME_HEIGHT) continue;
      heights.set(index, height);
      changed = true;
    }
    return changed;
  }
}
