import { html, nothing, type TemplateResult } from 'lit';
import type { Agent } from '../../domain/agent.js';
import type { Reachability, Session, UnreachableReason } from '../../session/session-api.js';
import { reported } from '../emit.js';
import type { SessionController } from '../session-controller.js';
import { banner } from '../ui/states.js';
import type { AgentActs } from './agent-acts.js';
import { adviceOn } from './agent-state.js';
import { renderChoices } from './choice-list.js';
import { renderColleagues } from './colleagues.js';
import { renderPause } from './pause-card.js';
import { renderQueues } from './queue-list.js';
import type { RunningPause } from './running-pause.js';
import type { StatusLocalizer, StatusTexts } from './status-texts.js';
import { renderSystems } from './system-lines.js';

export interface DetailsData {
  readonly t: StatusTexts;
  readonly l: StatusLocalizer;
  readonly session: Session;
  readonly sessions: SessionController;
  readonly acts: AgentActs;
  readonly agent: Agent;
  readonly pause: RunningPause | undefined;
  readonly reachability: Reachability | undefined;
  readonly obstacle?: { readonly reason: UnreachableReason; readonly overcome: () => void };
  readonly canPause: boolean;
  readonly canReturn: boolean;
  readonly choose: (id: string) => void;
}

/** What is below the bar: where there are colleagues to show, in two columns as soon as there is room for them. */
export function renderDetails(data: DetailsData): TemplateResult {
  const { t, session, sessions, obstacle } = data;
  const hasPeers = sessions.read(session.agent.$abilities).has('peers');
  return html`<div class="details ${hasPeers ? 'columns' : ''}" part="details">
    ${obstacle === undefined
      ? nothing
      : banner({ tone: 'danger', title: t.cannotReceive, text: adviceOn(obstacle.reason, t), action: { label: t.todo[obstacle.reason], run: obstacle.overcome } })}
    <div>${renderState(data)}${renderOwnQueues(data)}${renderOwnSystems(data)}</div>
    ${hasPeers ? html`<div class="second">${renderPeers(data)}</div>` : nothing}
  </div>`;
}

function renderState({ t, l, session, sessions, acts, agent, pause, canPause, canReturn, choose }: DetailsData): TemplateResult | typeof nothing {
  if (pause) {
    const comeBack = (): void => acts.run('online', () => session.agent.endPause());
    return html`<div class="pause">
      ${renderPause({ t, pause, duration: (length) => l.duration(length), busy: acts.pending !== undefined, ...(canReturn ? { comeBack } : {}) })}
    </div>`;
  }
  // Without pauses the menu of the bar has it all.
  if (!canPause) return nothing;
  return renderChoices({ t, agent, pauses: sessions.read(session.agent.$pauseReasons), pending: acts.pending, choose });
}

function renderOwnQueues({ t, session, acts, agent }: DetailsData): TemplateResult | typeof nothing {
  return renderQueues({
    t, agent,
    pending: acts.pending,
    turn: (on, queueId) =>
      acts.run(queueId === undefined ? 'queues' : `queue:${queueId}`, () => (on ? session.agent.signInToQueue(queueId) : session.agent.signOutOfQueue(queueId))),
  });
}

function renderOwnSystems({ t, session, sessions, agent, reachability }: DetailsData): TemplateResult {
  const { connection } = session;
  return renderSystems({
    t,
    facets: sessions.read(session.$facets),
    extension: agent.extension,
    reasons: reachability?.reasons ?? [],
    registration: () => sessions.read(connection.$registration),
    audio: () => sessions.read(connection.$audio),
    connectionOf: (facet) => sessions.read(connection.of(facet)),
  });
}

function renderPeers({ t, l, session, sessions, agent }: DetailsData): TemplateResult {
  return renderColleagues({
    t,
    peers: sessions.read(session.agent.$peers),
    ownId: agent.id,
    number: (value) => l.number(value),
    duration: (length) => l.duration(length),
    time: (at) => l.time(at),
    retry: () => reported(session.agent.refreshPeers()),
  });
}
