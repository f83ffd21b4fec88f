import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardFigure, OccurrenceEntry, ReportRow } from '../../domain/record.js';
import { Fetched } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { loadingView, unreadView } from '../ui/problems.js';
import { findIn, searchField } from '../ui/pick-list.js';
import { oneLine } from '../ui/text.js';
import type { MoreDeps, MorePanel, MoreTexts } from './more-deps.js';

const pages = ['dashboard', 'report', 'occurrences'] as const;
type Page = (typeof pages)[number];

/** What a report is read in and looked through by. */
interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly words: string; readonly cells: readonly (string | TemplateResult)[] }[];
}

/** What the vendor counts and lists, as far as it does. */
export class ReportsPanel implements MorePanel {
  readonly #deps: MoreDeps;
  readonly #pages: readonly Page[];
  readonly #dashboard: Fetched<readonly DashboardFigure[]>;
  readonly #report: Fetched<readonly ReportRow[]>;
  readonly #occurrences: Fetched<readonly OccurrenceEntry[]>;
  #page: Page;
  #query = '';

  constructor(deps: MoreDeps) {
    this.#deps = deps;
    this.#pages = pages.filter((page) => deps.has(page));
    this.#page = this.#pages[0] ?? 'report';
    this.#dashboard = new Fetched(deps.change);
    this.#report = new Fetched(deps.change);
    this.#occurrences = new Fetched(deps.change);
  }

  start(): void {
    this.#read();
  }

  end(): void {
    for (const page of this.#pages) this.#of(page).clear();
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { value, fault, loading } = this.#of(this.#page);
    const table = value ? this.#tableOf(t) : undefined;
    return {
      name: 'reports',
      title: t.reports,
      close: t.close,
      news: table && this.#query !== '' ? t.shownCount(findIn(table.rows, this.#query).rows.length) : '',
      body: html`${this.#pages.length > 1 ? this.#choice(t) : nothing}
        ${table ? searchField({ t, label: t.searchReport, query: this.#query, typed: this.#typed }) : nothing}
        ${fault ? unreadView(t, fault, () => this.#read()) : nothing} ${loading && !value ? loadingView(t, 4) : nothing}
        ${table ? this.#tableView(t, table) : nothing}${this.#page === 'dashboard' && value ? this.#figures(t) : nothing}`,
      foot: html`<button class="btn" type="button" part="refresh-button" aria-disabled=${loading} @click=${() => this.#read()}>${t.refresh}</button>`,
    };
  }

  #choice(t: MoreTexts): TemplateResult {
    return html`<div class="scroll-x" role="group" aria-label=${t.reports}>
      ${this.#pages.map((page) => html`<button class="chip button" type="button" data-page=${page} aria-pressed=${page === this.#page} @click=${() => this.#show(page)}>${t.pages[page]}</button>`)}
    </div>`;
  }

  #figures(t: MoreTexts): TemplateResult {
    const figures = this.#dashboard.value ?? [];
    if (figures.length === 0) return html`<p class="s quiet">${t.nothingInReport}</p>`;
    return html`<dl class="figures" part="figures">
      ${figures.map(({ name, value }) => html`<div><dt class="xs quiet"><bdi>${oneLine(name, 80)}</bdi></dt><dd class="num"><bdi>${oneLine(value, 40)}</bdi></dd></div>`)}
    </dl>`;
  }

  #tableOf(t: MoreTexts): Table | undefined {
    if (this.#page === 'report') return this.#reportTable(t, this.#report.value ?? []);
    return this.#page === 'occurrences' ? this.#occurrenceTable(t, this.#occurrences.value ?? []) : undefined;
  }

  #reportTable(t: MoreTexts, rows: readonly ReportRow[]): Table {
    const { columns } = t;
    return {
      heads: [columns.protocol, columns.contact, columns.subject, columns.agent, columns.channel, columns.state, columns.created],
      rows: rows.map((row) => {
        const contact = row.contactName === undefined ? '' : t.phoneNumber(oneLine(row.contactName, 80));
        const texts = [contact, oneLine(row.title ?? '', 80), oneLine(row.agentName ?? '', 60), oneLine(row.channel ?? '', 40), t.states[row.state], this.#at(row.createdAt)];
        return { words: [row.protocol, ...texts, row.contactEmail ?? '', ...row.tags].join(' '), cells: [this.#protocolCell(t, row), ...texts] };
      }),
    };
  }

  #protocolCell(t: MoreTexts, { protocol, conversationId }: ReportRow): TemplateResult {
    const number = html`<bdi class="num" dir="ltr">${oneLine(protocol, 40)}</bdi>`;
    if (!this.#deps.has('record')) return number;
    const open = (): void => this.#deps.record(conversationId, () => this.#deps.reports());
    return html`<button class="btn link sm" type="button" aria-label=${t.recordOf(protocol)} @click=${open}>${number}</button>`;
  }

  #occurrenceTable(t: MoreTexts, entries: readonly OccurrenceEntry[]): Table {
    return {
      heads: [t.columns.when, t.columns.category, t.columns.about, t.columns.what],
      rows: entries.map(({ at, category = '', subject = '', text }) => {
        const cells = [this.#at(at), oneLine(category, 60), t.phoneNumber(oneLine(subject, 80)), oneLine(text, 400)];
        return { words: cells.join(' '), cells };
      }),
    };
  }

  #tableView(t: MoreTexts, { heads, rows }: Table): TemplateResult {
    const found = findIn(rows, this.#query);
    if (found.rows.length === 0) return html`<p class="s quiet" role="status">${this.#query === '' ? t.nothingInReport : t.nothingFound}</p>`;
    return html`<div class="table" part="table" role="region" tabindex="0" aria-label=${t.pages[this.#page]}>
        <table>
          <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${found.rows.map(({ cells }) => html`<tr>${cells.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}</tr>`)}</tbody>
        </table>
      </div>
      ${found.more > 0 ? html`<p class="xs quiet">${t.moreRows(found.more)}</p>` : nothing}`;
  }

  readonly #typed = (query: string): void => {
    this.#query = query;
    this.#deps.change();
  };

  #at(at: number | undefined): string {
    return at === undefined ? '' : this.#deps.when(at);
  }

  #of(page: Page): Fetched<readonly unknown[]> {
    return { dashboard: this.#dashboard, report: this.#report, occurrences: this.#occurrences }[page];
  }

  #show(page: Page): void {
    this.#page = page;
    this.#query = '';
    if (this.#of(page).value === undefined) this.#read();
    this.#deps.change();
  }

  #read(): void {
    const { desk } = this.#deps.session;
    if (this.#page === 'dashboard') void this.#dashboard.load(() => desk.dashboard());
    else if (this.#page === 'report') void this.#report.load(() => desk.report());
    else void this.#occurrences.load(() => desk.occurrences());
  }
}
