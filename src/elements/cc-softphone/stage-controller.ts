import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What only calls and trouble need, loaded apart from what an agent sees first. */
export type Stage = typeof import('./stage.js');

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Brings the stage as soon as there is a session: long before a call can come, as the telephone itself is loaded then.
 * A load that fails is tried again with the next update.
 */
export class StageController implements ReactiveController {
  readonly #host: Host;
  #stage: Stage | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Settles once what is being loaded is there, or is not to be had. */
  get loaded(): Promise<void> | undefined {
    return this.#loading;
  }

  hostDisconnected(): void {}

  get(): Stage | undefined {
    if (!this.#stage) this.#loading ??= this.#load();
    return this.#stage;
  }

  async #load(): Promise<void> {
    try {
      const stage = await import('./stage.js');
      this.#stage = stage;
      const root = this.#host.shadowRoot;
      if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...stage.sheets()];
      this.#host.requestUpdate();
    } catch {
      // Nothing to be done about it here: the next update asks again.
    } finally {
      this.#loading = undefined;
    }
  }
}
