import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Agent } from '../../domain/agent.js';
import type { ConnectionState } from '../../domain/backend-event.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { sessionArea, type SessionMessages } from '../../i18n/session.js';
import type { Session, UnreachableReason } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconCheckCircle, iconChevronDown, iconClock, iconLogout, iconRefresh, iconUser, iconXCircle } from '../ui/icons.js';
import { MenuController, type MenuItem } from '../ui/menu.js';
import { banner, emptyState, status } from '../ui/states.js';
import { Widget } from '../widget.js';
import { adviceOn, agentState, obstacle, type AgentState } from './agent-state.js';
import { styles } from './cc-agent-status.styles.js';

type Check = 'ok' | 'run' | 'bad';

const telephoneSays: ReadonlySet<AgentState['name']> = new Set(['in-call', 'ringing', 'unreachable']);

/**
 * Who is signed in, whether work can reach them, and the switch between available and not.
 *
 * A bar by itself; with `layout="panel"` or `full` also what the systems say, one line each.
 *
 * @element cc-agent-status
 * @csspart bar - Name, situation and menu.
 * @csspart avatar - The agent's initials.
 * @csspart status - Icon and word of the situation.
 * @csspart menu - The list of what the agent may switch to.
 * @csspart menu-item - One line of that list.
 * @csspart banner - Why no call can arrive, with one thing to do.
 * @csspart todo-button - That one thing, in the bar.
 * @csspart details - What the systems say.
 * @csspart empty - Shown while nobody is signed in.
 * @cssstate available - Work can arrive.
 * @cssstate offline - The agent takes no work.
 * @cssstate paused - On a break or in wrap-up.
 * @cssstate in-call - A call is on.
 * @cssstate ringing - A call is coming in.
 * @cssstate unreachable - The agent wants work, but calls cannot arrive.
 * @cssstate unknown - The vendor has not said yet.
 */
