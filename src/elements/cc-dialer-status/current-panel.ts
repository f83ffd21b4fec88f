import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CcFactMap } from '../../domain/host-event.js';
import type { CurrentContact, Session, WrapUpSettings } from '../../session/session-api.js';
import { WrapUpKeys } from '../cc-softphone/wrap-up-keys.js';
import { Task } from '../ui/asking.js';
import { icon, iconCheck, iconCheckCircle } from '../ui/icons.js';
import { iconCalendar } from '../ui/icons-more.js';
import { problemView } from '../ui/problems.js';
import { banner } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import { CallBacks } from './call-backs.js';
import { callBackField, localTime } from './call-back-field.js';
import type { CurrentView } from './current-facts.js';
import { callLine, contactCard, contactForm, contactName, notesField, resultChoices, waitingState, type ContactWords } from './current-view.js';
import type { DialerView } from './dialer-view.js';
import type { PartContent } from './part-api.js';
import type { ShellDeps } from './shell-deps.js';

/** The contact of the call, from its first ring until its result is saved. */
export class CurrentPanel implements ReactiveController {
  readonly #deps: ShellDeps;
  readonly #keys: WrapUpKeys;
  readonly #task: Task;
  readonly #callBacks: CallBacks;
  #view: CurrentView | undefined;
  #session: Session | undefined;
  #allFieldsOf: string | undefined;
  #callBackOf: string | undefined;
  #badTimeOf: string | undefined;
  #saved: string | undefined;
  #told: string | undefined;

  constructor(deps: ShellDeps) {
    this.#deps = deps;
    this.#keys = new WrapUpKeys(deps);
    this.#task = new Task(() => deps.host.requestUpdate());
    this.#callBacks = new CallBacks(deps);
    deps.host.addController(this);
  }

