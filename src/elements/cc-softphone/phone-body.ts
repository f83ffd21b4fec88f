import { html, nothing, type TemplateResult } from 'lit';
import { dialPad } from './dial-pad.js';
import { icon, iconPhone } from '../ui/icons.js';
import { isRingingIn } from './phone-facts.js';
import { phoneHeader } from './phone-header.js';
import type { PhoneView } from './phone-view.js';
import type { Stage } from './stage-controller.js';

/**
 * Everything inside the frame. One template for all states, so that what stays in use (a field that somebody types in)
 * stays the same element when a call comes in. The stage is what calls and trouble need beside the dial pad; what goes
 * beyond one plain call, and beyond calls, takes the places that it wants.
 */
export function phoneBody(view: PhoneView, stage: Stage | undefined): TemplateResult {
  const { facts, compact, pad, inCall, desk } = view;
  const tones = facts.current !== undefined && pad.isOpen(facts.current.id);
  const face = desk?.face?.(view);
  const panel = face ? undefined : inCall?.panel(view);
  return html`${compact ? nothing : phoneHeader(view)}
    <div class="body scroll" part="body">
      ${desk?.notices?.(view)} ${stage?.notices(view)}
      ${face ? face.body : html`${inCall?.cards(view) ?? stage?.cards(view)} ${desk?.underCards?.(view)}`}
      ${face ? nothing : (inCall?.controls(view) ?? stage?.controls(view))}
      ${face ? nothing : (panel ?? (tones ? stage?.tones(view) : dialling(view)))} ${face ? nothing : stage?.below(view)}
    </div>
    ${face ? face.foot : (inCall?.foot(view) ?? (stage ?? bare).foot(view))} ${inCall?.menu(view)} ${desk?.extra?.(view)}`;
}

function dialling(view: PhoneView): TemplateResult | typeof nothing {
  const { facts, line, pad } = view;
  const quiet = facts.live.length === 0 && (line === 'ready' || line === 'settling');
  if (line === 'not-set-up' || !facts.live.every(isRingingIn) || !(quiet || pad.inUse)) return nothing;
  return dialPad(view);
}

/** A call is worth more than its card, which may be late: it can be answered, and ended. */
const bare: Pick<Stage, 'foot'> = {
  foot({ t, acts, busy, facts: { live } }) {
    const [call] = live;
    if (!call) return nothing;
    const act = isRingingIn(call) ? 'answer' : 'hangUp';
    const [look, part] = act === 'answer' ? ['success', 'answer-button'] : ['danger', 'hangup-button'];
    return html`<footer class="foot" part="footer">
      <button class="btn l block ${look}" part=${part} type="button" aria-busy=${busy(act, call.id)} @click=${() => acts[act](call.id)}>${icon(iconPhone)}${t[act]}</button>
    </footer>`;
  },
};
