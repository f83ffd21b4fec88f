import { html, render, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { addSheet, numberIn, perFrame, root, ROW_SHEET, type Contender } from '../contender.js';
import { Inbox, line, lines, type Entry, type Line } from '../data.js';

/*
 * TanStack Virtual at its best rather than as its examples have it: one array changed in place, one render for each frame,
 * unchanged rows not rendered again. Its rows are as bare as the floor's.
 */

interface VirtualItem {
  readonly key: number;
  readonly index: number;
  readonly start: number;
}
interface Virtualizer {
  options: object;
  setOptions(options: object): void;
  _didMount(): () => void;
  _willUpdate(): void;
  getVirtualItems(): VirtualItem[];
  getTotalSize(): number;
  measureElement(element: Element | null): void;
}
interface Core {
  readonly Virtualizer: new (options: object) => Virtualizer;
  readonly elementScroll: unknown;
  readonly observeElementOffset: unknown;
  readonly observeElementRect: unknown;
}

addSheet(`${ROW_SHEET}
  .scroller { height: 720px; overflow: hidden auto; overflow-anchor: none; contain: strict; }
  .spacer { position: relative; }
  .item { position: absolute; inset: 0 0 auto; }
`);

const bubble = (name: string, text: string, time: string): TemplateResult =>
  html`<div class="line"><div class="face"></div><div class="bubble"><div class="name">${name}</div><div class="text">${text}</div><time>${time}</time></div></div>`;
const lineRow = ({ name, text, time, out }: Line): TemplateResult => html`<div class="row ${out ? 'out' : ''}">${bubble(name, text, time)}</div>`;
const entryRow = ({ name, last, time, unread }: Entry): TemplateResult =>
  html`<div class="entry">${bubble(name, last, unread > 0 ? String(unread) : time)}</div>`;

class Virtual<Item extends { readonly number: number }> {
  readonly scroller = document.createElement('div');
  readonly frame = perFrame(() => this.render());
  readonly #spacer = document.createElement('div');
  readonly #row: (item: Item) => TemplateResult;
  readonly #virtualizer: Virtualizer;
  readonly #end: () => void;
  readonly #isThread: boolean;
  items: Item[];
  stick: boolean;

  constructor(items: Item[], row: (item: Item) => TemplateResult, isThread: boolean) {
    this.items = items;
    this.stick = this.#isThread = isThread;
    this.#row = row;
    this.scroller.className = 'scroller';
    this.#spacer.className = 'spacer';
    this.scroller.append(this.#spacer);
    root().append(this.scroller);
    const { Virtualizer: Made } = globalThis.peer as Core;
    this.#virtualizer = new Made(this.#options());
    this.#end = this.#virtualizer._didMount();
    this.render();
    this.render();
  }

  render(): void {
    const virtualizer = this.#virtualizer;
    virtualizer.setOptions(this.#options());
    virtualizer._willUpdate();
    this.#spacer.style.height = `${virtualizer.getTotalSize()}px`;
    if (this.stick) this.scroller.scrollTop = this.scroller.scrollHeight;
    render(repeat(virtualizer.getVirtualItems(), ({ key }) => key, (item) => this.#item(item)), this.#spacer);
    this.#spacer.style.height = `${virtualizer.getTotalSize()}px`;
    if (this.stick) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  dispose(): void {
    this.frame.cancel();
    this.#end();
    this.scroller.remove();
  }

  #item({ index, start }: VirtualItem): TemplateResult {
    const item = this.items[index] as Item;
    const place = (element?: Element): void => {
      if (!(element instanceof HTMLElement)) return;
      element.style.transform = `translateY(${start}px)`;
      if (this.#isThread) queueMicrotask(() => element.isConnected && this.#virtualizer.measureElement(element));
    };
    return html`<div class="item" data-index=${index} ${ref(place)}>${guard([item], () => this.#row(item))}</div>`;
  }

  #options(): object {
    const { elementScroll, observeElementOffset, observeElementRect } = globalThis.peer as Core;
    return {
      ...{ scrollToFn: elementScroll, observeElementOffset, observeElementRect, overscan: 6, count: this.items.length },
      getScrollElement: () => this.scroller,
      estimateSize: () => (this.#isThread ? 84 : 64),
      getItemKey: (index: number) => this.items[index]?.number ?? index,
      onChange: () => this.frame.request(),
      ...(this.#isThread ? { anchorTo: 'end', followOnAppend: true, scrollEndThreshold: 300 } : {}),
    };
  }
}

class Tanstack implements Contender {
  readonly rowSelector = '.row';
  #thread: Virtual<Line> | undefined;
  #inbox: Virtual<Entry> | undefined;
  #lines: Line[] = [];
  #model = new Inbox(0);

  prepare(kind: 'thread' | 'inbox', count: number): void {
    if (kind === 'thread') this.#lines = lines(0, count);
    else this.#model = new Inbox(count);
  }
  mountThread(): void {
    this.#thread = new Virtual(this.#lines, lineRow, true);
  }
  append(): void {
    this.#lines.push(line((this.#lines.at(-1)?.number ?? -1) + 1));
    this.#thread?.frame.request();
  }
  prepend(count: number): void {
    if (!this.#thread) return;
    this.#lines = [...lines((this.#lines[0]?.number ?? 0) - count, count), ...this.#lines];
    this.#thread.items = this.#lines;
    this.#thread.render();
  }
  mountInbox(): void {
    this.#inbox = new Virtual(this.#model.list, entryRow, false);
  }
  event(event: number): void {
    this.#model.event(event);
    this.#inbox?.frame.request();
  }
  unmount(): void {
    this.#thread?.dispose();
    this.#inbox?.dispose();
    this.#thread = this.#inbox = undefined;
    this.#lines = [];
    this.#model = new Inbox(0);
  }
  beforeScroll(): void {
    if (this.#thread) this.#thread.stick = false;
  }
  threadScroller(): HTMLElement | undefined {
    return this.#thread?.scroller;
  }
  inboxScroller(): HTMLElement | undefined {
    return this.#inbox?.scroller;
  }
  numberOf(row: Element): number {
    return numberIn(row.querySelector('.text')?.textContent);
  }
}

globalThis.contender = new Tanstack();
