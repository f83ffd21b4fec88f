import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconClose, iconPhone, type IconShape } from '../ui/icons.js';
import { iconBellOff, iconPhoneDown, iconPhoneOut, iconPlay, iconSwap } from '../ui/icons-more.js';
import { revealButton } from '../ui/number.js';
import { status } from '../ui/states.js';
import { callLook, endedHint, type CallLook } from './call-look.js';
import { caller, callerFacts, callerName, callerNumber } from './caller.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneView, Piece } from './phone-view.js';

/** The only call, in full. */
export function callCard(view: PhoneView, call: Call): TemplateResult {
  const { t } = view;
  const look = callLook(t, call);
  const ringing = look.rail === 'ringing';
  return html`<article class="call ${look.rail}" part="call-card" aria-label=${label(view, call)}>
    ${stateLine(view, look, !ringing)} ${who(view, call, ringing ? 'lg' : undefined)} ${view.inCall?.quality(view, call, true)} ${facts(view, call)}
  </article>`;
}

/** The only call in one line, where something else needs the room. */
export function callLine(view: PhoneView, call: Call): TemplateResult {
  const look = callLook(view.t, call);
  return html`<article class="call ${look.rail}" part="call-card" aria-label=${label(view, call)}>
    <div class="who sm">
      ${avatar({ id: call.remote.number, name: callerName(call.remote), size: view.compact ? 'md' : 'sm' })}
      <span class="name trunc"><bdi>${caller(view.t, call.remote)}</bdi></span>
      <span class="sub"><span class="xs">${status(look.tone, look.shape, look.text)}</span></span>
      ${timer(view, look, view.compact ? 'num' : 'num sm')}
    </div>
  </article>`;
}

/** One of several calls, with what can be done about it without leaving the current one. */
export function callItem(view: PhoneView, call: Call, current: Call | undefined, more?: Piece): TemplateResult {
  const quiet = call.id === current?.id && !isRingingIn(call);
  return plainItem(view, call, callLook(view.t, call), quiet ? nothing : itemButtons(view, call, current, more));
}

export function plainItem(view: PhoneView, call: Call, look: CallLook, buttons: Piece): TemplateResult {
  const sound = call.hold.local ? nothing : view.inCall?.quality(view, call, false);
  return html`<li class="call ${look.rail}" part="call-card" aria-label=${label(view, call)}>
    ${stateLine(view, look, false, sound)} ${who(view, call, 'sm')} ${buttons}
  </li>`;
}

function label({ t }: PhoneView, call: Call): string {
  const name = caller(t, call.remote);
  return isRingingIn(call) ? t.incomingFrom(name) : t.callWith(name);
}

export function stateLine(view: PhoneView, look: CallLook, large: boolean, more?: Piece): TemplateResult {
  return html`<div class="line">${status(look.tone, look.shape, look.text)} ${more} ${timer(view, look, large ? 'num push' : 'sm num push')}</div>`;
}

function timer({ now, duration }: PhoneView, { since }: CallLook, classes: string): TemplateResult | typeof nothing {
  if (since === undefined) return nothing;
  return html`<bdi class="timer ${classes}" part="timer" dir="ltr">${duration(now - since)}</bdi>`;
}

function who({ t, session: { numbers } }: PhoneView, { remote }: Call, size: 'sm' | 'lg' | undefined, more?: string): TemplateResult {
  const name = callerName(remote);
  const number = callerNumber(t, remote);
  const small = size === 'sm';
  const sub = name === '' ? undefined : number;
  const alone = sub === undefined && more === undefined;
  const see = revealButton({ t, numbers, number: remote.number, where: 'cc-softphone' });
  return html`<div class="who ${small ? 'sm' : 'call-who'}">
    ${avatar({ id: remote.number, name, ...(size === undefined ? {} : { size }) })}
    <span class="name ${small ? 'trunc' : ''} ${alone ? 'alone' : ''}"><bdi dir=${name === '' ? 'ltr' : 'auto'}>${caller(t, remote)}</bdi>${name === '' ? see : nothing}</span>
    ${alone
      ? nothing
      : html`<span class="sub ${small ? 'trunc' : ''}">
          ${sub === undefined ? nothing : html`<bdi class="num" dir="ltr">${sub}</bdi>${see}`}
          ${more === undefined ? nothing : html`<span>${sub === undefined ? '' : '· '}${more}</span>`}
        </span>`}
  </div>`;
}

