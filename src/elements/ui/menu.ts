import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon, iconCheck, type IconShape } from './icons.js';
import { foldForSearch } from './text.js';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape;
  /** Quiet text at the end. */
  readonly note?: string;
  /** Set on every item of a choice: it becomes a radio item. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
}

const gap = 4;
const edge = 8;

/** Puts a popup of the top layer below its anchor, above where there is no room, and inside the window. */
export function placePopup(popup: HTMLElement, anchor: Element): void {
  const view = popup.ownerDocument.defaultView ?? window;
  const at = anchor.getBoundingClientRect();
  const size = popup.getBoundingClientRect();
  const below = at.bottom + gap + size.height <= view.innerHeight - edge || at.top < view.innerHeight - at.bottom;
  const top = below ? at.bottom + gap : at.top - gap - size.height;
  const rtl = view.getComputedStyle(anchor).direction === 'rtl';
  const wanted = rtl ? at.left : at.right - size.width;
  const left = Math.min(Math.max(edge, wanted), Math.max(edge, view.innerWidth - edge - size.width));
  popup.style.setProperty('top', `${Math.round(Math.max(edge, Math.min(top, view.innerHeight - edge - size.height)))}px`);
  popup.style.setProperty('left', `${Math.round(left)}px`);
}

type MenuHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/**
 * A menu button's popup (APG menu button): native popover, arrow keys, Home, End, letters, Escape; focus returns to
 * the button. Styles: `popups`. Render `menu.render(…)` anywhere in the template, and give the button
 * `aria-haspopup="menu"`, `aria-expanded=${menu.open}`, `aria-controls=${menu.id}` and `@click=${menu.toggle}`.
 */
export class MenuController implements ReactiveController {
  readonly #host: MenuHost;
  /** Unique in the element's shadow root. */
  readonly id: string;
  #anchor: HTMLElement | undefined;
  #open = false;
  #typed = '';
  #typedAt = 0;

  constructor(host: MenuHost, id = 'menu') {
    this.#host = host;
    this.id = id;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  /** Click listener of the button. */
  readonly toggle = (event: Event): void => {
    if (this.#open) this.close();
    else void this.show(event.currentTarget as HTMLElement);
  };

  async show(anchor: HTMLElement): Promise<void> {
    this.#anchor = anchor;
    this.#open = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popup = this.#popup();
    if (!this.#open || popup === undefined) return;
    popup.showPopover();
    placePopup(popup, anchor);
    const items = this.#items();
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  /** `refocus`: the button gets the focus back. Not where the agent has gone elsewhere. */
  close({ refocus = true }: { readonly refocus?: boolean } = {}): void {
    if (!this.#open) return;
    this.#open = false;
    if (refocus) this.#anchor?.focus();
    this.#host.requestUpdate();
  }

  render(label: string, items: readonly MenuItem[], select: (id: string) => void): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    // Manual, because the light dismiss of `auto` closes on the press of the button and its click would open again.
    return html`<div
      class="menu"
      part="menu"
      role="menu"
      id=${this.id}
      aria-label=${label}
      .popover=${'manual'}
      @focusout=${this.#focusOut}
      @keydown=${this.#keyDown}
    >
      ${items.map((item) => this.#item(item, select))}
    </div>`;
  }

  #item(item: MenuItem, select: (id: string) => void): TemplateResult {
    const choose = (): void => {
      if (item.disabled === true) return;
      this.close();
      select(item.id);
    };
    const shape = item.icon ?? (item.checked === true ? iconCheck : undefined);
    return html`<button
      class="menuitem"
      part="menu-item"
      type="button"
      tabindex="-1"
      role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${ifDefined(item.checked)}
      aria-disabled=${item.disabled === true ? 'true' : 'false'}
      @click=${choose}
    >
      ${shape === undefined ? html`<span></span>` : icon(shape)}<span class="trunc">${item.label}</span> <span class="xs quiet num">${item.note ?? nothing}</span>
    </button>`;
  }

  #popup(): HTMLElement | undefined {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${this.id}`) ?? undefined;
  }

  #items(): HTMLElement[] {
    return [...(this.#popup()?.querySelectorAll<HTMLElement>('.menuitem') ?? [])];
  }

  readonly #focusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget as Node | null;
    if (next !== null && (next === this.#anchor || this.#popup()?.contains(next) === true)) return;
    // Safari gives buttons no focus on a press: the button's own click closes.
    if (next === null && this.#anchor?.matches(':active') === true) return;
    this.close({ refocus: false });
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    const items = this.#items();
    const root = this.#popup()?.getRootNode() as ShadowRoot | Document | undefined;
    const at = items.indexOf(root?.activeElement as HTMLElement);
    const goal = menuKey(event.key, at, items.length);
    if (goal !== undefined) items[goal]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (!this.#typeAhead(event, items, at)) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  #typeAhead(event: KeyboardEvent, items: readonly HTMLElement[], at: number): boolean {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
    this.#typed = event.timeStamp - this.#typedAt > 700 ? event.key : this.#typed + event.key;
    this.#typedAt = event.timeStamp;
    const wanted = foldForSearch(this.#typed);
    const order = items.map((_, index) => items[(at + index + (this.#typed.length > 1 ? 0 : 1)) % items.length]);
    order.find((item) => foldForSearch(item?.textContent.trim() ?? '').startsWith(wanted))?.focus();
    return true;
  }
}

function menuKey(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
