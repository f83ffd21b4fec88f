import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { sessionArea, type SessionMessages } from '../../i18n/session.js';
import { softphoneArea, type SoftphoneMessages } from '../../i18n/softphone.js';
import type { Session } from '../../session/session-api.js';
import { Announcer } from '../ui/announcer.js';
import { iconPhoneOff, iconUser } from '../ui/icons.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { Acting } from './acting.js';
import { styles } from './cc-softphone.styles.js';
import { HotkeyController, type HotkeyAct, type Hotkeys } from './hotkeys.js';
import { PadController } from './pad-controller.js';
import { phoneBody } from './phone-body.js';
import { isRingingIn, lineDown, lineOf, readPhone, type Line, type PhoneFacts } from './phone-facts.js';
import { phoneStates } from './phone-states.js';
import type { PhoneActs, PhoneView } from './phone-view.js';
import { StageController } from './stage-controller.js';
import { Teller } from './teller.js';

/**
 * The telephone: dial pad, incoming and running calls, and why none can come where that is so.
 *
 * A call that comes in never takes the focus, and nothing shows as done before the other side has confirmed it.
 *
 * @element cc-softphone
 * @fires {CustomEvent} cc-before-call - Before a number is dialled; `preventDefault()` stops it.
 * @fires {CustomEvent} cc-before-answer - Before a call is answered; `preventDefault()` leaves it ringing.
 * @fires {CustomEvent} cc-before-hangup - Before a call is ended; `preventDefault()` keeps it.
 * @csspart base - Everything.
 * @csspart header - Status and extension.
 * @csspart status - Icon and word of a state, in the header and on the cards.
 * @csspart body - What scrolls between header and footer.
 * @csspart footer - Answer or hang up, always in view.
 * @csspart banner - What went wrong or is in the way.
 * @csspart empty - Shown where there is no telephone to show.
 * @csspart checks - What was checked while no call can come.
 * @csspart call-card - One call.
 * @csspart avatar - The caller's initials.
 * @csspart timer - How long the call has been in its state.
 * @csspart caller-info - What the telephone system says of the caller.
 * @csspart notice - One line about the call, such as the muted microphone.
 * @csspart input - The number field, and the tones that were sent.
 * @csspart keypad - The twelve keys.
 * @csspart key - One key.
 * @csspart controls - Mute, hold and keypad.
 * @csspart control - One of them.
 * @csspart call-button - Dials.
 * @csspart redial-button - Dials the last number again.
 * @csspart answer-button - Answers.
 * @csspart reject-button - Refuses.
 * @csspart silence-button - Stops the ringer; the caller notices nothing.
 * @csspart resume-button - Takes a call back from hold.
 * @csspart hangup-button - Ends the call.
 * @csspart call-again-button - Dials the number of the call that ended.
 * @csspart dismiss-button - Takes the ended call off the screen.
 * @cssprop [--cc-softphone-key-size=46px] - Least height of a key.
 * @cssstate idle - No call.
 * @cssstate ringing - A call comes in.
 * @cssstate dialing - A call goes out and is not answered yet.
 * @cssstate connected - A call is running or on hold.
 * @cssstate held - The call is on hold by the agent.
 * @cssstate muted - The agent's microphone is off in this call.
 * @cssstate offline - The voice server is away.
 * @cssstate unreachable - No call can come.
 */
