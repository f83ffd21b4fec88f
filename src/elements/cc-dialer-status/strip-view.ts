import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../../domain/dialer.js';
import { campaignName, campaignState } from './campaigns-view.js';
import type { DialerTexts } from './part-api.js';
import { percentOf, progressBar } from './progress-view.js';

interface StripWords {
  readonly t: DialerTexts;
  readonly number: (value: number) => string;
  readonly time: (at: number) => string;
}

/** One line for a dock: the campaign that matters, its band and how far it is. */
export function campaignStrip(campaign: Campaign | undefined, words: StripWords): TemplateResult {
  const { t } = words;
  if (!campaign) return html`<div class="strip" part="strip"><span class="s quiet">${t.emptyCampaigns}</span></div>`;
  const { progress } = campaign;
  const name = campaignName(campaign, t);
  return html`<div class="strip" part="strip" role="group" aria-label=${t.campaign(name)}>
    <span class="xs">${campaignState(campaign, t)}</span>
    <span class="s strong trunc name" title=${name}><bdi>${name}</bdi></span>
    ${progress ? html`${progressBar(progress, words)}<span class="xs num strong">${percentOf(progress)}%</span>` : nothing}
  </div>`;
}

/** The one of the contact on the line, else one that is dialled in, else the first. */
export function campaignOfStrip(campaigns: readonly Campaign[], currentId: string | undefined): Campaign | undefined {
  return campaigns.find(({ id }) => id === currentId) ?? campaigns.find(({ state }) => state === 'running') ?? campaigns[0];
}
