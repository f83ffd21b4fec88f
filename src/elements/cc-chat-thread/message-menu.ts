import { html, nothing, type TemplateResult } from 'lit';
import { toFault } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import type { MediaMessages } from '../../i18n/media.js';
import { icon, iconChat, iconFile } from '../ui/icons.js';
import { iconChevronDown, iconDownload, iconReply } from '../ui/icons-more.js';
import { MenuController, placePopup, type MenuItem } from '../ui/menu.js';
import { plainText } from '../ui/plain-text.js';
import { mediaUrl, nameOf } from './attachment-view.js';
import type { LogContext, LogHome, MessageContext } from './log-types.js';
import { writerName } from './message-view.js';

type Notify = (notice: { readonly title: string; readonly text?: string } | undefined) => void;

/** The message's words, as they are copied; empty where it has none that may be read. */
export function wordsOf({ body, deleted }: Message): string {
  if (deleted === true) return '';
  return body.kind === 'text' ? body.text : plainText(body.html);
}

function hasActions(context: MessageContext, message: Message): boolean {
  if (message.deleted === true) return false;
  return canAnswer(context, message) || wordsOf(message).trim() !== '' || (message.attachment !== undefined && mediaUrl(message.attachment) !== undefined);
}

/** Only what the vendor knows, and shows, can be answered. */
export function canAnswer({ canReply }: MessageContext, { deleted, status }: Message): boolean {
  return canReply && deleted !== true && (status === 'received' || status === 'sent' || status === 'delivered' || status === 'read');
}

/** The buttons of a message: to answer it, and in the bubble's corner all else. */
export function messageActs(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  if (context.extras?.hasActs(message) !== true) return nothing;
  return html`${replyButton(context, message)}${moreButton(context, message)}`;
}

function replyButton(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  if (!canAnswer(context, message)) return nothing;
  const label = context.t.replyTo(writerName(context, message));
  return html`<button class="ib answer" part="reply-button" type="button" title=${context.t.reply} aria-label=${label} @click=${(event: Event) => context.act('reply', message, event)}>
    ${icon(iconReply)}
  </button>`;
}

function moreButton(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  const { media } = context;
  if (!media || !hasActions(context, message)) return nothing;
  const label = media.actionsOf(writerName(context, message));
  return html`<button class="ib more" part="message-menu-button" type="button" aria-haspopup="menu" title=${context.t.actions} aria-label=${label} @click=${(event: Event) => context.act('more', message, event)}>
    ${icon(iconChevronDown)}
  </button>`;
}

export function olderQuote({ t, media, isComplete, act }: MessageContext, message: Message): TemplateResult | undefined {
  if (isComplete || !media) return undefined;
  return html`<button class="quote quiet" part="quote" type="button" title=${media.goToOlder} @click=${(event: Event) => act('seek', message, event)}>
    <span class="trunc">${t.quotedMissing}</span>
  </button>`;
}

/** What can be done with one message: one menu for all of them, in the top layer. */
export class MessageMenu {
  readonly #home: LogHome;
  readonly #notify: Notify;
  readonly #menu: MenuController;
  #message: Message | undefined;

  constructor(home: LogHome, notify: Notify) {
    this.#home = home;
    this.#notify = notify;
    this.#menu = new MenuController(home.host, 'message-menu');
  }

  /** `place` is where it appears; the focus goes back to the row. */
  async open(message: Message, place: HTMLElement): Promise<void> {
    const row = this.#home.log.rowOf(message);
    if (!row || !this.#home.context || !hasActions(this.#home.context, message)) return;
    if (this.#menu.open) this.#menu.close({ refocus: false });
    this.#message = message;
    row.tabIndex = 0;
    await this.#menu.show(row);
    const popup = this.#home.host.renderRoot.querySelector<HTMLElement>('#message-menu');
    if (popup) placePopup(popup, place);
  }

  handleKey(event: KeyboardEvent): boolean {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (!isMenuKey && event.key !== 'Enter') return false;
    const [origin] = event.composedPath();
    const message = origin instanceof HTMLElement ? this.#home.log.messageOf(origin) : undefined;
    // Buttons in the row have Enter for themselves.
    if (!message || !(origin instanceof HTMLElement) || (event.key === 'Enter' && origin !== this.#home.log.rowOf(message))) return false;
    void this.open(message, origin.querySelector<HTMLElement>('.msg') ?? origin);
    return true;
  }

  render(media: MediaMessages): TemplateResult | typeof nothing {
    const { context } = this.#home;
    const message = this.#message;
    if (!context || !message) return nothing;
    return this.#menu.render(context.t.actions, this.#items(context, message, media), (id) => this.#choose(id, message, media));
  }

  #items(context: LogContext, message: Message, media: MediaMessages): readonly MenuItem[] {
    const { shown } = this.#home;
    const items: MenuItem[] = [];
    if (canAnswer(context, message)) items.push({ id: 'reply', label: context.t.reply, icon: iconReply });
    if (wordsOf(message).trim() !== '') items.push({ id: 'copy', label: media.copyText, icon: iconFile });
    if (message.attachment && mediaUrl(message.attachment) !== undefined) {
      items.push({ id: 'download', label: context.t.download(nameOf(context, message.attachment)), icon: iconDownload });
    }
    const asks = shown?.abilities.has('assistant-message') === true && shown.conversation.can.has('ask-assistant');
    if (asks && message.direction === 'in') items.push({ id: 'ask', label: media.askAssistant, icon: iconChat });
    return items;
  }

  #choose(id: string, message: Message, media: MediaMessages): void {
    if (id === 'reply') this.#home.around.answer(message);
    else if (id === 'copy') void this.#copy(message, media);
    else if (id === 'download') download(this.#home.context, message);
    else void this.#ask(message, media);
  }

  async #copy(message: Message, media: MediaMessages): Promise<void> {
    try {
      await navigator.clipboard.writeText(wordsOf(message));
      this.#home.around.announcer.announce(media.copied);
    } catch {
      this.#notify({ title: media.copyFailed });
    }
  }

  async #ask(message: Message, media: MediaMessages): Promise<void> {
    const { session } = this.#home.shown ?? {};
    try {
      await session?.desk.askAssistant(message.conversationId, message.id);
      this.#home.around.announcer.announce(media.assistantAsked);
    } catch (error) {
      const { text, todo } = this.#home.around.l.t.faults[toFault(error).code];
      this.#notify({ title: media.assistantFailed, text: `${text} ${todo}` });
    }
  }
}

function download(context: MessageContext | undefined, { attachment }: Message): void {
  const url = attachment && mediaUrl(attachment);
  if (!context || !attachment || url === undefined) return;
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer', download: nameOf(context, attachment) });
  link.click();
}

