import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import type { Locale } from '../../i18n/messages.js';
import { icon, iconSearch } from '../ui/icons.js';
import { adopt } from './composer-late.js';
import type { ComposerDoor } from './composer-parts.js';
import { emojiCatalogue, searchEmoji, tones, withTone, type Emoji, type EmojiCatalogue } from './emoji-catalogue.js';
import { columns, gridGoal } from './emoji-grid.js';
import { knownTone, recentEmoji, rememberEmoji, rememberTone } from './emoji-memory.js';
import { emojiStyles } from './emoji-picker.styles.js';

/** One face for each group; the first tab is what was used last. */
const faces = ['🕒', '😀', '👋', '🐻', '🍔', '✈️', '⚽', '💡', '❤️', '🏁'] as const;

/** A grid of emoji above the text field. Its data lies beside it: nothing is fetched from anywhere else. */
export class EmojiPicker {
  readonly #door: ComposerDoor;
  #catalogue: EmojiCatalogue | undefined;
  #locale: Locale | undefined;
  #isOpen = false;
  #query = '';
  #tab = 1;
  #at = 0;
  #tone = knownTone();
  #recent: readonly string[] = [];

  constructor(door: ComposerDoor) {
    this.#door = door;
    adopt(door.host.renderRoot, emojiStyles);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Rejects when the data is not to be had. */
  async open(locale: Locale): Promise<void> {
    if (this.#locale !== locale) this.#catalogue = await emojiCatalogue(locale);
    this.#locale = locale;
    this.#recent = recentEmoji();
    this.#tab = this.#recent.length > 0 ? 0 : 1;
    this.#query = '';
    this.#at = 0;
    this.#isOpen = true;
    await this.#update();
    this.#find('input')?.focus();
  }

  close({ refocus = true } = {}): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#door.host.requestUpdate();
    if (refocus) this.#door.focus();
  }

  render(t: ComposerMessages): TemplateResult | undefined {
    if (!this.#isOpen || !this.#catalogue) return undefined;
    const shown = this.#shown(this.#catalogue);
    return html`<div class="popup emoji" part="popup emoji" role="dialog" aria-label=${t.emoji} @keydown=${this.#escape} @mousedown=${keepFocus}>
      <div class="line emojitop">
        <label class="search grow">
          ${icon(iconSearch)}<input type="search" aria-label=${t.emojiSearch} placeholder=${t.emojiSearch} .value=${live(this.#query)} @input=${this.#search} @keydown=${this.#searchKey} />
        </label>
        ${this.#renderTones(t)}
      </div>
      ${this.#query === '' ? this.#renderTabs(t) : undefined}
      ${shown.length > 0 ? this.#renderGrid(t, shown) : html`<p class="hint foothint">${this.#query === '' ? t.emojiNoneYet : t.emojiNone}</p>`}
      <p class="sr" role="status">${this.#query === '' ? undefined : t.emojiCount(shown.length)}</p>
    </div>`;
  }

  #renderTones(t: ComposerMessages): TemplateResult {
    const next = (this.#tone + 1) % tones.length;
    const choose = (): void => {
      this.#tone = next;
      rememberTone(next);
      this.#door.host.requestUpdate();
    };
    const label = t.emojiTone(t.emojiTones[this.#tone as keyof typeof t.emojiTones]);
    return html`<button class="ib" type="button" title=${label} aria-label=${label} @click=${choose}><span aria-hidden="true">${withTone('✋', this.#tone)}</span></button>`;
  }

  #renderTabs(t: ComposerMessages): TemplateResult {
    const tab = (face: string, index: number): TemplateResult => {
      const name = t.emojiGroups[index as keyof typeof t.emojiGroups];
      return html`<button class="etab" type="button" role="tab" id="etab-${index}" aria-selected=${index === this.#tab} aria-controls="egrid" tabindex=${index === this.#tab ? 0 : -1} title=${name} aria-label=${name} @click=${() => this.#go(index)}>
        <span aria-hidden="true">${face}</span>
      </button>`;
    };
    return html`<div class="etabs" role="tablist" aria-label=${t.emojiKinds} @keydown=${this.#tabKey}>${faces.map(tab)}</div>`;
  }

  #renderGrid(t: ComposerMessages, shown: readonly Emoji[]): TemplateResult {
    const rows = Array.from({ length: Math.ceil(shown.length / columns) }, (_, row) => shown.slice(row * columns, (row + 1) * columns));
    return html`<div class="egrid scroll" id="egrid" role="grid" aria-label=${t.emoji} @keydown=${this.#gridKey} @click=${this.#click}>
      ${rows.map((emojis, row) => html`<div class="erow" role="row">${repeat(emojis, ({ symbol }) => symbol, (emoji, column) => this.#renderCell(emoji, row * columns + column))}</div>`)}
    </div>`;
  }

  #renderCell({ symbol, name }: Emoji, index: number): TemplateResult {
    return html`<span role="gridcell"><button class="ecell" type="button" tabindex=${index === this.#at ? 0 : -1} data-index=${index} title=${name} aria-label=${name}>${withTone(symbol, this.#tone)}</button></span>`;
  }

  #shown(catalogue: EmojiCatalogue): readonly Emoji[] {
    if (this.#query.trim() !== '') return searchEmoji(catalogue, this.#query);
    if (this.#tab > 0) return catalogue.groups[this.#tab - 1] ?? [];
    return this.#recent.flatMap((symbol) => catalogue.bySymbol.get(symbol) ?? []);
  }

  #pick(index: number): void {
    const emoji = this.#catalogue && this.#shown(this.#catalogue)[index];
    if (!emoji || !this.#door.field) return;
    this.#door.insert(withTone(emoji.symbol, this.#tone));
    rememberEmoji(emoji.symbol);
  }

  #go(tab: number): void {
    this.#tab = tab;
    this.#at = 0;
    this.#door.host.requestUpdate();
  }

  async #update(): Promise<void> {
    this.#door.host.requestUpdate();
    await this.#door.host.updateComplete;
  }

  #find(selector: string): HTMLElement | null {
    return this.#door.host.renderRoot.querySelector(`.emoji ${selector}`);
  }

  async #focusCell(index: number): Promise<void> {
    this.#at = index;
    await this.#update();
    this.#find(`[data-index="${index}"]`)?.focus();
  }

  readonly #search = (event: Event): void => {
    this.#query = (event.currentTarget as HTMLInputElement).value;
    this.#at = 0;
    this.#door.host.requestUpdate();
  };

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') void this.#focusCell(0);
    else if (event.key === 'Enter' && this.#query !== '') this.#pick(0);
    else return;
    event.preventDefault();
  };

  readonly #tabKey = (event: KeyboardEvent): void => {
    const goal = { ArrowRight: this.#tab + 1, ArrowLeft: this.#tab - 1, Home: 0, End: faces.length - 1 }[event.key];
    if (event.key === 'ArrowDown') void this.#focusCell(0);
    else if (goal === undefined) return;
    else {
      this.#go((goal + faces.length) % faces.length);
      void this.#update().then(() => this.#find(`#etab-${this.#tab}`)?.focus());
    }
    event.preventDefault();
  };

  readonly #gridKey = (event: KeyboardEvent): void => {
    const count = this.#catalogue ? this.#shown(this.#catalogue).length : 0;
    const goal = gridGoal(event.key, this.#at, count);
    if (goal === undefined) return;
    if (goal < 0) this.#find('input')?.focus();
    else void this.#focusCell(goal);
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #click = (event: Event): void => {
    const cell = (event.target as Element).closest<HTMLElement>('.ecell');
    if (!cell) return;
    this.#at = Number(cell.dataset['index']);
    this.#pick(this.#at);
    this.#door.host.requestUpdate();
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };
}

/** The pointer picks, the focus stays: several may be picked in a row. */
function keepFocus(event: Event): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}
