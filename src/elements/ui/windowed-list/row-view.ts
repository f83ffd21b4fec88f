import { render, type ReactiveControllerHost, type RootPart } from 'lit';
import type { Span } from './geometry.js';
import type { WindowedListOptions } from './list-options.js';
import { trackIndices, type Segment } from './row-diff.js';
import { stableOrder } from './stable-order.js';

/** A row that has an element. */
export interface LiveRow {
  readonly key: string;
  readonly element: HTMLElement;
  /** -1 once the row is gone from the list, until the next `show` drops it. */
  index: number;
  version: unknown;
  /** Count of rows when it was last decorated. */
  count: number;
  part: RootPart | undefined;
  isWatched: boolean;
  /** Place among its siblings after the last `show`; -1 when new. */
  place: number;
}

/** Set of rows to show: a span, and apart from it at most one row that holds the focus. */
export interface Showing<Row> {
  readonly rows: readonly Row[];
  readonly span: Span;
  /** Index of the focused row, or -1. */
  readonly held: number;
}

type RowOptions<Row> = Pick<WindowedListOptions<Row>, 'key' | 'render' | 'version' | 'decorate' | 'mayGrow'>;

/** Keeps one element per shown row, in row order, and renders a row into it only when the row changed. */
export class RowView<Row> {
  readonly #content: HTMLElement;
  readonly #options: RowOptions<Row>;
  readonly #renderOptions: { host?: object };
  readonly #observer: () => ResizeObserver | null;
  #live = new Map<string, LiveRow>();
  readonly #byElement = new WeakMap<Element, LiveRow>();
  #epoch = 0;
  #rendered = 0;
  #warned = false;
  span: Span = { first: 0, end: 0 };
  /** Whether each row is watched. */
  isWatched = true;

  constructor(
    content: HTMLElement,
    options: RowOptions<Row>,
    host: ReactiveControllerHost | null,
    observer: () => ResizeObserver | null,
  ) {
    this.#content = content;
    this.#options = options;
    this.#renderOptions = host ? { host } : {};
    this.#observer = observer;
  }

  get rows(): Iterable<LiveRow> {
    return this.#live.values();
  }

  find(key: string): LiveRow | undefined {
    return this.#live.get(key);
  }

  /** The row whose element this is. */
  rowOf(element: Element): LiveRow | undefined {
    return this.#byElement.get(element);
  }

