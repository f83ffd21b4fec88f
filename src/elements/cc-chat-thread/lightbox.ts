import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import type { MediaMessages } from '../../i18n/media.js';
import { icon, iconChevronLeft, iconClose, type IconShape } from '../ui/icons.js';
import { iconChevronRight, iconExternal, iconPlus } from '../ui/icons-more.js';
import { toWellFormed, truncate } from '../ui/text.js';
import { downloadLink, isFetchable, isOwnFile, mediaUrl, nameOf } from './attachment-view.js';
import type { LogContext, LogHome } from './log-types.js';
import { writerName } from './message-view.js';
import { messageKey } from './thread-rows.js';

const zooms = [1, 2, 4] as const;
const iconMinus = 'M5 12h14' as IconShape;

/** The conversation's pictures in large, one after the other. */
export class Lightbox implements ReactiveController {
  readonly #home: LogHome;
  readonly #ownUrl: (message: Message) => string | undefined;
  #key: string | undefined;
  #opener: HTMLElement | undefined;
  #openedKey: string | undefined;
  #zoom = 0;
  #broken = false;
  #pictures: { readonly items: readonly Message[]; readonly found: readonly Message[] } = { items: [], found: [] };
  #drag: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;

  constructor(home: LogHome, ownUrl: (message: Message) => string | undefined) {
    this.#home = home;
    this.#ownUrl = ownUrl;
    home.host.addController(this);
  }

  async open(message: Message, opener: HTMLElement): Promise<void> {
    this.#opener = opener;
    this.#openedKey = messageKey(message);
    this.#show(message);
    await this.#home.host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.leave')?.focus();
  }

