import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Message } from '../../domain/message.js';
import type { MediaMessages } from '../../i18n/media.js';
import { icon, iconClose, iconSearch } from '../ui/icons.js';
import { iconChevronDown } from '../ui/icons-more.js';
import type { LogHome } from './log-types.js';
import { foldAt, messageLabel } from './message-view.js';
import { SearchMarks } from './search-marks.js';
import { findMessages } from './search-text.js';
import { messageKey } from './thread-rows.js';

/** Pages of history that one press of the button goes through. */
const mostPages = 40;

/** Search in the conversation: over what is loaded, and on demand further back. */
export class SearchBar implements ReactiveController {
  readonly #home: LogHome;
  readonly #marks = new SearchMarks();
  #isOpen = false;
  #query = '';
  /** Newest first. */
  #hits: readonly Message[] = [];
  #now: string | undefined;
  #items: readonly Message[] = [];
  #run = 0;
  #state: 'idle' | 'searching' | 'older' = 'idle';
  #stop: (() => void) | undefined;

  constructor(home: LogHome) {
    this.#home = home;
    home.host.addController(this);
  }

  get hasFocus(): boolean {
    return this.#input?.matches(':focus') === true;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#stop ??= this.#home.log.onRendered(() => this.#paint());
    this.#home.host.requestUpdate();
    await this.#home.host.updateComplete;
    this.#input?.focus();
    this.#input?.select();
  }

  close(): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#bar?.contains((this.#home.host.renderRoot as ShadowRoot).activeElement) === true;
    this.#isOpen = false;
    this.#query = '';
    this.#hits = [];
    this.#now = undefined;
    this.#run += 1;
    this.#state = 'idle';
    this.#stop?.();
    this.#stop = undefined;
    this.#marks.clear();
    if (hadFocus) this.#home.host.focus();
    this.#home.host.requestUpdate();
  }

  /** What comes meanwhile is searched too. */
  hostUpdated(): void {
    const items = this.#home.shown?.list.value.items;
    if (this.#isOpen && this.#query !== '' && items && items !== this.#items && this.#state === 'idle') void this.#search(false);
  }

  hostDisconnected(): void {
    this.#marks.clear();
  }

  render(media: MediaMessages): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { t } = this.#home.around.l;
    const has = this.#hits.length > 0;
    const step = (label: string, by: number, turned: string): TemplateResult => html`<button class="ib ${turned}" type="button" title=${label} aria-label=${label} ?disabled=${!has} @click=${() => this.#go(by)}>
      ${icon(iconChevronDown, 'l')}
    </button>`;
    return html`<div class="find" part="search" role="search" @keydown=${this.#keyDown}>
      <label class="box">
        ${icon(iconSearch)}<input type="search" part="search-input" autocomplete="off" spellcheck="false" aria-label=${media.searchConversation} placeholder=${media.searchConversation} .value=${live(this.#query)} @input=${this.#typed} />
      </label>
      <span class="xs quiet num" role="status">${this.#words(media)}</span>
      ${step(media.olderMatch, 1, 'up')}${step(media.newerMatch, -1, '')}
      <button class="ib" type="button" title=${media.closeSearch} aria-label=${media.closeSearch} @click=${() => this.close()}>${icon(iconClose, 'l')}</button>
      ${this.#renderOlder(media, t.olderFailed)}
    </div>`;
  }

  #renderOlder(media: MediaMessages, failed: string): TemplateResult | typeof nothing {
    const { shown, olderFailed } = this.#home;
    if (this.#state === 'older') return html`<button class="btn sm older" type="button" @click=${() => this.#stopOlder()}>${media.searchStop}</button>`;
    if (this.#query === '' || !shown || shown.list.value.complete || this.#state !== 'idle') return nothing;
    const button = html`<button class="btn sm" type="button" @click=${() => void this.#searchOlder()}>${media.searchOlder}</button>`;
    return html`<span class="older">${olderFailed ? html`<span class="xs">${failed}</span>` : nothing}${button}</span>`;
  }

  #words(media: MediaMessages): string {
    if (this.#query === '') return '';
    if (this.#state !== 'idle') return media.searching;
    if (this.#hits.length > 0) return this.#home.around.l.t.nOfM(this.#at + 1, this.#hits.length);
    return this.#home.shown?.list.value.complete === true ? media.searchNone : media.searchNoneLoaded;
  }

  get #at(): number {
    return Math.max(0, this.#hits.findIndex((message) => messageKey(message) === this.#now));
  }

  get #bar(): HTMLElement | null {
    return this.#home.host.renderRoot.querySelector<HTMLElement>('.find');
  }

  get #input(): HTMLInputElement | null {
    return this.#bar?.querySelector('input') ?? null;
  }

  readonly #typed = (event: InputEvent): void => {
    this.#query = (event.currentTarget as HTMLInputElement).value;
    void this.#search(true);
  };

  /** `anew`: other words, so the newest match comes into view; else it stays where it is. */
  async #search(anew: boolean): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#items = this.#home.shown?.list.value.items ?? [];
    if (anew) {
      this.#state = this.#query === '' ? 'idle' : 'searching';
      this.#home.host.requestUpdate();
    }
    const hits = this.#query === '' ? [] : await findMessages(this.#items, this.#query, () => run === this.#run);
    if (!hits || run !== this.#run) return;
    this.#hits = hits;
    if (anew) {
      this.#state = 'idle';
      this.#now = undefined;
      this.#show(hits[0]);
    }
    this.#paint();
    this.#home.host.requestUpdate();
  }

  /** `by` 1 is further back. At the ends it goes round. */
  #go(by: number): void {
    const count = this.#hits.length;
    if (count > 0) this.#show(this.#hits[(this.#at + by + count) % count]);
  }

  #show(message: Message | undefined): void {
    this.#now = message && messageKey(message);
    const { context, log, around } = this.#home;
    if (!message || !context) return;
    const isFolded = message.body.kind === 'text' && message.body.text.length > foldAt && !context.unfolded.has(messageKey(message));
    if (isFolded) this.#home.unfold(message);
    log.reveal(message);
    around.announcer.announce(messageLabel(context, message));
    this.#paint();
    this.#home.host.requestUpdate();
  }

  #paint(): void {
    const { log } = this.#home;
    const rows = [...log.rendered];
    const now = rows.find(({ key }) => key === this.#now)?.element;
    this.#marks.paint(rows.map(({ element }) => element), this.#query, now);
  }

  async #searchOlder(): Promise<void> {
    const before = this.#hits.length;
    this.#state = 'older';
    for (let page = 0; page < mostPages && this.#state === 'older'; page += 1) {
      const count = this.#items.length;
      await this.#home.loadOlder();
      await this.#home.host.updateComplete;
      await this.#search(false);
      const isStuck = this.#items.length === count || this.#home.olderFailed || this.#home.shown?.list.value.complete !== false;
      if (this.#hits.length > before || isStuck) break;
    }
    const isSame = this.#state === 'older';
    this.#stopOlder();
    // The first that is new: it follows the oldest that was known.
    if (isSame && this.#hits.length > before) this.#show(this.#hits[before]);
  }

  #stopOlder(): void {
    if (this.#state === 'older') this.#state = 'idle';
    this.#home.host.requestUpdate();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const isInput = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'F3') this.#go(event.shiftKey ? -1 : 1);
    else if (isInput && event.key === 'Enter') this.#go(event.shiftKey ? -1 : 1);
    else if (isInput && event.key === 'ArrowUp') this.#go(1);
    else if (isInput && event.key === 'ArrowDown') this.#go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
