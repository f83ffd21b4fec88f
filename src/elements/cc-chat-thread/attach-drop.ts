import { html, type TemplateResult } from 'lit';
import { icon } from '../ui/icons.js';
import { iconUpload } from '../ui/icons-more.js';

interface DropOptions {
  /** Files may be let go here now. */
  readonly wanted: () => boolean;
  readonly changed: () => void;
  readonly dropped: (data: DataTransfer) => void;
}

/** Files that are dragged over the conversation. */
export class DropTarget {
  readonly #options: DropOptions;
  #over = false;
  #leaving: AbortController | undefined;

  constructor(options: DropOptions) {
    this.#options = options;
  }

  watch(element: HTMLElement): void {
    this.#leaving?.abort();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    element.addEventListener('dragenter', this.#drag, { signal });
    element.addEventListener('dragover', this.#drag, { signal });
    element.addEventListener('dragleave', this.#leave, { signal });
    element.addEventListener('drop', this.#drop, { signal });
  }

  leave(): void {
    this.#leaving?.abort();
    this.#show(false);
  }

  render(title: string): TemplateResult | undefined {
    return this.#over ? html`<div class="drophere" part="drop-target"><span>${icon(iconUpload, 'xl')}<strong>${title}</strong></span></div>` : undefined;
  }

  readonly #drag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true || !this.#options.wanted()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#show(true);
  };

  readonly #leave = (event: DragEvent): void => {
    const to = event.relatedTarget as Node | null;
    const element = event.currentTarget as HTMLElement;
    // Between parts of the element it is still over it; what is inside a shadow root shows as the host.
    if (to === null || (to !== element && !element.contains(to) && element.shadowRoot?.contains(to) !== true)) this.#show(false);
  };

  readonly #drop = (event: DragEvent): void => {
    this.#show(false);
    if (event.dataTransfer?.types.includes('Files') !== true || !this.#options.wanted()) return;
    event.preventDefault();
    this.#options.dropped(event.dataTransfer);
  };

  #show(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#options.changed();
  }
}
