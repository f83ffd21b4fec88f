import type { ReactiveController, ReactiveControllerHost } from 'lit';

const columnsFrom = 640;

/** Whether the widget itself has room for columns. */
export class WideWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver | undefined;
  #is = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get is(): boolean {
    return this.#is;
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => this.#measured(entry?.contentBoxSize[0]?.inlineSize ?? 0));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measured(size: number): void {
    const is = size >= columnsFrom;
    if (is === this.#is) return;
    this.#is = is;
    this.#host.requestUpdate();
  }
}
