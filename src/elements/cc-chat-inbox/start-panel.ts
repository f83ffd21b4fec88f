import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, Department, OwnedContact, StartOutcome } from '../../domain/chat-port.js';
import type { Contact, Conversation } from '../../domain/conversation.js';
import { reported } from '../emit.js';
import { Fetched, Task } from '../ui/asking.js';
import { avatar } from '../ui/avatar.js';
import { channelMark } from '../ui/channel-mark.js';
import { departmentField } from '../ui/department-field.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconAlert, iconOwner, iconUser } from '../ui/icons.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import { pickList } from '../ui/pick-list.js';
import { banner } from '../ui/states.js';
import { ContactForm } from './start-contact.js';
import type { StartDeps, StartPanel, StartTexts } from './start-deps.js';
import { ContactSearch, contactLine } from './start-search.js';

type Lack = 'department' | 'channel' | 'contact';

/** Department, channel, contact: what there is no choice of is not asked for. */
export class BeginPanel implements StartPanel {
  readonly #deps: StartDeps;
  readonly #task: Task;
  readonly #departments: Fetched<readonly Department[]>;
  readonly #channels: Fetched<readonly Channel[]>;
  readonly #search: ContactSearch;
  readonly #form: ContactForm;
  #department: string;
  #channel = '';
  #contact: Contact | undefined;
  #creating = false;
  #lack: Lack | undefined;
  #held: Extract<StartOutcome, { readonly heldBy: object }>['heldBy'] | undefined;

