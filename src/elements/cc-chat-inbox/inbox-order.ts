import type { Conversation } from '../../domain/conversation.js';
import { foldForSearch } from '../ui/text.js';

export type InboxTab = 'mine' | 'waiting' | 'others' | 'recent';

/** What the agent chose beyond the list and the search. Another choice is another object. */
export interface Refine {
  matches(row: Conversation): boolean;
  /** Instead of the order of the list. */
  readonly compare?: ((a: Conversation, b: Conversation) => number) | undefined;
}

export interface InboxFilter {
  readonly tab: InboxTab;
  /** As typed. */
  readonly query: string;
  readonly unreadOnly: boolean;
  readonly refine?: Refine | undefined;
}

const placeOf = { mine: 'mine', waiting: 'waiting', others: 'others', recent: 'closed' } as const;
const tabs = Object.keys(placeOf) as InboxTab[];

export function isIn(tab: InboxTab, { place }: Conversation): boolean {
  return place === placeOf[tab];
}

export function tabOf(row: Conversation): InboxTab | undefined {
  return tabs.find((tab) => isIn(tab, row));
}

/** When the customer of a waiting conversation came; the longest wait is the smallest. */
export function waitingFrom({ waitingSince, lastMessageAt }: Conversation): number {
  return waitingSince ?? lastMessageAt ?? Number.MAX_SAFE_INTEGER;
}

const byWait = (a: Conversation, b: Conversation): number => waitingFrom(a) - waitingFrom(b);
const byActivity = (a: Conversation, b: Conversation): number => (b.lastMessageAt ?? 0) - (a.lastMessageAt ?? 0);

/** What a tab shows: who waits longest first, else the latest activity first; ties stay in the vendor's order. */
export function inboxOrder(list: readonly Conversation[], filter: InboxFilter): readonly Conversation[] {
  return shownOf(list, filter).sort(orderOf(filter));
}

export function shownOf(list: readonly Conversation[], { tab, query, unreadOnly, refine }: InboxFilter): Conversation[] {
  const matches = searcher(query);
  return list.filter((row) => isIn(tab, row) && (!unreadOnly || row.unread > 0) && refine?.matches(row) !== false && matches(row));
}

export function orderOf({ tab, refine }: InboxFilter): (a: Conversation, b: Conversation) => number {
  return refine?.compare ?? (tab === 'waiting' ? byWait : byActivity);
}

// Folding costs more than searching, and conversations outlive many keystrokes.
const folded = new WeakMap<Conversation, string>();

function textOf(row: Conversation): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const { contact, protocol, preview, tags } = row;
  const text = foldForSearch([contact.name, protocol, contact.phone, preview, ...tags.map(({ name }) => name)].join('\n'));
  folded.set(row, text);
  return text;
}

/**
 * Every word of the query in the name, the ticket, the number, the last message or a tag, whatever the accents; numbers in
 * any writing.
 */
function searcher(query: string): (row: Conversation) => boolean {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  // The zero before an area code is dialled, not written down.
  const digits = /\p{L}/u.test(query) ? '' : query.replace(/\D/g, '').replace(/^0+/, '');
  return (row) => {
    const text = textOf(row);
    if (words.every((word) => text.includes(word))) return true;
    if (digits === '') return false;
    const phone = digitsOf(row.contact.phone);
    // A number with its country in front is the one without.
    return `${phone} ${digitsOf(row.protocol)} ${digitsOf(row.contact.name)}`.includes(digits) || (phone.length > 7 && digits.endsWith(phone));
  };
}

function digitsOf(text = ''): string {
  return text.replace(/\D/g, '');
}

export interface HeldRows {
  readonly rows: readonly Conversation[];
  /** Of them, those that are not there any more and only keep their place. */
  readonly gone: ReadonlySet<string>;
}

export const none: ReadonlySet<string> = new Set();

/**
 * The same rows where they were, while somebody aims at one of them: those that no longer match the filter stay, new
 * ones wait at the end, and who is not waiting any more keeps the place, so that no button slips under the pointer.
 */
export function heldOrder(
  before: readonly Conversation[],
  sorted: readonly Conversation[],
  list: readonly Conversation[],
  tab: InboxTab,
): HeldRows {
  const current = new Map(list.map((row) => [row.id, row]));
  const kept = new Set<string>();
  const gone = new Set<string>();
  const rows: Conversation[] = [];
  for (const row of before) {
    const now = current.get(row.id);
    const stays = now !== undefined && isIn(tab, now);
    if (!stays && (tab !== 'waiting' || now?.place === 'mine')) continue;
    kept.add(row.id);
    rows.push(stays ? now : row);
    if (!stays) gone.add(row.id);
  }
  for (const row of sorted) if (!kept.has(row.id)) rows.push(row);
  return { rows, gone: gone.size === 0 ? none : gone };
}
