/**
 * Tallest scroller, px. Engines stop laying out beyond 17.9 M px (Firefox) or 33.5 M px (Chromium); from here on the scroll
 * bar is scaled to the content instead, while small steps still move it pixel by pixel.
 */
export const MAX_EXTENT = 15_000_000;

/** Below this a scroll position is the one we set, rounded to a device pixel by the browser. */
const SAME_POSITION = 0.5;

/**
 * The scroller and its content box. Keeps two positions apart: `y` in the list, and the browser's `scrollTop`. Their
 * difference shifts the content box, so that heights learnt while the user scrolls are taken up there and do not stop a
 * wheel or a finger in flight; `moveTo(y, true)` brings both back together when the scrolling has ended.
 */
export class ScrollSurface {
  readonly element = document.createElement('div');
  readonly content = document.createElement('div');
  readonly #spacer = document.createElement('div');
  #viewport = 0;
  #extent = 0;
  #y = 0;
  #scrollTop = 0;
  #contentTop = 0;

  constructor() {
    Object.assign(this.element.style, {
      position: 'relative',
      boxSizing: 'border-box',
      overflow: 'hidden auto',
      // The anchor is ours: two engines correcting one position would fight.
      overflowAnchor: 'none',
      contain: 'strict',
    });
    Object.assign(this.#spacer.style, { position: 'relative', contain: 'strict' });
    Object.assign(this.content.style, { position: 'absolute', insetInline: '0', top: '0', contain: 'layout style' });
    this.#spacer.append(this.content);
    this.element.append(this.#spacer);
  }

  get y(): number {
    return this.#y;
  }

  /** Whether the content box stands away from where `scrollTop` alone would have it. */
  get isShifted(): boolean {
    return Math.abs(this.#scrollTop - this.#toScrollTop(this.#y)) >= 1;
  }

  /** Reads the size of the scroller; 0 while it has no box, or none wide enough to lay a row out. */
  measure(): number {
    this.#viewport = this.element.clientWidth > 0 ? this.element.clientHeight : 0;
    return this.#viewport;
  }

  /** What a `getBoundingClientRect` height is multiplied by under a host's `zoom` or `scale`. */
  scale(): number {
    const { offsetHeight } = this.element;
    const ratio = this.element.getBoundingClientRect().height / offsetHeight;
    return Math.abs(ratio - 1) * offsetHeight < 1 || !Number.isFinite(ratio) ? 1 : ratio;
  }

  setExtent(extent: number): void {
    if (extent === this.#extent) return;
    this.#extent = extent;
    this.#spacer.style.height = `${Math.min(extent, MAX_EXTENT)}px`;
  }

  /**
   * Shows list position `y`, with the content box's first row at `contentTop`.
   * @param settle write the scroll position even in the middle of the user's scrolling
   */
  moveTo(y: number, contentTop: number, settle: boolean): void {
    this.#y = y;
    const target = this.#toScrollTop(y);
    const writes = Math.abs(target - this.#scrollTop) >= SAME_POSITION && (settle || this.#isNearEdge());
    this.#placeContent(contentTop - y + (writes ? target : this.#scrollTop));
    if (!writes) return;
    this.element.scrollTop = target;
    this.#scrollTop = this.element.scrollTop;
    // Browsers round it to device pixels; the rest goes into the content, which therefore does not move by a pixel.
    this.#placeContent(contentTop - y + this.#scrollTop);
  }

  /** The list position after a scroll event; null when the event only echoes what was set here. */
  readScroll(): number | null {
    const { scrollTop } = this.element;
    const step = scrollTop - this.#scrollTop;
    if (Math.abs(step) < SAME_POSITION) return null;
    const last = Math.max(0, this.#extent - this.#viewport);
    const y = Math.abs(step) <= this.#viewport ? this.#y + step : this.#toY(scrollTop);
    // At its top the scroller cannot be moved on to show the fraction of a pixel that would be left.
    const isTop = scrollTop < SAME_POSITION && y < 1;
    this.#scrollTop = scrollTop;
    this.#y = isTop ? 0 : Math.min(last, Math.max(0, y));
    return this.#y;
  }

  /** After the scroller lost its box (hidden, or moved in the document) the browser may have forgotten the position. */
  forget(): void {
    this.#viewport = 0;
    this.#scrollTop = Number.NaN;
  }

  restore(): void {
    if (Number.isNaN(this.#scrollTop)) this.#scrollTop = this.element.scrollTop;
  }

  #placeContent(top: number): void {
    if (top === this.#contentTop) return;
    this.#contentTop = top;
    // `top`, not a transform: boxes at fractional positions are snapped to pixels and stay sharp.
    this.content.style.top = `${top}px`;
  }

  #isNearEdge(): boolean {
    const last = Math.min(this.#extent, MAX_EXTENT) - this.#viewport;
    return this.#scrollTop < this.#viewport || this.#scrollTop > last - this.#viewport;
  }

  #toScrollTop(y: number): number {
    return y / this.#ratio();
  }

  #toY(scrollTop: number): number {
    return scrollTop * this.#ratio();
  }

  /** List pixels per scroller pixel, for far jumps: 1 up to MAX_EXTENT. */
  #ratio(): number {
    if (this.#extent <= MAX_EXTENT) return 1;
    return (this.#extent - this.#viewport) / (MAX_EXTENT - this.#viewport);
  }
}
