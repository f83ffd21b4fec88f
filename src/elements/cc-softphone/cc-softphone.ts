import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import type { DeskMessages } from '../../i18n/desk.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { numbersArea, type NumbersMessages } from '../../i18n/numbers.js';
import { sessionArea, type SessionMessages } from '../../i18n/session.js';
import { softphoneArea, type SoftphoneMessages } from '../../i18n/softphone.js';
import { iconUser } from '../ui/icons.js';
import { iconPhoneOff } from '../ui/icons-more.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-softphone.styles.js';
import type { HeadsetConnector } from './desk-deps.js';
import type { Hotkeys } from './hotkeys.js';
import type { TransferOptions } from './in-call-acts.js';
import { phoneBody } from './phone-body.js';
import { lineOf, readPhone, type Line, type PhoneFacts } from './phone-facts.js';
import { PhoneParts, type Situation } from './phone-parts.js';
import { phoneStates } from './phone-states.js';

/**
 * The telephone: dial pad, incoming and running calls, and why none can come where that is so.
 *
 * A call that comes in never takes the focus, and nothing shows as done before the other side has confirmed it.
 *
 * @element cc-softphone
 * @fires {CustomEvent} cc-before-call - Before a number is dialled; `preventDefault()` stops it.
 * @fires {CustomEvent} cc-before-answer - Before a call is answered; `preventDefault()` leaves it ringing.
 * @fires {CustomEvent} cc-before-hangup - Before a call is ended; `preventDefault()` keeps it.
 * @fires {CustomEvent} cc-before-transfer - Before a call is sent on, or somebody is asked first; `preventDefault()` stops it.
 * @fires {CustomEvent} cc-hotkey-conflict - Keys that several acts have, or something else of the page; `keys` and `acts`.
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
 * @csspart reveal-button - Shows a masked number in full; the page is told.
 * @csspart caller-info - What the telephone system says of the caller.
 * @csspart notice - One line about the call, such as the muted microphone.
 * @csspart input - The number field, and the tones that were sent.
 * @csspart keypad - The twelve keys.
 * @csspart key - One key.
 * @csspart controls - Mute, hold, keypad, transfer, audio and more.
 * @csspart control - One of them.
 * @csspart call-button - Dials.
 * @csspart redial-button - Dials the last number again.
 * @csspart answer-button - Answers.
 * @csspart reject-button - Refuses.
 * @csspart silence-button - Stops the ringer; the caller notices nothing.
 * @csspart resume-button - Takes a call back from hold.
 * @csspart hangup-button - Ends the call.
 * @csspart audio-button - Opens the audio devices, in the header.
 * @csspart more-button - Opens the menu, in the header.
 * @csspart menu - What is behind "more".
 * @csspart menu-item - One line of it.
 * @csspart transfer-panel - Chooses where a call goes.
 * @csspart consult-button - Asks somebody before the transfer.
 * @csspart transfer-button - Sends the caller on at once.
 * @csspart complete-button - Joins the caller with who was asked.
 * @csspart cancel-button - Goes back to the caller.
 * @csspart swap-button - Takes the other call.
 * @csspart conference-button - Joins the calls.
 * @csspart split-button - Takes a conference apart.
 * @csspart members - Who is in the conference.
 * @csspart quality - Bars and a word for how the call sounds.
 * @csspart audio-panel - Microphone, speaker and ringer.
 * @csspart select - One of them.
 * @csspart meter - Level of the microphone.
 * @csspart call-again-button - Dials the number of the call that ended.
 * @csspart dismiss-button - Takes the ended call off the screen.
 * @csspart progress - How much of the time for the wrap-up is left.
 * @csspart dispositions - How the call may have ended.
 * @csspart disposition - One of them.
 * @csspart notes - What the agent writes about the call.
 * @csspart extend-button - One more minute for the wrap-up.
 * @csspart finish-button - Ends the wrap-up.
 * @csspart missed-button - How many calls were missed; opens their list.
 * @csspart missed-list - The missed calls.
 * @csspart show-line-button - Shows the tab that holds the telephone.
 * @csspart take-line-button - Brings the telephone into this tab.
 * @csspart hotkeys - Dialog with the keyboard shortcuts.
 * @cssprop [--cc-softphone-key-size=46px] - Least height of a key.
 * @cssstate idle - No call.
 * @cssstate ringing - A call comes in.
 * @cssstate dialing - A call goes out and is not answered yet.
 * @cssstate connected - A call is running or on hold.
 * @cssstate held - The call is on hold by the agent.
 * @cssstate muted - The agent's microphone is off in this call.
 * @cssstate consulting - Somebody is asked before a transfer.
 * @cssstate conference - Several calls are one conversation.
 * @cssstate wrap-up - A call that ended waits for its notes.
 * @cssstate other-tab - Another tab holds the telephone.
 * @cssstate offline - The voice server is away.
 * @cssstate unreachable - No call can come.
 */
