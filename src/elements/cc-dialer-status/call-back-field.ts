import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, iconWarning } from '../ui/icons.js';
import type { DialerTexts } from './part-api.js';

interface CallBackData {
  readonly t: DialerTexts;
  readonly at: number | undefined;
  /** As the field writes it. */
  readonly least: string;
  /** What was chosen last has passed. */
  readonly isBad: boolean;
  /** Epoch milliseconds; nothing when the field was emptied. */
  readonly change: (at: number | undefined) => void;
}

/** As a field of date and time wants it, in the reader's own time. */
export function localTime(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function callBackField({ t, at, least, isBad, change }: CallBackData): TemplateResult {
  const chosen = ({ currentTarget }: Event): void => {
    const { value } = currentTarget as HTMLInputElement;
    const time = Date.parse(value);
    change(value === '' || Number.isNaN(time) ? undefined : time);
  };
  // A time that was turned down stays to be seen and mended.
  const value = isBad ? nothing : live(at === undefined ? '' : localTime(at));
  return html`<div class="field">
    <label for="call-back">${t.callBackAt}</label>
    <input class="input" id="call-back" part="call-back-field" type="datetime-local" min=${least} .value=${value} aria-invalid=${isBad} aria-describedby="call-back-hint" @change=${chosen} />
    ${isBad
      ? html`<p class="hint bad" id="call-back-hint" role="alert">${icon(iconWarning)}${t.callBackPast}</p>`
      : html`<p class="hint" id="call-back-hint">${t.callBackHint}</p>`}
  </div>`;
}
