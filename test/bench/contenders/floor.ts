import { addSheet, numberIn, perFrame, root, ROW_SHEET, type Contender } from '../contender.js';
import { Inbox, line, lines, type Entry, type Line } from '../data.js';

/*
 * What cannot be beaten: plain DOM, rows of one fixed height that need no measuring and show little, one render for each
 * frame. No product can be built of it; it says how near one comes to what the machine allows.
 */

addSheet(`${ROW_SHEET}
  .window { height: 720px; overflow: hidden auto; position: relative; overflow-anchor: none; contain: strict; }
  .window > div { position: relative; contain: strict; }
  .window .row, .window .entry { position: absolute; inset: 0 0 auto; overflow: hidden; }
  .window .row { height: 84px; }
  .window .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`);

const VIEW = 720;
const OVERSCAN = 4;

interface Kept<Item> {
  readonly element: HTMLElement;
  item: Item;
  top: number;
}

interface Kind<Item> {
  readonly height: number;
  readonly className: string;
  fill(element: HTMLElement, item: Item): void;
}

function box(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function create(className: string): HTMLElement {
  const element = document.createElement('div');
  const [inner, face, bubble] = [box('line'), box('face'), box('bubble')];
  bubble.append(document.createElement('div'), document.createElement('div'), document.createElement('time'));
  bubble.children[0]?.classList.add('name');
  bubble.children[1]?.classList.add('text');
  inner.append(face, bubble);
  element.append(inner);
  element.className = className;
  return element;
}

function fill(element: HTMLElement, texts: readonly [string, string, string]): void {
  const { children } = element.firstElementChild?.lastElementChild as HTMLElement;
  texts.forEach((text, index) => {
    if (children[index]) children[index].textContent = text;
  });
}

class Window<Item extends { readonly number: number }> {
  readonly element = document.createElement('div');
  readonly frame = perFrame(() => this.render());
  readonly #spacer = document.createElement('div');
  readonly #kind: Kind<Item>;
  #live = new Map<number, Kept<Item>>();
  items: Item[];
  stick = false;

  constructor(items: Item[], kind: Kind<Item>) {
    this.items = items;
    this.#kind = kind;
    this.element.className = 'window';
    this.element.append(this.#spacer);
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    root().append(this.element);
  }

  render(): void {
    const { height } = this.#kind;
    this.#spacer.style.height = `${this.items.length * height}px`;
    if (this.stick) this.element.scrollTop = this.items.length * height;
    this.#draw();
  }

  dispose(): void {
    this.frame.cancel();
    this.element.remove();
  }

  #scrolled(): void {
    this.stick &&= this.element.scrollTop >= this.#spacer.offsetHeight - VIEW - 2;
    this.#draw();
  }

  #draw(): void {
    const { height, className } = this.#kind;
    const top = this.element.scrollTop;
    const end = Math.min(this.items.length, Math.ceil((top + VIEW) / height) + OVERSCAN);
    const before = this.#live;
    this.#live = new Map();
    for (let index = Math.max(0, Math.floor(top / height) - OVERSCAN); index < end; index++) {
      const item = this.items[index] as Item;
      const kept = before.get(item.number) ?? { element: create(className), item: undefined as never, top: -1 };
      before.delete(item.number);
      this.#live.set(item.number, kept);
      if (kept.item !== item) this.#kind.fill(kept.element, item);
      if (kept.item === undefined) this.#spacer.append(kept.element);
      if (kept.top !== index * height) kept.element.style.transform = `translateY(${index * height}px)`;
      Object.assign(kept, { item, top: index * height });
    }
    for (const { element } of before.values()) element.remove();
  }
}

class Floor implements Contender {
  readonly rowSelector = '.row';
  #thread: Window<Line> | undefined;
  #inbox: Window<Entry> | undefined;
  #lines: Line[] = [];
  #model = new Inbox(0);

  prepare(kind: 'thread' | 'inbox', count: number): void {
    if (kind === 'thread') this.#lines = lines(0, count);
    else this.#model = new Inbox(count);
  }
  mountThread(): void {
    this.#thread = new Window(this.#lines, {
      height: 84,
      className: 'row',
      fill: (element, { name, text, time, out }) => {
        element.classList.toggle('out', out);
        fill(element, [name, text, time]);
      },
    });
    this.#thread.stick = true;
    this.#thread.render();
  }
  append(): void {
    this.#lines.push(line((this.#lines.at(-1)?.number ?? -1) + 1));
    this.#thread?.frame.request();
  }
  prepend(count: number): void {
    const thread = this.#thread;
    if (!thread) return;
    const top = thread.element.scrollTop;
    this.#lines = [...lines((this.#lines[0]?.number ?? 0) - count, count), ...this.#lines];
    thread.items = this.#lines;
    thread.render();
    thread.element.scrollTop = top + count * 84;
    thread.render();
  }
  mountInbox(): void {
    this.#inbox = new Window(this.#model.list, {
      height: 64,
      className: 'entry',
      fill: (element, { name, last, unread, time }) => fill(element, [name, last, unread > 0 ? String(unread) : time]),
    });
    this.#inbox.render();
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
  threadScroller(): HTMLElement | undefined {
    return this.#thread?.element;
  }
  inboxScroller(): HTMLElement | undefined {
    return this.#inbox?.element;
  }
  numberOf(row: Element): number {
    return numberIn(row.querySelector('.text')?.textContent);
  }
}

globalThis.contender = new Floor();
