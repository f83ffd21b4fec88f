import { html, nothing } from 'lit';
import type { ReactiveController } from 'lit';
import { deskArea, type DeskMessages } from '../../i18n/desk.js';
import type { Session, WrapUp } from '../../session/session-api.js';
import { avatars } from '../../styles/avatars.js';
import { cards } from '../../styles/cards.js';
import { fields } from '../../styles/fields.js';
import { icon, iconClose, iconEdit, iconHelp } from '../ui/icons.js';
import { iconPhoneMissed, iconPhoneOut } from '../ui/icons-more.js';
import { banner, status } from '../ui/states.js';
import { callStyles } from './call.styles.js';
import { caller } from './caller.js';
import type { DeskDeps } from './desk-deps.js';
import { MissedCalls } from './desk-missed.js';
import { CallNotes } from './desk-notes.js';
import { OtherTab } from './desk-other-tab.js';
import { DeskWindows } from './desk-windows.js';
import { dispositionKeys, isTimeUp, wrapUpFace, wrapUpShown } from './desk-wrap-up.js';
import { deskStyles } from './desk.styles.js';
import { HotkeyHelp } from './hotkey-help.js';
import { MediaKeys } from './media-keys.js';
import { isRingingIn } from './phone-facts.js';
import type { DeskFace, DeskParts, MenuEntry, PhoneView, Piece } from './phone-view.js';
import { WrapUpKeys } from './wrap-up-keys.js';

export { deskArea as area };

