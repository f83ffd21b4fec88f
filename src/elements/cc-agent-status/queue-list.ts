import { html, nothing, type TemplateResult } from 'lit';
import type { Agent, QueueMembership } from '../../domain/agent.js';
import { icon, iconCheckCircle } from '../ui/icons.js';
import { iconXCircle } from '../ui/icons-more.js';
import type { StatusTexts } from './status-texts.js';

export interface QueueList {
  readonly t: StatusTexts;
  readonly agent: Agent;
  readonly pending: string | undefined;
  /** Without an id: all that the switch has assigned. */
  readonly turn: (on: boolean, queueId?: string) => void;
}

/** Each queue with a switch of its own where the system lets the agent choose; else one for all that it assigns. */
export function renderQueues(list: QueueList): TemplateResult | typeof nothing {
  const { t, agent } = list;
  const { queues } = agent;
  const all = queues.some(({ selectable }) => selectable === true) ? nothing : renderAll(list);
  if (queues.length === 0 && all === nothing) return nothing;
  return html`<section class="queues" part="queues" aria-labelledby="queues-title">
    <div class="check q all"><h3 class="label" id="queues-title">${t.queues}</h3>${all}</div>
    ${queues.length === 0 ? nothing : html`<ul>${queues.map((queue) => renderQueue(queue, list))}</ul>`}
  </section>`;
}

function renderAll({ t, agent, pending, turn }: QueueList): TemplateResult | typeof nothing {
  const { can, queues, availability } = agent;
  const isIn = queues.length > 0 ? queues.some(({ signedIn }) => signedIn) : availability === 'available' || availability === 'paused';
  // Where the switch has not said yet whether the agent is in, a switch would have to claim one of the two.
  const isKnown = queues.length > 0 || availability !== 'unknown';
  if (!isKnown || !can.has(isIn ? 'queue-sign-out' : 'queue-sign-in')) return nothing;
  return turnable(t.takeQueues, isIn, pending, 'queues', (on) => turn(on));
}

function renderQueue({ id, name, signedIn, selectable }: QueueMembership, { t, agent, pending, turn }: QueueList): TemplateResult {
  const offered = selectable === true && agent.can.has(signedIn ? 'queue-sign-out' : 'queue-sign-in');
  return html`<li class="check q ${signedIn ? 'ok' : ''}">
    ${icon(signedIn ? iconCheckCircle : iconXCircle)}<span><bdi>${name}</bdi></span><span class="xs quiet">${signedIn ? t.serving : t.notServing}</span>
    ${offered ? turnable(t.takeQueue(name), signedIn, pending, `queue:${id}`, (on) => turn(on, id)) : nothing}
  </li>`;
}

/** Shows what the switch last said: a click asks, and nothing moves before the answer. */
function turnable(label: string, on: boolean, pending: string | undefined, name: string, turn: (on: boolean) => void): TemplateResult {
  const asked = (event: Event): void => {
    event.preventDefault();
    if (pending === undefined) turn(!on);
  };
  return html`<input class="switch" part="switch" type="checkbox" role="switch" aria-label=${label} aria-checked=${on} .checked=${on}
    aria-busy=${pending === name} @click=${asked} />`;
}