  /** The row that has the focus in it. */
  focused(): LiveRow | null {
    const root = this.#content.getRootNode() as Document | ShadowRoot;
    let element = root.activeElement;
    while (element && element.parentElement !== this.#content) element = element.parentElement;
    return (element && this.#byElement.get(element)) ?? null;
  }

  /** Renumbers the rows after the list changed, for what happens before the next `show`. */
  follow(segments: readonly Segment[]): void {
    const { first, end } = this.span;
    const moved = trackIndices(segments, first, end - 1);
    for (const live of this.#live.values()) {
      const index = moved[live.index - first] ?? trackIndices(segments, live.index, live.index)[0];
      live.index = index ?? -1;
      live.count = -1;
    }
  }

  /** The next `show` renders every row anew. */
  refresh(): void {
    this.#epoch++;
  }

  /** Makes these the rows that have elements; returns those that were rendered and may have another height. */
  show(showing: Showing<Row>): LiveRow[] {
    const leaving = this.#live;
    const wanted = this.#wanted(showing);
    const renderAll = this.#rendered !== this.#epoch;
    const rendered: LiveRow[] = [];
    const order: LiveRow[] = [];
    this.#live = new Map();
    for (const index of wanted) {
      const row = showing.rows[index] as Row;
      const key = this.#uniqueKey(row);
      const live = leaving.get(key) ?? this.#create(key);
      leaving.delete(key);
      this.#live.set(key, live);
      if (this.#update(live, row, index, showing.rows.length, renderAll)) rendered.push(live);
      if (this.#options.mayGrow?.(row) !== false) this.#watch(live);
      this.isWatched &&= live.isWatched;
      order.push(live);
    }
    for (const live of leaving.values()) this.#drop(live);
    this.#arrange(order, wanted.indexOf(showing.held));
    this.span = showing.span;
    this.#rendered = this.#epoch;
    return rendered;
  }

  /** Watches the heights of all rows that are there. */
  watch(): void {
    for (const live of this.#live.values()) this.#watch(live);
    this.isWatched = true;
  }

  /** Takes the held row out of the flow, `top` px from the content's own top, and any other row back into it. */
  float(top: (index: number) => number): void {
    const { first, end } = this.span;
    for (const { element, index } of this.#live.values()) {
      const floats = index < first || index >= end;
      if (!floats && element.style.position === '') continue;
      Object.assign(element.style, floats ? { position: 'absolute', insetInline: '0', top: `${top(index)}px` } : IN_FLOW);
    }
  }

  /** Tells directives in the rows that their host came or went. */
  setConnected(connected: boolean): void {
    for (const live of this.#live.values()) {
      live.part?.setConnected(connected);
      if (!connected) live.isWatched = false;
    }
  }

  clear(): void {
    for (const live of this.#live.values()) this.#drop(live);
    this.#live = new Map();
    this.span = { first: 0, end: 0 };
  }

  #wanted({ span: { first, end }, held }: Showing<Row>): number[] {
    const wanted: number[] = [];
    if (held >= 0 && held < first) wanted.push(held);
    for (let index = first; index < end; index++) wanted.push(index);
    if (held >= end) wanted.push(held);
    return wanted;
  }

  #uniqueKey(row: Row): string {
    const key = this.#options.key(row);
    if (!this.#live.has(key)) return key;
    if (!this.#warned) console.warn(`cc-widgets: two rows of a list have the key "${key}"; keys must be unique.`);
    this.#warned = true;
    let copy = 2;
    while (this.#live.has(`${key}\u0000${copy}`)) copy++;
    return `${key}\u0000${copy}`;
  }

  #create(key: string): LiveRow {
    const element = document.createElement('div');
    // A row's margins stay in it, so that its height is all that it takes up.
    Object.assign(element.style, { contain: 'layout style', boxSizing: 'border-box' });
    const live = { key, element, index: -1, version: NEVER, count: -1, part: undefined, isWatched: false, place: -1 };
    this.#byElement.set(element, live);
    return live;
  }

  #update(live: LiveRow, row: Row, index: number, count: number, always: boolean): boolean {
    const version = this.#options.version ? this.#options.version(row) : row;
    const changed = always || live.version !== version;
    const moved = live.index !== index || live.count !== count;
    live.index = index;
    live.version = version;
    live.count = count;
    try {
      if (changed) live.part = render(this.#options.render(row, index), live.element, this.#renderOptions);
      if (changed || moved) this.#options.decorate?.(live.element, row, index, count);
    } catch (error) {
      // One row that cannot be shown must not take the others with it.
      console.error(`cc-widgets: the row "${live.key}" of a list could not be rendered.`, error);
    }
    return changed;
  }

  #watch(live: LiveRow): void {
    if (!live.isWatched) this.#observer()?.observe(live.element);
    live.isWatched = true;
  }

  #drop({ element, part, isWatched }: LiveRow): void {
    if (isWatched) this.#observer()?.unobserve(element);
    part?.setConnected(false);
    element.remove();
  }

  /** Puts the elements in order with the fewest moves, and without touching the one that holds the focus. */
  #arrange(order: readonly LiveRow[], held: number): void {
    const stays = stableOrder(order.map(({ place }) => place), held);
    let next: HTMLElement | null = null;
    for (let place = order.length - 1; place >= 0; place--) {
      const live = order[place] as LiveRow;
      if (!stays[place]) this.#content.insertBefore(live.element, next);
      live.place = place;
      next = live.element;
    }
  }
}

/** Unlike any row or version. */
const NEVER = Symbol('never rendered');
const IN_FLOW = { position: '', insetInline: '', top: '' };
