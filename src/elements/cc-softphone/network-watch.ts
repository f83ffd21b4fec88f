import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders again when the browser says that the network went or came. */
export class NetworkWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #connected: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    for (const type of ['online', 'offline']) window.addEventListener(type, () => this.#host.requestUpdate(), { signal });
  }

  hostDisconnected(): void {
    this.#connected?.abort();
  }
}
