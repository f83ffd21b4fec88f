import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommonMessages } from '../../i18n/common.js';
import { icon, iconClose, iconSearch } from './icons.js';
import { foldForSearch } from './text.js';

export interface SearchFieldOptions {
  readonly t: CommonMessages;
  readonly label: string;
  readonly query: string;
  readonly typed: (query: string) => void;
  /** Enter in the field. */
  readonly enter?: () => void;
  readonly autofocus?: boolean;
}

/** Longer is nothing that anybody looks for. */
const longest = 200;

/** Looks in the list below it: arrow down goes there, Escape empties it first. Styles: `dialogStyles`. */
export function searchField({ t, label, query, typed, enter, autofocus = false }: SearchFieldOptions): TemplateResult {
  const input = (event: InputEvent): void => typed((event.currentTarget as HTMLInputElement).value);
  const clear = ({ currentTarget }: Event): void => {
    const field = (currentTarget as HTMLElement).parentElement?.querySelector('input');
    typed('');
    field?.focus();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && query !== '') typed('');
    else if (event.key === 'Enter') enter?.();
    else if (event.key !== 'ArrowDown' || !goToList(event.currentTarget as HTMLElement)) return;
    event.preventDefault();
  };
  return html`<label class="search">
    ${icon(iconSearch)}<input
      type="text"
      role="searchbox"
      part="input"
      dir="auto"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      maxlength=${longest}
      ?autofocus=${autofocus}
      placeholder=${label}
      aria-label=${label}
      .value=${live(query)}
      @input=${input}
      @keydown=${keyDown}
    />${query === '' ? nothing : html`<button class="ib" type="button" title=${t.clearSearch} aria-label=${t.clearSearch} @click=${clear}>${icon(iconClose)}</button>`}
  </label>`;
}

/** What arrows go between in `.picks`. */
const stops = 'input, .ends button';

function goToList(field: HTMLElement): boolean {
  const list = field.closest('form')?.querySelector('.picks');
  const first = list?.querySelector<HTMLElement>('input:checked') ?? list?.querySelector<HTMLElement>(stops);
  first?.focus();
  return first !== undefined && first !== null;
}

/** Up and down between rows of a list that is no radio group, which has that by itself. */
export function moveInPicks(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget as HTMLElement;
  const row = (event.target as HTMLElement).closest('.pick');
  if (step === undefined || !row || (event.target as HTMLElement).matches('input[type=text]')) return;
  event.preventDefault();
  const rows = [...list.querySelectorAll('.pick')];
  const next = rows[rows.indexOf(row) + step];
  if (next) next.querySelector<HTMLElement>(stops)?.focus();
  else if (step < 0) list.closest('form')?.querySelector<HTMLElement>('[role=searchbox]')?.focus();
}

export interface Pick {
  readonly id: string;
  readonly label: string | TemplateResult;
  /** What is looked in. */
  readonly words: string;
  /** Quiet line below. */
  readonly note?: string | TemplateResult | undefined;
  /** Decoration before it. */
  readonly lead?: TemplateResult | undefined;
}

/** More than that nobody reads through: typing narrows it. */
export const mostShown = 100;

export interface Found<Row> {
  readonly rows: readonly Row[];
  /** There are more of them than are shown. */
  readonly more: number;
}

/** Rows with all words of the query in any order, without accents. */
export function findIn<Row extends { readonly words: string }>(rows: readonly Row[], query: string): Found<Row> {
  const wanted = foldForSearch(query).split(/\s+/u).filter((word) => word !== '');
  const found = wanted.length === 0 ? rows : rows.filter(({ words }) => {
    const text = foldForSearch(words);
    return wanted.every((word) => text.includes(word));
  });
  return { rows: found.slice(0, mostShown), more: Math.max(0, found.length - mostShown) };
}

export interface PickListOptions {
  readonly label: string;
  /** Of the radio group, unique in the widget. */
  readonly name: string;
  readonly rows: readonly Pick[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  readonly disabled?: boolean;
}

/** A radio group that scrolls. */
export function pickList({ label, name, rows, chosen, choose, disabled = false }: PickListOptions): TemplateResult {
  return html`<div class="picks" role="radiogroup" aria-label=${label} part="options">
    ${rows.map(
      (row) => html`<label class="pick" part="option">
        <input
          type="radio"
          name=${name}
          .value=${row.id}
          .checked=${live(row.id === chosen)}
          ?disabled=${disabled}
          @change=${() => choose(row.id)}
        />
        <span class="who">
          ${row.lead ?? nothing}<span class="grow"
            ><bdi class="trunc">${row.label}</bdi>${row.note === undefined ? nothing : html`<span class="xs quiet trunc">${row.note}</span>`}</span
          >
        </span>
      </label>`,
    )}
  </div>`;
}
