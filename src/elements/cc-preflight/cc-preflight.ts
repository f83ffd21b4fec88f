import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import type { PreflightReport } from '../../domain/preflight.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { preflightArea, type PreflightMessages } from '../../i18n/preflight.js';
import type { Session } from '../../session/session-api.js';
import { LevelMeter } from '../cc-softphone/level-meter.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { offlineBanner } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-preflight.styles.js';
import { checkLine } from './check-line.js';
import { renderCheck, type RowContext, type TestedDevice } from './check-row.js';
import { renderFoot, renderLack, renderProgress, renderSkeleton, renderSummary } from './preflight-parts.js';
import { readPreflight, type Lack, type Phase, type PreflightView } from './preflight-view.js';
import { Teller } from './teller.js';
import { TestedDevices } from './tested-devices.js';

const states: Readonly<Record<Phase, string>> = {
  idle: 'idle', running: 'running', asking: 'asking', pass: 'passed', warn: 'warned', fail: 'failed', stopped: 'stopped', outdated: 'outdated',
};

/**
 * The test before a shift: browser, permission, microphone, speaker, voice server, extension and network, one row each,
 * with the cause and the one thing to do where something is not fine.
 *
 * What came of it is told to the host by the session, as `cc-preflight`.
 *
 * @element cc-preflight
 * @fires {CustomEvent} cc-preflight-done - The agent wants to start, and no check failed; `detail` is the report.
 * @csspart header - Title and how far the test is.
 * @csspart progress - How many checks are done.
 * @csspart status - What came of the test, as icon and words.
 * @csspart banner - What the results come to, or that the voice server is away.
 * @csspart checks - The list of checks.
 * @csspart check - One check.
 * @csspart figures - What was measured.
 * @csspart problem - Cause and what to do about it.
 * @csspart select - A choice of device.
 * @csspart meter - Level of the microphone.
 * @csspart question - Whether the test sound was heard.
 * @csspart heard-button - The sound was heard.
 * @csspart not-heard-button - It was not.
 * @csspart run-button - Starts, stops and repeats the test.
 * @csspart begin-button - Ends the test so that work begins.
 * @csspart empty - What stands in the place of checks when there are none.
 * @cssstate idle - Nothing was tested yet.
 * @cssstate running - The test is under way.
 * @cssstate asking - It waits for the agent to say whether the sound was heard.
 * @cssstate passed - All is well.
 * @cssstate warned - The agent may start, with warnings.
 * @cssstate failed - Something has to be put right first.
 * @cssstate stopped - It was stopped before its end.
 * @cssstate outdated - A device was changed since.
 * @cssstate loading - The sign-in is on its way.
 */
export class CcPreflight extends Widget {
  static override styles = styles;

  /** Starts the test as soon as there is a session whose telephone can be tested. Sound that waits for a click fails then. */
  @property({ type: Boolean }) autorun = false;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & PreflightMessages> | undefined;

  @state() private fault: FaultInfo | undefined;
  @state() private choosing: TestedDevice | undefined;

  readonly #l = new LocalizeController(this, [commonArea, preflightArea]);
  readonly #teller = new Teller(new Announcer(this));
  readonly #states = this.attachInternals().states;
  readonly #tested = new TestedDevices();
  #view: PreflightView | Lack | 'loading' = 'session';
  #meter = new LevelMeter(() => undefined);
  #metered: Session | undefined;
  #began: Session | undefined;
  /** The test that this widget started, until it has ended. */
  #running: { readonly session: Session } | undefined;

  /** Outcome of the last test that came to its end; of the session, whoever asked for it. */
  get report(): PreflightReport | undefined {
    return this.sessions.session?.preflight.$state.get().report;
  }

