import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { countScale, labelEvery } from '../ui/chart-scale.js';
import type { Bar } from './reports-data.js';

/** Units of the drawing; it is scaled to the width there is. */
const width = 300;
const height = 182;
const left = 34;
const right = 294;
const top = 12;
const bottom = 150;
/** Labels below that do not touch each other. */
const mostLabels = 7;

export interface ChartOptions {
  readonly bars: readonly Bar[];
  /** Heads of the table that says the same. */
  readonly title: string;
  readonly unit: string;
  readonly total: string;
  /** Absent where nothing is known of how it went. */
  readonly good: string | undefined;
  readonly summary: string;
  readonly label: (at: number) => string;
  readonly number: (value: number) => string;
}

/** A picture for those who see it, and its figures as a table for those who do not. */
export function renderChart(options: ChartOptions): TemplateResult {
  const { bars, summary, number, good } = options;
  const scale = countScale(Math.max(...bars.map(({ total }) => total)));
  const y = (value: number): number => bottom - ((bottom - top) * value) / scale.max;
  return html`<figure class="r-figure">
    <svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${summary}>
      ${scale.ticks.map((tick) => svg`<line class="c-grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="c-text" x=${left - 6} y=${y(tick) + 4} text-anchor="end">${number(tick)}</text>`)}
      ${bars.map((bar, index) => drawn(bar, index, options, y))}
    </svg>
    ${good === undefined ? nothing : renderLegend(options)} ${renderTable(options)}
  </figure>`;
}

function drawn({ at, total, good: well }: Bar, index: number, { bars, good, label }: ChartOptions, y: (value: number) => number): SVGTemplateResult {
  const room = (right - left) / bars.length;
  const wide = Math.min(26, room * 0.72);
  const x = left + room * (index + 0.5) - wide / 2;
  const shown = index % labelEvery(bars.length, mostLabels) === 0;
  const box = (kind: string, value: number) =>
    value === 0 ? nothing : svg`<rect class=${kind} x=${x} y=${y(value)} width=${wide} height=${bottom - y(value)} rx="1"></rect>`;
  return svg`${box('c-all', total)}${good === undefined ? nothing : box('c-good', well)}
    ${shown ? svg`<text class="c-text" x=${x + wide / 2} y=${bottom + 20} text-anchor="middle">${label(at)}</text>` : nothing}`;
}

function renderLegend({ bars, total, good, number }: ChartOptions): TemplateResult {
  const sum = (of: (bar: Bar) => number): string => number(bars.reduce((all, bar) => all + of(bar), 0));
  return html`<figcaption>
    <ul class="legend">
      <li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c-all" width="10" height="10" rx="2"></rect></svg>${total}<b>${sum((bar) => bar.total)}</b></li>
      <li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c-good" width="10" height="10" rx="2"></rect></svg>${good}<b>${sum((bar) => bar.good)}</b></li>
    </ul>
  </figcaption>`;
}

function renderTable({ bars, title, unit, total, good, label, number }: ChartOptions): TemplateResult {
  return html`<div class="sr"><table>
    <caption>${title}</caption>
    <thead><tr><th scope="col">${unit}</th><th scope="col">${total}</th>${good === undefined ? nothing : html`<th scope="col">${good}</th>`}</tr></thead>
    <tbody>${bars.map((bar) => html`<tr><th scope="row">${label(bar.at)}</th><td>${number(bar.total)}</td>${good === undefined ? nothing : html`<td>${number(bar.good)}</td>`}</tr>`)}</tbody>
  </table></div>`;
}
