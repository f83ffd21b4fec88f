import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AuthState } from '../../domain/agent.js';
import type { FaultInfo } from '../../domain/fault.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { sessionArea, type SessionMessages } from '../../i18n/session.js';
import type { AuthSlice } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconUser, type IconShape } from '../ui/icons.js';
import { iconHeadset, iconLogout, iconShield } from '../ui/icons-more.js';
import { banner, emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-sign-in.styles.js';
import { passwordField, textField } from './sign-in-fields.js';

type Step = AuthState['step'];

const secrets = 'input[autocomplete$="password"], .otp';

/**
 * User and password, second factor, a forced change of password, and signing out.
 *
 * What is typed goes to the session and is forgotten; nothing of it stands in an attribute or in storage.
 *
 * @element cc-sign-in
 * @slot brand - The host's own mark above the form.
 * @csspart form - The form of the step that is due.
 * @csspart input - Every text field.
 * @csspart submit - The button that sends the form.
 * @csspart sign-out - The button that signs out.
 * @csspart banner - What went wrong with the last attempt.
 * @csspart avatar - The agent's initials, once signed in.
 */
export class CcSignIn extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & SessionMessages> | undefined;

  @state() private shown = false;
  @state() private problem: 'required' | 'passwords-differ' | 'password-same' | undefined;

  readonly #l = new LocalizeController(this, [commonArea, sessionArea]);
  readonly #announcer = new Announcer(this);
  #user = '';
  #hadFocus = false;
  #stepShown: Step | undefined;
  #faultShown: FaultInfo | undefined;

  /** The field that has the focus goes away with its step. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#hadFocus = this.matches(':focus-within');
  }

  /** Puts the focus on the first field of the step that is due. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, .btn')?.focus(options);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { session } = this.sessions;
    const { t } = this.#l;
    if (!session) return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
    const auth = this.sessions.read(session.auth.$state);
    if (auth.step === 'signed-in') return this.#renderSignedIn(session.auth);
    if (auth.step === 'second-factor') return this.#renderSecondFactor(auth, session.auth);
    if (auth.step === 'password-change') return this.#renderPasswordChange(auth, session.auth);
    return this.#renderCredentials(auth, session.auth);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const auth = this.sessions.session?.auth.$state.get();
    if (!auth) return;
    this.#followStep(auth.step);
    this.#followFault(auth);
  }

  /** The next step's first field takes the focus only from a field of this form: never from elsewhere on the page. */
  #followStep(step: Step): void {
    const before = this.#stepShown;
    this.#stepShown = step === 'signing-in' ? 'signed-out' : step;
    if (before === undefined || before === this.#stepShown) return;
    this.shown = false;
    this.problem = undefined;
    if (this.#hadFocus) this.focus();
  }

  #followFault({ fault, step }: AuthState): void {
    if (fault === this.#faultShown) return;
    this.#faultShown = fault;
    if (!fault) return;
    const { title, text } = this.#explain(fault, step);
    this.#announcer.announce(`${title}. ${text}`, { assertive: true });
    for (const field of this.renderRoot.querySelectorAll<HTMLInputElement>(secrets)) field.value = '';
    if (this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #renderCredentials(auth: AuthState, slice: AuthSlice): TemplateResult {
    const { t } = this.#l;
    const refused = auth.fault?.code === 'auth' ? '' : undefined;
    return this.#renderForm({
      shape: iconHeadset,
      title: t.signInTitle,
      auth,
      submit: auth.busy ? t.signingIn : t.signIn,
      send: (value) => {
        this.#user = value('user');
        return slice.signIn({ user: this.#user, password: value('password') });
      },
      fields: html`${textField({ name: 'user', label: t.user, autocomplete: 'username', value: this.#user, disabled: auth.busy })}
      ${this.#password('password', t.password, 'current-password', auth, refused)}`,
    });
  }

  #renderSecondFactor(auth: AuthState, slice: AuthSlice): TemplateResult {
    const { t } = this.#l;
    return this.#renderForm({
      shape: iconShield,
      title: t.secondFactorTitle,
      hint: t.secondFactorHint,
      auth,
      submit: t.confirm,
      send: (value) => slice.confirmSecondFactor(value('code').replace(/\D/g, '')),
      fields: textField({
        name: 'code',
        label: t.secondFactorCode,
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        classes: 'otp num',
        disabled: auth.busy,
        problem: auth.fault ? t.wrongCode : undefined,
      }),
      other: this.#renderOtherUser(slice),
    });
  }

  #renderPasswordChange(auth: AuthState, slice: AuthSlice): TemplateResult {
    const { t } = this.#l;
    const repeat = this.problem === 'passwords-differ' ? t.passwordsDiffer : undefined;
    const same = this.problem === 'password-same' ? t.passwordSame : undefined;
    return this.#renderForm({
      shape: iconShield,
      title: t.changePasswordTitle,
      hint: t.changePasswordHint,
      auth,
      submit: t.changePassword,
      send: (value) => {
        const next = value('next');
        if (next !== value('repeat')) this.problem = 'passwords-differ';
        else if (next === value('current')) this.problem = 'password-same';
        else return slice.changePassword(value('current'), next);
        return Promise.resolve();
      },
      fields: html`${this.#password('current', t.currentPassword, 'current-password', auth)}
      ${this.#password('next', t.newPassword, 'new-password', auth, same)}
      ${this.#password('repeat', t.repeatPassword, 'new-password', auth, repeat)}`,
      other: this.#renderOtherUser(slice),
    });
  }

  #renderOtherUser(slice: AuthSlice): TemplateResult {
    const leave = (): void => reported(slice.signOut());
    return html`<button class="btn link" type="button" @click=${leave}>${this.#l.t.otherUser}</button>`;
  }

  #renderForm(form: {
    readonly shape: IconShape;
    readonly title: string;
    readonly hint?: string;
    readonly auth: AuthState;
    readonly submit: string;
    readonly fields: TemplateResult;
    readonly other?: TemplateResult;
    readonly send: (value: (name: string) => string) => Promise<void>;
  }): TemplateResult {
    const { fault, busy, step } = form.auth;
    const submit = (event: SubmitEvent): void => this.#submit(event, busy, form.send);
    return html`<form part="form" novalidate aria-labelledby="title" aria-busy=${busy} @submit=${submit}>
      <slot name="brand"><span class="brandmark">${icon(form.shape, 'xl')}</span></slot>
      <h2 id="title">${form.title}</h2>
      ${fault ? banner({ tone: 'danger', ...this.#explain(fault, step) }) : nothing}
      ${this.problem === 'required' ? banner({ tone: 'warning', title: this.#l.t.required }) : nothing}
      ${form.hint === undefined ? nothing : html`<p class="s quiet">${form.hint}</p>`} ${form.fields}
      <button class="btn primary l block" part="submit" type="submit" aria-disabled=${busy}>${form.submit}</button>
      ${form.other ?? nothing}
    </form>`;
  }

  #submit(event: SubmitEvent, busy: boolean, send: (value: (name: string) => string) => Promise<void>): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const empty = [...form.elements].find((element) => element instanceof HTMLInputElement && element.value.trim() === '');
    this.problem = empty ? 'required' : undefined;
    if (empty instanceof HTMLInputElement) empty.focus();
    if (busy || empty) return;
    const values = new FormData(form);
    reported(send((name) => (values.get(name) as string | null) ?? ''));
  }

  #password(name: string, label: string, autocomplete: AutoFill, auth: AuthState, problem?: string): TemplateResult {
    const { t } = this.#l;
    return passwordField({
      name,
      label,
      autocomplete,
      shown: this.shown,
      toggle: () => (this.shown = !this.shown),
      toggleLabel: this.shown ? t.hidePassword : t.showPassword,
      disabled: auth.busy,
      problem,
    });
  }

  #renderSignedIn(slice: AuthSlice): TemplateResult {
    const { t } = this.#l;
    const { session } = this.sessions;
    const agent = session && this.sessions.read(session.agent.$agent);
    const name = agent?.name ?? '';
    return html`<div class="line signed-in">
      ${agent ? avatar({ id: agent.id, name }) : nothing}
      <p class="grow trunc">${t.signedInAs(name)}</p>
      <button class="btn" part="sign-out" type="button" @click=${() => reported(slice.signOut())}>${icon(iconLogout)}${t.signOut}</button>
    </div>`;
  }

  #explain(fault: FaultInfo, step: Step): { readonly title: string; readonly text: string } {
    const { t } = this.#l;
    if (fault.code === 'auth' && step === 'second-factor') return { title: t.wrongCode, text: t.wrongCodeHint };
    if (fault.code === 'auth' && step === 'password-change') return { title: t.passwordRefused, text: t.faults.auth.todo };
    if (fault.code === 'auth') return { title: t.wrongCredentials, text: t.wrongCredentialsHint };
    return { title: t.couldNotSignIn, text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}` };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-sign-in': CcSignIn;
  }
}
