import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { inboxArea, type InboxMessages } from '../../i18n/inbox.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, errorState, offlineBanner } from '../ui/states.js';
import { iconRefresh } from '../ui/icons.js';
import { RovingRows } from '../ui/windowed-list/roving-rows.js';
import { WindowedList } from '../ui/windowed-list/windowed-list.js';
import { Widget } from '../widget.js';
import { styles } from './cc-chat-inbox.styles.js';
import { defaultHotkeys, isHotkey, type InboxHotkeys } from './hotkeys.js';
import { InboxNews } from './inbox-news.js';
import { inboxOrder, InboxRows, isIn, type InboxFilter, type InboxTab } from './inbox-order.js';
import { claimProblem, renderLack, renderNothing, renderProblem, renderTabs, renderTools } from './inbox-parts.js';
import { decorateRow, renderRow, type RowContext } from './inbox-row.js';
import { queuedCount, readInbox, tabsOf, unsentOf, type InboxView, type Lack } from './inbox-view.js';
import { OrderHold } from './order-hold.js';

/** Height of a row before it was measured, px. */
const rowHeight = 86;
const rowHeightCompact = 54;
/** Waiting times are told in minutes: rows need no look at every second. */
const clockStep = 5000;

/**
 * The agent's conversations and who waits for one.
 *
 * A click or Enter opens a conversation of the agent's own. In the waiting list it only goes to the row and its claim
 * button, because opening claims. The order stands still while the pointer or the focus is at work on the list.
 * Alt+J and Alt+K open the next and the previous of the agent's own from anywhere on the page.
 *
 * @element cc-chat-inbox
 * @slot header-actions - The host's own buttons at the end of the header.
 * @csspart header - Title and the host's buttons.
 * @csspart banner - What is wrong at present, above the lists.
 * @csspart tabs - The bar of lists.
 * @csspart tab - One list's button.
 * @csspart tools - Search and filter.
 * @csspart search - The search field with its icon.
 * @csspart input - The search field itself.
 * @csspart filter - The button that leaves only what is unread.
 * @csspart list - The scrolling list.
 * @csspart item - One conversation.
 * @csspart item-selected - The conversation that is open.
 * @csspart avatar - A contact's initials with the mark of the channel.
 * @csspart claim-button - Takes a waiting conversation.
 * @csspart empty - What stands in the place of rows when there are none.
 * @cssprop [--cc-chat-inbox-list-size=420px] - Height of the list where the page gives the widget none.
 * @cssstate empty - The list shown has no rows.
 * @cssstate loading - Nothing has been read yet.
 * @cssstate error - The lists could not be read and nothing is known.
 * @cssstate offline - The connection is away and what is shown may be behind.
 */
