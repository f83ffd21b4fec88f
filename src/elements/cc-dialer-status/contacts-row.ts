import { html, nothing, type TemplateResult } from 'lit';
import type { CampaignContact, ContactStatus } from '../../domain/dialer.js';
import type { ContactsMessages } from '../../i18n/contacts.js';
import { icon, iconCheck, iconClock, iconHelp, iconPhone, type IconShape } from '../ui/icons.js';
import { iconMore, iconPhoneMissed, iconXCircle } from '../ui/icons-more.js';
import { chip, type Tone } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { DialerTexts } from './part-api.js';

export type ContactTexts = DialerTexts & ContactsMessages;

export interface ContactRowContext {
  readonly t: ContactTexts;
  /** The contact that the agent is on the line with. */
  readonly currentId: string | undefined;
  /** The contact whose menu is open. */
  readonly menuFor: string | undefined;
  readonly menuId: string;
  readonly now: number;
  relative(at: number): string;
  number(value: number): string;
  openMenu(contact: CampaignContact, event: Event): void;
}

const longest = 120;

const looks: Readonly<Record<ContactStatus, readonly [Tone, IconShape]>> = {
  waiting: ['neutral', iconClock],
  dialing: ['brand', iconPhone],
  done: ['success', iconCheck],
  discarded: ['neutral', iconPhoneMissed],
  exceeded: ['danger', iconXCircle],
  unknown: ['neutral', iconHelp],
};

export function contactName({ name = '', phones }: CampaignContact, t: ContactTexts): string {
  const written = harmless(name, longest);
  return written !== '' ? written : phones[0] === undefined ? t.nameless : t.phoneNumber(harmless(phones[0], longest));
}

export function statusChip(contact: Pick<CampaignContact, 'id' | 'status'>, t: ContactTexts, currentId?: string): TemplateResult {
  if (contact.id === currentId) return chip('brand', t.onTheLine, iconPhone);
  const [tone, shape] = looks[contact.status];
  return chip(tone, t.statuses[contact.status], shape);
}

/** What the agent chose, else what the line said. */
export function resultOf({ dispositions, result = '' }: CampaignContact): string {
  return harmless(dispositions.length > 0 ? dispositions.join(', ') : result, longest);
}

/** When it is due, while that lies ahead; else when it was answered. */
function timeOf({ scheduledAt, answeredAt }: CampaignContact, { t, now, relative }: ContactRowContext): string {
  if (scheduledAt !== undefined && scheduledAt > now) return t.callAgainAt(relative(scheduledAt));
  return answeredAt === undefined ? '' : relative(answeredAt);
}

function phonesOf({ phones }: CampaignContact, t: ContactTexts): TemplateResult {
  const [first] = phones;
  if (first === undefined) return html`${t.noPhone}`;
  return html`<bdi class="num" dir="ltr">${t.phoneNumber(harmless(first, longest))}</bdi>${phones.length > 1 ? html` ${t.morePhones(phones.length - 1)}` : nothing}`;
}

export function renderContactRow(contact: CampaignContact, context: ContactRowContext): TemplateResult {
  const { t, currentId, menuFor, menuId } = context;
  const name = contactName(contact, t);
  const isMenuOpen = menuFor === contact.id;
  const result = resultOf(contact);
  const form = harmless(Object.values(contact.form).join(' · '), longest);
  const { attempts } = contact;
  const times = [attempts === undefined ? '' : t.attempts(attempts), timeOf(contact, context)].filter((each) => each !== '').join(' · ');
  return html`<span class="c-name trunc" role="gridcell" title=${name}><bdi>${name}</bdi></span
    ><span class="c-status" role="gridcell">${statusChip(contact, t, currentId)}</span
    ><span class="c-result trunc" role="gridcell" title=${result}><bdi>${result}</bdi></span
    ><span class="c-phone trunc" role="gridcell">${phonesOf(contact, t)}</span
    ><span class="c-times trunc" role="gridcell" title=${times}
      >${attempts === undefined ? times : html`<span class="c-long">${times}</span><span class="c-short">${[context.number(attempts), timeOf(contact, context)].filter((each) => each !== '').join(' · ')}</span>`}</span
    ><span class="c-form trunc" role="gridcell"><bdi>${form}</bdi></span
    ><span class="c-acts" role="gridcell"><button class="ib" part="contact-menu-button" type="button" tabindex="-1" aria-haspopup="menu" aria-expanded=${isMenuOpen}
      aria-controls=${menuId} aria-label=${t.actsOf(name)} title=${t.actsOf(name)} @click=${(event: Event) => context.openMenu(contact, event)}>${icon(iconMore, 'l')}</button></span>`;
}

export function decorateContactRow(element: HTMLElement, contact: CampaignContact, index: number, count: number, context: ContactRowContext): void {
  const { t, currentId } = context;
  const isCurrent = contact.id === currentId;
  const result = resultOf(contact);
  element.className = `contact${isCurrent ? ' cur' : ''}${result === '' ? '' : ' told'}`;
  element.role = 'row';
  element.part.value = 'contact-row';
  element.ariaRowIndex = String(index + 1);
  element.ariaCurrent = isCurrent ? 'true' : null;
  const [phone] = contact.phones;
  const said = [
    contactName(contact, t),
    isCurrent ? t.onTheLine : t.statuses[contact.status],
    result,
    phone === undefined ? t.noPhone : t.phoneNumber(harmless(phone, longest)),
    contact.attempts === undefined ? '' : t.attempts(contact.attempts),
    timeOf(contact, context),
    // A grid tells no position of itself.
    t.rowOf(index + 1, count),
  ];
  element.ariaLabel = said.filter((each) => each !== '').join(', ');
}

/** What is over the columns; for the eyes, because each row says all of itself. */
export function columnHeads(t: ContactTexts): TemplateResult {
  return html`<div class="contact c-heads xs quiet strong" aria-hidden="true">
    <span class="c-name">${t.columnName}</span><span class="c-status">${t.columnStatus}</span><span class="c-result">${t.columnResult}</span
    ><span class="c-phone">${t.columnPhone}</span><span class="c-times">${t.columnAttempts}</span><span class="c-form">${t.form}</span><span class="c-acts"></span>
  </div>`;
}
