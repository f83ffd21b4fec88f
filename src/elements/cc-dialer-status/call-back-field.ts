import { html, noChange, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon, iconWarning } from '../ui/icons.js';
import type { DialerTexts } from './part-api.js';

interface CallBackData {
  readonly t: DialerTexts;
  /** Each call has a field of its own. */
  readonly callId: string;
  readonly at: number | undefined;
  /** As the field writes it. */
  readonly least: string;
  /** What was left in it has passed. */
  readonly isBad: boolean;
  /** Epoch milliseconds; nothing while it is no time. */
  readonly change: (at: number | undefined) => void;
  /** The agent went on to something else. */
  readonly left: (at: number | undefined) => void;
}

/** As a field of date and time wants it, in the reader's own time. */
export function localTime(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function callBackField({ t, callId, at, least, isBad, change, left }: CallBackData): TemplateResult {
  const read = (then: (at: number | undefined) => void) => ({ currentTarget }: Event): void => {
    const time = Date.parse((currentTarget as HTMLInputElement).value);
    then(Number.isNaN(time) ? undefined : time);
  };
  // While somebody types, what stands there is no time yet, or one long past: it is theirs until it is one to be kept.
  const value = at === undefined ? noChange : localTime(at);
  return html`<div class="field">
    <label for="call-back">${t.callBackAt}</label>
    ${keyed(callId, html`<input class="input" id="call-back" part="call-back-field" type="datetime-local" min=${least} .value=${value} aria-invalid=${isBad}
      aria-describedby="call-back-hint" @change=${read(change)} @blur=${read(left)} />`)}
    ${isBad
      ? html`<p class="hint bad" id="call-back-hint" role="alert">${icon(iconWarning)}${t.callBackPast}</p>`
      : html`<p class="hint" id="call-back-hint">${t.callBackHint}</p>`}
  </div>`;
}
