import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CredentialsCallback } from '../../domain/agent.js';
import { faultInfo, toFault, type Fault } from '../../domain/fault.js';
import { createSession } from '../../session/create-session.js';
import type { DirectoryAgent } from '../../session/chat-api.js';
import type { Disposition, Session, WrapUpSettings } from '../../session/session-api.js';
import { tokens } from '../../styles/tokens.js';
import { loadBackend, loadVoice, type BackendSettings, type VoiceSettings } from '../../vendors.js';
import { oneOf } from '../define.js';
import { relayFacts } from '../emit.js';
import { provideSession } from '../session-controller.js';

/** Attributes that make another session when they change. */
const identity = ['id', 'backend', 'url', 'servicesUrl', 'socketUrl', 'company', 'agent', 'extension', 'queues', 'campaigns', 'scenario', 'sipServer', 'sipDomain', 'sipUser', 'autoAnswer', 'ownLine', 'popOut'] as const;

const wrapUpNames = ['wrapUp', 'dispositions', 'requireDisposition'] as const;

/**
 * One signed-in agent. Wrap widgets in it, or put it anywhere as the page's default; it shows nothing of its own.
 *
 * It tells the host page, once each, what has happened: the facts below bubble from here.
 *
 * @element cc-session
 * @slot - The page's own content, with the widgets of this agent anywhere inside.
 * @fires {CustomEvent} cc-signed-in - The agent is signed in.
 * @fires {CustomEvent} cc-signed-out - The agent is signed out; `reason` says by whom.
 * @fires {CustomEvent} cc-agent-state-changed - The agent's availability changed at the vendor.
 * @fires {CustomEvent} cc-connection-changed - The connection to a system came up or went away.
 * @fires {CustomEvent} cc-reachability-changed - Whether a call can reach the agent changed; `reason` names the first obstacle.
 * @fires {CustomEvent} cc-line-changed - The telephone moved between the tabs of this browser; `where` says where it is now.
 * @fires {CustomEvent} cc-call-ringing - A call rings, in either direction.
 * @fires {CustomEvent} cc-call-started - A call was answered.
 * @fires {CustomEvent} cc-call-changed - Hold, mute or another detail of a call changed.
 * @fires {CustomEvent} cc-call-ended - A call ended; `end` says why.
 * @fires {CustomEvent} cc-call-missed - An incoming call ended before the agent answered or refused it.
 * @fires {CustomEvent} cc-screen-pop - A call brought facts about the caller.
 * @fires {CustomEvent} cc-conversation-opened - The agent opened a conversation.
 * @fires {CustomEvent} cc-conversation-closed - A conversation left the agent's lists.
 * @fires {CustomEvent} cc-message-received - A message came in.
 * @fires {CustomEvent} cc-message-sent - A message of the agent was accepted by the messenger.
 * @fires {CustomEvent} cc-message-failed - A message of the agent could not be sent.
 * @fires {CustomEvent} cc-quality - Sound of an answered call, summed up at its end.
 * @fires {CustomEvent} cc-preflight - The checks before the shift came to their end; `verdict` sums them up.
 * @fires {CustomEvent} cc-outcome - The agent finished the wrap-up of a call: disposition and notes.
 * @fires {CustomEvent} cc-number-revealed - The agent looked at a masked number; `where` names the widget.
 * @fires {CustomEvent} cc-fault - Something went wrong; `where` names the act.
 */
export class CcSession extends LitElement {
  static override styles = [tokens, css`:host { display: contents; }`];

  /** Which system to speak to directly: `voxfree`, `tempbox`, `vocom`, `widecloud`, `meetip`, or `demo` for the built-in simulation. */
  @property() backend: string | undefined;

  /** Address of the system's services. */
  @property() url: string | undefined;

  /** Address of VoxFree's second host, where it is not the same. */
  @property({ attribute: 'services-url' }) servicesUrl: string | undefined;

  /** Address of the system's live events, where it is not the usual one. */
  @property({ attribute: 'socket-url' }) socketUrl: string | undefined;

  /** The company, by the id that TempBox or Vocom has for it; the tenant's three digits at MeetIP. */
  @property() company: string | undefined;

