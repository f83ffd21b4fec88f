import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconPhone, iconUsers, type IconShape } from '../ui/icons.js';
import { iconMerge, iconPauseCircle, iconPhoneDown, iconSwap, iconTransfer } from '../ui/icons-more.js';
import { callItem, plainItem, stateLine } from './call-card.js';
import { callNotices, control, controlRow, hangUpButton, holdControl, muteControl, padControl } from './call-controls.js';
import { callLook, type CallLook } from './call-look.js';
import { caller, callerName, callerShort } from './caller.js';
import { moreControls } from './more-controls.js';
import { isRingingIn, type PhoneFacts } from './phone-facts.js';
import type { PhoneView } from './phone-view.js';

/** Somebody is asked about a caller who waits. */
export interface Consultation {
  readonly caller: Call;
  readonly asked: Call;
}

export interface JoinedActs {
  complete(consultId: string): void;
  cancel(consultId: string): void;
  swap(callId: string | undefined): void;
  join(callIds: readonly string[]): void;
  split(): void;
  hold(callIds: readonly string[], held: boolean): void;
}

export function consultationOf({ live }: PhoneFacts): Consultation | undefined {
  const asked = live.find(({ consultFor, conferenceId }) => consultFor !== undefined && conferenceId === undefined);
  const waiting = asked && live.find(({ id }) => id === asked.consultFor);
  return asked && waiting && { caller: waiting, asked };
}

export function membersOf({ live }: PhoneFacts): readonly Call[] {
  const conferenceId = live.find((call) => call.conferenceId !== undefined)?.conferenceId;
  return conferenceId === undefined ? [] : live.filter((call) => call.conferenceId === conferenceId);
}

/** Cards of calls that have to do with each other; `undefined` for one plain call. */
export function joinedCards(view: PhoneView, t: InCallMessages, acts: JoinedActs): TemplateResult | undefined {
  const { live, current } = view.facts;
  const members = membersOf(view.facts);
  const consultation = consultationOf(view.facts);
  if (live.length < 2 && members.length === 0) return undefined;
  const item = (call: Call): TemplateResult => {
    if (isRingingIn(call)) return callItem(view, call, current, waitingHint(view, t, call));
    if (call.id === consultation?.asked.id) return plainItem(view, call, consultLook(t, callLook(view.t, call)), nothing);
    if (call.id === consultation?.caller.id) return plainItem(view, call, callLook(view.t, call), nothing);
    return callItem(view, call, current, joinButton(view, t, call, acts));
  };
  const apart = live.filter((call) => !members.includes(call));
  const ordered = consultation ? [...apart.filter((call) => call !== consultation.asked), consultation.asked] : apart;
  return html`<ul class="stack" aria-label=${view.t.calls(live.length)}>
    ${ordered.map(item)} ${members.length > 0 ? conferenceItem(view, t, members, acts) : nothing}
  </ul>`;
}

export function joinedControls(view: PhoneView, t: InCallMessages, acts: JoinedActs): TemplateResult | undefined {
  const { facts, pad, compact, inCall } = view;
  const { current } = facts;
  const members = membersOf(facts);
  const consultation = consultationOf(facts);
  const inConference = current?.conferenceId !== undefined;
  if (!current || isRingingIn(current) || !(consultation ?? inConference)) return undefined;
  const covered = (pad.isOpen(current.id) || inCall?.open !== undefined) && !compact;
  const row = consultation ? consultControls(view, t, consultation, current, acts) : conferenceControls(view, t, members, current, acts);
  return html`${callNotices(view, current)} ${consultation ? completeButton(view, t, consultation, acts) : nothing} ${covered ? nothing : row}`;
}

export function joinedFoot(view: PhoneView, t: InCallMessages, acts: JoinedActs): TemplateResult | undefined {
  const { facts, acts: plain, busy } = view;
  const { current } = facts;
  const consultation = consultationOf(facts);
  if (consultation && current && !isRingingIn(current)) {
    const { id } = consultation.asked;
    const off = busy('cancelTransfer', id) || busy('completeTransfer', id);
    return html`<footer class="foot pair" part="footer">
      <button class="btn l" part="cancel-button" type="button" aria-busy=${busy('cancelTransfer', id)} aria-disabled=${off} @click=${() => off || acts.cancel(id)}>
        ${t.backToCaller}
      </button>
      ${hangUpButton(view, current, true)}
    </footer>`;
  }
  const members = membersOf(facts);
  if (members.length < 2 || current?.conferenceId === undefined) return undefined;
  const ends = members.filter(({ id, can }) => can.has('hangup') && !busy('hangUp', id));
  const all = (): void => ends.forEach(({ id }) => plain.hangUp(id));
  return html`<footer class="foot" part="footer">
    <button class="btn danger l block" part="hangup-button" type="button" aria-disabled=${ends.length === 0} @click=${all}>
      ${icon(iconPhoneDown)}${t.hangUpAll}
    </button>
  </footer>`;
}

function consultLook(t: InCallMessages, look: CallLook): CallLook {
  return look.rail === 'live' ? { ...look, text: t.consultation } : look;
}

function completeButton({ busy }: PhoneView, t: InCallMessages, { caller: waiting, asked }: Consultation, acts: JoinedActs): TemplateResult {
  const busyNow = busy('completeTransfer', asked.id) || asked.pending === 'transfer' || waiting.pending === 'transfer';
  const ready = asked.state === 'active' && (waiting.can.has('transfer') || waiting.can.has('consult'));
  const off = busyNow || !ready;
  return html`<button
    class="btn primary l block"
    part="complete-button"
    type="button"
    aria-busy=${busyNow}
    aria-disabled=${off}
    @click=${() => off || acts.complete(asked.id)}
  >
    ${icon(iconTransfer)}${t.completeTransfer}
  </button>`;
}

