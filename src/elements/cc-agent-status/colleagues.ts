import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Availability, Peer, PeerCounters } from '../../domain/agent.js';
import type { Loadable } from '../../session/session-api.js';
import { avatar } from '../ui/avatar.js';
import { iconCheckCircle, iconClock, iconEdit, iconHelp, iconPhone, iconUsers, type IconShape } from '../ui/icons.js';
import { iconPauseCircle, iconXCircle } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { emptyState, errorState, status, type Tone } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import type { StatusTexts } from './status-texts.js';

export interface Colleagues {
  readonly t: StatusTexts;
  readonly peers: Loadable<readonly Peer[]>;
  /** The agent, who is in the list too. */
  readonly ownId: string;
  readonly number: (value: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly time: (at: number) => string;
  readonly retry: () => void;
}

/** Who else takes work from the agent's queues, and what they did today. */
export function renderColleagues(list: Colleagues): TemplateResult {
  const { t, peers } = list;
  const isOld = peers.value.length > 0 && (peers.status === 'stale' || peers.status === 'error');
  return html`<section class="colleagues" part="colleagues" aria-labelledby="colleagues-title">
    <div class="line heading">
      <h3 class="label" id="colleagues-title">${t.colleagues}</h3>
      ${peers.value.length === 0 ? nothing : html`<span class="xs quiet num">${list.number(peers.value.length)}</span>`}
      ${isOld ? html`<span class="push">${status('warning', iconClock, html`<span class="xs">${t.colleaguesOld}</span>`)}</span>` : nothing}
    </div>
    ${body(list)}
  </section>`;
}

function body(list: Colleagues): TemplateResult | readonly TemplateResult[] {
  const { t, peers, retry } = list;
  if (peers.value.length > 0) return queuesOf(list);
  if (peers.status === 'error') return errorState({ t, code: peers.fault?.code ?? 'unknown', retry });
  if (peers.status === 'ready') return emptyState({ icon: iconUsers, title: t.noColleagues, text: t.noColleaguesHint });
  return html`<div aria-busy="true" role="group" aria-label=${t.loading}>${skeletonRows(3)}</div>`;
}

/** By queue where there are several: somebody in two of them is in each, with what was counted there. */
function queuesOf(list: Colleagues): readonly TemplateResult[] {
  const queues = new Map<string, Peer[]>();
  for (const peer of list.peers.value) {
    const name = peer.queue ?? '';
    const members = queues.get(name);
    if (members) members.push(peer);
    else queues.set(name, [peer]);
  }
  return [...queues].map(([name, members]) => {
    const label = name === '' ? list.t.colleagues : list.t.inQueue(name);
    return html`${queues.size > 1 && name !== '' ? html`<h4 class="xs quiet inset"><bdi>${name}</bdi></h4>` : nothing}
      <ul aria-label=${label}>${repeat(members.toSorted(byState), ({ id }) => id, (peer) => renderPeer(peer, list))}</ul>`;
  });
}

const order: Readonly<Record<Availability, number>> = { available: 0, 'wrap-up': 1, paused: 2, unknown: 3, offline: 4 };

function byState(a: Peer, b: Peer): number {
  return order[a.availability] - order[b.availability] || a.name.localeCompare(b.name);
}

const looks: Readonly<Record<Availability, readonly [Tone, IconShape]>> = {
  available: ['success', iconCheckCircle],
  'wrap-up': ['brand', iconEdit],
  paused: ['warning', iconPauseCircle],
  unknown: ['neutral', iconHelp],
  offline: ['neutral', iconXCircle],
};

function renderPeer(peer: Peer, list: Colleagues): TemplateResult {
  const { t } = list;
  const { id, name, extension, counters } = peer;
  return html`<li class="colleague" part="colleague">
    ${avatar({ id, name, size: 'sm' })}
    <span class="trunc s strong"><bdi>${oneLine(name, 80)}</bdi>${id === list.ownId ? html` <span class="xs quiet">(${t.you})</span>` : nothing}</span>
    <span class="state">${stateOf(peer, t)}</span>
    ${extension === undefined && counters === undefined
      ? nothing
      : html`<span class="sub xs quiet">
          ${extension === undefined ? nothing : html`<span>${t.extension} <bdi class="num" dir="ltr">${extension}</bdi></span>`}${counters === undefined ? nothing : countsOf(counters, list)}
        </span>`}
  </li>`;
}

function stateOf({ availability, busy, rawState }: Peer, t: StatusTexts): TemplateResult {
  if (busy === true) return status('brand', iconPhone, html`<span class="xs">${t.inCall}</span>`);
  const [tone, shape] = looks[availability];
  if (availability !== 'unknown') return status(tone, shape, html`<span class="xs">${t.availability[availability]}</span>`);
  if (rawState === undefined) return html``;
  const word = oneLine(rawState, 40);
  return status(tone, shape, html`<span class="xs trunc" title=${t.vendorWord(word)}><bdi>${word}</bdi></span>`);
}

function countsOf(counters: PeerCounters, { t, number, duration, time }: Colleagues): readonly TemplateResult[] {
  const { firstSignInAt, answered, answeredTime, notAnswered, outbound, outboundTime } = counters;
  const spent = (length: number): TemplateResult | typeof nothing => (length > 0 ? html` <span class="num">(${duration(length)})</span>` : nothing);
  return [
    ...(firstSignInAt === undefined ? [] : [html`<span>${t.since(time(firstSignInAt))}</span>`]),
    html`<span>${t.answered(answered, number(answered))}${spent(answeredTime)}</span>`,
    html`<span>${t.notAnswered(notAnswered, number(notAnswered))}</span>`,
    html`<span>${t.outbound(outbound, number(outbound))}${spent(outboundTime)}</span>`,
  ];
}
