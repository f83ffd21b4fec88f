import { html, nothing, type TemplateResult } from 'lit';
import { dialPad } from './dial-pad.js';
import { isRingingIn } from './phone-facts.js';
import { phoneHeader } from './phone-header.js';
import type { PhoneView } from './phone-view.js';
import type { Stage } from './stage-controller.js';

/**
 * Everything inside the frame. One template for all states, so that what stays in use (a field that somebody types in)
 * stays the same element when a call comes in. The stage is what calls and trouble need beside the dial pad.
 */
export function phoneBody(view: PhoneView, stage: Stage | undefined): TemplateResult {
  const { t, facts, line, compact, pad } = view;
  const tones = facts.current !== undefined && pad.isOpen(facts.current.id);
  return html`${compact ? nothing : phoneHeader(t, facts, line)}
    <div class="body scroll" part="body">
      ${stage?.notices(view)} ${stage?.cards(view)} ${stage?.controls(view)}
      ${tones ? stage?.tones(view) : dialling(view)} ${stage?.below(view)}
    </div>
    ${stage?.foot(view)}`;
}

function dialling(view: PhoneView): TemplateResult | typeof nothing {
  const { facts, line, pad } = view;
  const quiet = facts.live.length === 0 && (line === 'ready' || line === 'settling');
  if (line === 'not-set-up' || !facts.live.every(isRingingIn) || !(quiet || pad.inUse)) return nothing;
  return dialPad(view);
}
