import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface AnnounceOptions {
  /** Interrupts what is being read. For an incoming call and for what is lost otherwise; all else is polite. */
  readonly assertive?: boolean;
}

/** Long enough to be picked up, short enough that browsing the page does not stumble over old news. */
const stay = 4000;

/**
 * Says things to screen readers: one polite and one assertive live region per element, there from the start, because
 * a region that appears together with its text is often not read.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #polite: HTMLElement | undefined;
  #assertive: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.shadowRoot ?? this.#host;
    this.#polite ??= region('polite');
    this.#assertive ??= region('assertive');
    // Before Lit's own content, whose end is open: it may remove whatever follows it.
    if (this.#polite.parentNode !== root) root.prepend(this.#polite, this.#assertive);
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#polite?.replaceChildren();
    this.#assertive?.replaceChildren();
  }

  /** Each call is said, the same words twice included. Empty text is ignored. */
  announce(text: string, { assertive = false }: AnnounceOptions = {}): void {
    const target = assertive ? this.#assertive : this.#polite;
    if (text === '' || target === undefined) return;
    const line = document.createElement('div');
    line.textContent = text;
    target.append(line);
    const timer = setTimeout(() => {
      line.remove();
      this.#timers.delete(timer);
    }, stay);
    this.#timers.add(timer);
  }
}

function region(live: 'polite' | 'assertive'): HTMLElement {
  const element = document.createElement('div');
  element.className = 'sr';
  element.setAttribute('role', live === 'polite' ? 'status' : 'alert');
  element.setAttribute('aria-live', live);
  element.setAttribute('aria-atomic', 'false');
  return element;
}
