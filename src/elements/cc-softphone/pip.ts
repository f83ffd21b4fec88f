import { html, render } from 'lit';
import type { DeskMessages } from '../../i18n/desk.js';
import type { Session } from '../../session/session-api.js';
import { iconExternal } from '../ui/icons-more.js';
import { emptyState } from '../ui/states.js';
import { sheetFor } from './adopt-sheets.js';
import { styles } from './cc-softphone.styles.js';

interface PipHost extends HTMLElement {
  session: Session | string | undefined;
}

/** Questions to the page must reach it wherever the telephone is. */
const questions = ['cc-before-call', 'cc-before-answer', 'cc-before-hangup', 'cc-before-transfer', 'cc-hotkey-conflict'] as const;

/**
 * Moves the telephone into a small window that stays above all others, and back when it closes. Where it was, a note
 * says where it is; what it asks the page is asked there.
 */
export class PipWindow {
  readonly #host: PipHost;
  readonly #returned: () => void;
  #over: AbortController | undefined;
  #window: Window | undefined;

  constructor(host: PipHost, returned: () => void) {
    this.#host = host;
    this.#returned = returned;
  }

  get isOpen(): boolean {
    return this.#window !== undefined;
  }

  close(): void {
    this.#window?.close();
  }

  /** Into a window that was opened for it. */
  open(view: Window, session: Session, language: string, t: DeskMessages): void {
    if (this.#host.isConnected && !this.isOpen) this.#move(view, session, language, t);
    else view.close();
  }

  #move(view: Window, session: Session, language: string, t: DeskMessages): void {
    const host = this.#host;
    const over = new AbortController();
    const own = host.session;
    const sheets = [...(host.shadowRoot?.adoptedStyleSheets ?? [])];
    const css = host.style.cssText;
    const place = note(host, t, () => view.close());
    this.#over = over;
    this.#window = view;
    dress(view.document, host, language);
    this.#relay(place, over.signal);
    view.addEventListener('pagehide', () => this.#return(place, { own, sheets, css }), { once: true });
    // The session is found by place, which it leaves.
    host.session = session;
    host.replaceWith(place);
    view.document.body.append(host);
    adopt(host, sheets);
    for (const [name, value] of [['block-size', '100vh'], ['inline-size', '100vw'], ['max-inline-size', 'none']] as const) host.style.setProperty(name, value);
  }

  #return(place: HTMLElement, { own, sheets, css }: { own: Session | string | undefined; sheets: readonly CSSStyleSheet[]; css: string }): void {
    const host = this.#host;
    this.#over?.abort();
    this.#window = undefined;
    host.style.cssText = css;
    host.session = own;
    if (place.isConnected) place.replaceWith(host);
    else host.remove();
    adopt(host, sheets);
    this.#returned();
  }

  #relay(place: HTMLElement, signal: AbortSignal): void {
    for (const name of questions) {
      this.#host.addEventListener(
        name,
        (event) => {
          const { detail } = event as CustomEvent<unknown>;
          const asked = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: event.cancelable });
          if (!place.dispatchEvent(asked)) event.preventDefault();
        },
        { signal },
      );
    }
  }
}

/** In a document that an element has moved to its adopted sheets are gone. */
function adopt(host: HTMLElement, sheets: readonly CSSStyleSheet[]): void {
  const root = host.shadowRoot;
  if (root) root.adoptedStyleSheets = [...new Set([...sheets.map((sheet) => sheetFor(host.ownerDocument, sheet)), ...root.adoptedStyleSheets])];
}

/** What the page says of colours, fonts and language holds in the new window, too. */
function dress(target: Document, host: HTMLElement, language: string): void {
  const root = target.documentElement;
  const around = host.parentElement ?? host.ownerDocument.documentElement;
  const computed = host.ownerDocument.defaultView?.getComputedStyle(around);
  root.lang = language;
  root.dir = computed?.direction ?? '';
  target.title = host.ownerDocument.title;
  target.body.style.setProperty('margin', '0');
  for (const name of ['color-scheme', 'font-family']) root.style.setProperty(name, computed?.getPropertyValue(name) ?? '');
  for (const [name] of around.computedStyleMap()) {
    if (name.startsWith('--')) root.style.setProperty(name, computed?.getPropertyValue(name) ?? '');
  }
}

/** Stands where the telephone was. */
function note(host: HTMLElement, t: DeskMessages, back: () => void): HTMLElement {
  const place = host.ownerDocument.createElement('div');
  place.className = host.className;
  place.slot = host.slot;
  place.style.cssText = host.style.cssText;
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const action = { label: t.backToPage, run: back };
  render(html`${emptyState({ icon: iconExternal, title: t.inOwnWindow, text: t.inOwnWindowHint, action })}`, root);
  return place;
}
