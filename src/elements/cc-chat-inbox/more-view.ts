import { html, nothing, type TemplateResult } from 'lit';
import type { AlertsMessages } from '../../i18n/alerts.js';
import { icon, iconCheckCircle, iconClose, iconFile, type IconShape } from '../ui/icons.js';
import { iconFilter } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { emptyState, errorState } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import type { MoreTexts } from './more-deps.js';
import type { RecentList } from './recent-list.js';
import { facets, filtersOn, noChoices, type Choices } from './refine.js';

export type MoreButton = 'refine' | 'alerts' | 'reports';

const iconBell = 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4' as IconShape;

export function moreButtons(t: MoreTexts & AlertsMessages, choices: Choices, reports: boolean, press: (button: MoreButton) => void): TemplateResult {
  const on = filtersOn(choices);
  const button = (name: MoreButton, label: string, shape: IconShape): TemplateResult =>
    html`<button
      class="ib"
      part="${name}-button"
      type="button"
      title=${label}
      aria-label=${label}
      aria-haspopup="dialog"
      @click=${() => press(name)}
    >
      ${icon(shape, 'l')}
    </button>`;
  return html`${reports ? button('reports', t.reports, iconFile) : nothing}${button('alerts', t.alerts, iconBell)}${button(
    'refine',
    on > 0 ? t.filtersOn(on) : t.filtersAndOrder,
    iconFilter,
  )}`;
}

/** What is chosen, each to be taken out by itself. */
export function moreChips(t: MoreTexts, choices: Choices, choose: (choices: Choices) => void): TemplateResult {
  const take = (change: Partial<Choices>): void => {
    const next = { ...choices, ...change };
    choose(filtersOn(next) === 0 && next.sort === 'usual' ? noChoices : next);
  };
  const chip = (label: string, change: () => Partial<Choices>): TemplateResult =>
    html`<button class="chip button" type="button" part="active-filter" aria-label=${t.removeFilter(label)} @click=${() => take(change())}>
      <bdi>${oneLine(label, 40)}</bdi>${icon(iconClose)}
    </button>`;
  const without = (values: ReadonlySet<string>, value: string): ReadonlySet<string> => new Set([...values].filter((each) => each !== value));
  return html`<div class="tools" part="active-filters">
    <div class="scroll-x" role="group" aria-label=${t.activeFilters}>
      ${choices.unread ? chip(t.onlyUnread, () => ({ unread: false })) : nothing}
      ${facets.map((facet) => [...choices[facet]].map((value) => chip(value, () => ({ [facet]: without(choices[facet], value) }))))}
      ${choices.sort === 'usual' ? nothing : chip(t.sorts[choices.sort], () => ({ sort: 'usual' }))}
      <button class="btn link sm" type="button" part="clear-button" @click=${() => choose(noChoices)}>${t.clearFilters}</button>
    </div>
  </div>`;
}

/** What stands in the place of finished conversations, until there are any. */
export function recentState(t: MoreTexts, { fetched, read }: RecentList): TemplateResult | undefined {
  if (fetched.value && !fetched.fault) return undefined;
  if (fetched.fault) return errorState({ t, code: fetched.fault.code, retry: read });
  if (!fetched.loading) return undefined;
  return html`<div class="skeletons" part="list" role="grid" aria-busy="true" aria-label=${t.loadingRecent}>${skeletonRows(8)}</div>`;
}

export function refinedAway(t: MoreTexts, clear: () => void): TemplateResult {
  return emptyState({ icon: iconCheckCircle, title: t.nothingMatches, text: t.nothingMatchesHint, action: { label: t.clearFilters, run: clear } });
}
