import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DeskMessages } from '../../i18n/desk.js';
import type { Disposition, WrapUp, WrapUpSettings } from '../../session/session-api.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconCheck, iconClock } from '../ui/icons.js';
import { status } from '../ui/states.js';
import { caller, callerName } from './caller.js';
import type { DeskDeps } from './desk-deps.js';
import { notesField } from './desk-notes.js';
import type { DeskFace, PhoneView } from './phone-view.js';

const minute = 60_000;

/** As many as there are keys for. */
export const dispositionKeys = 9;

/** The wrap-up that waits, where it may take the screen: not while a call is on, or somebody types a number. */
export function wrapUpShown({ read }: DeskDeps, { session, facts, pad }: PhoneView): WrapUp | undefined {
  const current = read(session.wrapUp.$current);
  return facts.live.length > 0 || pad.number !== '' ? undefined : current;
}

export function isTimeUp({ read }: DeskDeps, { session }: PhoneView, { until }: WrapUp): boolean {
  return until !== undefined && read(session.$now) >= until;
}

/** What is still to be done about the call that ended. */
export function wrapUpFace(deps: DeskDeps, view: PhoneView, t: DeskMessages, wrapUp: WrapUp): DeskFace {
  const settings = deps.read(view.session.wrapUp.$settings);
  const missing = settings?.required === true && settings.dispositions.length > 0 && wrapUp.dispositionId === undefined;
  return {
    body: html`${card(deps, view, t, wrapUp)} ${settings ? choices(deps, view, t, wrapUp, settings) : nothing}
    ${notesField({ t, callId: wrapUp.callId, notes: wrapUp.notes, session: view.session })}`,
    foot: foot(deps, view, t, wrapUp, missing),
  };
}

function card(deps: DeskDeps, view: PhoneView, t: DeskMessages, wrapUp: WrapUp): TemplateResult {
  const { number, name, direction, talkTime, since, until } = wrapUp;
  const now = deps.read(view.session.$now);
  const remote = { number, ...(name === undefined ? {} : { name }) };
  const who = caller(view.t, remote);
  const left = until === undefined ? undefined : Math.max(0, until - now);
  const time = left === undefined ? now - since : left === 0 ? 0 : left + 999;
  return html`<article class="call wrap-up" part="call-card" aria-label=${t.wrapUpOf(who)}>
    <div class="who sm">
      ${avatar({ id: number, name: callerName(remote), size: 'sm' })}
      <span class="name trunc"><bdi>${who}</bdi></span>
      <span class="sub">${direction === 'in' ? t.wrapUpReceived : t.wrapUpMade} · ${t.wrapUpLasted} <bdi class="num" dir="ltr">${view.duration(talkTime)}</bdi></span>
      <bdi class="timer num sm" part="timer" dir="ltr">${view.duration(Math.max(0, time))}</bdi>
    </div>
    ${left === undefined || until === undefined
      ? nothing
      : html`<progress class=${left === 0 ? 'warning' : ''} part="progress" .value=${left} max=${Math.max(1, until - since)} aria-label=${t.wrapUpTime}></progress>`}
    ${left === 0 ? html`<p class="s">${status('warning', iconClock, t.wrapUpTimeUp)} <span class="quiet">${t.wrapUpTimeUpHint}</span></p>` : nothing}
  </article>`;
}

function choices(deps: DeskDeps, view: PhoneView, t: DeskMessages, wrapUp: WrapUp, { dispositions, required }: WrapUpSettings): TemplateResult | typeof nothing {
  if (dispositions.length === 0) return nothing;
  const must = required === true;
  const keys = !deps.host.nohotkeys;
  // Chromium never lets go of radio buttons that stood in a shadow tree outside a form (seen in 156).
  return html`<form @submit=${stay}><fieldset role="radiogroup" part="dispositions" aria-required=${must} aria-describedby=${must ? 'disposition-hint' : nothing}>
    <legend class="label">${must ? t.dispositionNeeded : t.disposition}</legend>
    <div class="choices">${dispositions.map((each, index) => choice(view, wrapUp, each, keys && index < dispositionKeys ? `${index + 1}` : undefined))}</div>
    ${must ? html`<p class="hint" id="disposition-hint">${t.dispositionNeededHint}</p>` : nothing}
  </fieldset></form>`;
}

const stay = (event: Event): void => event.preventDefault();

function choice({ session }: PhoneView, { callId, dispositionId }: WrapUp, { id, label }: Disposition, key: string | undefined): TemplateResult {
  return html`<label class="choice" part="disposition">
    <input
      type="radio"
      name="disposition"
      aria-keyshortcuts=${key ?? nothing}
      .checked=${live(dispositionId === id)}
      @change=${() => session.wrapUp.choose(callId, id)}
    />
    <span class="grow">${label}</span>${key === undefined ? nothing : html`<kbd class="hide-narrow" aria-hidden="true">${key}</kbd>`}
  </label>`;
}

function foot(deps: DeskDeps, view: PhoneView, t: DeskMessages, { callId, until }: WrapUp, missing: boolean): TemplateResult {
  const busy = view.busy('finish');
  const finish = (): void => {
    if (!missing && !busy) finishWrapUp(deps, callId, t);
  };
  const more = (): void => view.session.wrapUp.extend(callId, minute);
  return html`<footer class="foot" part="footer">
    ${until === undefined
      ? nothing
      : html`<button class="btn l" part="extend-button" type="button" title=${t.moreTimeLong} @click=${more}>${t.moreTime}</button>`}
    <button
      class="btn primary l"
      part="finish-button"
      type="button"
      aria-busy=${busy}
      aria-disabled=${missing || busy}
      aria-describedby=${missing ? 'disposition-hint' : nothing}
      @click=${finish}
    >
      ${icon(iconCheck)}${t.finish}
    </button>
  </footer>`;
}

function finishWrapUp({ acting, announcer }: DeskDeps, callId: string, t: DeskMessages): void {
  // Not about a call that is on, so that whatever goes wrong is shown.
  acting.press('finish', '', async () => {
    await acting.run('finish', '', ({ wrapUp }) => wrapUp.finish(callId));
    announcer.announce(t.wrapUpDone);
  });
}
