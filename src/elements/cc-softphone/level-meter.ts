import { html, type TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';

const count = 20;

/**
 * Follows a level from 0 to 1 while its element is on screen. Ten times a second is too often to render a telephone
 * for, so it moves its own segments.
 */
export class LevelMeter {
  readonly #store: () => ReadableAtom<number> | undefined;
  #stop: (() => void) | undefined;

  constructor(store: () => ReadableAtom<number> | undefined) {
    this.#store = store;
  }

  static segments(): readonly TemplateResult[] {
    return Array.from({ length: count }, () => html`<i></i>`);
  }

  /** For `ref`: called with the element, and with nothing when it went away. */
  readonly on = (element: Element | undefined): void => {
    this.#stop?.();
    this.#stop = element && this.#store()?.subscribe((level) => show(element, level));
  };
}

/** Decibels below full scale that are no longer shown: the ear hears ratios, and speech is far below full scale. */
const floor = 50;

function show(meter: Element, level: number): void {
  const share = Math.max(0, Math.min(1, 1 + (20 * Math.log10(level)) / floor));
  const lit = Math.round(share * count);
  meter.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  [...meter.querySelectorAll('i')].forEach((segment, index) => segment.classList.toggle('on', index < lit));
}
