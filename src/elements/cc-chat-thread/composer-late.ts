import type { CSSResult } from 'lit';
import type { ComposerHost } from './composer-parts.js';

/** Adds style sheets to those of the tree. */
export function adopt(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}

/** A piece of the composer in a chunk of its own. A load that fails is tried again when somebody asks next. */
export class Late<Part> {
  readonly #host: ComposerHost;
  readonly #fetch: () => Promise<Part>;
  readonly #failed: () => void;
  #part: Part | undefined;
  #loading: Promise<Part> | undefined;

  /** `failed` is called when it is not to be had. */
  constructor(host: ComposerHost, fetch: () => Promise<Part>, failed: () => void) {
    this.#host = host;
    this.#fetch = fetch;
    this.#failed = failed;
  }

  /** What is there already. */
  get ready(): Part | undefined {
    return this.#part;
  }

  /** Undefined when it is not to be had. */
  async get(): Promise<Part | undefined> {
    if (this.#part) return this.#part;
    this.#loading ??= this.#fetch();
    try {
      this.#part ??= await this.#loading;
      this.#host.requestUpdate();
    } catch {
      this.#failed();
    } finally {
      this.#loading = undefined;
    }
    return this.#part;
  }
}
