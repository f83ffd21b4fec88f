import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ContactStatus } from '../../domain/dialer.js';
import { icon, iconClose, iconSearch, iconUsers } from '../ui/icons.js';
import { iconFilter, iconUpload } from '../ui/icons-more.js';
import { emptyState } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { ContactFilter, ContactRows } from './contacts-rows.js';
import type { ContactTexts } from './contacts-row.js';

export interface ToolsContext {
  readonly t: ContactTexts;
  readonly rows: ContactRows;
  readonly filter: ContactFilter;
  /** The filters are shown in a narrow widget, too. */
  readonly isOpen: boolean;
  toggle(): void;
  number(value: number): string;
  change(filter: Partial<ContactFilter>): void;
}

export function contactTools(context: ToolsContext): TemplateResult {
  const { t, rows, filter, isOpen } = context;
  return html`<div class="c-tools" part="tools">
    ${searchField(context)}
    ${hasFilters(rows, filter)
      ? html`<div class="c-filters${isOpen ? '' : ' shut'}" id="contact-filters">
          ${hasStatuses(rows, filter) ? statusChips(context) : nothing} ${hasResults(rows, filter) ? resultField(context, t) : nothing}
        </div>`
      : nothing}
  </div>`;
}

function hasStatuses(rows: ContactRows, { status }: ContactFilter): boolean {
  return rows.counts.size > 1 || status !== 'all';
}

function hasResults(rows: ContactRows, { result }: ContactFilter): boolean {
  return rows.results.length > 0 || result !== '';
}

export function hasFilters(rows: ContactRows, filter: ContactFilter): boolean {
  return hasStatuses(rows, filter) || hasResults(rows, filter);
}

/** Opens what narrows the list; a wide widget shows it always. */
export function filterButton({ t, rows, filter, isOpen, toggle }: ToolsContext): TemplateResult | typeof nothing {
  if (!hasFilters(rows, filter)) return nothing;
  const isUsed = filter.status !== 'all' || filter.result !== '';
  return html`<button class="ib hide-wide${isUsed ? ' on' : ''}" part="filters-button" type="button" aria-expanded=${isOpen} aria-controls="contact-filters"
    aria-label=${t.filters} title=${t.filters} @click=${toggle}>${icon(iconFilter, 'l')}</button>`;
}

function searchField({ t, filter, change }: ToolsContext): TemplateResult {
  const clear = (event: Event): void => {
    change({ query: '' });
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || filter.query === '' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    change({ query: '' });
  };
  return html`<span class="search" part="search"
    >${icon(iconSearch)}<input
      type="search"
      part="input"
      aria-label=${t.searchContacts}
      placeholder=${t.searchContactsHint}
      autocomplete="off"
      spellcheck="false"
      .value=${live(filter.query)}
      @input=${(event: InputEvent) => change({ query: (event.currentTarget as HTMLInputElement).value })}
      @keydown=${leave}
    />${filter.query === ''
      ? nothing
      : html`<button class="ib" type="button" aria-label=${t.clearSearch} title=${t.clearSearch} @click=${clear}>${icon(iconClose)}</button>`}</span
  >`;
}

function statusChips({ t, rows, filter, number, change }: ToolsContext): TemplateResult {
  const choice = (status: ContactFilter['status'], word: string, count: number): TemplateResult =>
    html`<button class="chip button" part="filter" type="button" aria-pressed=${status === filter.status} @click=${() => change({ status })}
      >${word}<span class="quiet num">${number(count)}</span></button>`;
  const chosen = filter.status;
  const offered: readonly ContactStatus[] = chosen === 'all' || rows.counts.has(chosen) ? [...rows.counts.keys()] : [...rows.counts.keys(), chosen];
  return html`<div class="scroll-x" role="group" aria-label=${t.filterBy}>
    ${choice('all', t.everyStatus, rows.total)} ${offered.map((status) => choice(status, t.statuses[status], rows.counts.get(status) ?? 0))}
  </div>`;
}

function resultField({ rows, filter, change }: ToolsContext, t: ContactTexts): TemplateResult {
  const results = filter.result === '' || rows.results.includes(filter.result) ? rows.results : [...rows.results, filter.result];
  return html`<select class="input" part="result-filter" aria-label=${t.byResult} .value=${live(filter.result)}
    @change=${(event: Event) => change({ result: (event.currentTarget as HTMLSelectElement).value })}>
    <option value="" ?selected=${filter.result === ''}>${t.anyResult}</option>
    ${results.map((each) => html`<option value=${each} ?selected=${filter.result === each}>${harmless(each, 80)}</option>`)}
  </select>`;
}

export function noContacts({ t, filter, rows, change }: ToolsContext, insert: (() => void) | undefined): TemplateResult {
  if (rows.total === 0) {
    if (!insert) return emptyState({ icon: iconUsers, title: t.emptyContacts, text: t.emptyContactsNoInsert });
    return emptyState({ icon: iconUsers, title: t.emptyContacts, text: t.emptyContactsHint, action: { label: t.insertContacts, icon: iconUpload, primary: true, run: insert } });
  }
  const title = filter.query.trim() === '' ? t.emptyFiltered : html`<bdi>${t.emptySearched(filter.query.trim().slice(0, 80))}</bdi>`;
  return emptyState({ icon: iconSearch, title, action: { label: t.showEveryone, run: () => change({ query: '', status: 'all', result: '' }) } });
}
