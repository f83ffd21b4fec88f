import { html, nothing, type TemplateResult } from 'lit';
import type { Availability } from '../../domain/agent.js';
import { icon, iconCheckCircle, iconClock, iconEdit, iconPhone, type IconShape } from '../ui/icons.js';
import { iconHeadset, iconMore, iconPauseCircle, iconXCircle } from '../ui/icons-more.js';
import { status, type Tone } from '../ui/states.js';
import { isRingingIn, isUnreachable, type Line, type PhoneFacts } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';
import type { PhoneView } from './phone-view.js';

type Look = readonly [Tone, IconShape];

const looks: Readonly<Record<Availability, Look>> = {
  unknown: ['neutral', iconClock],
  available: ['success', iconCheckCircle],
  paused: ['warning', iconPauseCircle],
  'wrap-up': ['brand', iconEdit],
  offline: ['neutral', iconXCircle],
};

/** What the telephone is doing, its number, its sound and all the rest. */
export function phoneHeader(view: PhoneView): TemplateResult {
  const { t, facts, line, inCall, desk, openPanel, openMenu } = view;
  const extension = facts.agent?.extension ?? facts.registration.user;
  return html`<header class="bar" part="header">
    ${desk?.status?.(view) ?? phoneStatus(t, facts, line)}
    ${extension === undefined || extension === ''
      ? nothing
      : html`<span class="quiet xs push hide-tiny trunc">${t.extension} <bdi class="num" dir="ltr">${extension}</bdi></span>`}
    ${desk?.bar?.(view)}
    ${facts.audio.devices === undefined
      ? nothing
      : html`<button
          class="ib"
          part="audio-button"
          type="button"
          data-panel="audio"
          title=${t.devices}
          aria-label=${t.devices}
          aria-expanded=${inCall?.open === 'audio'}
          @click=${() => openPanel('audio', 'bar')}
        >
          ${icon(iconHeadset, 'l')}
        </button>`}
    <button
      class="ib"
      part="more-button"
      type="button"
      title=${t.moreOptions}
      aria-label=${t.moreOptions}
      aria-haspopup="menu"
      aria-expanded=${inCall?.menuAt === 'bar'}
      @click=${(event: Event) => openMenu('bar', event.currentTarget as HTMLElement)}
    >
      ${icon(iconMore, 'l')}
    </button>
  </header>`;
}

function phoneStatus(t: PhoneTexts, facts: PhoneFacts, line: Line): TemplateResult {
  const { live, agent } = facts;
  if (live.some((call) => !isRingingIn(call))) return status('brand', iconPhone, t.inCall);
  if (line === 'settling') return status('neutral', iconClock, t.connection.connecting);
  if (isUnreachable(facts, line) && live.length === 0) return status('danger', iconXCircle, t.notReachable);
  // A telephone without a vendor beside it has nobody to say otherwise.
  const availability = agent?.availability ?? 'available';
  return status(...looks[availability], agent?.pause?.label ?? t.availability[availability]);
}
