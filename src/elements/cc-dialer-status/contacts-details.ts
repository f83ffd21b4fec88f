import { html, nothing, type TemplateResult } from 'lit';
import type { CampaignContact } from '../../domain/dialer.js';
import type { CallRecord } from '../../domain/record.js';
import { contactsArea } from '../../i18n/contacts.js';
import { Fetched } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconPhone } from '../ui/icons.js';
import { phoneNumber } from '../ui/number.js';
import { loadingView, unreadView } from '../ui/problems.js';
import { chip } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { ContactCalls } from './contacts-call.js';
import { ContactRecording } from './contacts-recording.js';
import { contactName, statusChip, type ContactTexts } from './contacts-row.js';
import type { PartDeps } from './part-api.js';

type Fact = readonly [label: string, value: string | TemplateResult | undefined];

const longestValue = 1_000;
const mostFields = 200;

/** Everything that is known of one contact, and its call where the dialler gives it. */
export class ContactDetails {
  readonly #deps: PartDeps;
  readonly #calls: ContactCalls;
  readonly #call: Fetched<{ readonly record: CallRecord | undefined }>;
  readonly #sound: ContactRecording;
  #contact: CampaignContact | undefined;

  constructor(deps: PartDeps, calls: ContactCalls) {
    this.#deps = deps;
    this.#calls = calls;
    this.#call = new Fetched(deps.change);
    this.#sound = new ContactRecording(deps);
  }

  open(contact: CampaignContact): void {
    this.#contact = contact;
    this.#call.clear();
    this.#sound.clear();
    this.#deps.dialog.open(() => this.#view(), () => {
      this.#contact = undefined;
      this.#sound.clear();
    });
  }

  /** What the list says of the contact by now. */
  follow(contacts: readonly CampaignContact[]): void {
    const opened = this.#contact;
    if (opened && !contacts.includes(opened)) this.#contact = contacts.find(({ id }) => id === opened.id) ?? opened;
  }

  #view(): DialogView {
    const { texts, session } = this.#deps;
    const t = texts(contactsArea);
    const contact = this.#contact ?? { id: '', campaignId: '', phones: [], form: {}, status: 'unknown', dispositions: [] };
    const name = contactName(contact, t);
    const [number] = contact.phones;
    const mayCall = number !== undefined && this.#calls.isOffered;
    return {
      name: 'contact', close: t.close, title: html`<bdi>${name}</bdi>`,
      body: html`<div class="line wrap">${statusChip(contact, t, session.dialer.$current.get()?.contact?.id)} ${contact.dispositions.map((each) => chip('neutral', html`<bdi>${harmless(each, 80)}</bdi>`))}</div>
        ${this.#facts(contact, t)} ${this.#form(contact, t)} ${noteOf(contact, t)} ${this.#itsCall(contact, t)}`,
      foot: mayCall ? html`<button class="btn primary" part="call-button" type="button" @click=${() => this.#dial(number)}>${icon(iconPhone)}${t.call}</button>` : undefined,
    };
  }

  #dial(number: string): void {
    this.#deps.dialog.close();
    void this.#calls.dial(number);
  }

  #facts(contact: CampaignContact, t: ContactTexts): TemplateResult {
    const { l, session } = this.#deps;
    const at = (time: number | undefined): string | undefined => (time === undefined ? undefined : l.dateTime(time));
    const phones = contact.phones.map((number) => html`<span class="c-number">${phoneNumber({ t, numbers: session.numbers, number, where: 'cc-dialer-status' })}</span>`);
    return factList([
      [t.number, phones.length === 0 ? t.noPhone : html`${phones}`],
      [t.attemptsLabel, contact.attempts === undefined ? undefined : l.number(contact.attempts)],
      [t.scheduledAt, at(contact.scheduledAt)],
      [t.answeredAt, at(contact.answeredAt)],
      [t.insertedAt, at(contact.insertedAt)],
      [t.agent, contact.agentName],
      [t.vendorResult, contact.result],
    ]);
  }

  #form({ form }: CampaignContact, t: ContactTexts): TemplateResult | typeof nothing {
    const fields = Object.entries(form).filter(([, value]) => value.trim() !== '').slice(0, mostFields);
    if (fields.length === 0) return nothing;
    return html`<section class="c-part"><h3 class="label">${t.form}</h3>${factList(fields)}</section>`;
  }

  #itsCall(contact: CampaignContact, t: ContactTexts): TemplateResult | typeof nothing {
    if (contact.status !== 'done' || !this.#deps.can('contact-call')) return nothing;
    const { session, campaignId } = this.#deps;
    const lookUp = (): void => void this.#call.load(async () => ({ record: await session.dialer.contactCall(campaignId, contact.id) }));
    const { value, fault, loading } = this.#call;
    const shown = value
      ? this.#record(value.record, t)
      : fault ? unreadView(t, fault, lookUp) : loading ? loadingView(t, 1) : html`<button class="btn" part="look-up-button" type="button" @click=${lookUp}>${t.lookUpCall}</button>`;
    return html`<section class="c-part"><h3 class="label">${t.itsCall}</h3>${shown}</section>`;
  }

  #record(record: CallRecord | undefined, t: ContactTexts): TemplateResult {
    const { l } = this.#deps;
    if (!record) return html`<p class="s quiet">${t.noCall}</p>`;
    return html`${factList([[t.callStarted, l.dateTime(record.startedAt)], [t.callLength, l.duration(record.talkTime)]])} ${this.#recording(record.recordingId, t)}`;
  }

  #recording(recordingId: string | undefined, t: ContactTexts): TemplateResult | typeof nothing {
    if (!this.#deps.can('recording')) return nothing;
    if (recordingId === undefined) return html`<p class="s quiet">${t.noRecording}</p>`;
    return this.#sound.view(recordingId, t);
  }
}

function noteOf({ note = '' }: CampaignContact, t: ContactTexts): TemplateResult | typeof nothing {
  if (note.trim() === '') return nothing;
  return html`<section class="c-part"><h3 class="label">${t.note}</h3><p class="s c-note"><bdi>${note.slice(0, 4_000)}</bdi></p></section>`;
}

function factList(facts: readonly Fact[]): TemplateResult {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="facts">
    ${known.map(([label, value]) => html`<dt><bdi>${harmless(label, 80)}</bdi></dt><dd>${typeof value === 'string' ? html`<bdi>${harmless(value, longestValue)}</bdi>` : value}</dd>`)}
  </dl>`;
}
