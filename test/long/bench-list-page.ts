import { LitElement, css, html, type TemplateResult } from 'lit';
import { WindowedList } from '../../src/elements/ui/windowed-list/windowed-list.js';

/** Page half of the list benchmark: contenders that show the same rows, and what is done to them. */

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly out: boolean;
  readonly unread: number;
}

export interface Contender {
  mount(items: readonly Item[], kind: Kind): void;
  update(items: readonly Item[]): void;
  unmount(): void;
  scroller(): HTMLElement | null;
}

type Kind = 'thread' | 'inbox';

const FIXED_HEIGHT = { thread: 84, inbox: 64 };
const VIEWPORT = 720;
const WORDS = 'order refund invoice parcel customer please check status update number account thanks agent transfer queue'.split(' ');
const SHEET = `
  * { box-sizing: border-box; }
  .row { display: flex; gap: 8px; padding: 4px 12px; font: 14px/20px sans-serif; contain: content; }
  .out { flex-direction: row-reverse; }
  .avatar { width: 32px; height: 32px; border-radius: 50%; background: #9bc; flex: none; }
  .bubble { max-width: 70%; background: #eef1f5; border-radius: 10px; padding: 6px 10px; overflow-wrap: anywhere; }
  .name { font: 600 12px/16px sans-serif; }
  time { font-size: 11px; color: #667; }
  .inbox.row { height: 64px; align-items: center; border-bottom: 1px solid #e5e8ec; }
  .inbox .bubble { background: none; flex: 1; max-width: none; min-width: 0; }
  .inbox .text, .fixed .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .fixed { position: absolute; inset: 0 0 auto; overflow: hidden; }
  .fixed.thread { height: 84px; }
`;

