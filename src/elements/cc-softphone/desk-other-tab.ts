import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../../domain/call.js';
import { toFault, type FaultCode } from '../../domain/fault.js';
import { deskArea, type DeskMessages } from '../../i18n/desk.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconClock } from '../ui/icons.js';
import { iconExternal, iconHeadset, iconTab } from '../ui/icons-more.js';
import { banner, status } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import { controlRow, hangUpButton, holdControl, muteControl, padControl } from './call-controls.js';
import { stateLine } from './call-card.js';
import { callLook } from './call-look.js';
import { caller, callerName } from './caller.js';
import type { DeskDeps } from './desk-deps.js';
import { isRingingIn } from './phone-facts.js';
import type { DeskFace, PhoneView, Piece } from './phone-view.js';

/** The telephone is held by another tab of this browser: it is shown and steered from here. */
export class OtherTab {
  readonly #deps: DeskDeps;
  /** Why it could not be brought here. */
  #failed: FaultCode | undefined;
  #before: Line['where'] | undefined;
  #where: Line['where'] | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  prepare(where: Line['where']): void {
    if (where === this.#where) return;
    this.#before = this.#where;
    this.#where = where;
    if (where !== 'other-tab') this.#failed = undefined;
  }

  get isElsewhere(): boolean {
    return this.#where === 'other-tab';
  }

  /** On its way between tabs. While a tab has not yet learned who holds it there is nothing to say. */
  get isMoving(): boolean {
    return this.#where === 'nobody' && this.#before !== undefined && this.#before !== 'alone';
  }

  status(t: DeskMessages): TemplateResult | undefined {
    if (this.isMoving) return status('neutral', iconClock, t.handOverShort);
    return this.isElsewhere ? status('brand', iconTab, t.elsewhere) : undefined;
  }

  notices(view: PhoneView, t: DeskMessages): Piece {
    if (this.isMoving) return banner({ tone: 'neutral', icon: iconClock, title: t.handOver, text: t.handOverHint });
    if (!this.isElsewhere) return nothing;
    return html`${this.#failure(t)} ${this.#faceCall(view) ? nothing : this.#notice(view, t)}`;
  }

  face(view: PhoneView, t: DeskMessages): DeskFace | undefined {
    const call = this.isElsewhere ? this.#faceCall(view) : undefined;
    if (!call) return undefined;
    const { acts } = view;
    const look = callLook(view.t, call);
    const who = caller(view.t, call.remote);
    const off = !call.can.has(call.hold.local ? 'resume' : 'hold');
    const hold = (): void => (call.hold.local ? acts.resume : acts.hold)(call.id);
    return {
      body: html`<article class="call remote" part="call-card" aria-label=${t.elsewhereCard(who)}>
          ${stateLine(view, { ...look, rail: 'waiting', tone: 'brand', shape: iconTab, text: t.elsewhere }, true)}
          <div class="who call-who">
            ${avatar({ id: call.remote.number, name: callerName(call.remote) })}
            <span class="name"><bdi>${who}</bdi></span>
            <span class="sub">${status(look.tone, look.shape, look.text)}</span>
          </div>
        </article>
        <p class="s quiet">${this.#sentence(t, t.elsewhereSound, t.elsewhereControls)}</p>
        ${controlRow(view, view.t.controls, [muteControl(view, call), holdControl(view, call, off, hold), padControl(view, call)])}
        <div class="stack mt-auto">${this.#buttons(view, t, t.takeSound, 'btn primary block', 'btn block')}</div>`,
      foot: html`<footer class="foot" part="footer">${hangUpButton(view, call, false)}</footer>`,
    };
  }

  /** One call that runs, and nothing of it open: that fits into the face of its own. */
  #faceCall({ facts: { live }, pad, inCall, compact }: PhoneView) {
    const [call, another] = live;
    if (!call || another || compact || isRingingIn(call) || pad.isOpen(call.id) || pad.number !== '' || inCall?.open !== undefined) return undefined;
    return call;
  }

  #notice(view: PhoneView, t: DeskMessages): TemplateResult {
    const { live } = view.facts;
    const calls = live.length > 0;
    // Only running calls can be moved, and what rings needs the room.
    const movable = live.every(({ state }) => state === 'active');
    return html`<div class="banner neutral elsewhere" part="banner">
      ${icon(iconTab)}<strong>${this.#title(t)}</strong>
      ${view.compact || !movable ? nothing : html`<span>${calls ? t.elsewhereControls : t.elsewhereWorks}</span>`}
      <span class="acts">${this.#buttons(view, t, movable ? (calls ? t.takeSound : t.takePhone) : undefined, 'btn sm', 'btn sm')}</span>
    </div>`;
  }

  #title(t: DeskMessages): TemplateResult | string {
    if (this.#line.popOut === true) return t.inPopOut;
    return this.#name === '' ? t.elsewhereUnnamed : html`${t.elsewherePhone} <bdi>${this.#name}</bdi>`;
  }

  #sentence(t: DeskMessages, where: string, then: string): TemplateResult {
    if (this.#line.popOut === true) return html`${t.inPopOut}. ${then}`;
    return this.#name === '' ? html`${t.elsewhereUnnamed}. ${then}` : html`${where} <strong><bdi>${this.#name}</bdi></strong>. ${then}`;
  }

  #buttons(view: PhoneView, t: DeskMessages, take: string | undefined, goClass: string, takeClass: string): TemplateResult {
    const busy = view.busy('takeLine');
    return html`<button class=${goClass} part="show-line-button" type="button" @click=${() => view.session.connection.showLine()}>
        ${icon(iconExternal)}${this.#line.popOut === true ? t.showWindow : t.showTab}
      </button>
      ${take === undefined
        ? nothing
        : html`<button class=${takeClass} part="take-line-button" type="button" aria-busy=${busy} aria-disabled=${busy} @click=${() => busy || this.#take()}>
            ${icon(iconHeadset)}${take}
          </button>`}`;
  }

  #failure(t: DeskMessages): Piece {
    if (this.#failed === undefined) return nothing;
    const reasons: Partial<Record<FaultCode, string>> = { timeout: t.takeFailedTimeout, rejected: t.takeFailedCall, conflict: t.takeFailedConflict };
    return banner({ tone: 'warning', icon: iconTab, title: t.takeFailed, text: reasons[this.#failed] ?? t.takeFailedTimeout });
  }

  #take(): void {
    const { acting, announcer, host, texts } = this.#deps;
    this.#failed = undefined;
    acting.run('takeLine', '', ({ connection }) => connection.takeLine()).catch((error: unknown) => {
      this.#failed = toFault(error).code;
      host.requestUpdate();
      announcer.announce(texts(deskArea)?.takeFailed ?? '', { assertive: true });
    });
  }

  get #line(): Line {
    return this.#deps.session()?.connection.$line.get() ?? { where: 'alone' };
  }

  /** Titles are the page's: one line, of sensible length. */
  get #name(): string {
    return oneLine((this.#line.title ?? '').replace(/\p{Bidi_Control}/gu, ''), 80);
  }
}