  /** The agent: by the hash that TempBox has for them, or by the name that Vocom's telephone system has. */
  @property() agent: string | undefined;

  /** The agent's extension at Vocom, Wide Cloud or MeetIP. */
  @property() extension: string | undefined;

  /** Names of the queues that Vocom is asked about, with commas between them; it has no list of its own. */
  @property() queues: string | undefined;

  /** Ids of Wide Cloud's campaigns, with commas between them, each with a name where one is wanted: `583=Renewals,584`. */
  @property() campaigns: string | undefined;

  /** What happens in the demo: `busy-morning`, or `quiet` where nothing happens by itself; `tempbox-morning`, `call-centre` and `outbound-campaign` are other systems'. */
  @property() scenario: string | undefined;

  /** WebSocket address of the SIP server that carries the calls, such as `wss://pbx.example:8089/ws`. */
  @property({ attribute: 'sip-server' }) sipServer: string | undefined;

  /** SIP domain of the agent's account; the host name of `sip-server` where it is not given. */
  @property({ attribute: 'sip-domain' }) sipDomain: string | undefined;

  /** SIP user; what the system's sign-in brings where it is not given. */
  @property({ attribute: 'sip-user' }) sipUser: string | undefined;

  /** Answers incoming calls at once while no other call is on. */
  @property({ type: Boolean, attribute: 'auto-answer' }) autoAnswer = false;

  /** Every tab has a telephone of its own. Otherwise the tabs of a browser share one, where the browser can. */
  @property({ type: Boolean, attribute: 'own-line' }) ownLine = false;

  /** This page is the window that a softphone's `popout` opens: it takes the telephone and keeps it while it is open. */
  @property({ type: Boolean, attribute: 'pop-out' }) popOut = false;

  /** Country that numbers without a country code belong to: `BR` (where nothing is said), `PT`, `ES`, or any other ISO 3166 code. */
  @property() country: string | undefined;

  /** Shows telephone numbers with their middle hidden until the agent asks for one, which the page is told. */
  @property({ type: Boolean, attribute: 'mask-numbers' }) maskNumbers = false;

  /** Seconds that the agent has for notes after an answered call; the attribute without a value: as long as they like. */
  @property({ attribute: 'wrap-up' }) wrapUp: string | undefined;

  /** No call can be placed before the last one has a disposition. Incoming calls are never kept off. */
  @property({ type: Boolean, attribute: 'require-disposition' }) requireDisposition = false;

  /** How a call may have ended, for the agent to choose from after it: `[{ id: 'paid', label: 'Paid' }]`. */
  @property({ attribute: false }) dispositions: readonly Disposition[] | undefined;

  /** Agents whom the system does not list, to transfer conversations to: `[{ id: '12', name: 'Paulo', departmentId: '3' }]`. */
  @property({ attribute: false }) directory: readonly DirectoryAgent[] | undefined;

  /** What the page knows for the blanks of quick replies: `{ order: '48.213' }` fills `{{order}}`. It wins over what the conversation tells. */
  @property({ attribute: false }) variables: Readonly<Record<string, string>> | undefined;

  /** `light` or `dark` for the widgets inside; `auto` follows the page. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: 'auto' | 'light' | 'dark' | undefined;

  /** `compact` or `comfortable` for the widgets inside. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' | undefined;

  readonly #provide = provideSession(this);
  #given: Session | undefined;
  #session: Session | undefined;
  #credentials: CredentialsCallback | undefined;
  #life: AbortController | undefined;

  /** The session. Set one that `createSession()` made, or read the one that the attributes made once it is there. */
  get session(): Session | undefined {
    return this.#session;
  }

  set session(session: Session | undefined) {
    this.#given = session;
    this.#restart();
  }

