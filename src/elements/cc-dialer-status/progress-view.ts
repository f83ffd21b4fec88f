import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CampaignProgress } from '../../domain/dialer.js';
import type { ProgressPoint } from '../../session/session-api.js';
import type { DialerTexts } from './part-api.js';

/** In the order in which they are drawn; each has a shade of its own, and its word and figure in the legend. */
export const progressParts = ['done', 'dialing', 'discarded', 'exceeded', 'waiting'] as const;

export type ProgressPart = (typeof progressParts)[number];

interface Words {
  readonly t: DialerTexts;
  readonly number: (value: number) => string;
  readonly time: (at: number) => string;
}

export function totalOf(progress: CampaignProgress): number {
  return progressParts.reduce((sum, part) => sum + progress[part], 0);
}

/** Those that the dialler is through with. */
export function dialledOf({ done, discarded, exceeded }: CampaignProgress): number {
  return done + discarded + exceeded;
}

/** Rounded down: all is done only when all is done. */
export function percentOf(progress: CampaignProgress): number {
  const total = totalOf(progress);
  return total === 0 ? 0 : Math.floor((dialledOf(progress) / total) * 100);
}

export function progressSentence(progress: CampaignProgress, { t, number }: Words): string {
  const parts = progressParts.filter((part) => progress[part] > 0).map((part) => t.part(number(progress[part]), t.counts[part]));
  return t.progress(number(totalOf(progress)), parts.join(', '));
}

/** The whole list in one band. */
export function progressBar(progress: CampaignProgress, words: Words): TemplateResult {
  const total = totalOf(progress);
  let at = 0;
  const bands = progressParts.map((part) => {
    const width = total === 0 ? 0 : (progress[part] / total) * 100;
    const from = at;
    at += width;
    return width === 0 ? nothing : svg`<rect class="c-${part}" x=${from.toFixed(2)} width=${Math.max(0.4, width - (at < 99.9 ? 0.5 : 0)).toFixed(2)} height="10"></rect>`;
  });
  return html`<svg class="sbar" part="progress" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${progressSentence(progress, words)}>
    <rect class="c-none" width="100" height="10"></rect>${bands}
  </svg>`;
}

export function legend(progress: CampaignProgress, { t, number }: Words): TemplateResult {
  return html`<ul class="legend" part="legend">
    ${progressParts.map((part) => progress[part] === 0 && part === 'exceeded' ? nothing : html`<li>
      <svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c-${part}" width="10" height="10" rx="2"></rect></svg><span class="trunc">${t.counts[part]}</span><b>${number(progress[part])}</b>
    </li>`)}
  </ul>`;
}

const box = { width: 100, height: 24 };

/** How the list was worked through since the page began to look; nothing where that is no line yet. */
export function sparkline(points: readonly ProgressPoint[], { t, number, time }: Words): TemplateResult | typeof nothing {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || last.at <= first.at) return nothing;
  const worked = points.map(({ progress }) => dialledOf(progress) + progress.dialing);
  const [least, most] = [Math.min(...worked), Math.max(...worked)];
  if (least === most) return nothing;
  const x = (at: number): string => (((at - first.at) / (last.at - first.at)) * box.width).toFixed(1);
  const y = (value: number): string => (box.height - 2 - ((value - least) / (most - least)) * (box.height - 4)).toFixed(1);
  const line = points.map(({ at }, index) => `${x(at)},${y(worked[index] ?? 0)}`).join(' ');
  const label = t.trend(number(worked[0] ?? 0), time(first.at), number(worked.at(-1) ?? 0), time(last.at));
  return html`<svg class="spark" part="trend" viewBox="0 0 ${box.width} ${box.height}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <polyline class="c-line" points=${line} vector-effect="non-scaling-stroke"></polyline>
  </svg>`;
}
