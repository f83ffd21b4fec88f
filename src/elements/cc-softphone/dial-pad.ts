import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dialableNumber } from '../../domain/dialable-number.js';
import { icon, iconClose, iconPhone, type IconShape } from '../ui/icons.js';
import { iconBackspace, iconKeypad, iconPhoneOut } from '../ui/icons-more.js';
import type { PadController } from './pad-controller.js';
import type { PhoneView } from './phone-view.js';

const letters: readonly (readonly [string, string])[] = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'],
  ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'],
  ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'],
  ['*', ''], ['0', '+'], ['#', ''],
];

function keypad(label: string, { hold, lift, release }: PadController, press: (key: string) => void): TemplateResult {
  return html`<div
    class="keypad"
    role="group"
    aria-label=${label}
    part="keypad"
    @pointerdown=${hold}
    @pointerup=${lift}
    @pointercancel=${release}
    @pointerleave=${release}
  >
    ${letters.map(
      ([key, small]) => html`<button class="key" part="key" type="button" data-key=${key} @click=${() => press(key)}>
        ${key}<small aria-hidden="true">${small}</small>
      </button>`,
    )}
  </div>`;
}

/** Number field, keys and the call button. */
export function dialPad(view: PhoneView): TemplateResult {
  const { t, acts, busy, compact, pad, line, facts } = view;
  const empty = (): boolean => dialableNumber(pad.number) === '';
  const blocked = line !== 'ready' || busy('dial');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!blocked && !empty()) acts.dial(dialableNumber(pad.number));
  };
  // Loud only while it is the one thing to do here.
  const call = html`<button
    class="btn l ${facts.live.length === 0 ? 'success' : ''} ${compact ? '' : 'block mt-auto'}"
    part="call-button"
    type="submit"
    aria-busy=${busy('dial')}
    aria-disabled=${blocked || empty()}
  >
    ${icon(iconPhone)}${t.call}
  </button>`;
  return html`<form class="pad" @submit=${submit}>
    ${compact ? html`<div class="line">${field(view)}${call}</div>` : field(view)}
    ${compact && !pad.shown ? nothing : keypad(t.dialPad, pad, pad.press)}
    ${compact ? nothing : html`${call} ${redial(view)}`}
  </form>`;
}

function field({ t, pad, compact }: PhoneView): TemplateResult {
  const keys = compact
    ? html`<button class="ib" type="button" title=${t.dialPad} aria-label=${t.dialPad} aria-expanded=${pad.shown} @click=${pad.toggleShown}>
        ${icon(iconKeypad, 'l')}
      </button>`
    : nothing;
  return html`<div class="dial ${compact ? 'grow' : ''}">
    <input
      type="tel"
      part="input"
      inputmode="tel"
      autocomplete="tel"
      enterkeyhint="go"
      aria-label=${t.number}
      maxlength="64"
      placeholder=${t.number}
      .value=${live(pad.number)}
      @input=${({ target, inputType, isComposing }: InputEvent) => isComposing || pad.edited(target as HTMLInputElement, inputType)}
    />
    ${compact || pad.number === '' ? keys : iconButton(t.deleteDigit, iconBackspace, pad.erase)}
  </div>`;
}

function redial({ t, acts, busy, keys, line, facts: { lastDialled, ended } }: PhoneView): TemplateResult | typeof nothing {
  // The card of the call that ended offers the same.
  if (lastDialled === undefined || ended) return nothing;
  const off = line !== 'ready' || busy('dial');
  const again = (): void => {
    if (!off) acts.dial(lastDialled);
  };
  return html`<button class="btn ghost sm block" part="redial-button" type="button" aria-keyshortcuts=${keys('redial') ?? nothing} aria-disabled=${off} @click=${again}>
    ${icon(iconPhoneOut)}<bdi class="trunc">${t.redial(t.phoneNumber(lastDialled))}</bdi>
  </button>`;
}

/** The same keys in a call: each is sent as it is pressed. The field shows what was sent. */
export function tonePad({ t, pad, acts }: PhoneView, callId: string): TemplateResult {
  return html`<div class="pad">
    <div class="dial">
      <input type="tel" part="input" readonly aria-label=${t.tonesSent} .value=${live(pad.tones(callId))} />
      ${iconButton(t.closePad, iconClose, () => void pad.toggle(callId))}
    </div>
    ${keypad(t.tonePad, pad, (key) => acts.sendTones(callId, key))}
  </div>`;
}

function iconButton(label: string, shape: IconShape, run: () => void): TemplateResult {
  return html`<button class="ib" type="button" title=${label} aria-label=${label} @click=${run}>${icon(shape, 'l')}</button>`;
}