export class CcChatInbox extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & InboxMessages> | undefined;

  /** Other keys for the next and the previous conversation, by key code, such as `{ next: 'Ctrl+Shift+ArrowDown' }`. */
  @property({ attribute: false }) hotkeys: InboxHotkeys | undefined;

  @state() private tab: InboxTab = 'mine';
  @state() private query = '';
  @state() private unreadOnly = false;
  @state() private problem: FaultInfo | undefined;

  readonly #l = new LocalizeController(this, [commonArea, inboxArea]);
  readonly #announcer = new Announcer(this);
  readonly #news = new InboxNews(this, (grown) => this.#announceNews(grown));
  readonly #states = this.attachInternals().states;
  readonly #list = new WindowedList<Conversation>(this, {
    key: ({ id }) => id,
    render: (row) => (this.#context ? renderRow(row, this.#context) : html``),
    decorate: (element, row, index, count) => {
      if (this.#context) decorateRow(element, row, index, count, this.#context);
    },
    estimate: () => (this.#compact ? rowHeightCompact : rowHeight),
    anchor: 'start',
  });
  readonly #roving = new RovingRows(this, this.#list);
  readonly #hold = new OrderHold(this, this.#list.element);
  readonly #rows = new InboxRows();
  #claiming: ReadonlySet<string> = new Set();
  #view: InboxView | Lack = 'session';
  #context: RowContext | undefined;
  #rowInputs: readonly unknown[] = [];
  #compact = false;
  #shownId: string | undefined;
  #awaySince: number | undefined;

  constructor() {
    super();
    const { element } = this.#list;
    element.part.add('list');
    element.role = 'grid';
    element.addEventListener('click', this.#clickRow);
    element.addEventListener('keydown', this.#pressInRow);
  }

  /**
   * Opens a conversation and shows it in its list. One that waits is claimed by it, as with the button. Rejects with a
   * `Fault`: `conflict` when there is no session or somebody else was faster, else what the vendor answers.
   */
  async openConversation(id: string): Promise<void> {
    await this.updateComplete;
    const { session } = this.sessions;
    if (!session) throw new Fault('conflict');
    await session.conversations.open(id);
    this.#showPlaceOf(id);
    await this.updateComplete;
    this.#list.scrollToKey(id);
  }

  /** The conversation that Tab would go to, else the search. */
  override focus(options?: FocusOptions): void {
    if (this.#list.element.isConnected && this.#roving.focus()) return;
    this.renderRoot.querySelector<HTMLElement>('input, .btn')?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pressAnywhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pressAnywhere);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#l.ready) return;
    const view = readInbox(this.sessions);
    this.#view = view;
    if (typeof view === 'string') {
      this.#rows.update([], this.#filter, false);
      this.#list.setRows([]);
      return;
    }
    if (!tabsOf(view.counts).includes(this.tab)) this.tab = 'mine';
    this.#rows.update(view.list, this.#filter, this.#hold.held);
    this.#followRows(view);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const header = html`<header class="bar" part="header"><h2 class="grow trunc">${t.title}</h2><slot name="header-actions"></slot></header>`;
    const view = this.#view;
    if (typeof view === 'string') return html`${header}${renderLack(view, t)}`;
    const close = (): void => void (this.problem = undefined);
    return html`${header}${this.#renderConnection(view)}${this.problem ? renderProblem(claimProblem(this.problem, t), t, close) : nothing}
      ${renderTabs(this.tab, view, t, this.#choose)}
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${renderTools(this.#filter, this.#offersUnread(view), t, this.#acts)} ${this.#renderList(view)}
      </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const view = this.#view;
    const known = typeof view === 'string' ? undefined : view;
    this.#setState('loading', known?.phase === 'loading');
    this.#setState('error', known?.phase === 'error');
    this.#setState('offline', known?.away === true);
    this.#setState('empty', known?.phase === 'ready' && this.#rows.rows.length === 0);
    this.#news.follow(known?.phase === 'ready' && !known.away ? { unread: known.unread, waiting: known.counts.waiting } : undefined);
    this.#followConnection(known);
    if (known?.selectedId === this.#shownId) return;
    this.#shownId = known?.selectedId;
    if (this.#shownId !== undefined && !this.#hold.held) this.#list.scrollToKey(this.#shownId);
  }

  get #filter(): InboxFilter {
    return { tab: this.tab, query: this.query, unreadOnly: this.unreadOnly && this.tab === 'mine' };
  }

  /** What rows show besides their conversation; they are rendered anew when any of it changed. */
  #followRows({ session, selectedId, list, counts, away }: InboxView): void {
    const clock = counts.waiting > 0 || away ? this.sessions.read(session.$now) : session.$now.get();
    const now = Math.floor(clock / clockStep) * clockStep;
    const drafts = this.sessions.read(session.messages.$drafts);
    const thread = selectedId === undefined ? undefined : this.sessions.read(session.messages.of(selectedId));
    this.#compact = this.layout === 'compact' || getComputedStyle(this).getPropertyValue('--_compact').trim() === '1';
    const { t, formatLocale } = this.#l;
    const inputs = [t, formatLocale, now, selectedId, drafts, thread, this.#rows.gone, this.#claiming, this.tab, this.#compact];
    this.#context = {
      t, tab: this.tab, now, selectedId,
      gone: this.#rows.gone,
      claiming: this.#claiming,
      relative: (at) => this.#l.relative(at, now),
      draft: (id) => (id === selectedId ? undefined : drafts.get(id)?.text),
      unsent: (id) => unsentOf(session, id),
      claim: this.#claim,
    };
    this.#list.setRows(this.#rows.rows);
    if (list.length > 0 && inputs.some((input, at) => input !== this.#rowInputs[at])) this.#list.refresh();
    this.#rowInputs = inputs;
    const { element } = this.#list;
    element.className = this.#compact ? 'rows compact' : 'rows';
    element.ariaLabel = t[this.tab];
    element.ariaRowCount = String(this.#rows.rows.length);
  }

  #offersUnread({ phase, counts }: InboxView): boolean {
    return this.tab === 'mine' && phase === 'ready' && (counts.mine > 0 || this.unreadOnly);
  }

  #renderConnection({ session, list, away, fault, phase }: InboxView): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (away) {
      const queued = queuedCount(session, list);
      const time = this.#l.duration(Math.max(0, this.sessions.read(session.$now) - (this.#awaySince ?? session.$now.get())));
      return offlineBanner(t, time, queued > 0 ? t.queued(queued) : t.staleNotice, () => session.connection.retryNow());
    }
    if (!fault || phase !== 'ready') return nothing;
    const action = { label: t.tryAgain, icon: iconRefresh, run: () => reported(session.conversations.refresh()) };
    return banner({ tone: 'warning', flush: true, title: t.couldNotLoad, text: t.staleNotice, action });
  }

  #renderList({ session, phase, fault, counts }: InboxView): TemplateResult | HTMLElement {
    const { t } = this.#l;
    if (phase === 'loading') {
      return html`<div class="skeletons" part="list" role="grid" aria-busy="true" aria-label=${t.loading}>${skeletonRows(8)}</div>`;
    }
    if (phase === 'error') {
      const retry = (): void => {
        session.connection.retryNow();
        reported(session.conversations.refresh());
      };
      return errorState({ t, code: fault?.code ?? 'unknown', text: t.errorHint, retry });
    }
    return this.#rows.rows.length > 0 ? this.#list.element : renderNothing(this.#filter, counts.waiting, t, this.#acts);
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#states.add(name);
    else this.#states.delete(name);
  }

  #followConnection(view: InboxView | undefined): void {
    const before = this.#awaySince;
    this.#awaySince = view?.away ? (before ?? view.since) : undefined;
    if (before === undefined && this.#awaySince !== undefined) {
      this.#announcer.announce(this.#l.t.connection.offline);
      this.requestUpdate();
    }
    if (before !== undefined && view && !view.away) this.#announcer.announce(this.#l.t.backOnline);
  }

  #announceNews({ unread, waiting }: { readonly unread?: number; readonly waiting?: number }): void {
    const { t } = this.#l;
    const news = [waiting === undefined ? '' : t.newWaiting(waiting), unread === undefined ? '' : t.unreadTotal(unread)];
    this.#announcer.announce(news.filter(Boolean).join('. '));
  }

  readonly #choose = (tab: InboxTab): void => {
    this.tab = tab;
    this.#list.scrollToStart();
  };

  readonly #acts = {
    search: (query: string): void => void (this.query = query),
    toggleUnread: (): void => void (this.unreadOnly = !this.unreadOnly),
    seeWaiting: (): void => this.#choose('waiting'),
  };

  #conversation(id: string | null): Conversation | undefined {
    return id === null ? undefined : this.#rows.rows.find((row) => row.id === id);
  }

  #showPlaceOf(id: string): void {
    const row = this.sessions.session?.conversations.$list.get().value.find((each) => each.id === id);
    const tab = row && (['mine', 'waiting', 'recent'] as const).find((each) => isIn(each, row));
    if (tab) this.tab = tab;
  }

  readonly #clickRow = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('button')) return;
    const row = this.#conversation(this.#list.keyOf(target));
    if (row) this.#enter(row, false);
  };

  /** Opens what is the agent's own; what waits only gets the focus, as opening would claim it. */
  #enter(row: Conversation, byKey: boolean): void {
    const { session } = this.sessions;
    if (!session || this.#rows.gone.has(row.id)) return;
    if (row.place === 'waiting') {
      this.#list.focusKey(row.id, (element) => (byKey ? element.querySelector('button') : element));
      return;
    }
    if (row.can.has('open')) reported(session.conversations.open(row.id));
  }

  /** Keys of a grid row: Enter acts on it, the arrows along the line go to its button and back. */
  readonly #pressInRow = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(target instanceof HTMLElement)) return;
    const id = this.#list.keyOf(target);
    const line = id === null ? null : this.#list.rowElement(id);
    const row = this.#conversation(id);
    if (!line || !row) return;
    const [forward, back] = line.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (target === line && (key === 'Enter' || key === ' ')) this.#enter(row, true);
    else if (target === line && key === forward) line.querySelector('button')?.focus();
    else if (target !== line && (key === back || key === 'Escape')) line.focus();
    else return;
    event.preventDefault();
  };

  readonly #pressAnywhere = (event: KeyboardEvent): void => {
    if (this.nohotkeys) return;
    const { next, previous } = { ...defaultHotkeys, ...this.hotkeys };
    const step = isHotkey(event, next) ? 1 : isHotkey(event, previous) ? -1 : 0;
    if (step !== 0 && this.#step(step)) event.preventDefault();
  };

  /** Opens the neighbour of the open conversation, in the order on the screen where that is the list shown. */
  #step(by: 1 | -1): boolean {
    const view = this.#view;
    if (typeof view === 'string') return false;
    const rows = this.tab === 'mine' ? this.#rows.rows : inboxOrder(view.list, { tab: 'mine', query: '', unreadOnly: false });
    const at = rows.findIndex(({ id }) => id === view.selectedId);
    const row = rows[at < 0 && by < 0 ? rows.length - 1 : at + by];
    if (!row) return false;
    reported(view.session.conversations.open(row.id));
    this.#list.scrollToKey(row.id);
    return true;
  }

  readonly #claim = (id: string): void => {
    if (!this.#claiming.has(id)) void this.#claimAndShow(id);
  };

  async #claimAndShow(id: string): Promise<void> {
    const { session } = this.sessions;
    if (!session) return;
    this.problem = undefined;
    this.#setClaiming(id, true);
    try {
      await session.conversations.open(id);
      const focused = this.shadowRoot?.activeElement;
      this.#showPlaceOf(id);
      await this.updateComplete;
      if (focused && this.tab === 'mine') this.#list.focusKey(id);
    } catch (error) {
      this.problem = faultInfo(toFault(error));
      const { title, text } = claimProblem(this.problem, this.#l.t);
      this.#announcer.announce(`${title}. ${text}`, { assertive: true });
    } finally {
      this.#setClaiming(id, false);
    }
  }

  #setClaiming(id: string, on: boolean): void {
    const claiming = new Set(this.#claiming);
    if (on) claiming.add(id);
    else claiming.delete(id);
    this.#claiming = claiming;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-inbox': CcChatInbox;
  }
}