  close(): void {
    if (this.#key === undefined) return;
    const closed = this.#current;
    const isSame = this.#key === this.#openedKey;
    this.#dialog?.close();
    this.#key = undefined;
    this.#home.host.requestUpdate();
    if (isSame && this.#opener?.isConnected === true) this.#opener.focus();
    else if (closed) this.#home.log.jumpTo(closed);
  }

  /** Out of the document a dialog is not modal any more. */
  hostDisconnected(): void {
    this.#key = undefined;
  }

  render(media: MediaMessages): TemplateResult | typeof nothing {
    const { context } = this.#home;
    const message = this.#current;
    const attachment = message?.attachment;
    if (!context || !message || !attachment) return nothing;
    const all = this.#all;
    const at = all.indexOf(message);
    const { t } = context;
    return html`<dialog class="lightbox" part="lightbox" aria-label=${media.viewer} @close=${() => this.close()} @cancel=${stop} @keydown=${this.#keyDown} @click=${this.#clickedBeside}>
      <div class="top">
        <div class="grow">
          <strong class="trunc"><bdi>${writerName(context, message)}</bdi></strong>
          <span class="xs trunc">${context.dateTime(message.sentAt)} · <span role="status">${t.nOfM(at + 1, all.length)}</span></span>
        </div>
        ${this.#renderTools(context, message, media)}
      </div>
      ${this.#renderStage(context, message, media)}
      ${all.length > 1
        ? html`${toolButton(media.previousImage, iconChevronLeft, () => this.#go(-1), 'step before')}${toolButton(media.nextImage, iconChevronRight, () => this.#go(1), 'step after')}`
        : nothing}
      ${caption(message)}
    </dialog>`;
  }

  #renderTools(context: LogContext, message: Message, media: MediaMessages): TemplateResult {
    const url = message.attachment && mediaUrl(message.attachment);
    return html`<div class="line">
      ${toolButton(media.zoomOut, iconMinus, () => this.#zoomBy(-1), '', this.#zoom === 0)}
      ${toolButton(media.zoomIn, iconPlus, () => this.#zoomBy(1), '', this.#zoom === zooms.length - 1)}
      ${url === undefined || !message.attachment
        ? nothing
        : html`<a class="ib" href=${url} target="_blank" rel="noopener noreferrer" title=${media.openInTab} aria-label=${media.openInTab}>${icon(iconExternal, 'l')}</a>
            ${downloadLink(context, message.attachment, url)}`}
      ${toolButton(media.closeViewer, iconClose, () => this.close(), 'leave')}
    </div>`;
  }

  #renderStage(context: LogContext, message: Message, media: MediaMessages): TemplateResult {
    const { attachment } = message;
    const url = attachment && (this.#ownUrl(message) ?? (isOwnFile(message) ? undefined : mediaUrl(attachment)));
    const zoom = zooms[this.#zoom] ?? 1;
    if (!attachment || !url || this.#broken) return html`<div class="view"><p class="quiet">${context.t.attachmentFailed}</p></div>`;
    return html`<div class="view zoom-${zoom}" tabindex=${zoom > 1 ? '0' : nothing} aria-label=${zoom > 1 ? media.view(nameOf(context, attachment)) : nothing} role=${zoom > 1 ? 'group' : nothing} @dblclick=${() => this.#zoomTo(zoom > 1 ? 0 : 1)} @pointerdown=${this.#grab} @pointermove=${this.#pull} @pointerup=${this.#release} @pointercancel=${this.#release}>
      <img src=${url} alt=${nameOf(context, attachment)} draggable="false" referrerpolicy="no-referrer" @error=${() => this.#setBroken()} />
    </div>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#home.host.renderRoot.querySelector<HTMLDialogElement>('dialog.lightbox');
  }

  get #all(): readonly Message[] {
    const items = this.#home.shown?.list.value.items ?? [];
    if (this.#pictures.items !== items) this.#pictures = { items, found: items.filter(isPicture) };
    return this.#pictures.found;
  }

  get #current(): Message | undefined {
    return this.#key === undefined ? undefined : this.#all.find((message) => messageKey(message) === this.#key);
  }

  #show(message: Message | undefined): void {
    if (!message) return;
    this.#key = messageKey(message);
    this.#zoom = 0;
    this.#broken = false;
    this.#home.host.requestUpdate();
  }

  #go(by: number): void {
    const all = this.#all;
    const current = this.#current;
    if (current && all.length > 1) this.#show(all[(all.indexOf(current) + by + all.length) % all.length]);
  }

  #zoomBy(by: number): void {
    this.#zoomTo(Math.min(zooms.length - 1, Math.max(0, this.#zoom + by)));
  }

  #zoomTo(zoom: number): void {
    this.#zoom = zoom;
    this.#home.host.requestUpdate();
  }

  #setBroken(): void {
    this.#broken = true;
    this.#home.host.requestUpdate();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    // Whatever the page or the thread do with keys is not meant here.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.#zoomBy(1);
    else if (event.key === '-') this.#zoomBy(-1);
    else if (event.key === '0') this.#zoomTo(0);
    else if (this.#zoom === 0 && event.key === 'ArrowLeft') this.#go(-1);
    else if (this.#zoom === 0 && event.key === 'ArrowRight') this.#go(1);
    else return;
    event.preventDefault();
  };

  readonly #clickedBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget || (event.target as Element).classList.contains('zoom-1')) this.close();
  };

  readonly #grab = (event: PointerEvent): void => {
    const view = event.currentTarget as HTMLElement;
    if (this.#zoom === 0 || event.button !== 0 || event.pointerType === 'touch') return;
    view.setPointerCapture(event.pointerId);
    this.#drag = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
  };

  readonly #pull = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag) (event.currentTarget as HTMLElement).scrollTo(drag.left + drag.x - event.clientX, drag.top + drag.y - event.clientY);
  };

  readonly #release = (): void => {
    this.#drag = undefined;
  };
}

function isPicture(message: Message): boolean {
  return message.attachment?.kind === 'image' && message.deleted !== true && isFetchable(message);
}

function stop(event: Event): void {
  event.stopPropagation();
}

function toolButton(label: string, shape: IconShape, run: () => void, classes = '', disabled = false): TemplateResult {
  return html`<button class="ib ${classes}" type="button" title=${label} aria-label=${label} ?disabled=${disabled} @click=${run}>${icon(shape, 'l')}</button>`;
}

function caption({ body }: Message): TemplateResult | typeof nothing {
  const text = body.kind === 'text' ? toWellFormed(truncate(body.text.trim().slice(0, 4000), 400)) : '';
  return text === '' ? nothing : html`<p class="caption s" dir="auto">${text}</p>`;
}
