import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../../domain/dialer.js';
import type { ImportState, ProgressPoint } from '../../session/session-api.js';
import { icon, iconCheck, iconUsers, type IconShape } from '../ui/icons.js';
import { iconChart, iconChevronDown, iconPauseCircle, iconPlay, iconTrash, iconUpload } from '../ui/icons-more.js';
import { emptyState, status, type Tone } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { DialerTexts, PartName } from './part-api.js';
import { dialledOf, legend, percentOf, progressBar, sparkline, totalOf } from './progress-view.js';

export interface CampaignsContext {
  readonly t: DialerTexts;
  readonly number: (value: number) => string;
  readonly time: (at: number) => string;
  readonly history: ReadonlyMap<string, readonly ProgressPoint[]>;
  readonly imports: ReadonlyMap<string, ImportState>;
  isOpen(campaign: Campaign): boolean;
  toggle(campaign: Campaign): void;
  offers(part: PartName): boolean;
  open(part: PartName, campaignId: string): void;
  /** Absent where nothing can be erased. */
  readonly erase: ((campaign: Campaign) => void) | undefined;
}

const looks: Readonly<Record<Campaign['state'], readonly [Tone, IconShape] | undefined>> = {
  running: ['success', iconPlay], paused: ['warning', iconPauseCircle], finished: ['neutral', iconCheck], unknown: undefined,
};

export function campaignName({ name }: Pick<Campaign, 'name'>, t: DialerTexts): string {
  return harmless(name, 80) || t.noName;
}

/** Icon and word; nothing where the vendor does not tell. */
export function campaignState(campaign: Campaign, t: DialerTexts): TemplateResult | typeof nothing {
  const look = looks[campaign.state];
  return look ? status(look[0], look[1], t.states[campaign.state]) : nothing;
}

export function campaignList(campaigns: readonly Campaign[], context: CampaignsContext): TemplateResult {
  if (campaigns.length === 0) return emptyState({ icon: iconUsers, title: context.t.emptyCampaigns, text: context.t.emptyCampaignsHint });
  return html`<div class="body scroll">${campaigns.map((campaign) => card(campaign, context))}</div>`;
}

function card(campaign: Campaign, context: CampaignsContext): TemplateResult {
  const { t } = context;
  const { id, progress } = campaign;
  const name = campaignName(campaign, t);
  const isOpen = context.isOpen(campaign);
  return html`<article class="card" part="campaign" data-campaign=${id} aria-label=${t.campaign(name)}>
    <div class="line">
      <h3 class="grow trunc" title=${name}><bdi>${name}</bdi></h3>
      <span class="xs">${campaignState(campaign, t)}</span>
    </div>
    ${t.kinds[campaign.kind] === '' ? nothing : html`<p class="xs quiet kind">${t.kinds[campaign.kind]}</p>`}
    ${progress ? progressBar(progress, context) : html`<p class="xs quiet">${t.progressUnknown}</p>`}
    ${progress && isOpen ? html`${legend(progress, context)}${sparkline(context.history.get(id) ?? [], context)}` : nothing}
    ${progress ? sumLine(campaign, name, context, isOpen) : nothing} ${importLine(context.imports.get(id), context)} ${acts(campaign, name, context)}
  </article>`;
}

function sumLine(campaign: Campaign, name: string, { t, number, toggle }: CampaignsContext, isOpen: boolean): TemplateResult {
  const { progress = { waiting: 0, dialing: 0, done: 0, discarded: 0, exceeded: 0 } } = campaign;
  const total = totalOf(progress);
  return html`<p class="xs quiet line">
    <span class="grow"><bdi>${total === 0 ? t.nothingListed : t.dialledOf(number(dialledOf(progress)), number(total))}</bdi></span>
    ${total === 0 ? nothing : html`<span class="num strong">${percentOf(progress)}%</span>`}
    <button class="ib twist" part="details-button" type="button" aria-expanded=${isOpen} aria-label=${t.detailsOf(name)} title=${t.detailsOf(name)} @click=${() => toggle(campaign)}>
      ${icon(iconChevronDown)}
    </button>
  </p>`;
}

/** An import is a matter of the whole session: it goes on whatever is shown. */
function importLine(state: ImportState | undefined, { t, number }: CampaignsContext): TemplateResult | typeof nothing {
  if (state?.step === 'stopped') return html`<p class="xs">${status('warning', iconUpload, t.importStopped)}</p>`;
  if (state?.step !== 'inserting') return nothing;
  return html`<p class="xs">${status('brand', iconUpload, t.importing(`${number(Math.floor((state.progress ?? 0) * 100))}%`))}</p>`;
}

function acts(campaign: Campaign, name: string, { t, offers, open, erase }: CampaignsContext): TemplateResult | typeof nothing {
  const way = (part: PartName, shape: IconShape, label: string): TemplateResult | typeof nothing =>
    offers(part) ? actButton(`${part}:${campaign.id}`, part, shape, label, () => open(part, campaign.id)) : nothing;
  const ways = [
    way('contacts', iconUsers, t.contactsOf(name)),
    way('import', iconUpload, t.importInto(name)),
    way('reports', iconChart, t.reportsOf(name)),
    erase ? actButton(`erase:${campaign.id}`, 'erase', iconTrash, t.eraseOf(name), () => erase(campaign)) : nothing,
  ];
  return ways.every((each) => each === nothing) ? nothing : html`<div class="line acts">${ways}</div>`;
}

function actButton(opener: string, name: string, shape: IconShape, label: string, run: () => void): TemplateResult {
  return html`<button class="ib" part="${name}-button" type="button" data-opener=${opener} aria-label=${label} title=${label} @click=${run}>${icon(shape, 'l')}</button>`;
}

/** What is not known yet, with its final geometry. */
export function campaignSkeleton(t: DialerTexts): TemplateResult {
  return html`<div class="body" role="group" aria-busy="true" aria-label=${t.loading}>
    <div class="loading stack" aria-hidden="true">
      ${[0, 1, 2].map(() => html`<div class="card"><span class="skel w45"></span><span class="skel"></span><span class="skel w30"></span></div>`)}
    </div>
  </div>`;
}
