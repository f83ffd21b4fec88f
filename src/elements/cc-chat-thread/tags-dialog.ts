import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { Tag } from '../../domain/conversation.js';
import { Fetched, Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconEdit } from '../ui/icons.js';
import { iconPlus, iconTrash } from '../ui/icons-more.js';
import { findIn, moveInPicks, searchField } from '../ui/pick-list.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import { foldForSearch } from '../ui/text.js';
import type { ActDeps, ActDialog, ActsTexts } from './acts-deps.js';
import { tint } from './header-view.js';

/** Longer is no name. */
const longestName = 60;

type Editing = { readonly id: string; readonly how: 'rename'; readonly name: string } | { readonly id: string; readonly how: 'remove' };

/** Tags of the conversation, and of the agent's own the names. A box is ticked once the session says so. */
export class TagsDialog implements ActDialog {
  readonly #deps: ActDeps;
  readonly #task: Task;
  readonly #tags: Fetched<readonly Tag[]>;
  #query = '';
  #editing: Editing | undefined;
  #news = '';

  constructor(deps: ActDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#tags = new Fetched(deps.change);
  }

  start(): void {
    void this.#read();
    this.#deps.focus('[role=searchbox]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { fault } = this.#tags;
    return {
      name: 'tags',
      title: t.editTags,
      close: t.close,
      news: this.#news,
      submit: () => this.#submitName(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.conversations.refresh()),
      body: html`${this.#searchView(t)}${fault ? unreadView(t, fault, () => void this.#read()) : nothing} ${this.#listView(t)}`,
    };
  }

