import { html, nothing, type TemplateResult } from 'lit';
import type { Department, OwnedContact } from '../../domain/chat-port.js';
import { Fetched, Task } from '../ui/asking.js';
import { departmentField } from '../ui/department-field.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconChat } from '../ui/icons.js';
import { iconPlus, iconTrash } from '../ui/icons-more.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import { findIn, moveInPicks, searchField } from '../ui/pick-list.js';
import type { StartDeps, StartPanel, StartTexts } from './start-deps.js';
import { contactLine } from './start-search.js';

/** The agent's own contacts: to write to, and to be let go. */
export class OwnedPanel implements StartPanel {
  readonly #deps: StartDeps;
  readonly #task: Task;
  readonly #owned: Fetched<readonly OwnedContact[]>;
  readonly #departments: Fetched<readonly Department[]>;
  #query = '';
  #releasing: string | undefined;
  #department = '';
  #missing = false;
  #news = '';

  constructor(deps: StartDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#owned = new Fetched(deps.change);
    this.#departments = new Fetched(deps.change);
  }

  start(): void {
    void this.#read();
    this.#deps.focus('[role=searchbox]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { session, has } = this.#deps;
    const { fault, value, loading } = this.#owned;
    return {
      name: 'owned',
      title: t.ownedContacts,
      close: t.close,
      news: this.#news,
      problem: problemView(t, this.#task.fault, () => session.conversations.refresh()),
      body: html`${searchField({ t, label: t.searchOwned, query: this.#query, typed: this.#typed })}
        ${fault ? unreadView(t, fault, () => void this.#read()) : nothing} ${loading && !value ? loadingView(t) : nothing}
        ${value ? this.#listView(t, value) : nothing}`,
      foot: has('start') ? html`<button class="btn" type="button" @click=${() => this.#deps.begin()}>${icon(iconPlus)}${t.newConversation}</button>` : undefined,
    };
  }

  #listView(t: StartTexts, owned: readonly OwnedContact[]): TemplateResult {
    if (owned.length === 0) return html`<p class="s strong">${t.noOwned}</p><p class="s quiet">${t.noOwnedHint}</p>`;
    const { rows, more } = findIn(owned.map((each) => ({ each, words: `${each.contact.name} ${each.contact.phone ?? ''} ${each.contact.email ?? ''}` })), this.#query);
    if (rows.length === 0) return html`<p class="s quiet" role="status">${t.nothingFound}</p>`;
    return html`<ul class="picks" aria-label=${t.ownedContacts} part="options" @keydown=${moveInPicks}>
        ${rows.map(({ each }) => (this.#releasing === each.id ? this.#sure(t, each) : this.#row(t, each)))}
      </ul>
      ${more > 0 ? html`<p class="xs quiet">${t.moreFound(more)}</p>` : nothing}`;
  }

  #row(t: StartTexts, owned: OwnedContact): TemplateResult {
    const { lead, label, note } = contactLine(t, owned.contact);
    return html`<li class="pick" part="option" data-owned=${owned.id}>
      ${lead}<span class="who"><span class="grow"><bdi class="trunc">${label}</bdi><span class="xs quiet trunc">${note ?? nothing}</span></span></span>
      <span class="ends">
        ${this.#deps.has('start')
          ? html`<button class="ib" type="button" title=${t.beginWith(label)} aria-label=${t.beginWith(label)} @click=${() => this.#deps.begin(owned)}>${icon(iconChat)}</button>`
          : nothing}
        <button class="ib" type="button" data-release title=${t.releaseWho(label)} aria-label=${t.releaseWho(label)} @click=${() => this.#ask(owned)}>${icon(iconTrash)}</button>
      </span>
    </li>`;
  }

  #sure(t: StartTexts, owned: OwnedContact): TemplateResult {
    const busy = this.#task.busy !== undefined;
    return html`<li class="pick editing" data-owned=${owned.id} @keydown=${this.#escape}>
      <p class="s"><bdi>${t.releaseSure(t.phoneNumber(owned.contact.name))}</bdi></p>
      ${this.#departmentView(t, owned)}
      <span class="line">
        <button class="btn sm" type="button" @click=${() => this.#back()}>${t.cancel}</button>
        <button class="btn sm danger" part="confirm-button" type="button" aria-busy=${busy} aria-disabled=${busy} @click=${() => void this.#release(owned)}>${t.release}</button>
      </span>
    </li>`;
  }

  /** Where the vendor's list does not say which department the contact is bound in. */
  #departmentView(t: StartTexts, { departmentId }: OwnedContact): TemplateResult | typeof nothing {
    if (departmentId !== undefined || !this.#deps.has('departments')) return nothing;
    const { value, fault } = this.#departments;
    if (fault) return unreadView(t, fault, () => void this.#readDepartments());
    if (!value) return loadingView(t, 1);
    const choose = (id: string): void => {
      this.#department = id;
      this.#missing = false;
      this.#deps.change();
    };
    return departmentField({ label: t.department, empty: t.chooseDepartment, departments: value, chosen: this.#department, missing: this.#missing, choose });
  }

  readonly #typed = (query: string): void => {
    this.#query = query;
    this.#deps.change();
  };

  #ask({ id, departmentId }: OwnedContact): void {
    this.#releasing = id;
    this.#department = departmentId ?? '';
    this.#missing = false;
    this.#task.clear();
    if (departmentId === undefined && this.#deps.has('departments')) void this.#readDepartments();
    this.#deps.change();
    this.#deps.focus('.editing .btn');
  }

  #back(): void {
    const id = this.#releasing;
    this.#releasing = undefined;
    this.#deps.change();
    this.#deps.focus(id === undefined ? '[role=searchbox]' : `[data-owned="${CSS.escape(id)}"] [data-release]`);
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#back();
  };

  async #release({ contact }: OwnedContact): Promise<void> {
    const { session, focus } = this.#deps;
    this.#missing = this.#department === '' && this.#departments.value !== undefined;
    if (this.#missing) return focus('select');
    if (this.#departments.loading) return;
    if (!(await this.#task.run('release', () => session.desk.releaseContact(contact.id, this.#department)))) return;
    await this.#read();
    this.#releasing = undefined;
    const { t } = this.#deps;
    this.#news = t().released(t().phoneNumber(contact.name));
    this.#deps.change();
    focus('[role=searchbox]');
  }

  async #read(): Promise<void> {
    await this.#owned.load(() => this.#deps.session.desk.ownedContacts());
  }

  async #readDepartments(): Promise<void> {
    await this.#departments.load(() => this.#deps.session.desk.departments());
    const [only, ...others] = this.#departments.value ?? [];
    if (only && others.length === 0) this.#department = only.id;
    this.#deps.change();
  }
}
