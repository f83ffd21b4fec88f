import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CampaignContact } from '../../domain/dialer.js';
import { contactsArea } from '../../i18n/contacts.js';
import type { Loadable } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { fileNameOf, saveCsv } from '../ui/csv.js';
import { icon, iconRefresh } from '../ui/icons.js';
import { iconDownload, iconUpload } from '../ui/icons-more.js';
import { MenuController } from '../ui/menu.js';
import { RowKeys } from '../ui/row-keys.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, errorState } from '../ui/states.js';
import { RovingRows } from '../ui/windowed-list/roving-rows.js';
import { WindowedList } from '../ui/windowed-list/windowed-list.js';
import { ContactCalls } from './contacts-call.js';
import { ContactDetails } from './contacts-details.js';
import { contactsCsv } from './contacts-export.js';
import { contactMenu, type ContactAct } from './contacts-menu.js';
import { columnHeads, contactName, decorateContactRow, renderContactRow, type ContactRowContext, type ContactTexts } from './contacts-row.js';
import { ContactRows, isOpen, noFilter, type ContactFilter } from './contacts-rows.js';
import { contactsStyles } from './contacts-styles.js';
import { contactTools, filterButton, noContacts, type ToolsContext } from './contacts-tools.js';
import type { DialerPart, DialerPartModule, PartContent, PartDeps } from './part-api.js';

/** Height of a row before it was measured, px. */
const rowHeight = 57;

/** The contacts of one campaign: searched, filtered, called, and taken along as a file. */
class ContactsPanel implements DialerPart {
  readonly #deps: PartDeps;
  readonly #rows = new ContactRows();
  readonly #calls: ContactCalls;
  readonly #details: ContactDetails;
  readonly #list: WindowedList<CampaignContact>;
  readonly #menu: MenuController;
  readonly #controllers: readonly ReactiveController[];
  #filter: ContactFilter = noFilter;
  #menuFor: CampaignContact | undefined;
  #context: ContactRowContext | undefined;
  #inputs: readonly unknown[] = [];
  #export: { readonly done: number; readonly total: number; readonly stop: AbortController } | undefined;
  #showsFilters = false;
  #saidFound: string | undefined;