function facts({ t }: PhoneView, call: Call): TemplateResult | typeof nothing {
  const all = callerFacts(t, call);
  if (all.length === 0) return nothing;
  return html`<dl class="facts pop" part="caller-info" aria-label=${t.facts}>
    ${all.map(({ name, value }) => html`<dt><bdi>${name}</bdi></dt><dd><bdi>${value}</bdi></dd>`)}
  </dl>`;
}

function itemButtons(view: PhoneView, call: Call, current: Call | undefined, more: Piece): TemplateResult | typeof nothing {
  if (isRingingIn(call)) return html`<div class="ringing-buttons">${ringingButtons(view, call)}</div>${more}`;
  if (!call.hold.local) return nothing;
  const { t, acts, busy } = view;
  const running = current !== undefined && !current.hold.local && !isRingingIn(current);
  const off = busy('resume', call.id) || !call.can.has('resume');
  return html`<div class="line">
    <button
      class="btn sm grow"
      part="resume-button"
      type="button"
      aria-busy=${busy('resume', call.id)}
      aria-disabled=${off}
      @click=${() => off || acts.resume(call.id)}
    >
      ${icon(running ? iconSwap : iconPlay)}${running ? t.swap : t.resume}
    </button>
    ${more}
  </div>`;
}

/** Answer is wide and loud, the other two share the line below it. */
export function ringingButtons({ t, acts, busy, keys }: PhoneView, call: Call): TemplateResult {
  const { id, can } = call;
  const button = (act: 'answer' | 'reject' | 'silence', classes: string, shape: IconShape): TemplateResult => {
    const off = busy(act, id) || !can.has(act);
    const press = (): void => {
      if (!off) acts[act](id);
    };
    return html`<button
      class="btn l ${classes}"
      part="${act}-button"
      type="button"
      aria-keyshortcuts=${(act === 'silence' ? undefined : keys(act)) ?? nothing}
      aria-busy=${busy(act, id)}
      aria-disabled=${off}
      @click=${press}
    >
      ${icon(shape)}${t[act]}
    </button>`;
  };
  return html`${button('answer', 'success block', iconPhone)}
    <div class="line">${button('reject', 'danger-quiet grow', iconPhoneDown)} ${button('silence', 'grow', iconBellOff)}</div>`;
}

/** How the last call ended, until the agent takes it away or another begins. */
export function endedCard(view: PhoneView, call: Call, ready: boolean): TemplateResult {
  const { t, acts, busy, duration } = view;
  const look = callLook(t, call);
  const { answeredAt, endedAt } = call;
  const lasted = answeredAt === undefined || endedAt === undefined ? undefined : t.lasted(duration(endedAt - answeredAt));
  const hint = endedHint(t, call);
  const off = !ready || busy('dial');
  const again = (): void => {
    if (!off) acts.dial(call.remote.number);
  };
  return html`<article class="call ${look.rail}" part="call-card" aria-label=${t.callWith(caller(t, call.remote))}>
    <div class="line">
      ${status(look.tone, look.shape, look.text)}
      <button class="ib push" part="dismiss-button" type="button" title=${t.close} aria-label=${t.close} @click=${() => acts.dismiss(call.id)}>
        ${icon(iconClose, 'l')}
      </button>
    </div>
    ${who(view, call, 'sm', lasted)} ${hint === '' ? nothing : html`<p class="s quiet">${hint}</p>`}
    ${call.remote.number === ''
      ? nothing
      : html`<button class="btn sm" part="call-again-button" type="button" aria-disabled=${off} @click=${again}>${icon(iconPhoneOut)}${t.callAgain}</button>`}
  </article>`;
}