export class CcAgentStatus extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & SessionMessages> | undefined;

  readonly #l = new LocalizeController(this, [commonArea, sessionArea]);
  readonly #menu = new MenuController(this, 'switch');
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  #shown: AgentState | undefined;
  #said: string | undefined;

  /** Puts the focus on the switch between available and not. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus(options);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { session } = this.sessions;
    const { t } = this.#l;
    const agent = session && this.sessions.read(session.agent.$agent);
    this.#shown = undefined;
    if (!session) return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
    if (!agent) return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
    const facets = this.sessions.read(session.$facets);
    const reachability = facets.has('voice') ? this.sessions.read(session.connection.$reachability) : undefined;
    const shown = agentState(t, agent, this.sessions.read(session.calls.$calls), reachability);
    this.#shown = shown;
    const reason = obstacle(reachability);
    return html`<div class="agentbar" part="bar">
        ${avatar({ id: agent.id, name: agent.name })}
        <div class="grow">
          <p class="strong s trunc"><bdi>${agent.name}</bdi></p>
          <p class="line xs">${status(shown.tone, shown.shape, shown.text)} ${this.#renderSince(session, shown)}</p>
        </div>
        ${shown.name === 'unreachable' && reason !== undefined && !this.#isLarge ? this.#renderWayOut(session, reason) : nothing}
        ${this.#renderSwitch(session, agent)}
        <button class="ib" type="button" title=${t.signOut} aria-label=${t.signOut} @click=${() => reported(session.auth.signOut())}>
          ${icon(iconLogout, 'l')}
        </button>
      </div>
      ${this.#isLarge ? this.#renderDetails(session, reason) : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#states.clear();
    const shown = this.#shown;
    if (shown) this.#states.add(shown.name);
    // Calls, and whether they can arrive, are announced by the telephone.
    const text = shown && (this.#said === undefined || !telephoneSays.has(shown.name)) ? shown.text : this.#said;
    if (this.#said !== undefined && text !== undefined && text !== this.#said) this.#announcer.announce(text);
    this.#said = text;
  }

  get #isLarge(): boolean {
    return this.layout === 'panel' || this.layout === 'full';
  }

  /** In the bar there is room for the one thing to do; why is its description. */
  #renderWayOut(session: Session, reason: UnreachableReason): TemplateResult {
    const { t } = this.#l;
    return html`<button
      class="ib"
      part="todo-button"
      type="button"
      aria-label=${t.todo[reason]}
      title="${t.todo[reason]}: ${adviceOn(reason, t)}"
      @click=${() => overcome(session, reason)}
    >
      ${icon(iconRefresh, 'l')}
    </button>`;
  }

  #renderSince(session: Session, { since }: AgentState): TemplateResult | typeof nothing {
    if (since === undefined) return nothing;
    const elapsed = Math.max(0, this.sessions.read(session.$now) - since);
    return html`<span class="quiet num">${this.#l.duration(elapsed)}</span>`;
  }

  #renderSwitch(session: Session, agent: Agent): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const items: readonly (MenuItem | false)[] = [
      (agent.can.has('go-online') || agent.availability === 'available') && {
        id: 'online',
        label: t.availability.available,
        checked: agent.availability === 'available',
      },
      (agent.can.has('go-offline') || agent.availability === 'offline') && {
        id: 'offline',
        label: t.availability.offline,
        checked: agent.availability === 'offline',
      },
    ];
    const offered = items.filter((item) => item !== false);
    if (offered.length < 2) return nothing;
    return html`<button
        class="btn sm"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.open}
        aria-controls=${this.#menu.id}
        title=${t.status}
        aria-label=${t.status}
        @click=${this.#menu.toggle}
      >
        <span class="hide-narrow">${t.status}</span>${icon(iconChevronDown)}
      </button>
      ${this.#menu.render(t.status, offered, (id) => this.#switch(session, agent, id))}`;
  }

  #switch(session: Session, { availability }: Agent, to: string): void {
    if (to === 'online' && availability !== 'available') reported(session.agent.goOnline());
    if (to === 'offline' && availability !== 'offline') reported(session.agent.goOffline());
  }

  #renderDetails(session: Session, reason: UnreachableReason | undefined): TemplateResult {
    const { t } = this.#l;
    const facets = this.sessions.read(session.$facets);
    return html`<div class="details" part="details">
      ${reason === undefined ? nothing : this.#renderObstacle(session, reason)}
      <h3>${t.checks.title}</h3>
      <ul>
        ${facets.has('voice') ? this.#renderPhone(session) : nothing}
        ${facets.has('chat') ? this.#renderChat(this.sessions.read(session.connection.of('chat'))) : nothing}
        ${facets.has('voice') ? this.#renderAudio(session) : nothing}
      </ul>
    </div>`;
  }

  #renderObstacle(session: Session, reason: UnreachableReason): TemplateResult {
    const { t } = this.#l;
    return banner({ tone: 'danger', title: t.cannotReceive, text: adviceOn(reason, t), action: { label: t.todo[reason], run: () => overcome(session, reason) } });
  }

  #renderPhone(session: Session): TemplateResult {
    const { t } = this.#l;
    const registration = this.sessions.read(session.connection.$registration);
    const check = { registered: 'ok', registering: 'run', none: 'bad', stale: 'bad', failed: 'bad' } as const;
    const extension = session.agent.$agent.get()?.extension ?? registration.user;
    const note = registration.status === 'registered' && extension !== undefined
      ? html`${t.extension} <bdi class="num" dir="ltr">${extension}</bdi>`
      : t.registration[registration.status];
    return this.#renderCheck(check[registration.status], t.checks.phone, note);
  }

  #renderChat({ status: now }: ConnectionState): TemplateResult {
    const { t } = this.#l;
    const check = { online: 'ok', connecting: 'run', offline: 'bad' } as const;
    return this.#renderCheck(check[now], t.checks.chat, t.connection[now]);
  }

  #renderAudio(session: Session): TemplateResult {
    const { t } = this.#l;
    const { microphone, soundBlocked } = this.sessions.read(session.connection.$audio);
    if (microphone === 'missing') return this.#renderCheck('bad', t.checks.audio, t.checks.missing);
    if (microphone === 'denied' || soundBlocked) return this.#renderCheck('bad', t.checks.audio, t.checks.blocked);
    return microphone === 'granted'
      ? this.#renderCheck('ok', t.checks.audio, t.checks.ok)
      : this.#renderCheck('run', t.checks.audio, t.checks.waiting);
  }

  #renderCheck(check: Check, label: string, note: string | TemplateResult): TemplateResult {
    const shape = { ok: iconCheckCircle, run: iconClock, bad: iconXCircle }[check];
    return html`<li class="check ${check}">${icon(shape)}<span>${label}</span><span class="xs quiet">${note}</span></li>`;
  }
}

/** Does the one thing that the agent can do from here about it. */
function overcome({ connection }: Session, reason: UnreachableReason): void {
  if (reason === 'sound-blocked') reported(connection.enableSound());
  else if (reason === 'microphone-denied' || reason === 'microphone-missing') reported(connection.askForMicrophone());
  else connection.retryNow();
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-agent-status': CcAgentStatus;
  }
}