export function sheets(): readonly CSSStyleSheet[] {
  return [avatars, cards, fields, callStyles, deskStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** What is around the calls: wrap-up, missed calls, other tabs and windows, keys. */
export class Desk implements DeskParts, ReactiveController {
  readonly #deps: DeskDeps;
  readonly #missed: MissedCalls;
  readonly #notes: CallNotes;
  readonly #tab: OtherTab;
  readonly #windows: DeskWindows;
  readonly #help: HotkeyHelp;
  readonly #keys: WrapUpKeys;
  readonly #media = new MediaKeys();
  #session: Session | undefined;
  /** What the screen shows, and what was said of it. */
  #wrapUp: WrapUp | undefined;
  #said = '';

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#missed = new MissedCalls(deps);
    this.#notes = new CallNotes(deps);
    this.#tab = new OtherTab(deps);
    this.#windows = new DeskWindows(deps);
    this.#help = new HotkeyHelp(deps);
    this.#keys = new WrapUpKeys(deps);
    deps.host.addController(this);
  }

  hostDisconnected(): void {
    this.#media.clear();
    this.#keys.follow(undefined, undefined);
    this.#help.close();
    // Not when it was merely moved, such as into a window of its own.
    queueMicrotask(() => this.#deps.host.isConnected || this.#windows.leave());
  }

  /** Of the element, for styles of the page. */
  get states(): readonly string[] {
    return [...(this.#wrapUp ? ['wrap-up'] : []), ...(this.#tab.isElsewhere ? ['other-tab'] : [])];
  }

  help(): Promise<void> {
    return this.#help.show();
  }

  prepare(session: Session): void {
    if (session !== this.#session) this.#leave();
    this.#session = session;
    this.#tab.prepare(this.#deps.read(session.connection.$line).where);
    this.#notes.prepare();
  }

  status(view: PhoneView): Piece {
    const t = this.#t;
    if (!t) return undefined;
    if (wrapUpShown(this.#deps, view)) return status('brand', iconEdit, t.wrapUp);
    return view.facts.live.length > 0 && !this.#tab.isMoving && view.compact ? undefined : this.#tab.status(t);
  }

  bar(view: PhoneView): Piece {
    return this.#t && this.#missed.button(view, this.#t);
  }

  notices(view: PhoneView): Piece {
    const t = this.#t;
    if (!t) return nothing;
    return html`${this.#tab.notices(view, t)} ${this.#windows.notices(view)} ${this.#cut(view, t)}`;
  }

  face(view: PhoneView): DeskFace | undefined {
    const t = this.#t;
    this.#wrapUp = t && wrapUpShown(this.#deps, view);
    if (!t) return undefined;
    const missed = this.#missed.face(view, t);
    if (missed) return missed;
    return this.#wrapUp ? wrapUpFace(this.#deps, view, t, this.#wrapUp) : this.#tab.face(view, t);
  }

  underCards(view: PhoneView): Piece {
    return this.#t && this.#notes.render(view, this.#t);
  }

  entries(view: PhoneView): readonly MenuEntry[] {
    const t = this.#t;
    if (!t) return [];
    const callId = this.#notes.callOf(view);
    const keys = view.keys('help');
    return [
      ...(callId === undefined ? [] : [{ id: 'notes', label: t.writeNotes, icon: iconEdit, callOnly: true, run: () => void this.#notes.open(callId) }]),
      ...(view.facts.live.length > 0 ? [] : [{ id: 'missed', label: t.missedTitle, icon: iconPhoneMissed, run: () => void this.#missed.show() }]),
      ...this.#windows.entries(view, t),
      ...(keys === undefined ? [] : [{ id: 'hotkeys', label: t.hotkeys, note: '?', icon: iconHelp, run: () => void this.#help.show() }]),
    ];
  }

  extra(view: PhoneView): Piece {
    const t = this.#t;
    const dispositions = this.#deps.read(view.session.wrapUp.$settings)?.dispositions.length ?? 0;
    return t && this.#help.render(t, Math.min(dispositions, dispositionKeys));
  }

  /** After it was rendered. `undefined`: nobody is signed in. */
  tell(view: PhoneView | undefined): void {
    if (!view) return this.#leave();
    const shown = this.#wrapUp;
    this.#keys.follow(view.session, shown?.callId);
    this.#media.follow(this.#tab.isElsewhere ? undefined : view);
    this.#notes.follow();
    this.#help.giveWay(view.facts.live.some(isRingingIn));
    this.#help.check();
    this.#say(view);
  }

  #leave(): void {
    this.#wrapUp = undefined;
    this.#said = '';
    this.#media.clear();
    this.#keys.follow(undefined, undefined);
    this.#missed.close();
    this.#help.close();
    this.#windows.leave();
  }

  #say(view: PhoneView): void {
    const t = this.#t;
    if (!t) return;
    const wrapUp = this.#wrapUp;
    const text = wrapUp
      ? isTimeUp(this.#deps, view, wrapUp) ? t.wrapUpTimeUp : t.wrapUp
      : this.#tab.isMoving ? t.handOver : this.#tab.isElsewhere ? t.elsewhere : '';
    const about = `${wrapUp?.callId ?? ''} ${text}`;
    if (about === this.#said) return;
    this.#said = about;
    this.#deps.announcer.announce(text);
  }

  #cut(view: PhoneView, t: DeskMessages): Piece {
    const { session, facts } = view;
    const cut = this.#deps.read(session.calls.$cut);
    if (!cut || facts.live.length > 0) return nothing;
    const { acting } = this.#deps;
    const title = html`<span class="line">
      <span class="grow">${t.cutCall(caller(view.t, cut))}</span>
      <button class="ib" part="dismiss-button" type="button" title=${view.t.close} aria-label=${view.t.close} @click=${() => session.calls.dismissCut()}>${icon(iconClose)}</button>
    </span>`;
    const run = (): void => acting.press('dial', '', async () => {
      await acting.dial(cut.number);
      session.calls.dismissCut();
    });
    const action = { label: t.callBack, icon: iconPhoneOut, run, disabled: view.line !== 'ready' || view.busy('dial') };
    return banner({ tone: 'info', icon: iconPhoneMissed, title, text: t.cutCallAsk, action: cut.number === '' ? undefined : action });
  }

  get #t(): DeskMessages | undefined {
    return this.#deps.texts(deskArea);
  }
}