export class CcSoftphone extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & NumbersMessages & SessionMessages & SoftphoneMessages & InCallMessages & DeskMessages> | undefined;

  /** Shortcuts in place of the usual ones, by act: `{ answer: 'Alt+Shift+A', mute: '' }`; empty turns one off. */
  @property({ attribute: false }) hotkeys: Hotkeys | undefined;

  /** Address of a page of the same origin with a telephone of its own: the menu offers to open it as a small window. */
  @property() popout: string | undefined;

  /** `connectHeadset` of `cc-widgets/headset.js`: the menu offers to use the buttons of a headset. */
  @property({ attribute: false }) headset: HeadsetConnector | undefined;

  readonly #l = new LocalizeController(this, [commonArea, numbersArea, sessionArea, softphoneArea]);
  readonly #parts = new PhoneParts(this, this.sessions, this.#l);
  readonly #states = this.attachInternals().states;
  #facts: PhoneFacts | undefined;
  #line: Line = 'ready';
  #hadFocus = false;

  /** Dials. Resolves with the call's id once dialling has begun. */
  async call(number: string): Promise<string> {
    return this.#parts.acting.dial(number);
  }

  /** Answers the call, or the first that rings; what runs is put on hold before. */
  async answer(id?: string): Promise<void> {
    return this.#parts.acting.answer(id);
  }

  /** Refuses the call, or the first that rings. */
  async reject(id?: string): Promise<void> {
    return this.#parts.acting.reject(id);
  }

  /** Stops the ringer for the call, or for the first that rings; the caller notices nothing. */
  async silence(id?: string): Promise<void> {
    return this.#parts.acting.silence(id);
  }

  /** Ends the call, or the current one. */
  async hangup(id?: string): Promise<void> {
    return this.#parts.acting.hangUp(id);
  }

  /** Puts the call, or the current one, on hold. Resolves once it was asked for; the state shows when it is so. */
  async hold(id?: string): Promise<void> {
    return this.#parts.acting.hold(id);
  }

  /** Takes the call, or the first on hold, back; what runs is put on hold before. */
  async resume(id?: string): Promise<void> {
    return this.#parts.acting.resume(id);
  }

  /** Turns the agent's microphone off in the current call. */
  async mute(): Promise<void> {
    return this.#parts.acting.setMuted(true);
  }

  /** Turns the agent's microphone on in the current call. */
  async unmute(): Promise<void> {
    return this.#parts.acting.setMuted(false);
  }

  /** Sends tones into the current call: 0-9, `*` and `#`; everything else is left out. */
  async sendDtmf(tones: string): Promise<void> {
    const callId = this.sessions.session?.calls.$current.get()?.id;
    await this.#parts.acting.sendTones(tones, callId);
    if (callId !== undefined) this.#parts.pad.sent(callId, tones.replace(/[^0-9*#]/g, ''));
  }

  /**
   * Sends the current call on to a number. `blind` (the default) resolves when somebody answered there, and rejects when
   * nobody did: the caller is then still here. `attended` holds the caller and resolves once the other is being called.
   */
  async transfer(target: string, options?: TransferOptions): Promise<void> {
    return (await this.#parts.inCall.load()).acts.transfer(target, options);
  }

  /** Joins the caller on hold with the one who was asked, and leaves both. */
  async completeTransfer(): Promise<void> {
    return (await this.#parts.inCall.load()).acts.completeTransfer();
  }

  /** Ends the consultation and goes back to the caller. */
  async cancelTransfer(): Promise<void> {
    return (await this.#parts.inCall.load()).acts.cancelTransfer();
  }

  /** Takes the call on hold and puts the running one on hold. */
  async swap(): Promise<void> {
    return (await this.#parts.inCall.load()).acts.swap();
  }

  /** Joins all calls that run or are on hold. */
  async conference(): Promise<void> {
    return (await this.#parts.inCall.load()).acts.conference();
  }

  /** Focuses what there is to do: the answer button, else the number field, else the first control. */
  override focus(options?: FocusOptions): void {
    (this.#find('[part~=answer-button]') ?? this.#quietPlace())?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    const { session } = this.sessions;
    this.#facts = session && readPhone(session, (store) => this.sessions.read(store));
    if (this.#facts) this.#line = lineOf(this.#facts, () => (session ? this.sessions.read(session.$now) : 0));
    this.#parts.prepare(this.#situation);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const situation = this.#situation;
    if (!situation) return this.#frame(emptyState({ icon: iconPhoneOff, title: t.noSession, text: t.noSessionHint }));
    if (!situation.facts.facets.has('voice')) return this.#frame(emptyState({ icon: iconPhoneOff, title: t.noVoice, text: t.noVoiceHint }));
    if (!situation.facts.signedIn) return this.#frame(emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint }));
    return this.#frame(phoneBody(this.#parts.view(situation), this.#parts.stage.ready));
  }

  /** Waits for what is being loaded, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const { loading } = this.#parts;
    if (loading === undefined) return done;
    await loading;
    return this.getUpdateComplete();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#states.clear();
    const facts = this.#facts;
    if (facts?.signedIn === true) for (const name of [...phoneStates(facts, this.#line), ...(this.#parts.desk.parts?.states ?? [])]) this.#states.add(name);
    this.#parts.tell();
    // What had the focus went away with its state.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#quietPlace()?.focus();
  }

  get #situation(): Situation | undefined {
    const { session } = this.sessions;
    return session && this.#facts && { session, facts: this.#facts, line: this.#line, compact: this.layout === 'compact' };
  }

  #frame(content: TemplateResult): TemplateResult {
    const form = this.layout === 'compact' || this.layout === 'full' ? this.layout : '';
    return html`<section
      class="phone ${form}"
      part="base"
      aria-label=${this.#l.t.title}
      tabindex="-1"
      @keydown=${this.#parts.pad.keyDown}
      @paste=${this.#parts.pad.paste}
    >
      ${content}
    </section>`;
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
