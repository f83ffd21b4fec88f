import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import { mediaArea, type MediaMessages } from '../../i18n/media.js';
import { reported } from '../emit.js';
import { icon, iconClose } from '../ui/icons.js';
import { iconArrowDown, iconPause } from '../ui/icons-more.js';
import { banner } from '../ui/states.js';
import { Arrivals } from './log-arrivals.js';
import type { ContactDialog } from './contact-dialog.js';
import { ContactMore } from './contact-more.js';
import { contactBody, contactView, type ContactData } from './contact-view.js';
import type { Lightbox } from './lightbox.js';
import type { ExtraAct, LogExtras, LogHome } from './log-types.js';
import { MessageMenu } from './message-menu.js';
import { OwnFiles } from './own-files.js';
import type { SearchBar } from './search-bar.js';
import { Seeker } from './log-seek.js';
import { RowActs } from './row-acts.js';
import { Sounds } from './sounds.js';
import { doorsOf } from './thread-doors.js';

/** What failed or was not found, until the agent closes it or does something else. */
export interface Notice {
  readonly title: string;
  readonly text?: string;
}

export class Extras implements LogExtras, ReactiveController {
  readonly sounds = new Sounds(() => this.#home.host.requestUpdate());
  readonly #home: LogHome;
  readonly #menu: MessageMenu;
  readonly #rowActs: RowActs;
  readonly #arrivals: Arrivals;
  readonly #files: OwnFiles;
  readonly #seeker: Seeker;
  readonly #contact: ContactMore;
  #lightbox: Lightbox | undefined;
  #contactDialog: ContactDialog | undefined;
  #search: SearchBar | undefined;
  #notice: Notice | undefined;
  #texts: { readonly sources: readonly unknown[]; readonly media: MediaMessages | undefined } | undefined;

  constructor(home: LogHome) {
    this.#home = home;
    const notify = (notice: Notice | undefined): void => this.notify(notice);
    this.#menu = new MessageMenu(home, notify);
    this.#rowActs = new RowActs(home.log);
    this.#arrivals = new Arrivals(home);
    this.#files = new OwnFiles(home);
    this.#seeker = new Seeker(home, notify);
    this.#contact = new ContactMore(home);
    doorsOf(home.host).contact = () => reported(this.#openContact());
    home.host.addController(this);
  }

  /** The same object until the language or the host's own texts change: rows are rendered anew by it. */
  get media(): MediaMessages | undefined {
    const { l } = this.#home.around;
    const sources = [l.t, mediaArea.loaded.get(l.locale)];
    if (sources.some((each, index) => each !== this.#texts?.sources[index])) this.#texts = { sources, media: l.later(mediaArea) };
    return this.#texts?.media;
  }

  get version(): number {
    return this.#files.version;
  }

  /** In the host's tree; after Lit's first render, whose end is open. */
  hostConnected(): void {
    const { host } = this.#home;
    const root = host.renderRoot;
    if (this.sounds.element.parentNode !== root) root.prepend(this.sounds.element);
  }

  hostDisconnected(): void {
    this.#arrivals.clear();
    this.sounds.stop();
  }

  fileUrl(message: Message): string | undefined {
    return this.#files.url(message);
  }

  fileFailed(message: Message): void {
    this.#files.forget(message);
  }

  act(act: ExtraAct, message: Message, event: Event): void {
    this.notify(undefined);
    if (act === 'more') reported(this.#menu.open(message, event.currentTarget as HTMLElement));
    else if (act === 'seek') reported(this.#seeker.seek(message));
    else if (act === 'view') reported(this.#view(message, event.currentTarget as HTMLElement));
    else if (act === 'reply') this.#home.around.answer(message);
    else reported(this.#actOnOwn(act, message));
  }

  async #actOnOwn(act: 'retry' | 'check' | 'discard', { conversationId, clientId }: Message): Promise<void> {
    const { shown, around: { announcer, l: { t } } } = this.#home;
    if (!shown || clientId === undefined) return;
    await shown.session.messages[act](conversationId, clientId);
    if (act === 'discard') announcer.announce(t.discarded);
  }

  hasActs(message: Message): boolean {
    return this.#rowActs.has(message);
  }

  tell(arrived: readonly Message[]): void {
    this.#arrivals.tell(arrived);
  }

  handleKey(event: KeyboardEvent): boolean {
    const { host } = this.#home;
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';
    // The second time it is the browser's.
    if (isFind && !host.nohotkeys && this.#search?.hasFocus !== true) {
      this.search();
      return true;
    }
    return this.#menu.handleKey(event);
  }

  search(): void {
    reported(this.#openSearch());
  }

  restart(): void {
    this.#notice = undefined;
    this.#arrivals.clear();
    this.sounds.stop();
    this.#files.clear();
    this.#seeker.stop();
    this.#lightbox?.close();
    this.#search?.close();
    this.#contact.restart();
    this.#contactDialog?.close();
  }

  notify(notice: Notice | undefined): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    if (notice) this.#home.around.announcer.announce([notice.title, notice.text].filter(Boolean).join('. '));
    this.#home.host.requestUpdate();
  }

  renderTop(): TemplateResult | typeof nothing {
    const { media } = this;
    if (!media) return nothing;
    return html`${this.#search?.render(media) ?? nothing}${this.#seeker.render(media)}${this.#notice ? this.#renderNotice(this.#notice, media) : nothing}`;
  }

  renderOver(): TemplateResult | typeof nothing {
    const { media } = this;
    if (!media) return nothing;
    const { away } = this.sounds;
    return html`${this.#renderJump()}${away
      ? html`<button class="btn sm playing" type="button" @click=${() => away.pause()}>${icon(iconPause)}${media.pauseAudio}</button>`
      : nothing}${this.#menu.render(media)}${this.#lightbox?.render(media) ?? nothing}`;
  }

  #renderJump(): TemplateResult | typeof nothing {
    const { log, around: { l: { t } } } = this.#home;
    const { isAway, missedCount } = log;
    if (!isAway) return nothing;
    const count = html`<span class="count" aria-hidden="true">${missedCount}</span><span class="sr">${t.newMessages(missedCount)}</span>`;
    return html`<button class="btn sm jump" part="jump-button" type="button" @click=${() => log.scrollToEnd()}>
      ${icon(iconArrowDown)}${t.jumpToLatest} ${missedCount > 0 ? count : nothing}
    </button>`;
  }

  renderContact(): TemplateResult | typeof nothing {
    const data = this.#contactData();
    return data ? contactView(data) : nothing;
  }

  #contactData(): ContactData | undefined {
    const { shown, host, log, around: { l } } = this.#home;
    if (!shown) return undefined;
    const { session, conversation, abilities } = shown;
    const { media } = this;
    const editTags = (): void => {
      this.#contactDialog?.close();
      doorsOf(host).tags?.();
    };
    return {
      t: l.t,
      numbers: session.numbers,
      conversation,
      spans: log.spans,
      moment: (at) => `${l.day(at)}, ${l.time(at)}`,
      more: media && this.#contact.render(media),
      media,
      editTags: abilities.has('tags') && conversation.can.has('tag') ? editTags : undefined,
    };
  }

  async #openContact(): Promise<void> {
    const { host, around: { l } } = this.#home;
    const { ContactDialog } = await import('./contact-dialog.js');
    this.#contactDialog ??= new ContactDialog(host);
    if (!this.#home.shown) return;
    this.#contactDialog.open(() => {
      const data = this.#contactData();
      const name = l.t.phoneNumber(data?.conversation.contact.name ?? '');
      return { title: html`<bdi>${name}</bdi>`, close: l.t.close, body: html`${data ? contactBody(data) : nothing}` };
    });
  }

  #renderNotice({ title, text }: Notice, media: MediaMessages): TemplateResult {
    return banner({ tone: 'warning', flush: true, title, text, action: { label: media.dismiss, icon: iconClose, run: () => this.notify(undefined) } });
  }

  async #view(message: Message, opener: HTMLElement): Promise<void> {
    const { Lightbox } = await import('./lightbox.js');
    this.#lightbox ??= new Lightbox(this.#home, (each) => this.fileUrl(each));
    await this.#lightbox.open(message, opener);
  }

  async #openSearch(): Promise<void> {
    const { SearchBar } = await import('./search-bar.js');
    this.#search ??= new SearchBar(this.#home);
    await this.#search.open();
  }
}
