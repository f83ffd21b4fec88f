import { root, type Contender } from '../contender.js';

/** Shows one row that stands for all: what the harness itself costs. */
class Nothing implements Contender {
  readonly rowSelector = 'div';
  readonly #box = document.createElement('div');
  #newest = 0;

  mountThread(count: number): void {
    Object.assign(this.#box.style, { height: '720px', overflow: 'auto' });
    this.#box.textContent = '#';
    this.#newest = count - 1;
    root().append(this.#box);
  }
  mountInbox(count: number): void {
    this.mountThread(count);
  }
  append(): void {
    this.#newest++;
  }
  prepend(): void {
    /* shows nothing of it */
  }
  event(): void {
    /* shows nothing of it */
  }
  unmount(): void {
    this.#box.remove();
  }
  threadScroller(): HTMLElement {
    return this.#box;
  }
  inboxScroller(): HTMLElement {
    return this.#box;
  }
  numberOf(): number {
    return this.#newest;
  }
}

globalThis.contender = new Nothing();
