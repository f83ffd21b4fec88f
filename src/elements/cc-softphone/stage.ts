import { html, nothing, type TemplateResult } from 'lit';
import type { FaultInfo } from '../../domain/fault.js';
import { avatars } from '../../styles/avatars.js';
import { cards as cardStyles } from '../../styles/cards.js';
import { checks as checkStyles } from '../../styles/checks.js';
import { reveal } from '../../styles/reveal.js';
import { icon, iconClose } from '../ui/icons.js';
import { iconPhoneOff } from '../ui/icons-more.js';
import { banner, emptyState } from '../ui/states.js';
import { callCard, callItem, callLine, endedCard, ringingButtons } from './call-card.js';
import { callControls, callNotices, hangUpButton } from './call-controls.js';
import { callStyles } from './call.styles.js';
import { tonePad } from './dial-pad.js';
import { isRingingIn } from './phone-facts.js';
import { audioNotices, checks, microphoneTrouble, unreachableBanner } from './phone-trouble.js';
import type { PhoneView } from './phone-view.js';

export { callNews } from './news.js';

type Part = TemplateResult | typeof nothing;

/** Styles of what is below, each made once per page. */
export function sheets(): readonly CSSStyleSheet[] {
  return [avatars, cardStyles, checkStyles, reveal, callStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

export function notices(view: PhoneView): TemplateResult {
  const { facts, line, pad, problem, compact, inCall } = view;
  const quiet = facts.live.length === 0;
  const alone = !pad.inUse && !compact && !facts.ended;
  return html`${problem ? problemBanner(view, problem) : nothing}
  ${quiet && line === 'unreachable' ? unreachableBanner(view) : nothing}
  ${quiet && line === 'no-microphone' ? microphoneTrouble(view, alone) : nothing}
  ${facts.audio.soundBlocked || (quiet && line === 'ready') ? audioNotices(view) : nothing} ${inCall?.notices(view)}`;
}

function problemBanner({ t, forgetProblem }: PhoneView, { code }: FaultInfo): TemplateResult {
  return banner({
    tone: 'danger',
    title: html`<span class="line">
      ${t.couldNotDo}
      <button class="ib push" part="dismiss-button" type="button" title=${t.close} aria-label=${t.close} @click=${forgetProblem}>
        ${icon(iconClose)}
      </button>
    </span>`,
    text: `${t.faults[code].text} ${t.faults[code].todo}`,
  });
}

export function cards(view: PhoneView): Part {
  const { t, facts, line, pad, compact, inCall } = view;
  const { live, current, ended } = facts;
  const [call, another] = live;
  if (call === undefined) return ended && line !== 'not-set-up' ? endedCard(view, ended, line === 'ready') : nothing;
  const other = pad.isOpen(call.id) || inCall?.open !== undefined;
  if (another === undefined) return compact || (other && !isRingingIn(call)) ? callLine(view, call) : callCard(view, call);
  return html`<ul class="stack" aria-label=${t.calls(live.length)}>
    ${live.map((each) => callItem(view, each, current))}
  </ul>`;
}

export function controls(view: PhoneView): TemplateResult {
  const { facts, pad, compact, inCall } = view;
  const { live, current } = facts;
  const shown = current ?? live[0];
  const open = pad.isOpen(shown?.id) || inCall?.open !== undefined;
  return html`${shown ? callNotices(view, shown) : nothing}
  ${current && !isRingingIn(current) && (compact || !open) ? callControls(view, current) : nothing}`;
}

export function tones(view: PhoneView): Part {
  return view.facts.current ? tonePad(view, view.facts.current.id) : nothing;
}

export function below(view: PhoneView): Part {
  const { t, facts, line, pad, compact } = view;
  if (facts.live.length > 0) return nothing;
  if (line === 'not-set-up') return emptyState({ icon: iconPhoneOff, title: t.noVoice, text: t.noVoiceHint });
  return line === 'unreachable' && !pad.inUse && !compact ? checks(view, navigator.onLine) : nothing;
}

export function foot(view: PhoneView): Part {
  const { live, current } = view.facts;
  const [call] = live;
  if (current && !isRingingIn(current)) {
    return html`<footer class="foot" part="footer">${hangUpButton(view, current, live.length > 1)}</footer>`;
  }
  if (call === undefined || live.length > 1) return nothing;
  return html`<footer class="foot column" part="footer">${ringingButtons(view, call)}</footer>`;
}