  constructor(deps: PartDeps) {
    this.#deps = deps;
    this.#calls = new ContactCalls(deps, () => deps.announcer.announce(this.#t.callFailed, { assertive: true }));
    this.#details = new ContactDetails(deps, this.#calls);
    this.#list = new WindowedList<CampaignContact>(deps.host, {
      key: ({ id }) => id,
      render: (contact) => (this.#context ? renderContactRow(contact, this.#context) : html``),
      decorate: (element, contact, index, count) => {
        if (this.#context) decorateContactRow(element, contact, index, count, this.#context);
      },
      estimate: rowHeight,
      anchor: 'start',
    });
    this.#list.element.classList.add('contacts-list');
    this.#list.element.part.add('contact-list');
    this.#list.element.setAttribute('role', 'grid');
    this.#list.element.addEventListener('contextmenu', this.#onMenu);
    this.#list.element.addEventListener('keydown', this.#onKeyDown);
    this.#menu = new MenuController(deps.host, 'contact-menu');
    const roving = new RovingRows(deps.host, this.#list);
    const keys = new RowKeys(deps.host, this.#list, (key) => this.#enter(key));
    this.#controllers = [this.#menu, roving, keys];
  }

  render(): PartContent {
    const { deps, t } = this.#parts;
    const contacts = deps.read(deps.session.dialer.contacts(deps.campaignId));
    this.#rows.update(contacts.value, this.#filter);
    this.#details.follow(contacts.value);
    this.#follow(t);
    const all = this.#rows.total;
    const shown = this.#rows.rows.length;
    return {
      title: t.contacts,
      note: all === 0 ? undefined : shown === all ? deps.l.number(all) : t.some(deps.l.number(shown), deps.l.number(all)),
      tools: this.#buttons(t),
      banner: this.#banner(contacts, t),
      body: html`<div class="contacts">${this.#body(contacts, t)} ${this.#exportBar(t)} ${this.#renderMenu(t)}</div>`,
    };
  }

  updated(): void {
    const { announcer } = this.#deps;
    const found = isOpen(this.#filter) ? undefined : this.#t.found(this.#rows.rows.length);
    if (found !== undefined && found !== this.#saidFound) announcer.announce(found);
    this.#saidFound = found;
  }

  end(): void {
    this.#export?.stop.abort();
    this.#deps.dialog.close();
    for (const controller of this.#controllers) {
      controller.hostDisconnected?.();
      this.#deps.host.removeController(controller);
    }
    this.#list.dispose();
  }

  get #t(): ContactTexts {
    return this.#deps.texts(contactsArea);
  }

  get #parts(): { readonly deps: PartDeps; readonly t: ContactTexts } {
    return { deps: this.#deps, t: this.#t };
  }

  /** Rows are rendered anew when something changed that they show besides their contact. */
  #follow(t: ContactTexts): void {
    const { read, session, l } = this.#deps;
    const currentId = read(session.dialer.$current)?.contact?.id;
    const menuFor = this.#menu.open ? this.#menuFor?.id : undefined;
    // Times of a list need no seconds.
    const now = Math.floor(read(session.$now) / 60_000) * 60_000;
    const inputs = [t, l.formatLocale, currentId, menuFor, now];
    this.#context = {
      t, currentId, menuFor, now,
      menuId: this.#menu.id,
      relative: (at) => l.relative(at, now),
      number: (value) => l.number(value),
      openMenu: (contact, event) => this.#openMenu(contact, event),
    };
    this.#list.setRows(this.#rows.rows);
    if (inputs.some((input, at) => input !== this.#inputs[at])) this.#list.refresh();
    this.#inputs = inputs;
    Object.assign(this.#list.element, { ariaLabel: t.contactList, ariaRowCount: String(this.#rows.rows.length) });
  }

  #tools(t: ContactTexts): ToolsContext {
    const toggle = (): void => {
      this.#showsFilters = !this.#showsFilters;
      this.#deps.change();
    };
    return { t, toggle, rows: this.#rows, filter: this.#filter, isOpen: this.#showsFilters, number: (value) => this.#deps.l.number(value), change: this.#change };
  }

  #buttons(t: ContactTexts): TemplateResult {
    const insert = this.#insert;
    return html`${filterButton(this.#tools(t))} ${this.#rows.rows.length === 0
      ? nothing
      : html`<button class="ib" part="export-button" type="button" aria-label=${t.exportCsv} title=${t.exportCsv} aria-disabled=${this.#export !== undefined}
          @click=${() => void this.#saveCsv()}>${icon(iconDownload, 'l')}</button>`}
    ${insert ? html`<button class="ib primary" part="import-button" type="button" data-opener="import" aria-label=${t.insertContacts} title=${t.insertContacts} @click=${insert}>${icon(iconUpload, 'l')}</button>` : nothing}`;
  }

  get #insert(): (() => void) | undefined {
    const { offers, open, campaignId } = this.#deps;
    return offers('import') ? () => open('import', campaignId) : undefined;
  }

  #banner({ status, fault }: Loadable<readonly CampaignContact[]>, t: ContactTexts): TemplateResult | undefined {
    const { fault: callFault, needsWrapUp, forget } = this.#calls;
    if (callFault) {
      const { text, todo } = t.faults[callFault.code];
      return banner({ tone: 'danger', flush: true, title: t.callFailed, text: needsWrapUp ? t.wrapUpFirst : `${text} ${todo}`, action: { label: t.close, run: forget } });
    }
    if (status !== 'error' || !fault || this.#rows.total === 0) return undefined;
    return banner({ tone: 'warning', flush: true, title: t.couldNotLoad, text: t.contactsFailed, action: { label: t.tryAgain, icon: iconRefresh, run: this.#refresh } });
  }

  #body({ status, fault }: Loadable<readonly CampaignContact[]>, t: ContactTexts): TemplateResult {
    const tools = this.#tools(t);
    if (this.#rows.total === 0 && status !== 'ready') {
      if (status === 'error' && fault) return errorState({ t, code: fault.code, retry: this.#refresh });
      return html`<div class="skeletons" role="group" aria-busy="true" aria-label=${t.loading}>${skeletonRows(8)}</div>`;
    }
    const isEmpty = this.#rows.rows.length === 0;
    return html`${this.#rows.total === 0 ? nothing : contactTools(tools)} ${isEmpty ? noContacts(tools, this.#insert) : html`${columnHeads(t)}${this.#list.element}`}`;
  }

  #exportBar(t: ContactTexts): TemplateResult | typeof nothing {
    if (!this.#export) return nothing;
    const { done, total, stop } = this.#export;
    return html`<div class="c-export"><span class="s">${t.exporting}</span><progress max=${total} .value=${done} aria-label=${t.exporting}></progress
      ><button class="btn sm" type="button" @click=${() => stop.abort()}>${t.stopExport}</button></div>`;
  }

  readonly #refresh = (): void => reported(this.#deps.session.dialer.refreshContacts(this.#deps.campaignId));

  readonly #change = (filter: Partial<ContactFilter>): void => {
    this.#filter = { ...this.#filter, ...filter };
    this.#list.scrollToStart();
    this.#deps.change();
  };

  #enter(key: string): void {
    const contact = this.#rows.rows.find(({ id }) => id === key);
    if (contact) this.#details.open(contact);
  }

  #renderMenu(t: ContactTexts): TemplateResult | typeof nothing {
    const contact = this.#menuFor;
    if (!contact) return nothing;
    const { session } = this.#deps;
    const menu = contactMenu(contact, t, { mayCall: this.#calls.isOffered, numbers: session.numbers });
    return this.#menu.render(t.actsOf(contactName(contact, t)), menu.items, (id) => this.#act(contact, menu.acts.get(id)));
  }

  #act(contact: CampaignContact, act: ContactAct | undefined): void {
    if (act?.do === 'details') this.#details.open(contact);
    else if (act?.do === 'call') void this.#calls.dial(act.number);
    else if (act?.do === 'copy') void this.#copy(act.number);
  }

  async #copy(number: string): Promise<void> {
    const copied = await navigator.clipboard.writeText(number).then(() => true, () => false);
    this.#deps.announcer.announce(copied ? this.#t.copied : this.#t.notCopied);
  }

  #openMenu(contact: CampaignContact, event: Event): void {
    if (this.#menu.open && this.#menuFor?.id === contact.id) return this.#menu.close();
    this.#menuFor = contact;
    void this.#menu.show(event.currentTarget as HTMLElement);
  }

  /** The menu of the row: the other mouse button, Shift+F10, the menu key. */
  readonly #onMenu = (event: MouseEvent): void => {
    const key = event.target instanceof Element ? this.#list.keyOf(event.target) : null;
    if (key !== null && !event.shiftKey && this.#showMenu(key)) event.preventDefault();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.key !== 'F10' || !event.shiftKey) return;
    const key = event.target instanceof Element ? this.#list.keyOf(event.target) : null;
    if (key !== null && this.#showMenu(key)) event.preventDefault();
  };

  #showMenu(key: string): boolean {
    const contact = this.#rows.rows.find(({ id }) => id === key);
    const anchor = this.#list.rowElement(key)?.querySelector<HTMLElement>('.c-acts button');
    if (!contact || !anchor) return false;
    this.#menuFor = contact;
    void this.#menu.show(anchor);
    return true;
  }

  async #saveCsv(): Promise<void> {
    if (this.#export) return;
    const { host, session, l, campaign, announcer, change } = this.#deps;
    const contacts = this.#rows.rows;
    const stop = new AbortController();
    const progress = (done: number, total: number): void => {
      this.#export = { done, total, stop };
      change();
    };
    progress(0, contacts.length);
    const t = this.#t;
    const lines = await contactsCsv({ contacts, t, numbers: session.numbers, locale: l.formatLocale, signal: stop.signal, progress });
    this.#export = undefined;
    change();
    if (!lines) return;
    saveCsv(host.ownerDocument, `${fileNameOf(t.fileName, campaign()?.name ?? '', new Date(session.$now.get()).toISOString().slice(0, 10))}.csv`, lines);
    announcer.announce(t.exported(l.number(contacts.length)));
  }
}

export const contactsPanel: DialerPartModule = { styles: contactsStyles, areas: [contactsArea], create: (deps) => new ContactsPanel(deps) };
