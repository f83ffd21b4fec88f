import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TransferRequest, TransferTarget, TransferTargets } from '../../domain/chat-port.js';
import { askHost } from '../emit.js';
import { Fetched, Task } from '../ui/asking.js';
import { avatar } from '../ui/avatar.js';
import { departmentField } from '../ui/department-field.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconAlert } from '../ui/icons.js';
import { findIn, pickList, searchField, type Pick } from '../ui/pick-list.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import { banner } from '../ui/states.js';
import type { ActDeps, ActDialog, ActsTexts } from './acts-deps.js';

/** Longer is no note. */
const longestNote = 2000;

/** Hands the conversation over, with what the vendor lets go with it. */
export class TransferDialog implements ActDialog {
  readonly #deps: ActDeps;
  readonly #task: Task;
  readonly #targets: Fetched<TransferTargets>;
  #query = '';
  #agent = '';
  #department = '';
  #note = '';
  #close = false;
  #lacks: 'agent' | 'department' | undefined;
  #refused = false;

  constructor(deps: ActDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#targets = new Fetched(deps.change);
  }

  start(): void {
    void this.#read();
    this.#deps.focus('[role=searchbox]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { session } = this.#deps;
    const { contact, protocol } = this.#deps.conversation();
    const busy = this.#task.busy !== undefined;
    const { fault } = this.#targets;
    return {
      name: 'transfer',
      title: t.transfer,
      close: t.close,
      submit: () => void this.#submit(),
      problem: this.#refused ? banner({ tone: 'warning', title: t.refusedByPage, text: t.refusedByPageHint }) : problemView(t, this.#task.fault, () => session.conversations.refresh()),
      body: html`<p class="s quiet"><bdi>${t.protocolOf(t.phoneNumber(contact.name), protocol)}</bdi></p>
        ${fault ? unreadView(t, fault, () => void this.#read()) : nothing} ${this.#departmentView(t)} ${this.#agentView(t)} ${this.#extras(t)}`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>
          ${this.#close ? t.closeAndTransfer : t.transferShort}
        </button>`,
    };
  }

  #departmentView(t: ActsTexts): TemplateResult | typeof nothing {
    const departments = this.#targets.value?.departments ?? [];
    if (departments.length === 0 || !(this.#close || this.#deps.has('transfer-department'))) return nothing;
    const choose = (id: string): void => {
      this.#department = id;
      this.#lacks = undefined;
      this.#deps.change();
    };
    return departmentField({
      label: t.department,
      empty: this.#close ? t.chooseDepartment : t.anyDepartment,
      departments,
      chosen: this.#department,
      missing: this.#lacks === 'department',
      choose,
    });
  }

  #agentView(t: ActsTexts): TemplateResult {
    const { value, loading } = this.#targets;
    const { rows, more, nobody } = this.#found(t);
    const free = value?.freeAgentId === true;
    return html`${searchField({
        t,
        label: free ? t.searchAgentOrId : t.searchAgent,
        query: this.#query,
        typed: this.#typed,
        enter: () => rows[0] && this.#choose(rows[0].id),
        autofocus: true,
      })}
      ${this.#lacks === 'agent' ? html`<p class="hint bad" role="alert">${icon(iconAlert)}${t.chooseAgent}</p>` : nothing}
      ${loading && !value ? loadingView(t) : nothing}
      ${value && rows.length === 0 ? html`<p class="s quiet" role="status">${nobody ? t.noAgents : t.nothingFound}${nobody && free ? html`. ${t.noAgentsTypeId}` : ''}</p>` : nothing}
      ${rows.length > 0 ? pickList({ label: t.agents, name: 'agent', rows, chosen: this.#agent, choose: this.#choose }) : nothing}
      ${more > 0 ? html`<p class="xs quiet">${t.moreFound(more)}</p>` : nothing}`;
  }

  #extras(t: ActsTexts): TemplateResult {
    const { has } = this.#deps;
    const departments = this.#targets.value?.departments ?? [];
    const typed = ({ currentTarget }: Event): void => void (this.#note = (currentTarget as HTMLTextAreaElement).value);
    return html`${has('transfer-note')
      ? html`<label class="field">
          <span class="label">${t.note}</span>
          <textarea class="input" part="note" rows="2" dir="auto" maxlength=${longestNote} .value=${live(this.#note)} @input=${typed}></textarea>
          <span class="hint">${t.noteHint}</span>
        </label>`
      : nothing}
    ${has('transfer-close') && departments.length > 0
      ? html`<label class="tick" part="close-check">
          <input type="checkbox" .checked=${live(this.#close)} @change=${this.#toggleClose} /><span>${t.closeAndOpen}</span>
        </label>`
      : nothing}`;
  }

  /** Never the agent who hands it over. What was typed may be an id that nobody lists. */
  #found(t: ActsTexts): { readonly rows: readonly Pick[]; readonly more: number; readonly nobody: boolean } {
    const { agents = [], freeAgentId = false } = this.#targets.value ?? {};
    const me = this.#deps.session.agent.$agent.get()?.id;
    const others = agents.filter(({ id, departmentId }) => id !== me && (this.#department === '' || departmentId === undefined || departmentId === this.#department));
    const { rows, more } = findIn(others.map((agent) => this.#row(t, agent)), this.#query);
    const typed = this.#query.trim();
    const isFree = freeAgentId && typed !== '' && typed !== me && !agents.some(({ id }) => id === typed);
    const free: Pick = { id: typed, label: t.useAgentId(typed), words: typed };
    return { rows: isFree ? [...rows, free] : rows, more, nobody: others.length === 0 };
  }

  #row(t: ActsTexts, { id, name, departmentId, kind }: TransferTarget): Pick {
    const department = this.#targets.value?.departments.find((each) => each.id === departmentId)?.name;
    const notes = [kind === 'bot' ? t.bot : undefined, department, name === '' ? undefined : t.agentId(id)].filter((note) => note !== undefined);
    return {
      id,
      label: name === '' ? t.agentId(id) : name,
      words: `${name} ${id} ${department ?? ''}`,
      note: html`<bdi>${notes.join(' · ')}</bdi>`,
      lead: avatar({ id, name: name === '' ? id : name, size: 'sm' }),
    };
  }

  readonly #typed = (query: string): void => {
    this.#query = query;
    // A code that was typed for is no choice once it reads otherwise.
    if (this.#agent !== '' && !this.#targets.value?.agents.some(({ id }) => id === this.#agent)) this.#agent = '';
    this.#deps.change();
  };

  readonly #choose = (id: string): void => {
    this.#agent = id;
    this.#lacks = undefined;
    this.#deps.change();
  };

  readonly #toggleClose = ({ currentTarget }: Event): void => {
    this.#close = (currentTarget as HTMLInputElement).checked;
    this.#lacks = undefined;
    this.#deps.change();
  };

  async #read(): Promise<void> {
    const { session, conversationId } = this.#deps;
    await this.#targets.load(() => session.desk.transferTargets(conversationId));
  }

  async #submit(): Promise<void> {
    const { session, conversationId, host, has, conversation } = this.#deps;
    if (this.#task.busy !== undefined || !this.#targets.value) return;
    this.#refused = false;
    this.#lacks = this.#agent === '' ? 'agent' : this.#close && this.#department === '' ? 'department' : undefined;
    if (this.#lacks) return this.#deps.focus(this.#lacks === 'agent' ? '[role=searchbox]' : 'select');
    this.#refused = this.#close && !askHost(host, 'cc-before-close', { conversationId, protocol: conversation().protocol });
    if (this.#refused) return this.#deps.change();
    const names = this.#department !== '' && (this.#close || has('transfer-department'));
    const request: TransferRequest = {
      agentId: this.#agent,
      note: this.#note.trim(),
      close: this.#close,
      ...(names ? { departmentId: this.#department } : {}),
    };
    if (await this.#task.run('transfer', () => session.desk.transfer(conversationId, request))) this.#deps.done();
  }
}
