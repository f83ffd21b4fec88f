import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import { icon, iconWifiOff, type IconShape } from '../ui/icons.js';
import { iconBellOff, iconKeypad, iconMic, iconMicOff, iconPause, iconPhoneDown, iconVolume } from '../ui/icons-more.js';
import { callerShort } from './caller.js';
import type { Panel, PhoneView, Piece } from './phone-view.js';

export interface Control {
  readonly label: string;
  readonly shape: IconShape;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly busy?: boolean;
  readonly off?: boolean;
  readonly keys?: string | undefined;
  readonly part?: string;
  /** Opens this panel: the focus comes back here. */
  readonly panel?: Panel;
  readonly menu?: boolean;
  readonly run: (button: HTMLElement) => void;
}

/** One of the buttons below a card. */
export function control({ label, shape, pressed, expanded, busy = false, off = false, keys, part = '', panel, menu = false, run }: Control): TemplateResult {
  const press = ({ currentTarget }: Event): void => {
    if (!off) run(currentTarget as HTMLElement);
  };
  return html`<button
    class="act"
    part="control ${part}"
    type="button"
    title=${label}
    data-panel=${panel ?? nothing}
    aria-haspopup=${menu ? 'menu' : nothing}
    aria-pressed=${pressed ?? nothing}
    aria-expanded=${expanded ?? nothing}
    aria-busy=${busy}
    aria-disabled=${off}
    aria-keyshortcuts=${keys ?? nothing}
    @click=${press}
  >
    ${icon(shape, 'l')}${label}
  </button>`;
}

export function controlRow({ compact }: PhoneView, label: string, controls: readonly Piece[]): TemplateResult {
  return html`<div class="actions ${compact ? 'strip' : ''}" role="group" aria-label=${label} part="controls">${controls}</div>`;
}

/**
 * Always in the same order and place. A control that has to wait for the other side is busy, never flipped; it keeps
 * the focus, which `disabled` would drop.
 */
export function callControls(view: PhoneView, call: Call): TemplateResult {
  const { id, can, hold } = call;
  const toggle = (): void => (hold.local ? view.acts.resume(id) : view.acts.hold(id));
  const off = !can.has(hold.local ? 'resume' : 'hold');
  return controlRow(view, view.t.controls, [muteControl(view, call), holdControl(view, call, off, toggle), padControl(view, call), ...(view.inCall?.moreControls(view, call) ?? [])]);
}

export function muteControl({ t, acts, busy, keys }: PhoneView, { id, can, muted }: Call): TemplateResult {
  const muting = busy('setMuted', id);
  return control({
    label: t.mute,
    shape: muted ? iconMicOff : iconMic,
    pressed: muted,
    busy: muting,
    off: muting || !can.has(muted ? 'unmute' : 'mute'),
    keys: keys('mute'),
    run: () => acts.setMuted(id, !muted),
  });
}

export function holdControl({ t, busy, keys }: PhoneView, { id, hold, pending }: Call, off: boolean, run: () => void): TemplateResult {
  const holding = pending === 'hold' || pending === 'resume' || busy('hold', id) || busy('resume', id);
  return control({ label: t.hold, shape: iconPause, pressed: hold.local, busy: holding, off: off || holding || pending !== undefined, keys: keys('hold'), run });
}

export function padControl({ t, pad, keys }: PhoneView, { id, can }: Call): TemplateResult {
  const expanded = pad.isOpen(id);
  return control({ label: t.keypad, shape: iconKeypad, expanded, off: !expanded && !can.has('dtmf'), keys: keys('keypad'), run: () => void pad.toggle(id) });
}

/** What is easily forgotten. Not live regions: the announcer says each once. */
export function callNotices(view: PhoneView, call: Call): TemplateResult {
  const { t } = view;
  const line = (shape: IconShape, text: string): TemplateResult =>
    html`<p class="line s" part="notice">${icon(shape)}<span>${text}</span></p>`;
  return html`${call.muted ? line(iconMicOff, t.muted) : nothing}
  ${call.early === true && call.state !== 'active' ? line(iconVolume, t.early) : nothing}
  ${call.silenced && call.state === 'ringing' ? line(iconBellOff, t.silenced) : nothing}
  ${call.signalling === 'lost' && call.state === 'active' ? line(iconWifiOff, t.signallingLost) : nothing}
  ${view.inCall?.callNotices(view, call)}`;
}

export function hangUpButton({ t, acts, busy, keys }: PhoneView, call: Call, several: boolean): TemplateResult {
  const off = busy('hangUp', call.id) || !call.can.has('hangup');
  const press = (): void => {
    if (!off) acts.hangUp(call.id);
  };
  return html`<button
    class="btn danger l block"
    part="hangup-button"
    type="button"
    aria-keyshortcuts=${keys('hangup') ?? nothing}
    aria-busy=${busy('hangUp', call.id)}
    aria-disabled=${off}
    @click=${press}
  >
    ${icon(iconPhoneDown)}<bdi class="trunc">${several ? t.hangUpWho(callerShort(t, call.remote)) : t.hangUp}</bdi>
  </button>`;
}