export class CcSoftphone extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & SessionMessages & SoftphoneMessages> | undefined;

  /** Shortcuts in place of the usual ones, by act: `{ answer: 'Alt+Shift+A', mute: '' }`; empty turns one off. */
  @property({ attribute: false }) hotkeys: Hotkeys | undefined;

  readonly #l = new LocalizeController(this, [commonArea, sessionArea, softphoneArea]);
  readonly #teller = new Teller(new Announcer(this));
  readonly #acting = new Acting(this, () => this.sessions.session);
  readonly #pad = new PadController(this, (callId, tones) => this.#sendTones(callId, tones));
  readonly #keys = new HotkeyController(this, (act) => this.#hotkey(act));
  readonly #stage = new StageController(this);
  readonly #states = this.attachInternals().states;
  #network: AbortController | undefined;
  #facts: PhoneFacts | undefined;
  #line: Line = 'ready';
  #hadFocus = false;

  /** Dials. Resolves with the call's id once dialling has begun. */
  async call(number: string): Promise<string> {
    return this.#acting.dial(number);
  }

  /** Answers the call, or the first that rings; what runs is put on hold before. */
  async answer(id?: string): Promise<void> {
    return this.#acting.answer(id);
  }

  /** Refuses the call, or the first that rings. */
  async reject(id?: string): Promise<void> {
    return this.#acting.reject(id);
  }

  /** Stops the ringer for the call, or for the first that rings; the caller notices nothing. */
  async silence(id?: string): Promise<void> {
    return this.#acting.silence(id);
  }

  /** Ends the call, or the current one. */
  async hangup(id?: string): Promise<void> {
    return this.#acting.hangUp(id);
  }

  /** Puts the call, or the current one, on hold. Resolves once it was asked for; the state shows when it is so. */
  async hold(id?: string): Promise<void> {
    return this.#acting.hold(id);
  }

  /** Takes the call, or the first on hold, back; what runs is put on hold before. */
  async resume(id?: string): Promise<void> {
    return this.#acting.resume(id);
  }

  /** Turns the agent's microphone off in the current call. */
  async mute(): Promise<void> {
    return this.#acting.setMuted(true);
  }

  /** Turns the agent's microphone on in the current call. */
  async unmute(): Promise<void> {
    return this.#acting.setMuted(false);
  }

  /** Sends tones into the current call: 0-9, `*` and `#`; everything else is left out. */
  async sendDtmf(tones: string): Promise<void> {
    const callId = this.sessions.session?.calls.$current.get()?.id;
    await this.#acting.sendTones(tones, callId);
    if (callId !== undefined) this.#pad.sent(callId, tones.replace(/[^0-9*#]/g, ''));
  }

  /** Focuses what there is to do: the answer button, else the number field, else the first control. */
  override focus(options?: FocusOptions): void {
    (this.#find('[part~=answer-button]') ?? this.#quietPlace())?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#network = new AbortController();
    const { signal } = this.#network;
    for (const type of ['online', 'offline']) window.addEventListener(type, () => this.requestUpdate(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#network?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    const { session } = this.sessions;
    this.#facts = session && readPhone(session, (store) => this.sessions.read(store));
    if (!this.#facts || !session) return;
    this.#line = lineOf(this.#facts, () => this.sessions.read(session.$now));
    this.#pad.keep(this.#facts.live.map(({ id }) => id));
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const { session } = this.sessions;
    const facts = this.#facts;
    if (!session || !facts) return this.#frame(emptyState({ icon: iconPhoneOff, title: t.noSession, text: t.noSessionHint }));
    if (!facts.facets.has('voice')) return this.#frame(emptyState({ icon: iconPhoneOff, title: t.noVoice, text: t.noVoiceHint }));
    if (!facts.signedIn) return this.#frame(emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint }));
    return this.#frame(phoneBody(this.#view(session, facts), this.#stage.get()));
  }

  /** Waits for what is being loaded, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (this.#stage.loaded === undefined) return done;
    await this.#stage.loaded;
    return super.getUpdateComplete();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#states.clear();
    const facts = this.#facts;
    if (facts?.signedIn === true) for (const name of phoneStates(facts, this.#line)) this.#states.add(name);
    if (this.#l.ready) this.#teller.tell(this.#l.t, facts && { facts, line: this.#line, problem: this.#acting.problem }, this.#stage.get());
    // What had the focus went away with its state.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#quietPlace()?.focus();
  }

  #frame(content: TemplateResult): TemplateResult {
    const form = this.layout === 'compact' || this.layout === 'full' ? this.layout : '';
    return html`<section
      class="phone ${form}"
      part="base"
      aria-label=${this.#l.t.title}
      tabindex="-1"
      @keydown=${this.#pad.keyDown}
      @paste=${this.#pad.paste}
    >
      ${content}
    </section>`;
  }

  #view(session: Session, facts: PhoneFacts): PhoneView {
    const ticks = facts.live.length > 0 || lineDown(facts) !== undefined;
    return {
      t: this.#l.t,
      acts: this.#acts,
      session,
      facts,
      line: this.#line,
      pad: this.#pad,
      problem: this.#acting.problem,
      forgetProblem: () => this.#acting.forget(),
      now: ticks ? this.sessions.read(session.$now) : 0,
      compact: this.layout === 'compact',
      duration: (milliseconds) => this.#l.duration(milliseconds),
      busy: (act, callId) => this.#acting.busy(act, callId),
      keys: (act) => this.#keys.keys(act),
    };
  }

  readonly #acts: PhoneActs = {
    dial: (number) => this.#acting.press('dial', '', async () => {
      await this.#acting.dial(number);
      this.#pad.type('');
    }),
    answer: (id) => this.#acting.press('answer', id, () => this.#acting.answer(id)),
    reject: (id) => this.#acting.press('reject', id, () => this.#acting.reject(id)),
    silence: (id) => this.#acting.press('silence', id, () => this.#acting.silence(id)),
    hangUp: (id) => this.#acting.press('hangUp', id, () => this.#acting.hangUp(id)),
    hold: (id) => this.#acting.press('hold', id, () => this.#acting.hold(id)),
    resume: (id) => this.#acting.press('resume', id, () => this.#acting.resume(id)),
    setMuted: (id, muted) => this.#acting.press('setMuted', id, () => this.#acting.setMuted(muted, id)),
    sendTones: (id, tones) => this.#sendTones(id, tones),
    dismiss: (id) => this.sessions.session?.calls.dismiss(id),
  };

  #sendTones(callId: string, text: string): void {
    const tones = text.replace(/[^0-9*#]/g, '');
    if (tones === '') return;
    this.#acting.press('sendTones', callId, async () => {
      await this.#acting.sendTones(tones, callId);
      this.#pad.sent(callId, tones);
    });
  }

  #hotkey(act: HotkeyAct): boolean {
    const { live = [], current } = this.#facts ?? {};
    const ringing = live.find(isRingingIn);
    const running = current && !isRingingIn(current) ? current : undefined;
    const call = act === 'answer' || act === 'reject' ? ringing : running;
    if (!call) return false;
    if (act === 'answer') this.#acts.answer(call.id);
    if (act === 'reject') this.#acts.reject(call.id);
    if (act === 'hangup') this.#acts.hangUp(call.id);
    if (act === 'mute') this.#acts.setMuted(call.id, !call.muted);
    if (act === 'hold' && !call.pending) (call.hold.local ? this.#acts.resume : this.#acts.hold)(call.id);
    return true;
  }

  /** Where a key that was meant for what is gone does no harm. */
  #quietPlace(): HTMLElement | undefined {
    return this.#find('.pad input') ?? this.#find('.act') ?? this.#find('.banner .btn') ?? this.#find('.phone');
  }

  #find(selector: string): HTMLElement | undefined {
    return this.renderRoot.querySelector<HTMLElement>(selector) ?? undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-softphone': CcSoftphone;
  }
}
