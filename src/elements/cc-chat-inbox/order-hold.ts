import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough to read on and aim, short enough that a mouse left lying there does not freeze the list. */
const defaultStillness = 15_000;

const stirring = ['pointerenter', 'pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin'] as const;
const leaving = ['pointerleave', 'focusout'] as const;

/**
 * Whether somebody is busy on an element: the pointer or the focus is in it, and moved not long ago. The host is asked
 * to update when that ends.
 */
export class OrderHold implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #element: HTMLElement;
  readonly #stillness: number;
  #pointed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, element: HTMLElement, stillness = defaultStillness) {
    this.#host = host;
    this.#element = element;
    this.#stillness = stillness;
    host.addController(this);
  }

  get held(): boolean {
    return this.#timer !== undefined && this.#element.isConnected;
  }

  hostConnected(): void {
    for (const name of stirring) this.#element.addEventListener(name, this.#stir, { passive: true });
    for (const name of leaving) this.#element.addEventListener(name, this.#leave);
  }

  hostDisconnected(): void {
    for (const name of stirring) this.#element.removeEventListener(name, this.#stir);
    for (const name of leaving) this.#element.removeEventListener(name, this.#leave);
    this.#end();
  }

  /** A list that was taken off the page is told of no leaving. */
  hostUpdated(): void {
    if (!this.#element.isConnected) this.#pointed = false;
  }

  readonly #stir = ({ type }: Event): void => {
    if (type.startsWith('pointer')) this.#pointed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#release, this.#stillness);
  };

  readonly #leave = ({ type, relatedTarget }: Event & { readonly relatedTarget?: EventTarget | null }): void => {
    if (type === 'pointerleave') this.#pointed = false;
    const focused = relatedTarget instanceof Node ? this.#element.contains(relatedTarget) : false;
    const inside = type === 'focusout' ? focused : this.#element.matches(':focus-within');
    if (!this.#pointed && !inside && this.#timer !== undefined) this.#release();
  };

  /** Later, because a list that the host takes away while it renders loses the focus in the middle of that. */
  readonly #release = (): void => {
    this.#end();
    queueMicrotask(() => this.#host.requestUpdate());
  };

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
