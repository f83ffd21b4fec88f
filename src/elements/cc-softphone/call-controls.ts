import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import { icon, iconBellOff, iconKeypad, iconMic, iconMicOff, iconPause, iconPhoneDown, iconWifiOff, type IconShape } from '../ui/icons.js';
import { callerShort } from './caller.js';
import type { PhoneView } from './phone-view.js';

interface Control {
  readonly label: string;
  readonly shape: IconShape;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly busy?: boolean;
  readonly off: boolean;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

function control({ label, shape, pressed, expanded, busy = false, off, keys, run }: Control): TemplateResult {
  const press = (): void => {
    if (!off) run();
  };
  return html`<button
    class="act"
    part="control"
    type="button"
    title=${label}
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

/**
 * Always in the same order and place. A control that has to wait for the other side is busy, never flipped; it keeps
 * the focus, which `disabled` would drop.
 */
export function callControls(view: PhoneView, call: Call, padOpen: boolean, togglePad: () => void): TemplateResult {
  const { t, acts, busy, keys, compact } = view;
  const { id, can, muted, hold, pending } = call;
  const muting = busy('setMuted', id);
  const holding = pending !== undefined || busy('hold', id) || busy('resume', id);
  return html`<div class="actions ${compact ? 'strip' : ''}" role="group" aria-label=${t.controls} part="controls">
    ${control({
      label: t.mute,
      shape: muted ? iconMicOff : iconMic,
      pressed: muted,
      busy: muting,
      off: muting || !can.has(muted ? 'unmute' : 'mute'),
      keys: keys('mute'),
      run: () => acts.setMuted(id, !muted),
    })}
    ${control({
      label: t.hold,
      shape: iconPause,
      pressed: hold.local,
      busy: holding,
      off: holding || !can.has(hold.local ? 'resume' : 'hold'),
      keys: keys('hold'),
      run: () => (hold.local ? acts.resume(id) : acts.hold(id)),
    })}
    ${control({ label: t.keypad, shape: iconKeypad, expanded: padOpen, off: !padOpen && !can.has('dtmf'), run: togglePad })}
  </div>`;
}

/** What is easily forgotten. Not live regions: the announcer says each once. */
export function callNotices({ t }: PhoneView, call: Call): TemplateResult {
  const line = (shape: IconShape, text: string): TemplateResult =>
    html`<p class="line s" part="notice">${icon(shape)}<span>${text}</span></p>`;
  return html`${call.muted ? line(iconMicOff, t.muted) : nothing}
  ${call.silenced && call.state === 'ringing' ? line(iconBellOff, t.silenced) : nothing}
  ${call.signalling === 'lost' && call.state === 'active' ? line(iconWifiOff, t.signallingLost) : nothing}`;
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
