import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Agent } from '../../domain/agent.js';
import { commonArea } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { pausesArea } from '../../i18n/pauses.js';
import { sessionArea } from '../../i18n/session.js';
import type { Reachability, Session, UnreachableReason } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconRefresh, iconUser } from '../ui/icons.js';
import { iconChevronDown, iconLogout, iconPause } from '../ui/icons-more.js';
import { MenuController } from '../ui/menu.js';
import { banner, emptyState, status } from '../ui/states.js';
import { Widget } from '../widget.js';
import { AgentActs } from './agent-acts.js';
import { adviceOn, agentState, obstacle, type AgentState } from './agent-state.js';
import { styles } from './cc-agent-status.styles.js';
import { renderDetails, type DetailsData } from './details-view.js';
import { runningPause, type RunningPause } from './running-pause.js';
import { actOf, menuChoices } from './status-choices.js';
import { StatusNews } from './status-news.js';
import type { StatusTexts } from './status-texts.js';

/** What one rendering shows. */
interface Shown {
  readonly session: Session;
  readonly agent: Agent;
  readonly state: AgentState;
  readonly pause: RunningPause | undefined;
  readonly reachability: Reachability | undefined;
  readonly reason: UnreachableReason | undefined;
  /** There are pauses to choose from now. */
  readonly canPause: boolean;
  /** The system knows pauses, and so the way back from one. */
  readonly canReturn: boolean;
}

/**
 * Who is signed in, whether work can reach them, and the switch between available, pauses and not.
 *
 * A bar by itself; with `layout="panel"` or `full` also pauses, queues and colleagues, as far as the telephone system has
 * them, and what the systems say, one line each.
 *
 * @element cc-agent-status
 * @csspart bar - Name, situation and menu.
 * @csspart avatar - The agent's initials.
 * @csspart status - Icon and word of the situation.
 * @csspart menu - The list of what the agent may switch to.
 * @csspart menu-item - One line of that list.
 * @csspart banner - Why no call can arrive, or what the system refused, with one thing to do.
 * @csspart todo-button - That one thing, in the bar.
 * @csspart return-button - Ends the pause.
 * @csspart details - What is below the bar.
 * @csspart pause - The pause that goes on.
 * @csspart timer - For how long it goes on already.
 * @csspart choices - What the agent may switch to, laid open.
 * @csspart choice - One line of it.
 * @csspart queues - The agent's queues.
 * @csspart switch - Signs in to a queue and out of it, or to all.
 * @csspart colleagues - Who else takes work from these queues.
 * @csspart colleague - One of them.
 * @csspart systems - What the systems say.
 * @csspart empty - Shown while nobody is signed in.
 * @cssstate available - Work can arrive.
 * @cssstate offline - The agent takes no work.
 * @cssstate paused - On a pause.
 * @cssstate over-time - On a pause that is longer than planned.
 * @cssstate wrap-up - After a call, before the next.
 * @cssstate in-call - A call is on.
 * @cssstate ringing - A call is coming in.
 * @cssstate unreachable - The agent wants work, but calls cannot arrive.
 * @cssstate unknown - The connection is being made.
 * @cssstate connected - Nothing is known of the agent's availability, and the connection is up.
 * @cssstate disconnected - Nothing is known of the agent's availability, and the connection is away.
 */
