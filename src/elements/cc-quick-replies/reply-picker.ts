import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { QuickReply } from '../../domain/quick-reply.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController } from '../../i18n/localize.js';
import { repliesArea, type RepliesMessages } from '../../i18n/replies.js';
import type { ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { Loadable } from '../../session/session-api.js';
import { oneLine } from '../ui/text.js';
import { recentFirst, recentReplies } from './reply-recent.js';
import { foundIn, searchReplies } from './reply-search.js';
import type { ReplyWay } from './reply-values.js';

/** A popup has room for a choice, not for a library. */
const most = 30;

export interface PickerOptions {
  /** Unique in the tree that holds the popup. */
  readonly id: string;
  readonly insert: (reply: QuickReply) => void;
  readonly changed: () => void;
  /** A reply's text as it would read. */
  readonly preview?: (text: string) => string;
  /** What can be done with a reply; inserting where nothing is said. */
  readonly way?: (reply: QuickReply) => ReplyWay;
  /** Texts for replies that cannot be inserted, once they are there. */
  readonly more?: () => ReplyEditorMessages | undefined;
}

/** The choice of quick replies that a text field opens with `/`. The field keeps the focus; the picker gets its keys. */
export class ReplyPicker {
  readonly #options: PickerOptions;
  #known: Loadable<readonly QuickReply[]> = { status: 'idle', value: [] };
  #query: string | undefined;
  #matches: readonly QuickReply[] = [];
  /** As it was when the choice opened: what moves cannot be aimed at. */
  #recent: readonly string[] = [];
  #active = 0;

  constructor(options: PickerOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#query !== undefined;
  }

  get id(): string {
    return this.#options.id;
  }

  get matches(): readonly QuickReply[] {
    return this.#matches;
  }

  get active(): QuickReply | undefined {
    return this.isOpen ? this.#matches[this.#active] : undefined;
  }

  get activeId(): string | undefined {
    return this.active && `${this.id}-${this.#active}`;
  }

  open(query: string): void {
    if (this.#query === query) return;
    if (!this.isOpen) this.#recent = recentReplies();
    this.#query = query;
    this.#active = 0;
    this.#search();
    this.#options.changed();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#query = undefined;
    this.#options.changed();
  }

  /** The replies that there are now. */
  setReplies(known: Loadable<readonly QuickReply[]>): void {
    if (known === this.#known) return;
    const { active } = this;
    this.#known = known;
    this.#search();
    this.#active = Math.max(0, this.#matches.findIndex(({ id }) => id === active?.id));
  }

  /** Takes the key if it is the picker's; then the field must not have it. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const { active } = this;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowDown' && active) this.#move(1);
    else if (event.key === 'ArrowUp' && active) this.#move(-1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && active) this.#options.insert(active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  render(t: CommonMessages & RepliesMessages): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<div class="popup" part="popup" @mousedown=${keepFocus}>
      ${this.#matches.length === 0 ? this.#renderNone(t) : this.#renderList(t)}
    </div>`;
  }

  #renderList(t: CommonMessages & RepliesMessages): TemplateResult {
    return html`<div class="options" role="listbox" id=${this.id} aria-label=${t.title}>${this.#matches.map((reply, index) => this.#renderOption(reply, index))}</div>
      <p class="hint line foothint">
        <span class="nw"><kbd>Enter</kbd> ${this.#enterDoes(t)}</span> <span class="nw"><kbd>Esc</kbd> ${t.keysClose}</span>
      </p>`;
  }

  #renderOption(reply: QuickReply, index: number): TemplateResult {
    const way = this.#options.way?.(reply) ?? 'insert';
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the field has the focus and hands its keys over
    return html`<div
      class="opt"
      role="option"
      part="option"
      id="${this.id}-${index}"
      aria-disabled=${way === 'none' ? 'true' : nothing}
      aria-selected=${index === this.#active}
      @click=${() => this.#options.insert(reply)}
    >
      <bdi class="trunc strong">${marked(reply.title, this.#query ?? '')}</bdi>
      ${this.#subOf(reply)}
    </div>`;
  }

  #subOf({ text }: QuickReply): TemplateResult | typeof nothing {
    const { preview, more } = this.#options;
    if (text !== undefined) return html`<span class="sub trunc"><bdi>${oneLine(preview ? preview(text.slice(0, 2000)) : text, 120)}</bdi></span>`;
    const titleOnly = more?.()?.titleOnly;
    return titleOnly === undefined ? nothing : html`<span class="sub trunc">${titleOnly}</span>`;
  }

  #enterDoes(t: RepliesMessages): string {
    const { active } = this;
    const { way, more } = this.#options;
    return active && way?.(active) === 'send' ? (more?.()?.sendReply.toLowerCase() ?? t.keysInsert) : t.keysInsert;
  }

  #renderNone(t: CommonMessages & RepliesMessages): TemplateResult {
    const { status, value } = this.#known;
    const found = value.length === 0 ? t.empty : t.noResults;
    const text = status === 'error' ? t.errorHint : status === 'ready' || value.length > 0 ? found : t.loading;
    return html`<p class="hint foothint" id=${this.id} aria-busy=${status === 'loading'}>${text}</p>`;
  }

  #move(step: number): void {
    const count = this.#matches.length;
    this.#active = (this.#active + step + count) % count;
    this.#options.changed();
  }

  #search(): void {
    this.#matches = this.#query === undefined ? [] : searchReplies(recentFirst(this.#known.value, this.#recent), this.#query).slice(0, most);
  }
}

export type PickerTexts = LocalizeController<[CommonMessages, RepliesMessages]>;

/** For a widget that fetches the picker only when it is asked for, and its texts with it. */
export function pickerTexts(host: ReactiveControllerHost & HTMLElement): PickerTexts {
  return new LocalizeController<[CommonMessages, RepliesMessages]>(host, [commonArea, repliesArea]);
}

/** The pointer chooses, the field keeps the focus. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

export function marked(title: string, query: string): TemplateResult | string {
  const found = foundIn(title, query);
  if (!found) return title;
  const [from, to] = found;
  return html`${title.slice(0, from)}<mark>${title.slice(from, to)}</mark>${title.slice(to)}`;
}
