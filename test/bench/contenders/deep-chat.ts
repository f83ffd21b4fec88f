import { numberIn, root, type Contender } from '../contender.js';
import { line, lines, picture, type Line } from '../data.js';

/** deep-chat as its documents use it: `history`, `loadHistory` for pages, `addMessage`. It has no inbox. */

interface DeepChat extends HTMLElement {
  connect: unknown;
  avatars: boolean;
  history: readonly unknown[];
  loadHistory: (page: number) => unknown;
  addMessage(message: unknown): void;
}

const shape = ({ picture: isPicture, hue, text, out }: Line): unknown => {
  const role = out ? 'user' : 'ai';
  return isPicture ? { files: [{ src: picture(hue, 240, 160), type: 'image' }], role } : { text, role };
};

class Deep implements Contender {
  readonly rowSelector = '.outer-message-container';
  #element: DeepChat | undefined;
  #data: unknown[] = [];
  #next = 0;
  #first = 0;
  #resolve: ((page: readonly unknown[]) => void) | undefined;

  prepare(_kind: string, count: number): void {
    this.#data = lines(0, count).map(shape);
  }
  mountThread(count: number): void {
    this.#first = 0;
    this.#next = count;
    const element = document.createElement('deep-chat') as DeepChat;
    Object.assign(element.style, { display: 'block', width: '800px', height: '720px' });
    Object.assign(element, { connect: { handler: () => undefined }, avatars: true });
    const data = this.#data;
    let asked = 0;
    const older = (): Promise<readonly unknown[]> => new Promise((resolve) => (this.#resolve = resolve));
    if (globalThis.isPaged) element.loadHistory = () => (asked++ === 0 ? [...data, false] : older());
    else element.history = data;
    root().append(element);
    this.#element = element;
  }
  append(): void {
    this.#element?.addMessage(shape(line(this.#next++)));
  }
  prepend(count: number): void {
    this.#first -= count;
    this.#resolve?.([...lines(this.#first, count).map(shape), false]);
  }
  canPrepend(): boolean {
    return this.#resolve !== undefined;
  }
  unmount(): void {
    this.#element?.remove();
    this.#element = this.#resolve = undefined;
    this.#data = [];
  }
  threadScroller(): HTMLElement | null | undefined {
    return this.#element?.shadowRoot?.getElementById('messages');
  }
  numberOf(row: Element): number {
    // A picture has no text; the newest message is told by its place.
    const isNewest = row.nextElementSibling === null && row.querySelector('img') !== null;
    return isNewest ? this.#next - 1 : numberIn(row.textContent);
  }
}

globalThis.contender = new Deep();
