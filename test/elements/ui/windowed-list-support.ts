import { fixture, html as page } from '@open-wc/testing';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { WindowedList, type WindowedListOptions } from '../../../src/elements/ui/windowed-list/windowed-list.js';

export interface Row {
  readonly id: string;
  /** px; 0 lets the text decide. */
  readonly height: number;
  readonly text?: string;
}

export const makeRow = (id: number, height = 40 + (Math.abs(id) % 7) * 13.5): Row => ({ id: String(id), height });
export const makeRows = (first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => makeRow(first + index));

/** A host as the inbox and the thread are: a shadow root whose template holds the scroller. */
export class ListHost extends LitElement {
  static override styles = css`
    :host { display: flex; flex-direction: column; inline-size: 400px; block-size: 500px; }
    :host([hidden]) { display: none; }
    .list { flex: 1; min-block-size: 0; }
    .row { box-sizing: border-box; overflow: hidden; overflow-wrap: anywhere; font: 14px/20px monospace; }
  `;
  renders = 0;
  list!: WindowedList<Row>;

  begin(options: Partial<WindowedListOptions<Row>>): void {
    const render = (row: Row): TemplateResult => this.renderRow(row);
    this.list = new WindowedList<Row>(this, { key: ({ id }) => id, render, estimate: 60, anchor: 'end', ...options });
    this.list.element.className = 'list';
  }

  renderRow({ id, height, text = '' }: Row): TemplateResult {
    this.renders++;
    const size = ref((element) => (element as HTMLElement | undefined)?.style.setProperty('height', height ? `${height}px` : 'auto'));
    return html`<div class="row" ${size}><button>${id}</button> ${text}</div>`;
  }

  override render(): TemplateResult {
    return html`${this.list.element}`;
  }
}
customElements.define('test-list-host', ListHost);

/** A list in a page, rendered. */
export async function listOf(rows: readonly Row[], options: Partial<WindowedListOptions<Row>> = {}): Promise<ListHost> {
  const host = document.createElement('test-list-host') as ListHost;
  host.begin(options);
  host.list.setRows(rows);
  await fixture(page`<div>${host}</div>`);
  await painted();
  return host;
}

/** After the next frame was painted, and every observer in it was told. */
export async function painted(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** Largest distance, px, by which a row strays from where it is now in any of the frames painted while `act` works. */
export async function strays({ list }: ListHost, key: string, act: () => unknown, frames = 6): Promise<number> {
  const before = topOf(list, key);
  let worst = 0;
  await act();
  for (let frame = 0; frame < frames; frame++) {
    await painted();
    worst = Math.max(worst, Math.abs(topOf(list, key) - before));
  }
  return worst;
}

/** Px from the scroller's top edge to a row's; NaN when the row has no element. */
export function topOf(list: WindowedList<Row>, key: string): number {
  const row = list.rowElement(key)?.getBoundingClientRect();
  return row ? row.top - list.element.getBoundingClientRect().top : Number.NaN;
}

/** Px from a row's bottom edge down to the scroller's. */
export function gapBelow(list: WindowedList<Row>, key: string): number {
  const row = list.rowElement(key)?.getBoundingClientRect();
  return row ? list.element.getBoundingClientRect().bottom - row.bottom : Number.NaN;
}

/** Keys of the rows in the document, in document order. */
export function keysOf(list: WindowedList<Row>): string[] {
  return [...list.element.querySelectorAll('.row button')].map((button) => button.textContent);
}

/** Keys of the rows in view, found by looking at each. */
export function keysInView(list: WindowedList<Row>): string[] {
  const { top, bottom } = list.element.getBoundingClientRect();
  return keysOf(list).filter((key) => {
    const row = list.rowElement(key)?.getBoundingClientRect();
    return row !== undefined && row.bottom > top + 0.5 && row.top < bottom - 0.5;
  });
}

/** What the browser reported on `window` while `act` worked: resize observer loops among it. */
export async function errorsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const errors: string[] = [];
  const note = (event: ErrorEvent): void => void errors.push(event.message);
  window.addEventListener('error', note);
  await act();
  await painted();
  window.removeEventListener('error', note);
  return errors;
}

/** Scrolls as a user would, and waits until the list has followed. */
export async function scrollTo({ list }: ListHost, top: number): Promise<void> {
  list.element.scrollTop = top;
  await painted();
  await painted();
}