  constructor(deps: StartDeps, owned?: OwnedContact) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#departments = new Fetched(deps.change);
    this.#channels = new Fetched(deps.change);
    this.#form = new ContactForm(deps);
    this.#search = new ContactSearch(deps, { choose: (contact) => this.#take(contact), create: (query) => this.#openForm(query) });
    this.#contact = owned?.contact;
    this.#department = owned?.departmentId ?? '';
  }

  start(): void {
    if (this.#deps.has('departments')) void this.#readDepartments();
    else void this.#readChannels();
    if (!this.#contact) this.#deps.focus('[role=searchbox]');
  }

  end(): void {
    this.#search.end();
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { session, has } = this.#deps;
    const busy = this.#task.busy !== undefined;
    return {
      name: 'start',
      title: t.newConversation,
      close: t.close,
      news: this.#search.news,
      submit: () => void this.#submit(),
      problem: this.#problem(t) ?? problemView(t, this.#task.fault, () => session.conversations.refresh()),
      body: html`${this.#departmentView(t)} ${this.#channelView(t)} ${this.#contactView(t)}
        ${has('ownership') && !this.#contact && !this.#creating
          ? html`<button class="btn ghost" part="owned-button" type="button" @click=${this.#deps.owned}>${icon(iconOwner)}${t.ownedContacts}</button>`
          : nothing}`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${this.#creating ? t.createAndBegin : t.begin}</button>`,
    };
  }

  #problem(t: StartTexts): TemplateResult | undefined {
    const held = this.#held;
    if (!held || !this.#contact) return undefined;
    const own = this.#ownConversation();
    const mine = held.id !== undefined && held.id === this.#deps.session.agent.$agent.get()?.id;
    const text = mine ? t.heldByMe : held.name ? t.heldBy(held.name) : t.heldBySomebody;
    const open = own && ((): void => this.#openOwn(own));
    return banner({
      tone: 'info',
      icon: iconUser,
      title: html`<bdi>${t.held(t.phoneNumber(this.#contact.name))}</bdi>`,
      text: html`<bdi>${text}</bdi>`,
      action: open ? { label: t.openIt, run: open } : { label: t.chooseContact, run: () => this.#take(undefined) },
    });
  }

  #departmentView(t: StartTexts): TemplateResult | typeof nothing {
    const { value, fault, loading } = this.#departments;
    if (!this.#deps.has('departments')) return nothing;
    if (fault) return unreadView(t, fault, () => void this.#readDepartments());
    if (loading || !value) return loadingView(t, 1);
    if (value.length === 0) return banner({ tone: 'warning', title: t.noDepartments, text: t.noDepartmentsHint });
    if (value.length === 1) return nothing;
    return departmentField({
      label: t.department,
      empty: t.chooseDepartment,
      departments: value,
      chosen: this.#department,
      missing: this.#lack === 'department',
      choose: (id) => this.#chooseDepartment(id),
    });
  }

  #channelView(t: StartTexts): TemplateResult | typeof nothing {
    const { value, fault, loading } = this.#channels;
    if (fault) return unreadView(t, fault, () => void this.#readChannels());
    if (loading) return loadingView(t, 1);
    if (!value) return nothing;
    const open = value.filter(({ canStart }) => canStart);
    if (open.length === 0) return banner({ tone: 'warning', title: t.noChannels, text: t.noChannelsHint });
    if (open.length === 1) return nothing;
    const rows = open.map(({ id, name, kind }) => {
      const label = name === '' ? t.channels[kind] : name;
      return { id, label, words: '', lead: avatar({ id, name: label, size: 'sm', mark: channelMark(kind, t.channels[kind]) }) };
    });
    const choose = (id: string): void => {
      this.#channel = id;
      this.#lack = undefined;
      this.#deps.change();
    };
    return html`<h3 class="s">${t.channel}</h3>
      ${this.#lack === 'channel' ? hint(t.chooseChannel) : nothing} ${pickList({ label: t.channel, name: 'channel', rows, chosen: this.#channel, choose })}`;
  }

  #contactView(t: StartTexts): TemplateResult {
    const lack = this.#lack === 'contact' ? hint(t.chooseContact) : nothing;
    if (this.#contact) {
      const { lead, label, note } = contactLine(t, this.#contact);
      return html`<h3 class="s">${t.contact}</h3>
        <div class="picked" part="contact">
          ${lead}<span class="grow"><bdi class="trunc strong">${label}</bdi><span class="xs quiet trunc">${note ?? nothing}</span></span>
          <button class="btn sm" type="button" @click=${() => this.#take(undefined)}>${t.changeContact}</button>
        </div>`;
    }
    if (!this.#creating) return html`<h3 class="s">${t.contact}</h3>${lack}${this.#search.view(t)}`;
    return html`<h3 class="s">${t.newContact}</h3>
      ${this.#form.view(t)}<button class="btn link sm" type="button" @click=${() => this.#take(undefined)}>${t.backToSearch}</button>`;
  }

  /** Their conversation, where it is one of the agent's. */
  #ownConversation(): Conversation | undefined {
    const { conversations } = this.#deps.session;
    return conversations.$list.get().value.find(({ contact, place }) => place === 'mine' && contact.id === this.#contact?.id);
  }

  #openOwn({ id }: Conversation): void {
    reported(this.#deps.session.conversations.open(id));
    this.#deps.done();
  }

  /** None: back to the search. */
  #take(contact: Contact | undefined): void {
    this.#contact = contact;
    this.#creating = false;
    this.#lack = this.#held = undefined;
    this.#task.clear();
    this.#deps.focus(contact ? '[type=submit]' : '[role=searchbox]');
  }

  #openForm(query: string): void {
    this.#creating = true;
    this.#lack = undefined;
    this.#form.fill(query);
    this.#deps.change();
    this.#deps.focus('[name=contact-name]');
  }

  #chooseDepartment(id: string): void {
    this.#department = id;
    this.#lack = undefined;
    this.#channel = '';
    this.#channels.clear();
    this.#deps.change();
    if (id !== '') void this.#readChannels();
  }

  async #readDepartments(): Promise<void> {
    await this.#departments.load(() => this.#deps.session.desk.departments());
    const list = this.#departments.value ?? [];
    const [only] = list;
    if (list.length === 1 && only) this.#department = only.id;
    if (!list.some(({ id }) => id === this.#department)) this.#department = '';
    if (this.#department === '') this.#deps.change();
    else void this.#readChannels();
  }

  async #readChannels(): Promise<void> {
    await this.#channels.load(() => this.#deps.session.desk.channels(this.#department));
    const open = this.#channels.value?.filter(({ canStart }) => canStart) ?? [];
    if (open.length === 1) this.#channel = open[0]?.id ?? '';
    this.#deps.change();
  }

  /** What is missing first, from above. */
  #missing(): Lack | undefined {
    if (this.#deps.has('departments') && this.#department === '') return 'department';
    if (this.#channel === '') return 'channel';
    return this.#contact || this.#creating ? undefined : 'contact';
  }

  async #submit(): Promise<void> {
    const { session, focus, done } = this.#deps;
    if (this.#task.busy !== undefined) return;
    this.#lack = this.#missing();
    this.#held = undefined;
    if (this.#lack) return focus({ department: 'select', channel: '[name=channel]', contact: '[role=searchbox]' }[this.#lack]);
    if (!(await this.#create())) return;
    const { id = '' } = this.#contact ?? {};
    let outcome: StartOutcome | undefined;
    const begun = await this.#task.run('start', async () => void (outcome = await session.desk.start(id, this.#channel, this.#department)));
    if (!begun || !outcome) return;
    if ('conversationId' in outcome) return done();
    this.#held = outcome.heldBy;
    this.#deps.change();
  }

  /** Made once: what fails after it is tried again with the contact that is there. */
  async #create(): Promise<boolean> {
    if (!this.#creating) return true;
    const contact = this.#form.read();
    if (!contact) return false;
    let id = '';
    if (!(await this.#task.run('create', async () => void (id = await this.#deps.session.desk.createContact(contact))))) return false;
    this.#contact = { ...contact, id };
    this.#creating = false;
    return true;
  }
}

function hint(text: string): TemplateResult {
  return html`<p class="hint bad" role="alert">${icon(iconAlert)}${text}</p>`;
}
