import { html, nothing, render, type CSSResult, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon, iconClose } from './icons.js';

type Content = string | TemplateResult;

export interface DialogView {
  /** For its part and for whoever looks for it. */
  readonly name: string;
  readonly title: Content;
  /** Label of the button that closes it. */
  readonly close: string;
  readonly body: TemplateResult;
  /** What went wrong; read out when it comes. */
  readonly problem?: TemplateResult | undefined;
  /** Read out when it changes, and not shown. */
  readonly news?: string | undefined;
  /** The buttons. */
  readonly foot?: TemplateResult | undefined;
  /** The button of type `submit`, or Enter in a field. */
  readonly submit?: () => void;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * One modal dialog of a widget, in the widget's own tree: native, so the focus stays inside and goes back where it came
 * from, and Escape closes it. It renders again with its host. Styles: `dialogStyles`.
 */
export class DialogController implements ReactiveController {
  readonly #host: Host;
  readonly #sheets: readonly CSSResult[];
  readonly #box: HTMLElement;
  #view: (() => DialogView) | undefined;
  #closed: (() => void) | undefined;

  constructor(host: Host, sheets: readonly CSSResult[]) {
    this.#host = host;
    this.#sheets = sheets;
    this.#box = host.ownerDocument.createElement('div');
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#view !== undefined;
  }

  /** Shows it in the place of whatever dialog was open. `closed` is called once, however it ends. */
  open(view: () => DialogView, closed?: () => void): void {
    this.close();
    adoptStyles(this.#host.renderRoot, this.#sheets);
    // Before Lit's own content, whose end is open: it may remove whatever follows it.
    if (this.#box.parentNode !== this.#host.renderRoot) this.#host.renderRoot.prepend(this.#box);
    this.#view = view;
    this.#closed = closed;
    this.update();
    this.#dialog?.showModal();
  }

  close(): void {
    if (this.#dialog?.open === true) this.#dialog.close();
    this.#end();
  }

  /** Renders again, at once. */
  readonly update = (): void => {
    if (this.#view) render(this.#template(this.#view()), this.#box);
  };

  /** Focuses the first that matches, once what changed is rendered. */
  focus(selector: string): void {
    this.update();
    this.#box.querySelector<HTMLElement>(selector)?.focus();
  }

  hostUpdated(): void {
    this.update();
  }

  hostDisconnected(): void {
    this.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#box.querySelector('dialog');
  }

  #template({ name, title, close, body, problem, news, foot, submit }: DialogView): TemplateResult {
    const sent = (event: SubmitEvent): void => {
      event.preventDefault();
      submit?.();
    };
    return html`<dialog class="sheet" part="dialog" data-name=${name} aria-labelledby="sheet-title" @close=${this.#ended} @keydown=${keepEscape}>
      <form class="sheet-in" novalidate autocomplete="off" @submit=${sent}>
        <div class="line sheet-head">
          <h2 class="grow" id="sheet-title">${title}</h2>
          <button class="ib" part="dismiss-button" type="button" title=${close} aria-label=${close} @click=${this.#press}>${icon(iconClose, 'l')}</button>
        </div>
        <div class="sheet-body">${body}</div>
        <div class="sheet-problem" role="alert">${problem ?? nothing}</div>
        <div class="sr" aria-live="polite">${news ?? ''}</div>
        ${foot === undefined ? nothing : html`<div class="sheet-foot">${foot}</div>`}
      </form>
    </dialog>`;
  }

  readonly #press = (): void => this.close();

  /** Of an earlier dialog that is told of late, nothing ends. */
  readonly #ended = ({ currentTarget }: Event): void => {
    if (currentTarget === this.#dialog && !this.#dialog?.open) this.#end();
  };

  #end(): void {
    if (!this.#view) return;
    const closed = this.#closed;
    this.#view = this.#closed = undefined;
    render(nothing, this.#box);
    closed?.();
  }
}

/** Escape is the dialog's: what listens around it would close more than that. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

/** Adds style sheets to those that the tree has. */
export function adoptStyles(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
