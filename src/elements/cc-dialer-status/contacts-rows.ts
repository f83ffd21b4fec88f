import { dialableNumber } from '../../domain/dialable-number.js';
import type { CampaignContact, ContactStatus } from '../../domain/dialer.js';
import { foldForSearch } from '../ui/text.js';

export interface ContactFilter {
  readonly query: string;
  readonly status: ContactStatus | 'all';
  /** A disposition, or empty for any. */
  readonly result: string;
}

export const noFilter: ContactFilter = { query: '', status: 'all', result: '' };

const order: readonly ContactStatus[] = ['waiting', 'dialing', 'done', 'discarded', 'exceeded', 'unknown'];

/** More than this many words for results are no choice any more. */
const mostResults = 200;

/** The contacts that the agent wants to see, and what there is to choose from. Everything is worked out when it changed only. */
export class ContactRows {
  #contacts: readonly CampaignContact[] = [];
  #filter: ContactFilter = noFilter;
  #rows: readonly CampaignContact[] = [];
  #counts: ReadonlyMap<ContactStatus, number> = new Map();
  #results: readonly string[] = [];
  readonly #texts = new WeakMap<CampaignContact, string>();

  get rows(): readonly CampaignContact[] {
    return this.#rows;
  }

  get total(): number {
    return this.#contacts.length;
  }

  /** Statuses that contacts are in, with how many. */
  get counts(): ReadonlyMap<ContactStatus, number> {
    return this.#counts;
  }

  /** Dispositions that contacts have. */
  get results(): readonly string[] {
    return this.#results;
  }

  update(contacts: readonly CampaignContact[], filter: ContactFilter): void {
    const same = contacts === this.#contacts;
    if (!same) this.#count(contacts);
    if (same && filter === this.#filter) return;
    this.#contacts = contacts;
    this.#filter = filter;
    this.#rows = isOpen(filter) ? contacts : contacts.filter(this.#matcher(filter));
  }

  #count(contacts: readonly CampaignContact[]): void {
    const counts = new Map<ContactStatus, number>();
    const results = new Set<string>();
    for (const { status, dispositions } of contacts) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      for (const each of dispositions) if (results.size < mostResults) results.add(each);
    }
    this.#counts = new Map(order.filter((each) => counts.has(each)).map((each) => [each, counts.get(each) ?? 0]));
    this.#results = [...results].sort((a, b) => a.localeCompare(b));
  }

  #matcher({ query, status, result }: ContactFilter): (contact: CampaignContact) => boolean {
    const wanted = foldForSearch(query).trim();
    const digits = /\p{L}/u.test(query) ? '' : query.replace(/\D/g, '');
    // A number written with spaces is one thing, not several.
    const words = digits.length >= 2 ? [wanted] : wanted.split(/\s+/u).filter(Boolean);
    return (contact) => {
      if (status !== 'all' && contact.status !== status) return false;
      if (result !== '' && !contact.dispositions.includes(result)) return false;
      if (words.length === 0) return true;
      if (digits.length >= 2 && contact.phones.some((phone) => dialableNumber(phone).replace(/\D/g, '').includes(digits))) return true;
      const text = this.#textOf(contact);
      return words.every((word) => text.includes(word));
    };
  }

  #textOf(contact: CampaignContact): string {
    const known = this.#texts.get(contact);
    if (known !== undefined) return known;
    const { name = '', phones, form, dispositions, note = '', agentName = '', key = '' } = contact;
    const text = foldForSearch([name, ...phones, ...Object.values(form), ...dispositions, note, agentName, key].join(' ').slice(0, 8_000));
    this.#texts.set(contact, text);
    return text;
  }
}

export function isOpen({ query, status, result }: ContactFilter): boolean {
  return query.trim() === '' && status === 'all' && result === '';
}
