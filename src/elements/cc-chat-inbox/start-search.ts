import { html, nothing, type TemplateResult } from 'lit';
import { dialableNumber } from '../../domain/dialable-number.js';
import type { Contact } from '../../domain/conversation.js';
import { Fetched } from '../ui/asking.js';
import { avatar } from '../ui/avatar.js';
import { icon } from '../ui/icons.js';
import { iconPlus } from '../ui/icons-more.js';
import { loadingView, unreadView } from '../ui/problems.js';
import { mostShown, pickList, searchField } from '../ui/pick-list.js';
import type { StartDeps, StartTexts } from './start-deps.js';

/** Milliseconds without a key until the vendor is asked. */
const pause = 300;
/** Of fewer letters half of all contacts would come. */
const least = 2;

export interface SearchActs {
  choose(contact: Contact): void;
  create(query: string): void;
}

/** Looks for a contact at the vendor while the agent types. */
export class ContactSearch {
  readonly #deps: StartDeps;
  readonly #acts: SearchActs;
  readonly #found: Fetched<readonly Contact[]>;
  #query = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #first = false;

  constructor(deps: StartDeps, acts: SearchActs) {
    this.#deps = deps;
    this.#acts = acts;
    this.#found = new Fetched(deps.change);
  }

  get query(): string {
    return this.#query.trim();
  }

  /** What is read to the agent about the results. */
  get news(): string {
    const { value, loading } = this.#found;
    return value && !loading && this.query.length >= least ? (value.length === 0 ? this.#deps.t().nothingFound : this.#deps.t().foundN(value.length)) : '';
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#found.clear();
  }

  view(t: StartTexts): TemplateResult {
    const { value, fault, loading } = this.#found;
    const rows = value?.slice(0, mostShown) ?? [];
    const more = (value?.length ?? 0) - rows.length;
    const asked = this.query.length >= least;
    return html`<div class="stack" role="group" aria-label=${t.contact}>
      ${searchField({ t, label: t.searchContact, query: this.#query, typed: (query) => this.#typed(query), enter: () => this.#enter() })}
      ${asked ? nothing : html`<p class="xs quiet">${t.searchHint}</p>`} ${fault ? unreadView(t, fault, () => void this.#ask()) : nothing}
      ${loading && !value ? loadingView(t) : nothing} ${asked && value && rows.length === 0 && !loading ? html`<p class="s quiet">${t.nothingFound}</p>` : nothing}
      ${rows.length > 0
        ? pickList({ label: t.contact, name: 'contact', rows: rows.map((contact) => row(t, contact)), chosen: undefined, choose: (id) => this.#choose(id) })
        : nothing}
      ${more > 0 ? html`<p class="xs quiet">${t.moreFound(more)}</p>` : nothing}
      ${this.#deps.has('create-contact')
        ? html`<button class="btn" part="create-button" type="button" @click=${() => this.#acts.create(this.query)}>${icon(iconPlus)}${t.newContact}</button>`
        : nothing}
    </div>`;
  }

  #choose(id: string): void {
    const contact = this.#found.value?.find((each) => each.id === id);
    if (contact) this.#acts.choose(contact);
  }

  #typed(query: string): void {
    clearTimeout(this.#timer);
    this.#query = query;
    this.#first = false;
    if (this.query.length < least) this.#found.clear();
    else this.#timer = setTimeout(() => void this.#ask(), pause);
    this.#deps.change();
  }

  /** Asks at once; the only one who is found is taken. */
  #enter(): void {
    if (this.query.length < least) return;
    const [only, ...others] = this.#found.loading || this.#timer !== undefined ? [] : (this.#found.value ?? []);
    if (only && others.length === 0) return this.#acts.choose(only);
    this.#first = true;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { session, focus } = this.#deps;
    const { query } = this;
    // The way that a number is written is no part of it.
    const wanted = /[\p{L}@]/u.test(query) ? query : dialableNumber(query) || query;
    await this.#found.load(() => session.desk.contacts(wanted));
    if (this.#first && query === this.query && (this.#found.value?.length ?? 0) > 0) focus('.picks input');
    this.#first = false;
  }
}

/** A line of a contact. */
export function contactLine(t: StartTexts, { id, name, phone, email }: Contact): { readonly lead: TemplateResult; readonly label: string; readonly note: TemplateResult | undefined } {
  const label = t.phoneNumber(name);
  const note = phone !== undefined ? html`<bdi class="num" dir="ltr">${t.phoneNumber(phone)}</bdi>` : email !== undefined ? html`<bdi>${email}</bdi>` : undefined;
  return { lead: avatar({ id, name: label, size: 'sm' }), label, note };
}

function row(t: StartTexts, contact: Contact): Parameters<typeof pickList>[0]['rows'][number] {
  return { id: contact.id, words: '', ...contactLine(t, contact) };
}
