import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Disposition } from '../../domain/chat-port.js';
import { askHost } from '../emit.js';
import { Fetched, Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { findIn, pickList, searchField } from '../ui/pick-list.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import { banner } from '../ui/states.js';
import type { ActDeps, ActDialog } from './acts-deps.js';

/** So few are seen at a glance. */
const searchFrom = 8;

/** Ends the conversation: with what came of it, and whose the contact is from now on, where the vendor asks for that. */
export class CloseDialog implements ActDialog {
  readonly #deps: ActDeps;
  readonly #task: Task;
  readonly #dispositions: Fetched<readonly Disposition[]> | undefined;
  #chosen = '';
  #query = '';
  #bind = false;
  #refused = false;

  constructor(deps: ActDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#dispositions = deps.has('dispositions') ? new Fetched(deps.change) : undefined;
  }

  start(): void {
    if (this.#dispositions) void this.#read();
    this.#deps.focus('[type=submit]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { contact, protocol, can } = this.#deps.conversation();
    const busy = this.#task.busy !== undefined;
    const name = t.phoneNumber(contact.name);
    return {
      name: 'close',
      title: t.end,
      close: t.close,
      submit: () => void this.#submit(),
      problem: this.#refused ? banner({ tone: 'warning', title: t.refusedByPage, text: t.refusedByPageHint }) : problemView(t, this.#task.fault, () => this.#deps.session.conversations.refresh()),
      body: html`<p class="s quiet"><bdi>${t.protocolOf(name, protocol)}</bdi></p>
        ${this.#dispositionView()}
        ${can.has('set-owner')
          ? html`<label class="tick" part="owner-check">
              <input type="checkbox" .checked=${live(this.#bind)} @change=${this.#toggleBind} />
              <span>${t.bindToMe}<br /><span class="xs quiet">${t.bindToMeHint}</span></span>
            </label>`
          : nothing}`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.endShort}</button>`,
    };
  }

  #dispositionView(): TemplateResult | typeof nothing {
    const list = this.#dispositions;
    const t = this.#deps.t();
    if (!list) return nothing;
    if (list.fault) return unreadView(t, list.fault, () => void this.#read());
    if (!list.value) return loadingView(t);
    if (list.value.length === 0) return nothing;
    const all = list.value.map(({ id, name }) => ({ id, label: name, words: name }));
    const { rows, more } = findIn(all, this.#query);
    const none = this.#query === '' ? [{ id: '', label: t.noDisposition, words: '' }] : [];
    return html`<h3 class="s">${t.disposition}</h3>
      ${all.length > searchFrom
        ? searchField({ t, label: t.searchDisposition, query: this.#query, typed: this.#typed, enter: () => rows[0] && this.#choose(rows[0].id) })
        : nothing}
      ${rows.length === 0 && this.#query !== '' ? html`<p class="s quiet" role="status">${t.nothingFound}</p>` : nothing}
      ${pickList({ label: t.disposition, name: 'disposition', rows: [...none, ...rows], chosen: this.#chosen, choose: this.#choose })}
      ${more > 0 ? html`<p class="xs quiet">${t.moreFound(more)}</p>` : nothing}`;
  }

  readonly #toggleBind = ({ currentTarget }: Event): void => {
    this.#bind = (currentTarget as HTMLInputElement).checked;
  };

  readonly #typed = (query: string): void => {
    this.#query = query;
    this.#deps.change();
  };

  readonly #choose = (id: string): void => {
    this.#chosen = id;
    this.#deps.change();
  };

  async #read(): Promise<void> {
    const { session, conversationId } = this.#deps;
    await this.#dispositions?.load(() => session.desk.dispositions(conversationId));
  }

  async #submit(): Promise<void> {
    const { session, conversationId, host } = this.#deps;
    const { protocol, can } = this.#deps.conversation();
    this.#refused = this.#task.busy === undefined && !askHost(host, 'cc-before-close', { conversationId, protocol });
    if (this.#refused) return this.#deps.change();
    const bindToMe = can.has('set-owner') && this.#bind;
    const options = { ...(this.#chosen === '' ? {} : { dispositionId: this.#chosen }), ...(bindToMe ? { bindToMe } : {}) };
    if (await this.#task.run('close', () => session.desk.close(conversationId, options))) this.#deps.done();
  }
}
