import { html, nothing, type TemplateResult } from 'lit';
import type { Agent, PauseReason } from '../../domain/agent.js';
import type { Loadable } from '../../session/session-api.js';
import { icon, iconRefresh } from '../ui/icons.js';
import { skeletonRows } from '../ui/skeleton.js';
import { pauseChoices, presenceChoices, type Choice } from './status-choices.js';
import type { StatusTexts } from './status-texts.js';

export interface ChoiceList {
  readonly t: StatusTexts;
  readonly agent: Agent;
  /** Absent where there are none to choose. */
  readonly pauses: Loadable<readonly PauseReason[]> | undefined;
  /** Id of the choice that the system is asked for. */
  readonly pending: string | undefined;
  readonly choose: (id: string) => void;
}

/** The same that the bar's menu has, laid open: a click away each, the pressed one holds. */
export function renderChoices(list: ChoiceList): TemplateResult | typeof nothing {
  const { t, agent, pauses } = list;
  const presence = presenceChoices({ agent }, t);
  const [first, ...rest] = presence;
  if (presence.length < 2 && pauses === undefined) return nothing;
  return html`<div class="choices-of-state" part="choices" role="group" aria-label=${t.status}>
    ${first === undefined ? nothing : row(first, list)}
    ${pauses === undefined
      ? nothing
      : html`<hr class="sep" /><div role="group" aria-labelledby="pauses-title"><h3 class="label" id="pauses-title">${t.pauses}</h3>${pausesOf(pauses, list)}</div>`}
    ${rest.length === 0 ? nothing : html`${pauses === undefined ? nothing : html`<hr class="sep" />`}${rest.map((choice) => row(choice, list))}`}
  </div>`;
}

function pausesOf(pauses: Loadable<readonly PauseReason[]>, list: ChoiceList): TemplateResult | readonly TemplateResult[] {
  const { t, agent, choose } = list;
  if (pauses.value.length > 0) return pauseChoices({ agent, reasons: pauses.value }, t).map((choice) => row(choice, list));
  if (pauses.status === 'error') {
    return html`<p class="s quiet inset">${t.pausesNotLoaded}</p>
      <p class="inset"><button class="btn sm" type="button" @click=${() => choose('reload')}>${icon(iconRefresh)}${t.tryAgain}</button></p>`;
  }
  if (pauses.status === 'ready') return html`<p class="s quiet inset">${t.noPauses}</p>`;
  return html`<div aria-busy="true" role="group" aria-label=${t.loading}>${skeletonRows(2)}</div>`;
}

function row(choice: Choice, { pending, choose }: ChoiceList): TemplateResult {
  const { id, label, icon: shape, note, current } = choice;
  return html`<button
    class="menuitem"
    part="choice"
    type="button"
    aria-pressed=${current}
    aria-busy=${pending === id}
    aria-disabled=${pending !== undefined}
    @click=${() => choose(id)}
  >
    ${icon(shape)}<span class="trunc"><bdi>${label}</bdi></span> <span class="xs quiet num">${note ?? nothing}</span>
  </button>`;
}
