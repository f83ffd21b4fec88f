import type { CampaignContact } from '../../domain/dialer.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { csvLine, csvSeparator, csvTime } from '../ui/csv.js';
import type { ContactTexts } from './contacts-row.js';

export interface ExportOptions {
  readonly contacts: readonly CampaignContact[];
  readonly t: ContactTexts;
  readonly numbers: NumbersSlice;
  /** BCP 47 tag that numbers are written in. */
  readonly locale: string;
  readonly signal: AbortSignal;
  /** Between pieces, with what is done of all. */
  progress(done: number, total: number): void;
}

/** Lines of one piece: short enough to be no long task. */
const piece = 400;
/** Fields of forms that are not known to the campaign, all contacts together. */
const mostFields = 200;

/**
 * Lines of a CSV file of these contacts, all fields of their forms at the end. Numbers that are masked on the screen are
 * masked in the file, too. Nothing when it was stopped.
 */
export async function contactsCsv(options: ExportOptions): Promise<readonly string[] | undefined> {
  const { contacts, t, locale, signal, progress } = options;
  const separator = csvSeparator(locale);
  const fields = fieldsOf(contacts);
  const lines = [csvLine([...Object.values(t.fields), ...fields], separator)];
  for (let from = 0; from < contacts.length; from += piece) {
    const part = contacts.slice(from, from + piece);
    lines.push(part.map((contact) => csvLine([...known(contact, options), ...fields.map((field) => formOf(contact, field))], separator)).join(''));
    progress(Math.min(from + piece, contacts.length), contacts.length);
    await rest();
    if (signal.aborted) return undefined;
  }
  return lines;
}

function fieldsOf(contacts: readonly CampaignContact[]): readonly string[] {
  const fields = new Set<string>();
  for (const { form } of contacts) {
    for (const field of Object.keys(form)) if (fields.size < mostFields) fields.add(field);
  }
  return [...fields];
}

function formOf({ form }: CampaignContact, field: string): string {
  return Object.hasOwn(form, field) ? (form[field] ?? '') : '';
}

/** In the order of `t.fields`. */
function known(contact: CampaignContact, { t, numbers }: ExportOptions): readonly string[] {
  const cells: Readonly<Record<keyof ContactTexts['fields'], string>> = {
    id: contact.id,
    name: contact.name ?? '',
    phones: contact.phones.map((phone) => (numbers.isMasked(phone) ? numbers.shown(phone) : phone)).join(' / '),
    status: t.statuses[contact.status],
    attempts: contact.attempts === undefined ? '' : String(contact.attempts),
    dispositions: contact.dispositions.join(', '),
    result: contact.result ?? '',
    agent: contact.agentName ?? '',
    note: contact.note ?? '',
    scheduledAt: csvTime(contact.scheduledAt),
    answeredAt: csvTime(contact.answeredAt),
    insertedAt: csvTime(contact.insertedAt),
  };
  return Object.keys(t.fields).map((field) => cells[field as keyof typeof cells]);
}

/** Input and painting get their turn. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
