import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Call } from '../../domain/call.js';
import type { CurrentContact, Disposition, WrapUpSettings } from '../../session/session-api.js';
import { avatar } from '../ui/avatar.js';
import { iconCheck, iconPhone, type IconShape } from '../ui/icons.js';
import { iconPause, iconPhoneOut } from '../ui/icons-more.js';
import { phoneNumber } from '../ui/number.js';
import { emptyState, status, type Tone } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { CurrentView } from './current-facts.js';
import type { DialerTexts } from './part-api.js';

/** What the contact is written with. */
export interface ContactWords {
  readonly t: DialerTexts;
  number(value: number): string;
  duration(milliseconds: number): string;
  now(): number;
}

/** As many as there are keys for. */
const resultKeys = 9;
/** So many fields stand there at once; lists may have dozens. */
const fieldsAtOnce = 6;

type CallLook = keyof DialerTexts['callState'];

const looks: Readonly<Record<CallLook, readonly [Tone, IconShape]>> = {
  dialing: ['brand', iconPhoneOut], ringing: ['success', iconPhone], answering: ['success', iconPhone], active: ['brand', iconPhone],
  held: ['warning', iconPause], ending: ['neutral', iconPhone], ended: ['neutral', iconCheck],
};

/** Name, else number, else that nobody knows. */
export function contactName(t: DialerTexts, { name = '', contact, number }: CurrentContact): string {
  return t.phoneNumber(harmless(name, 80) || harmless(contact?.name ?? '', 80)) || t.phoneNumber(harmless(number, 40)) || t.unknownContact;
}

export function callLook(call: Call | undefined): CallLook {
  if (!call) return 'ended';
  return call.state === 'active' && call.hold.local ? 'held' : call.state;
}

export function callStatus(t: DialerTexts, call: Call | undefined): TemplateResult {
  const look = callLook(call);
  return status(looks[look][0], looks[look][1], t.callState[look]);
}

/** Who it is. */
export function contactCard({ session, current, call }: CurrentView, { t, number }: ContactWords): TemplateResult {
  const name = contactName(t, current);
  const attempts = current.contact?.attempts;
  const phone = harmless(current.number, 40);
  return html`<div class="who sm" part="contact" data-state=${callLook(call)}>
    ${avatar({ id: current.contact?.id ?? current.number, name })}
    <span class="name trunc"><bdi>${name}</bdi></span>
    <span class="sub">
      ${phone === '' ? nothing : phoneNumber({ t, numbers: session.numbers, number: phone, where: 'cc-dialer-status' })}
      ${attempts === undefined ? nothing : html`<span>· ${t.attempt(number(attempts))}</span>`}
    </span>
  </div>`;
}

/** What the list and the call say of the contact. */
export function contactForm({ current }: CurrentView, t: DialerTexts, showsAll: boolean, showAll: () => void): TemplateResult | typeof nothing {
  const { contact, form, number } = current;
  const fields = Object.entries(form)
    .map(([label, value]) => [harmless(label.replace(/[-_]+/g, ' '), 40), valueOf(t, value, number)] as const)
    .filter(([label, value]) => label !== '' && value !== '');
  const earlier = (contact?.dispositions ?? []).map((text) => harmless(text, 60)).filter((text) => text !== '');
  const note = harmless(contact?.note ?? '', 300);
  const facts = [
    ...(showsAll ? fields : fields.slice(0, fieldsAtOnce)),
    ...(earlier.length === 0 ? [] : [[t.earlier, earlier.join(' · ')] as const]),
    ...(note === '' ? [] : [[t.earlierNote, t.phoneNumber(note)] as const]),
  ];
  if (facts.length === 0) return nothing;
  const more = showsAll ? 0 : Math.max(0, fields.length - fieldsAtOnce);
  return html`<dl class="facts" part="form" aria-label=${t.formOf(contactName(t, current))}>
      ${facts.map(([label, value]) => html`<dt><bdi>${label}</bdi></dt><dd><bdi>${value}</bdi></dd>`)}
    </dl>
    ${more === 0 ? nothing : html`<button class="btn ghost sm" type="button" part="more-fields-button" @click=${showAll}>${t.moreFields(more)}</button>`}`;
}

/** The contact's number comes in many places and is shown, or not, alike in all of them. */
function valueOf(t: DialerTexts, value: string, number: string): string {
  const shown = harmless(value, 160);
  const end = number.replace(/\D/g, '').slice(-8);
  return end.length === 8 && shown.replace(/\D/g, '').includes(end) ? t.phoneNumber(shown) : shown;
}

export function resultChoices({ session, current, chosenId }: CurrentView, settings: WrapUpSettings, t: DialerTexts, keys: boolean): TemplateResult | typeof nothing {
  const { dispositions, required } = settings;
  if (dispositions.length === 0) return nothing;
  const must = required === true;
  const choose = (id: string): void => session.wrapUp.choose(current.callId, id === chosenId ? undefined : id);
  return html`<fieldset part="results">
    <legend class="label">${must ? t.resultNeeded : t.result}${keys ? html` <span class="hint thin hide-tiny">· ${t.resultKeys}</span>` : nothing}</legend>
    <div class="results">
      ${dispositions.map((each, index) => resultButton(each, each.id === chosenId, keys && index < resultKeys ? String(index + 1) : undefined, choose))}
    </div>
    ${must && chosenId === undefined ? html`<p class="hint" id="result-hint">${t.resultNeededHint}</p>` : nothing}
  </fieldset>`;
}

function resultButton({ id, label }: Disposition, isChosen: boolean, key: string | undefined, choose: (id: string) => void): TemplateResult {
  return html`<button class="result" part="result" type="button" aria-pressed=${isChosen} aria-keyshortcuts=${key ?? nothing} @click=${() => choose(id)}>
    ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}<span>${label}</span>
  </button>`;
}

export function notesField({ session, current: { callId }, notes }: CurrentView, t: DialerTexts): TemplateResult {
  const write = ({ target }: Event): void => session.wrapUp.setNotes(callId, (target as HTMLTextAreaElement).value);
  return html`${keyed(
    callId,
    html`<div class="field">
      <label for="contact-notes">${t.notes}</label>
      <textarea class="input" part="notes" id="contact-notes" rows="2" maxlength="4000" .value=${notes} @input=${write}></textarea>
    </div>`,
  )}`;
}

/** Nobody is on the line: only a campaign that is known to dial may promise somebody. */
export function waitingState(t: DialerTexts, isDialling: boolean): TemplateResult {
  return isDialling
    ? emptyState({ icon: iconPhoneOut, title: t.waiting, text: t.waitingHint })
    : emptyState({ icon: iconPhone, title: t.idle, text: t.idleHint });
}

/** For a bar: how the call is, and for how long. */
export function callLine({ call }: CurrentView, { t, duration, now }: ContactWords): TemplateResult {
  const since = call?.state === 'active' ? call.answeredAt : undefined;
  return html`<span class="xs">${callStatus(t, call)}</span>${since === undefined
    ? nothing
    : html`<span class="timer sm num" part="timer">${duration(Math.max(0, now() - since))}</span>`}`;
}