function consultControls(view: PhoneView, t: InCallMessages, { caller: waiting, asked }: Consultation, current: Call, acts: JoinedActs): TemplateResult {
  const { busy } = view;
  const held = [waiting, asked].find(({ hold }) => hold.local);
  const swapping = busy('swap', held?.id) || [waiting, asked].some(({ pending }) => pending === 'hold' || pending === 'resume');
  const joinable = waiting.can.has('conference') && asked.can.has('conference');
  const joining = busy('conference');
  return controlRow(view, t.consultControls, [
    control({
      label: t.alternate,
      shape: iconSwap,
      part: 'swap-button',
      busy: swapping,
      off: swapping || asked.state !== 'active' || held?.can.has('resume') !== true,
      run: () => acts.swap(held?.id),
    }),
    // Whether it can be shows when the other end is there; until then its place is kept.
    joinable || joining || asked.state !== 'active'
      ? control({
          label: t.join,
          shape: iconMerge,
          part: 'conference-button',
          busy: joining,
          off: joining || !joinable,
          run: () => acts.join([waiting.id, asked.id]),
        })
      : nothing,
    muteControl(view, current),
    padControl(view, current),
    ...moreControls(view, current, false),
  ]);
}

function conferenceControls(view: PhoneView, t: InCallMessages, members: readonly Call[], current: Call, acts: JoinedActs): TemplateResult {
  const held = members.every(({ hold }) => hold.local);
  const able = members.filter(({ hold, can }) => hold.local === held && can.has(held ? 'resume' : 'hold'));
  const toggle = (): void => acts.hold(able.map(({ id }) => id), !held);
  return controlRow(view, t.conferenceControls, [
    muteControl(view, current),
    holdControl(view, current, able.length === 0, toggle),
    padControl(view, current),
    ...moreControls(view, current, false),
  ]);
}

function conferenceItem(view: PhoneView, t: InCallMessages, members: readonly Call[], acts: JoinedActs): TemplateResult {
  const { busy } = view;
  const held = members.every(({ hold }) => hold.local);
  const since = Math.min(...members.map(({ answeredAt, startedAt }) => answeredAt ?? startedAt));
  const look: CallLook = held
    ? { rail: 'held', tone: 'warning', shape: iconPauseCircle, text: view.t.onHold, since }
    : { rail: 'live', tone: 'success', shape: iconUsers, text: t.conference, since };
  const names = members.map(({ remote }) => caller(view.t, remote)).join(', ');
  const off = busy('split') || !members.some(({ can }) => can.has('split'));
  return html`<li class="call ${look.rail}" part="call-card" aria-label=${t.conferenceWith(names)}>
    ${stateLine(view, look, false)}
    <ul class="members" part="members" aria-label=${t.members}>${members.map((call) => member(view, t, call))}</ul>
    <div class="line">
      <button class="btn sm grow" part="split-button" type="button" aria-busy=${busy('split')} aria-disabled=${off} @click=${() => off || acts.split()}>
        ${t.splitCalls}
      </button>
    </div>
  </li>`;
}

function member(view: PhoneView, texts: InCallMessages, call: Call): TemplateResult {
  const { t, acts, busy } = view;
  const { id, remote, hold, can } = call;
  const off = busy('hangUp', id) || !can.has('hangup');
  const label = t.hangUpWho(caller(t, remote));
  const [tone, shape]: readonly [string, IconShape] = hold.local || hold.remote ? ['warning', iconPauseCircle] : ['success', iconPhone];
  const name = callerName(remote);
  return html`<li class="peer">
    ${avatar({ id: remote.number, name, size: 'sm' })}
    <span class="trunc s strong"><bdi dir=${name === '' ? 'ltr' : 'auto'}>${caller(t, remote)}</bdi></span>
    <span class="sub trunc"><span class="status ${tone} xs">${icon(shape)}</span> ${!hold.local && hold.remote ? texts.heldThere : callLook(t, call).text}</span>
    <span class="end line">
      ${view.inCall?.quality(view, call, false)}
      <button class="ib" type="button" title=${label} aria-label=${label} aria-busy=${busy('hangUp', id)} aria-disabled=${off} @click=${() => off || acts.hangUp(id)}>
        ${icon(iconPhoneDown, 'l')}
      </button>
    </span>
  </li>`;
}

function joinButton({ facts, busy }: PhoneView, t: InCallMessages, call: Call, acts: JoinedActs): TemplateResult | typeof nothing {
  const { current } = facts;
  const beside = current?.conferenceId === undefined ? (current ? [current] : []) : membersOf(facts);
  const able = current !== undefined && call.id !== current.id && [...beside, call].every(({ can, conferenceId }) => can.has('conference') || conferenceId !== undefined);
  if (!able && !busy('conference')) return nothing;
  const off = busy('conference');
  return html`<button
    class="btn sm grow"
    part="conference-button"
    type="button"
    aria-busy=${off}
    aria-disabled=${off}
    @click=${() => off || acts.join([...beside, call].map(({ id }) => id))}
  >
    ${icon(iconMerge)}${t.join}
  </button>`;
}

/** What answering does to who is on the line now. */
function waitingHint({ t: texts, facts }: PhoneView, t: InCallMessages, call: Call): TemplateResult | typeof nothing {
  const running = facts.live.filter((each) => each.id !== call.id && !isRingingIn(each) && !each.hold.local);
  const [first] = running;
  if (!first || !call.can.has('answer')) return nothing;
  return html`<p class="xs quiet">${first.conferenceId === undefined ? t.holdsOther(callerShort(texts, first.remote)) : t.holdsConference}</p>`;
}
