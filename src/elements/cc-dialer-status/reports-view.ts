import { html, nothing, type TemplateResult } from 'lit';
import { emptyState } from '../ui/states.js';
import { iconChart } from '../ui/icons-more.js';
import { oneLine } from '../ui/text.js';
import { renderChart } from './reports-chart.js';
import { isByHour, type Bar, type Counted } from './reports-data.js';
import { percent, type Figure, type ReportModel, type ReportTexts } from './reports-model.js';

export interface ReportWords {
  readonly t: ReportTexts;
  readonly number: (value: number) => string;
  /** Day and month of a moment. */
  readonly shortDay: (at: number) => string;
}

/** Lines of the table; what is left is counted together. */
const mostNames = 12;

/** Figures, a picture of when, and a table of what. */
export function renderReport(model: ReportModel, words: ReportWords): TemplateResult {
  const { t } = words;
  if (model.count === 0) return emptyState({ icon: iconChart, title: t.empty, text: t.emptyHint });
  return html`<dl class="r-kpis" part="figures">${model.figures.map(renderFigure)}</dl>
    <div class="r-columns stack">${model.bars.length === 0 ? nothing : chartOf(model, words)} ${renderNames(model, words)}</div>`;
}

function renderFigure({ name, value, words }: Figure): TemplateResult {
  return html`<div><dt>${name}</dt><dd class=${words ? 'words trunc' : ''}><bdi>${oneLine(value, 80)}</bdi></dd></div>`;
}

function chartOf({ kind, bars, range }: ReportModel, { t, number, shortDay }: ReportWords): TemplateResult {
  const byHour = isByHour(range);
  const label = (at: number): string => (byHour ? t.hour(new Date(at).getHours()) : shortDay(at));
  const title = byHour ? t.perHour : t.perDay;
  const [total, good] = kind === 'dialer' ? [t.dialled, t.answered] : [t.results, undefined];
  const peak = bars.reduce((best: Bar | undefined, bar) => (best === undefined || bar.total > best.total ? bar : best), undefined);
  const words = [t.count(total.toLocaleLowerCase(), number(peak?.total ?? 0)), ...(good === undefined ? [] : [t.count(good.toLocaleLowerCase(), number(peak?.good ?? 0))])].join(', ');
  return renderChart({ bars, title, unit: t.period, total, good, label, number, summary: t.chart(title, `${label(peak?.at ?? 0)}: ${words}`) });
}

function renderNames({ kind, names, count }: ReportModel, { t, number }: ReportWords): TemplateResult {
  const shown = names.length > mostNames ? names.slice(0, mostNames - 1) : names;
  const rest = names.slice(shown.length);
  const others = rest.reduce((sum, each) => sum + each.count, 0);
  const row = (name: TemplateResult | string, many: number): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td class="r">${number(many)}</td><td class="r quiet">${percent(many, count, number)}</td></tr>`;
  return html`<table class="r-table" part="table">
    <caption class="sr">${kind === 'dialer' ? t.cause : t.result}</caption>
    <thead><tr><th scope="col">${kind === 'dialer' ? t.cause : t.result}</th><th scope="col" class="r">${t.rows}</th><th scope="col" class="r">${t.percent}</th></tr></thead>
    <tbody>${shown.map((each) => row(nameOf(each, kind, t), each.count))}${rest.length === 0 ? nothing : row(t.others(rest.length, number(rest.length)), others)}</tbody>
  </table>`;
}

/** The switch's own word for the end of a call, said in the agent's language where it is a known one. */
function nameOf({ name }: Counted, kind: ReportModel['kind'], t: ReportTexts): TemplateResult | string {
  if (name === '') return t.noResult;
  const known = kind === 'dialer' && Object.hasOwn(t.causes, name) ? t.causes[name as keyof ReportTexts['causes']] : undefined;
  return known === undefined ? html`<bdi>${oneLine(name, 80)}</bdi>` : html`<span title=${name}>${known}</span>`;
}