  /** Once per update, whether it is shown or not. */
  follow(known: DialerView | undefined): void {
    const session = known?.session;
    if (session !== this.#session) {
      this.#session = session;
      this.#saved = undefined;
      this.#task.clear();
    }
    const before = this.#view?.current.callId;
    this.#view = session && known?.current && this.#readAll(session, known.current);
    if (!this.#view || before === this.#view.current.callId) return;
    this.#saved = this.#callBackOf = undefined;
    this.#task.clear();
  }

  content(around: DialerView): PartContent {
    const { l, read } = this.#deps;
    const view = this.#view;
    if (!view) {
      const saved = this.#saved === undefined ? undefined : banner({ tone: 'neutral', flush: true, icon: iconCheckCircle, title: this.#saved });
      return { title: l.t.current, banner: saved, body: html`${waitingState(l.t, around.campaigns.some(({ state }) => state === 'running'))}${this.#callBacks.render(around)}` };
    }
    const { current, session } = view;
    const name = harmless(current.campaignName ?? '', 80);
    const words = { t: l.t, number: (value: number) => l.number(value), duration: (length: number) => l.duration(length), now: () => read(session.$now) };
    return { title: name === '' ? l.t.current : name, tools: callLine(view, words), body: this.#body(view, words), foot: this.#foot(view) };
  }

  hostDisconnected(): void {
    this.#keys.follow(undefined, undefined);
  }

  /** After the update. Keys choose a result wherever the contact is on the screen; who it is is said once. */
  tell(isShown: boolean): void {
    const { settings, current } = this.#view ?? {};
    const { announcer, l } = this.#deps;
    this.#keys.follow(isShown && settings ? this.#session : undefined, current?.callId);
    if (isShown && current && current.callId !== this.#told) announcer.announce(l.t.contactHere(contactName(l.t, current)));
    this.#told = current?.callId;
  }

  #body(view: CurrentView, words: ContactWords): TemplateResult {
    const { current, settings, session } = view;
    const { t: texts } = words;
    return html`<div class="body scroll">
      ${contactCard(view, words)}
      ${contactForm(view, texts, this.#allFieldsOf === current.callId, () => {
        this.#allFieldsOf = current.callId;
        this.#deps.host.requestUpdate();
      })}
      ${settings ? resultChoices(view, settings, texts, !this.#deps.host.nohotkeys) : nothing}
      ${settings && this.#callBackShown(view)
        ? callBackField({
            t: texts, callId: current.callId, at: view.callBackAt, least: localTime(Date.now()), isBad: this.#badTimeOf === current.callId,
            change: (at) => this.#setCallBack(view, at),
            left: (at) => this.#leftCallBack(view, at),
          })
        : nothing}
      ${notesField(view, texts)}
      ${problemView(texts, this.#task.fault, () => session.dialer.refresh())}
    </div>`;
  }

  #foot(view: CurrentView): TemplateResult | undefined {
    const { settings, wrapUp } = view;
    if (!settings) return undefined;
    const { t } = this.#deps.l;
    const missing = settings.required === true && settings.dispositions.length > 0 && view.chosenId === undefined;
    const busy = this.#task.busy !== undefined;
    const isOpen = this.#callBackShown(view);
    return html`<button class="btn l" part="call-back-button" type="button" aria-expanded=${isOpen} @click=${() => this.#openCallBack(view)}>${icon(iconCalendar)}${t.callBack}</button>
      ${wrapUp
        ? html`<button class="btn primary l" part="finish-button" type="button" aria-busy=${busy} aria-disabled=${missing || busy}
            aria-describedby=${missing ? 'result-hint' : nothing} @click=${() => missing || void this.#finish(view)}>${icon(iconCheck)}${t.finish}</button>`
        : html`<p class="xs quiet later">${t.finishLater}</p>`}`;
  }

  #readAll(session: Session, current: CurrentContact): CurrentView {
    const { read } = this.#deps;
    const { callId } = current;
    const waiting = read(session.wrapUp.$current);
    const wrapUp = waiting?.callId === callId ? waiting : undefined;
    return {
      session, current, wrapUp,
      call: read(session.calls.$calls).find(({ id }) => id === callId),
      settings: read(session.wrapUp.$settings),
      chosenId: current.dispositionId ?? wrapUp?.dispositionId,
      notes: read(session.wrapUp.$notes).get(callId) ?? '',
      callBackAt: read(session.dialer.$callBacks).get(callId),
    };
  }

  #callBackShown({ current: { callId }, callBackAt }: CurrentView): boolean {
    return callBackAt !== undefined || this.#callBackOf === callId;
  }

  #openCallBack(view: CurrentView): void {
    const { host } = this.#deps;
    const { callId } = view.current;
    if (this.#callBackShown(view)) {
      this.#callBackOf = this.#badTimeOf = undefined;
      view.session.dialer.callBackAt(callId, undefined);
      host.requestUpdate();
      return;
    }
    this.#callBackOf = callId;
    host.requestUpdate();
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('#call-back')?.focus());
  }

  /** A time that has passed is not kept. */
  #setCallBack({ session, current: { callId } }: CurrentView, at: number | undefined): void {
    this.#callBackOf = callId;
    session.dialer.callBackAt(callId, at !== undefined && at > Date.now() ? at : undefined);
    if (at === undefined || at > Date.now()) this.#badTimeOf = undefined;
    this.#deps.host.requestUpdate();
  }

  /** Said only now: half of a year that is being typed is long past. */
  #leftCallBack({ current: { callId } }: CurrentView, at: number | undefined): void {
    const badTimeOf = at !== undefined && at <= Date.now() ? callId : undefined;
    // It is left by being taken away, too, and then there is nothing to say.
    if (badTimeOf === this.#badTimeOf) return;
    this.#badTimeOf = badTimeOf;
    this.#deps.host.requestUpdate();
  }

  /** What is said afterwards is what the page was told, and nothing that nobody told the dialler. */
  async #finish(view: CurrentView): Promise<void> {
    const { session, settings, current: { callId } } = view;
    let told: CcFactMap['cc-outcome'] | undefined;
    const hear = ({ detail }: CustomEvent<CcFactMap['cc-outcome']>): void => {
      if (detail.callId === callId) told = detail;
    };
    session.addEventListener('cc-outcome', hear);
    const done = await this.#task.run('finish', () => session.wrapUp.finish(callId));
    session.removeEventListener('cc-outcome', hear as EventListener);
    if (!done || session !== this.#session) return;
    this.#saved = this.#savedText(told, settings);
    this.#deps.announcer.announce(this.#saved);
    this.#deps.host.requestUpdate();
  }

  #savedText(told: CcFactMap['cc-outcome'] | undefined, settings: WrapUpSettings | undefined): string {
    const { t } = this.#deps.l;
    if (!told) return t.savedElsewhere;
    const label = settings?.dispositions.find(({ id }) => id === told.dispositionId)?.label ?? '';
    const later = told.callBackAt === undefined ? '' : t.savedCallBack(this.#deps.l.dateTime(Date.parse(told.callBackAt)));
    return t.saved([label, later].filter((text) => text !== '').join(', '));
  }
}