function hash(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The same item for the same number, on every run: one to sixty words, as messages are. */
export function item(id: number): Item {
  const seed = hash(id + 1);
  const length = seed % 10 < 4 ? 3 : seed % 10 < 8 ? 14 : 60;
  const text = Array.from({ length: 1 + (seed % length) }, (_, word) => WORDS[hash(id * 64 + word) % WORDS.length]).join(' ');
  return { id: String(id), name: `Name ${seed % 10}`, text, out: seed % 2 === 0, unread: 0 };
}
export const items = (first: number, count: number): Item[] => Array.from({ length: count }, (_, index) => item(first + index));

const root = (): HTMLElement => document.querySelector<HTMLElement>('#root') ?? document.body;

const template = ({ name, text, out, unread }: Item, kind: Kind): TemplateResult => html`
  <div class="row ${kind} ${out ? 'out' : ''}">
    <div class="avatar"></div>
    <div class="bubble"><div class="name">${name}</div><div class="text">${text}</div><time>${unread || '09:30'}</time></div>
  </div>
`;

class BenchHost extends LitElement {
  static override styles = css`:host { display: block; } .list { height: 720px; }`;
  list!: WindowedList<Item>;
  override connectedCallback(): void {
    super.connectedCallback();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    this.shadowRoot?.adoptedStyleSheets.push(sheet);
  }
  override render(): TemplateResult {
    return html`${this.list.element}`;
  }
}
customElements.define('bench-host', BenchHost);

/** The list of the kit, in a Lit element with a shadow root, fed with a new array for each event as a store would. */
class Kit implements Contender {
  #host: BenchHost | null = null;

  mount(list: readonly Item[], kind: Kind): void {
    const host = document.createElement('bench-host') as BenchHost;
    const anchor = kind === 'thread' ? 'end' : 'start';
    const render = (row: Item): TemplateResult => template(row, kind);
    host.list = new WindowedList<Item>(host, { key: ({ id }) => id, render, estimate: FIXED_HEIGHT[kind], anchor });
    host.list.element.className = 'list';
    host.list.setRows(list);
    root().append(host);
    this.#host = host;
  }
  update(list: readonly Item[]): void {
    this.#host?.list.setRows(list);
  }
  unmount(): void {
    this.#host?.remove();
    this.#host = null;
  }
  scroller(): HTMLElement | null {
    return this.#host?.list.element ?? null;
  }
}

interface FixedRow {
  readonly element: HTMLElement;
  item: Item | null;
  index: number;
}

/** What cannot be beaten: plain DOM, rows of one fixed height that need no measuring, one render for each frame. */
class Floor implements Contender {
  #items: readonly Item[] = [];
  #kind: Kind = 'thread';
  #frame = 0;
  #scroller = document.createElement('div');
  #spacer = document.createElement('div');
  #live = new Map<string, FixedRow>();
  #atEnd = true;
  #height = 0;

  mount(list: readonly Item[], kind: Kind): void {
    this.#kind = kind;
    this.#items = list;
    this.#atEnd = kind === 'thread';
    this.#live = new Map();
    this.#scroller = document.createElement('div');
    this.#spacer = document.createElement('div');
    Object.assign(this.#scroller.style, { height: `${VIEWPORT}px`, overflow: 'hidden auto', contain: 'strict', overflowAnchor: 'none' });
    Object.assign(this.#spacer.style, { position: 'relative', contain: 'strict' });
    this.#scroller.append(this.#spacer);
    this.#scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    root().append(this.#scroller);
    this.#request();
  }
  update(list: readonly Item[]): void {
    this.#items = list;
    this.#request();
  }
  unmount(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#scroller.remove();
  }
  scroller(): HTMLElement {
    return this.#scroller;
  }

  #onScroll(): void {
    // Measured against what the last frame showed: what came since is no sign that the user left the end.
    this.#atEnd = this.#kind === 'thread' && this.#scroller.scrollTop >= this.#height - VIEWPORT - 2;
    this.#render();
  }
  #request(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#height = this.#items.length * FIXED_HEIGHT[this.#kind];
      this.#spacer.style.height = `${this.#height}px`;
      if (this.#atEnd) this.#scroller.scrollTop = this.#height;
      this.#render();
    });
  }
  #render(): void {
    const height = FIXED_HEIGHT[this.#kind];
    const top = this.#scroller.scrollTop;
    const end = Math.min(this.#items.length, Math.ceil((top + VIEWPORT) / height) + 4);
    const before = this.#live;
    this.#live = new Map();
    for (let index = Math.max(0, Math.floor(top / height) - 4); index < end; index++) {
      const shown = this.#items[index] as Item;
      const row = before.get(shown.id) ?? this.#create();
      before.delete(shown.id);
      this.#live.set(shown.id, row);
      if (row.item !== shown) fill(row.element, shown);
      if (row.index !== index) row.element.style.transform = `translateY(${index * height}px)`;
      row.item = shown;
      row.index = index;
    }
    for (const { element } of before.values()) element.remove();
  }
  #create(): FixedRow {
    const element = document.createElement('div');
    const [avatar, bubble] = [document.createElement('div'), document.createElement('div')];
    bubble.append(document.createElement('div'), document.createElement('div'), document.createElement('time'));
    element.append(avatar, bubble);
    element.className = `row fixed ${this.#kind}`;
    avatar.className = 'avatar';
    bubble.className = 'bubble';
    ['name', 'text'].forEach((name, index) => bubble.children[index]?.classList.add(name));
    this.#spacer.append(element);
    return { element, item: null, index: -1 };
  }
}

function fill(element: HTMLElement, { name, text, out, unread }: Item): void {
  const [first, second, time] = element.lastElementChild?.children ?? [];
  element.classList.toggle('out', out);
  if (first && second && time) [first.textContent, second.textContent, time.textContent] = [name, text, String(unread || '09:30')];
}

/** The cost of the harness itself. */
class Nothing implements Contender {
  #element = document.createElement('div');
  mount(): void {
    this.#element.textContent = '0';
    root().append(this.#element);
  }
  update(): void {
    /* shows nothing */
  }
  unmount(): void {
    this.#element.remove();
  }
  scroller(): null {
    return null;
  }
}

export const contenders = { nothing: new Nothing(), floor: new Floor(), kit: new Kit() };
const sheet = new CSSStyleSheet();
sheet.replaceSync(SHEET);
document.adoptedStyleSheets.push(sheet);