export class CcAgentStatus extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<StatusTexts> | undefined;

  readonly #l = new LocalizeController(this, [commonArea, sessionArea, pausesArea]);
  readonly #menu = new MenuController(this, 'switch');
  readonly #announcer = new Announcer(this);
  readonly #acts = new AgentActs(this);
  readonly #news = new StatusNews();
  readonly #states = this.attachInternals().states;
  #shown: Shown | undefined;
  /** What had the focus before it was rendered. */
  #held: Element | null = null;

  /** Puts the focus on the switch between available and not, or on the way back from a pause. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#held = this.shadowRoot?.activeElement ?? null;
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { session } = this.sessions;
    const { t } = this.#l;
    const agent = session && this.sessions.read(session.agent.$agent);
    this.#shown = undefined;
    if (!session) return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
    if (!agent) return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
    const shown = this.#look(session, agent);
    this.#shown = shown;
    return html`${this.#renderBar(shown)}${this.#renderFailure()}${this.#isLarge ? renderDetails(this.#details(shown)) : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#keepFocus();
    const shown = this.#shown;
    this.#states.clear();
    if (!shown) {
      this.#news.forget();
      return;
    }
    this.#states.add(shown.state.name);
    if ((shown.pause?.over ?? 0) > 0) this.#states.add('over-time');
    this.#announcer.announce(this.#news.next(shown.state, shown.pause, this.#l.t));
    if (shown.canPause && this.#isLarge && shown.session.agent.$pauseReasons.get().status === 'idle') reported(shown.session.agent.loadPauseReasons());
  }

  /** The button that begins a pause goes when it began, and so does the one that ends it: the focus goes on to the other. */
  #keepFocus(): void {
    if (!this.#held || this.#held.isConnected) return;
    this.renderRoot.querySelector<HTMLElement>('[part~="return-button"], [aria-haspopup], .menuitem')?.focus();
  }

  get #isLarge(): boolean {
    return this.layout === 'panel' || this.layout === 'full';
  }

  #look(session: Session, agent: Agent): Shown {
    const { sessions } = this;
    const reachability = sessions.read(session.$facets).has('voice') ? sessions.read(session.connection.$reachability) : undefined;
    const pause = runningPause(agent, () => sessions.read(session.$now));
    const knowsPauses = sessions.read(session.agent.$abilities).has('pause-reasons');
    const state = agentState(this.#l.t, {
      agent, reachability, pause,
      calls: sessions.read(session.calls.$calls),
      wrapUp: sessions.read(session.wrapUp.$current),
      connection: sessions.read(session.connection.$connection),
    });
    return { session, agent, state, pause, reachability, reason: obstacle(reachability), canPause: knowsPauses && agent.can.has('pause'), canReturn: knowsPauses && pause !== undefined };
  }

  #renderBar(shown: Shown): TemplateResult {
    const { session, agent, state, reason } = shown;
    const { t } = this.#l;
    return html`<div class="agentbar" part="bar">
      ${avatar({ id: agent.id, name: agent.name })}
      <div class="grow">
        <p class="strong s trunc"><bdi>${agent.name}</bdi></p>
        <p class="line xs">${status(state.tone, state.shape, html`<span class="trunc"><bdi>${state.text}</bdi></span>`)} ${this.#renderSince(session, state)}</p>
      </div>
      ${state.name === 'unreachable' && reason !== undefined && !this.#isLarge ? this.#renderWayOut(session, reason) : nothing}
      ${shown.canReturn ? this.#renderReturn(shown) : this.#renderSwitch(shown)}
      <button class="ib" type="button" title=${t.signOut} aria-label=${t.signOut} @click=${() => reported(session.auth.signOut())}>
        ${icon(iconLogout, 'l')}
      </button>
    </div>`;
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

  /** The panel has its own, larger. */
  #renderReturn({ session }: Shown): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (this.#isLarge) return nothing;
    const busy = this.#acts.pending !== undefined;
    return html`<button class="btn sm" part="return-button" type="button" aria-label=${t.comeBackFromPause} aria-disabled=${busy} aria-busy=${busy}
      @click=${() => this.#acts.run('online', () => session.agent.endPause())}>${t.comeBack}</button>`;
  }

  #renderSwitch({ session, agent, canPause }: Shown): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const pauses = canPause ? this.sessions.read(session.agent.$pauseReasons) : undefined;
    const choices = menuChoices(agent, pauses, t);
    if (choices.length < 2 || (canPause && this.#isLarge)) return nothing;
    const label = canPause ? t.pause : t.status;
    const busy = this.#acts.pending !== undefined;
    const open = (event: Event): void => {
      if (busy) return;
      if (canPause && pauses?.status !== 'ready') reported(session.agent.loadPauseReasons());
      this.#menu.toggle(event);
    };
    const items = choices.map(({ id, label: name, icon: shape, note, current, disabled }) => ({
      id, label: name, checked: current, ...(canPause ? { icon: shape } : {}), ...(note === undefined ? {} : { note }), ...(disabled === undefined ? {} : { disabled }),
    }));
    return html`<button
        class="btn sm"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.open}
        aria-controls=${this.#menu.id}
        title=${label}
        aria-label=${label}
        aria-disabled=${busy}
        aria-busy=${busy}
        @click=${open}
      >
        ${canPause ? icon(iconPause) : nothing}<span class="hide-narrow">${label}</span>${icon(iconChevronDown)}
      </button>
      ${this.#menu.render(t.status, items, (id) => this.#choose(session, agent, id))}`;
  }

  #choose(session: Session, agent: Agent, id: string): void {
    const act = actOf(session, agent, id);
    if (act) this.#acts.run(id, act);
  }

  #renderFailure(): TemplateResult | typeof nothing {
    const { failed } = this.#acts;
    if (!failed) return nothing;
    const { t } = this.#l;
    const { text, todo } = t.faults[failed.fault.code];
    return banner({ tone: 'danger', flush: true, title: t.couldNotDo, text: `${text} ${todo}`, action: { label: t.tryAgain, icon: iconRefresh, run: failed.again } });
  }

  #details({ session, agent, pause, reachability, reason, canPause, canReturn }: Shown): DetailsData {
    return {
      session, agent, pause, reachability, canPause, canReturn,
      t: this.#l.t,
      l: this.#l,
      sessions: this.sessions,
      acts: this.#acts,
      choose: (id) => this.#choose(session, agent, id),
      ...(reason === undefined ? {} : { obstacle: { reason, overcome: () => overcome(session, reason) } }),
    };
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
