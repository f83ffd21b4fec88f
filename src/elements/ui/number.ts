import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/common.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { icon, iconEye } from './icons.js';

export interface NumberData {
  readonly t: CommonMessages & NumbersMessages;
  readonly numbers: NumbersSlice;
  readonly number: string;
  /** The widget's tag: the host is told where a number was revealed. */
  readonly where: string;
}

/** A telephone number as it may be shown, and where it is masked, how to see it. Nothing of what is hidden is in the page. */
export function phoneNumber(data: NumberData): TemplateResult {
  return html`<bdi class="num" dir="ltr">${data.t.phoneNumber(data.number)}</bdi>${revealButton(data)}`;
}

export function revealButton({ t, numbers, number, where }: NumberData): TemplateResult | typeof nothing {
  if (!numbers.isMasked(number)) return nothing;
  return html`<button
    class="reveal"
    part="reveal-button"
    type="button"
    title=${t.revealNumber}
    aria-label=${t.revealNumber}
    @click=${() => numbers.reveal(number, where)}
  >
    ${icon(iconEye)}
  </button>`;
}
