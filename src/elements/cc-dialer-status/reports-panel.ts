import { html, nothing, type TemplateResult } from 'lit';
import { reportsArea } from '../../i18n/reports.js';
import { Fetched } from '../ui/asking.js';
import { fileNameOf, saveCsv } from '../ui/csv.js';
import { icon, iconRefresh } from '../ui/icons.js';
import { iconDownload } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, errorState } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import type { DialerPart, DialerPartModule, PartContent, PartDeps } from './part-api.js';
import { reportCsv } from './reports-csv.js';
import type { ReportKind } from './reports-data.js';
import { campaignNames, modelOf, ofCampaign, type ReadReport, type ReportModel, type ReportTexts } from './reports-model.js';
import { fieldDay, mostDays, periods, rangeOf, type CustomDays, type Period } from './reports-range.js';
import { reportsStyles } from './reports-styles.js';
import { renderReport } from './reports-view.js';

/** What the dialler and the agents did in a period: figures, when, and what became of it. */
class ReportsPanel implements DialerPart {
  readonly #deps: PartDeps;
  readonly #kinds: readonly ReportKind[];
  readonly #read: Fetched<ReadReport>;
  #kind: ReportKind;
  #period: Period = 'today';
  #custom: CustomDays;
  /** The custom days as typed, until they are asked for. */
  #typed: CustomDays;
  #problem: 'order' | 'length' | 'unread' | undefined;
  #campaign: string | undefined;
  #said: ReadReport | undefined;
  #model: { readonly inputs: readonly unknown[]; readonly model: ReportModel } | undefined;

  constructor(deps: PartDeps) {
    this.#deps = deps;
    this.#kinds = [...(deps.can('dialer-report') ? ['dialer' as const] : []), ...(deps.can('disposition-report') ? ['dispositions' as const] : [])];
    this.#kind = this.#kinds[0] ?? 'dialer';
    this.#read = new Fetched(deps.change);
    const today = fieldDay(deps.session.$now.get());
    this.#custom = this.#typed = { first: today, last: today };
    this.#campaign = deps.campaign()?.name;
    this.#load();
  }

  render(): PartContent {
    const t = this.#t;
    const report = this.#filtered;
    const model = report && this.#modelOf(report, t);
    return {
      title: this.#deps.campaignId !== '' && this.#campaign !== undefined ? t.reportsOf(this.#campaign) : t.reports,
      tools: this.#tools(t, report),
      banner: this.#banner(t, model),
      body: html`<div class="body scroll" part="report">${this.#choices(t)} ${this.#body(t, model)}</div>`,
    };
  }

  updated(): void {
    const report = this.#filtered;
    const { value } = this.#read;
    if (!report || value === this.#said || this.#read.loading) return;
    this.#said = value;
    const { announcer, l } = this.#deps;
    announcer.announce(this.#t.loaded(report.rows.length, l.number(report.rows.length)));
  }

  end(): void {
    this.#read.clear();
  }

  get #t(): ReportTexts {
    return this.#deps.texts(reportsArea);
  }

  get #filtered(): ReadReport | undefined {
    const { value } = this.#read;
    return value?.kind === this.#kind ? ofCampaign(value, this.#campaign) : undefined;
  }

  /** Counted anew only when what is counted, or how it is written, is other than before. */
  #modelOf(report: ReadReport, t: ReportTexts): ReportModel {
    const { l } = this.#deps;
    const inputs = [this.#read.value, this.#campaign, t, l.formatLocale];
    if (this.#model?.inputs.every((input, at) => input === inputs[at])) return this.#model.model;
    const model = modelOf(report, { t, number: (value) => l.number(value), duration: (length) => l.duration(length) });
    this.#model = { inputs, model };
    return model;
  }

  #load(): void {
    const { session } = this.#deps;
    const range = rangeOf(this.#period, this.#custom, session.$now.get());
    this.#problem = typeof range === 'string' ? range : undefined;
    if (typeof range === 'string') return this.#deps.change();
    const kind = this.#kind;
    void this.#read.load(async () =>
      kind === 'dialer' ? { kind, range, ...(await session.dialer.dialerReport(range)) } : { kind, range, ...(await session.dialer.dispositionReport(range)) });
  }