  /**
   * Runs all checks; from a click, so that sound is unlocked. Starts over when a test is under way. Rejects with a `Fault`:
   * `conflict` when it was stopped or there is no session, `unsupported` where the telephone has no checks.
   */
  async run(): Promise<PreflightReport> {
    const { session } = this.sessions;
    if (!session) throw new Fault('conflict');
    this.fault = undefined;
    const running = { session };
    this.#running = running;
    // Waiting for the next planned attempt would take longer than the test.
    if (session.connection.of('voice').get().status === 'offline') session.connection.retryNow();
    try {
      return await session.preflight.run();
    } catch (error) {
      const fault = toFault(error);
      if (fault.code !== 'conflict') this.fault = faultInfo(fault);
      throw fault;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Goes to what there is to press: the answer about the sound, else to start work, else the test. */
  override focus(options?: FocusOptions): void {
    const selector = ['[part=heard-button]', '[part=begin-button]:enabled', 'button'];
    const target = selector.map((each) => this.renderRoot.querySelector<HTMLElement>(each)).find((each) => each !== null);
    target?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Not when it was only moved. Nobody is there to answer about the sound, and the microphone must not stay open.
    queueMicrotask(() => {
      if (!this.isConnected) this.#running?.session.preflight.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#view = readPreflight(this.sessions, this.#tested);
    const { session } = this.sessions;
    if (this.#metered === session) return;
    this.#metered = session;
    this.#meter = new LevelMeter(() => session?.audio.$microphoneLevel);
    this.fault = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const view = this.#view;
    const known = typeof view === 'string' ? undefined : view;
    const header = html`<div class="bar" part="header"><h2 class="grow trunc">${t.title}</h2>${known ? renderProgress(known, t) : nothing}</div>`;
    if (view === 'loading') return html`${header}${renderSkeleton(t)}`;
    if (typeof view === 'string') return html`${header}${renderLack(view, t)}`;
    return html`${header}${this.#renderAway(view)}
      <div class="body scroll">
        ${renderSummary(view, this.fault, t)}
        <ul part="checks" aria-label=${t.list}>${this.#lines(view).map((line) => renderCheck(line, this.#context(view)))}</ul>
      </div>
      ${renderFoot(view, t, { run: this.#start, stop: () => view.session.preflight.stop(), begin: this.#begin })}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const view = this.#view;
    this.#states.clear();
    if (view === 'loading') this.#states.add('loading');
    if (typeof view === 'string') return;
    this.#states.add(states[view.phase]);
    this.#teller.tell(view, this.#lines(view), this.#l.t);
    if (!this.autorun || this.#began === view.session) return;
    this.#began = view.session;
    if (view.phase === 'idle') this.#start();
  }

  #lines(view: PreflightView) {
    return view.checks.map((check) => checkLine(check, view, this.#l.t, (value) => this.#l.number(value)));
  }

  #context(view: PreflightView): RowContext {
    const { t } = this.#l;
    const { session } = view;
    return {
      t, view,
      meter: this.#meter,
      choosing: this.choosing,
      choose: (role, deviceId) => void this.#choose(session, role, deviceId),
      confirm: (heard) => {
        session.preflight.confirmSound(heard);
        // The buttons of the answer go: the keyboard goes on below them.
        this.renderRoot.querySelector<HTMLElement>('[part=run-button]')?.focus();
      },
    };
  }

  #renderAway({ session, away, since }: PreflightView): TemplateResult | typeof nothing {
    if (!away) return nothing;
    const { t } = this.#l;
    const time = this.#l.duration(Math.max(0, this.sessions.read(session.$now) - since));
    return offlineBanner(t, time, t.offlineNotice, () => session.connection.retryNow());
  }

  async #choose(session: Session, role: TestedDevice, deviceId: string | undefined): Promise<void> {
    this.choosing = role;
    await session.audio.choose(role, deviceId).catch(() => undefined);
    this.choosing = undefined;
  }

  readonly #start = (): void => reported(this.run());

  readonly #begin = (): void => {
    const { report } = this;
    if (report) this.dispatchEvent(new CustomEvent('cc-preflight-done', { detail: report, bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-preflight': CcPreflight;
  }
  interface GlobalEventHandlersEventMap {
    'cc-preflight-done': CustomEvent<PreflightReport>;
  }
}