  /** Whoever the vendor lists, and what the conversation has that it does not. */
  #all(): readonly Tag[] {
    const listed = this.#tags.value ?? [];
    const own = this.#deps.conversation().tags.filter(({ id }) => !listed.some((tag) => tag.id === id));
    return [...own, ...listed];
  }

  #searchView(t: ActsTexts): TemplateResult {
    const name = this.#newName();
    return html`${searchField({
      t,
      label: this.#deps.has('create-tag') ? t.searchTag : t.searchTagOnly,
      query: this.#query,
      typed: this.#typed,
      enter: () => this.#enter(),
      autofocus: true,
    })}${name === undefined
      ? nothing
      : html`<button class="btn" part="create-button" type="button" aria-disabled=${this.#task.busy !== undefined} @click=${() => void this.#create(name)}>
          ${icon(iconPlus)}<bdi class="trunc">${t.createTag(name)}</bdi>
        </button>`}`;
  }

  #listView(t: ActsTexts): TemplateResult {
    const all = this.#all();
    if (this.#tags.loading && all.length === 0) return loadingView(t);
    const { rows, more } = findIn(all.map((tag) => ({ tag, words: tag.name })), this.#query);
    if (rows.length === 0) {
      const empty = this.#query === '' ? t.noTags : t.nothingFound;
      return this.#tags.fault ? html`` : html`<p class="s quiet" role="status">${empty}</p>`;
    }
    return html`<div class="picks" role="group" aria-label=${t.tags} part="options" @keydown=${moveInPicks}>
        ${rows.map(({ tag }) => (this.#editing?.id === tag.id ? this.#editor(t, tag, this.#editing) : this.#row(t, tag)))}
      </div>
      ${more > 0 ? html`<p class="xs quiet">${t.moreFound(more)}</p>` : nothing}`;
  }

  #row(t: ActsTexts, tag: Tag): TemplateResult {
    const { id, name, color, mine } = tag;
    const set = this.#deps.conversation().tags.some((each) => each.id === id);
    const button = (how: Editing['how'], label: string, shape: typeof iconEdit): TemplateResult =>
      html`<button class="ib" type="button" data-how=${how} title=${label} aria-label=${label} @click=${() => this.#edit(tag, how)}>${icon(shape)}</button>`;
    return html`<div class="pick" part="option" data-tag=${id}>
      <label>
        <input type="checkbox" .checked=${live(set)} aria-busy=${this.#task.busy === id} @click=${(event: Event) => this.#toggle(event, id, !set)} />
        <span class="tagname" ${ref(tint(color))}><bdi class="trunc">${name}</bdi></span>
      </label>
      <span class="ends">
        ${mine === true && this.#deps.has('update-tag') ? button('rename', t.renameTag(name), iconEdit) : nothing}
        ${mine === true && this.#deps.has('remove-tag') ? button('remove', t.removeTag(name), iconTrash) : nothing}
      </span>
    </div>`;
  }

  #editor(t: ActsTexts, tag: Tag, editing: Editing): TemplateResult {
    const busy = this.#task.busy !== undefined;
    const cancel = html`<button class="btn sm" type="button" @click=${() => this.#endEditing()}>${t.cancel}</button>`;
    if (editing.how === 'remove') {
      return html`<div class="pick editing" data-tag=${tag.id} @keydown=${this.#escape}>
        <p class="s"><bdi>${t.removeTagSure(tag.name)}</bdi></p>
        <span class="line">${cancel}<button class="btn sm danger" part="confirm-button" type="button" aria-busy=${busy} aria-disabled=${busy} @click=${() => void this.#remove(tag)}>${t.remove}</button></span>
      </div>`;
    }
    const typed = ({ currentTarget }: Event): void => {
      this.#editing = { ...editing, name: (currentTarget as HTMLInputElement).value };
    };
    return html`<div class="pick editing" data-tag=${tag.id} @keydown=${this.#escape}>
      <input class="input" type="text" dir="auto" maxlength=${longestName} aria-label=${t.newName} .value=${live(editing.name)} @input=${typed} />
      <span class="line">${cancel}<button class="btn sm primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.save}</button></span>
    </div>`;
  }

  /** What was typed, where it can become a tag: as the agent wrote it, unless one reads the same. */
  #newName(): string | undefined {
    const name = this.#query.trim().slice(0, longestName);
    const same = foldForSearch(name);
    const known = this.#tags.value === undefined || this.#all().some((tag) => foldForSearch(tag.name.trim()) === same);
    return name === '' || known || !this.#deps.has('create-tag') ? undefined : name;
  }

  readonly #typed = (query: string): void => {
    this.#query = query;
    this.#deps.change();
  };

  /** The only one that is found, or a new one. */
  #enter(): void {
    const name = this.#newName();
    const { rows } = findIn(this.#all().map((tag) => ({ tag, words: tag.name })), this.#query);
    const [first] = rows;
    if (this.#query.trim() === '') return;
    if (first && (rows.length === 1 || name === undefined)) this.#set(first.tag.id, !this.#deps.conversation().tags.some(({ id }) => id === first.tag.id));
    else if (name !== undefined) void this.#create(name);
  }

  #toggle(event: Event, id: string, on: boolean): void {
    event.preventDefault();
    this.#set(id, on);
  }

  #set(id: string, on: boolean): void {
    const { session, conversationId } = this.#deps;
    void this.#task.run(id, () => session.desk.setTag(conversationId, id, on));
  }

  #edit({ id, name }: Tag, how: Editing['how']): void {
    this.#editing = how === 'rename' ? { id, how, name } : { id, how };
    this.#deps.focus(how === 'rename' ? '.editing input' : '.editing .btn');
  }

  #endEditing(): void {
    const editing = this.#editing;
    this.#editing = undefined;
    this.#deps.focus(editing ? `[data-tag="${CSS.escape(editing.id)}"] [data-how=${editing.how}]` : '[role=searchbox]');
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#endEditing();
  };

  #submitName(): void {
    const editing = this.#editing;
    const tag = this.#all().find(({ id }) => id === editing?.id);
    const name = editing?.how === 'rename' ? editing.name.trim() : '';
    if (!tag || name === '') return;
    if (name === tag.name) this.#endEditing();
    else void this.#rename({ ...tag, name });
  }

  async #create(name: string): Promise<void> {
    const { session, conversationId } = this.#deps;
    const done = await this.#task.run('create', async () => {
      const id = await session.desk.createTag(conversationId, name);
      await session.desk.setTag(conversationId, id, true);
    });
    if (done) this.#query = '';
    await this.#read();
    if (done) this.#tell(this.#deps.t().tagCreated(name));
    this.#deps.focus('[role=searchbox]');
  }

  async #rename(tag: Tag): Promise<void> {
    const { session, conversationId } = this.#deps;
    if (!(await this.#task.run('rename', () => session.desk.updateTag(conversationId, tag)))) return;
    await this.#read();
    this.#tell(this.#deps.t().tagRenamed(tag.name));
    this.#endEditing();
  }

  async #remove({ id, name }: Tag): Promise<void> {
    const { session, conversationId } = this.#deps;
    if (!(await this.#task.run('remove', () => session.desk.removeTag(conversationId, id)))) return;
    await this.#read();
    this.#tell(this.#deps.t().tagRemoved(name));
    this.#editing = undefined;
    this.#deps.focus('[role=searchbox]');
  }

  #tell(news: string): void {
    this.#news = news;
    this.#deps.change();
  }

  async #read(): Promise<void> {
    const { session, conversationId } = this.#deps;
    await this.#tags.load(() => session.desk.tags(conversationId));
  }
}