  #tools(t: ReportTexts, report: ReadReport | undefined): TemplateResult {
    const { loading } = this.#read;
    return html`${report === undefined || report.rows.length === 0
        ? nothing
        : html`<button class="ib" part="export-button" type="button" aria-label=${t.export} title=${t.export} @click=${() => this.#saveCsv(report)}>${icon(iconDownload, 'l')}</button>`}
      <button class="ib" part="refresh-button" type="button" aria-label=${t.refresh} title=${t.refresh} aria-disabled=${loading} aria-busy=${loading}
        @click=${() => (loading ? undefined : this.#load())}>${icon(iconRefresh, 'l')}</button>`;
  }

  #banner(t: ReportTexts, model: ReportModel | undefined): TemplateResult | undefined {
    const { fault } = this.#read;
    if (fault && model) {
      const { text, todo } = t.faults[fault.code];
      return banner({ tone: 'warning', flush: true, title: t.couldNotLoad, text: `${text} ${todo}`, action: { label: t.tryAgain, icon: iconRefresh, run: () => this.#load() } });
    }
    return model?.truncated === true ? banner({ tone: 'warning', flush: true, title: t.truncated, text: t.truncatedHint }) : undefined;
  }

  #choices(t: ReportTexts): TemplateResult {
    return html`${this.#kinds.length < 2
        ? nothing
        : html`<div class="r-kinds" role="group" aria-label=${t.kind}>
            ${this.#kinds.map((kind) => html`<button class="chip button" part="filter" type="button" aria-pressed=${kind === this.#kind} @click=${() => this.#show(kind)}>${t.kinds[kind]}</button>`)}
          </div>`}
      <div class="r-tools">
        <select class="input" part="period" aria-label=${t.period} @change=${this.#choosePeriod}>
          ${periods.map((period) => html`<option value=${period} ?selected=${period === this.#period}>${t.periods[period]}</option>`)}
        </select>
        ${this.#campaignChoice(t)} ${this.#period === 'custom' ? this.#days(t) : nothing}
      </div>`;
  }

  /** Only where the report is about all of them, and tells of several. */
  #campaignChoice(t: ReportTexts): TemplateResult | typeof nothing {
    const { value } = this.#read;
    const names = value?.kind === this.#kind ? campaignNames(value) : [];
    if (this.#deps.campaignId !== '' || (names.length < 2 && this.#campaign === undefined)) return nothing;
    const all = this.#campaign === undefined || names.includes(this.#campaign) ? names : [...names, this.#campaign];
    const choose = (event: Event): void => {
      const { selectedIndex } = event.currentTarget as HTMLSelectElement;
      this.#campaign = all[selectedIndex - 1];
      this.#deps.change();
    };
    return html`<select class="input" part="campaign" aria-label=${t.campaign} @change=${choose}>
      <option ?selected=${this.#campaign === undefined}>${t.allCampaigns}</option>
      ${all.map((name) => html`<option ?selected=${name === this.#campaign}>${name === '' ? t.noCampaignName : oneLine(name, 60)}</option>`)}
    </select>`;
  }

  #days(t: ReportTexts): TemplateResult {
    const { first, last } = this.#typed;
    const typed = (which: keyof CustomDays) => (event: Event): void => {
      this.#typed = { ...this.#typed, [which]: (event.currentTarget as HTMLInputElement).value };
    };
    const ask = (event: Event): void => {
      event.preventDefault();
      this.#custom = this.#typed;
      this.#load();
    };
    const problem = this.#problem === 'length' ? t.longRange(mostDays) : this.#problem === undefined ? undefined : t.badRange;
    const field = (which: keyof CustomDays, label: string, value: string): TemplateResult => html`<div class="field">
      <label for="r-${which}">${label}</label>
      <input class="input" part="input" id="r-${which}" type="date" required .value=${value} aria-invalid=${problem !== undefined} aria-describedby="r-problem" @change=${typed(which)} @input=${typed(which)} />
    </div>`;
    return html`<form class="r-days" @submit=${ask}>
      ${field('first', t.from, first)} ${field('last', t.until, last)}<button class="btn primary" type="submit">${t.show}</button>
      <p class="hint bad" id="r-problem" role="alert" ?hidden=${problem === undefined}>${problem ?? nothing}</p>
    </form>`;
  }

  #body(t: ReportTexts, model: ReportModel | undefined): TemplateResult | typeof nothing {
    const { loading, fault } = this.#read;
    if (loading) return html`<div role="group" aria-busy="true" aria-label=${t.loading}>${skeletonRows(5)}</div>`;
    if (!model) return fault ? errorState({ t, code: fault.code, retry: () => this.#load() }) : html``;
    const { l } = this.#deps;
    return renderReport(model, { t, number: (value) => l.number(value), shortDay: (at) => shortDay(l.formatLocale, at) });
  }

  #show(kind: ReportKind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.#read.clear();
    this.#load();
  }

  readonly #choosePeriod = (event: Event): void => {
    this.#period = periods[(event.currentTarget as HTMLSelectElement).selectedIndex] ?? 'today';
    this.#problem = undefined;
    if (this.#period === 'custom') this.#deps.change();
    else this.#load();
  };

  #saveCsv(report: ReadReport): void {
    const { host, session, l, announcer } = this.#deps;
    const t = this.#t;
    const lines = reportCsv(report, { t, numbers: session.numbers, locale: l.formatLocale });
    const days = [...new Set([fieldDay(report.range.from), fieldDay(report.range.until - 1)])];
    saveCsv(host.ownerDocument, `${fileNameOf(t.fileName, t.kinds[report.kind], this.#campaign ?? '', ...days)}.csv`, lines);
    announcer.announce(t.exported(report.rows.length, l.number(report.rows.length)));
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function shortDay(locale: string, at: number): string {
  const format = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' });
  dayFormats.set(locale, format);
  return format.format(at);
}

export const reportsPanel: DialerPartModule = { styles: reportsStyles, areas: [reportsArea], create: (deps) => new ReportsPanel(deps) };