  /** Write-only: called each time a secret is needed. With it the session signs in by itself. */
  set credentials(callback: CredentialsCallback | undefined) {
    this.#credentials = callback;
    if (this.#session) this.#session.credentials = callback;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#life) this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the DOM disconnects and connects within one task: the agent must not be signed out by it.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    oneOf(this, 'color-scheme', this.colorScheme, ['auto', 'light', 'dark'], 'auto');
    oneOf(this, 'density', this.density, ['comfortable', 'compact'], 'comfortable');
    if (this.hasUpdated && identity.some((name) => changed.has(name))) this.#restart();
    else if (this.hasUpdated && (changed.has('country') || changed.has('maskNumbers'))) this.#session?.numbers.configure(this.#numberSettings());
    if (this.hasUpdated && wrapUpNames.some((name) => changed.has(name))) this.#session?.wrapUp.configure(this.#wrapUpSettings());
    if (this.hasUpdated && this.#session) {
      if (changed.has('directory')) this.#session.directory = this.directory ?? [];
      if (changed.has('variables')) this.#session.variables = this.variables ?? {};
    }
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #restart(): void {
    this.#end();
    if (!this.isConnected) return;
    const life = new AbortController();
    this.#life = life;
    if (this.#given) this.#adopt(this.#given, life.signal);
    // Attributes that a framework sets one after the other make one session.
    else void this.updateComplete.then(() => this.#make(life.signal));
  }

  async #make(signal: AbortSignal): Promise<void> {
    if (signal.aborted || (this.backend === undefined && this.sipServer === undefined)) return;
    try {
      const [loaded, voice] = await Promise.all([
        this.backend === undefined ? { backends: [] } : loadBackend(this.backend, this.#backendSettings(), this.#voiceSettings()),
        this.sipServer === undefined ? undefined : loadVoice(this.#voiceSettings()),
      ]);
      if (signal.aborted) return;
      const telephone = voice ?? ('voice' in loaded ? loaded.voice : undefined);
      const session = createSession({
        backends: loaded.backends,
        ...(telephone ? { voice: telephone } : {}),
        shareLine: !this.ownLine,
        popOut: this.popOut,
        ...(this.#credentials ? { credentials: this.#credentials } : {}),
        ...(this.id ? { id: this.id } : {}),
        numbers: this.#numberSettings(),
      });
      signal.addEventListener('abort', () => void session.dispose());
      this.#adopt(session, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#report(toFault(error));
    }
  }

  #report(fault: Fault): void {
    console.error('<cc-session>', fault.cause ?? fault);
    const detail = { ...faultInfo(fault), where: 'session.load', timestamp: new Date().toISOString() };
    this.dispatchEvent(new CustomEvent('cc-fault', { detail, bubbles: true, composed: true }));
  }

  #adopt(session: Session, signal: AbortSignal): void {
    this.#session = session;
    // What a session was made with stays where the attributes say nothing.
    const { country, masked } = this.#numberSettings();
    const wrapUp = this.#wrapUpSettings();
    if (wrapUp) session.wrapUp.configure(wrapUp);
    if (this.directory) session.directory = this.directory;
    if (this.variables) session.variables = this.variables;
    session.numbers.configure({ ...given({ country }), ...(masked ? { masked } : {}) });
    relayFacts(session, this, signal);
    this.#provide(session);
  }

  #end(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#session = undefined;
    this.#provide(undefined);
  }

  #numberSettings(): { readonly country?: string; readonly masked: boolean } {
    return { ...given({ country: this.country ?? undefined }), masked: this.maskNumbers };
  }

  #wrapUpSettings(): WrapUpSettings | undefined {
    const { wrapUp, dispositions = [], requireDisposition: required } = this;
    // A removed attribute leaves null behind, whatever the property's type says.
    const text = wrapUp ?? undefined;
    if (text === undefined && dispositions.length === 0) return undefined;
    const seconds = Number(text);
    return { dispositions, required, ...(text !== undefined && seconds > 0 ? { limit: seconds * 1000 } : {}) };
  }

  #backendSettings(): BackendSettings {
    const { url, servicesUrl, socketUrl, company, agent, extension, queues, campaigns, scenario } = this;
    return given({ url, servicesUrl, socketUrl, company, agent, extension, queues, campaigns, scenario });
  }

  #voiceSettings(): VoiceSettings {
    const { sipServer: server, sipDomain: domain, sipUser: user, autoAnswer } = this;
    return given({ server, domain, user, autoAnswer: autoAnswer || undefined });
  }
}

type Given<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function given<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-session': CcSession;
  }
}
