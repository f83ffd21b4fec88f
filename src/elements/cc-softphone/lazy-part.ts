import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sheetFor } from './adopt-sheets.js';

type Host = ReactiveControllerHost & HTMLElement;

interface Sheets {
  /** Styles of the part, each made once per page. */
  sheets(): readonly CSSStyleSheet[];
}

/** A piece of the telephone in a chunk of its own. A load that fails is tried again when somebody asks next. */
export class LazyPart<Part extends Sheets> implements ReactiveController {
  readonly #host: Host;
  readonly #fetch: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<Part> | undefined;

  constructor(host: Host, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
    host.addController(this);
  }

  /** Settles once what is being loaded is there, or is not to be had. */
  get loading(): Promise<unknown> | undefined {
    return this.#loading?.catch(() => undefined);
  }

  /** What is there already. */
  get ready(): Part | undefined {
    return this.#part;
  }

  /** In another document it needs its sheets anew. */
  hostConnected(): void {
    if (this.#part) this.#adopt(this.#part);
  }

  /** What is there already; else it is on its way from now on, and the host renders again when it has come. */
  get(): Part | undefined {
    if (!this.#part) this.load().catch(() => undefined);
    return this.#part;
  }

  async load(): Promise<Part> {
    if (this.#part) return this.#part;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Part> {
    try {
      const part = await this.#fetch();
      this.#part = part;
      this.#adopt(part);
      this.#host.requestUpdate();
      return part;
    } finally {
      this.#loading = undefined;
    }
  }

  #adopt(part: Part): void {
    const { shadowRoot: root, ownerDocument } = this.#host;
    if (root) root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...part.sheets().map((sheet) => sheetFor(ownerDocument, sheet))])];
  }
}
