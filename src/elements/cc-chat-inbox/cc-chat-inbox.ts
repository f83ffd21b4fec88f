import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import type { AlertsMessages } from '../../i18n/alerts.js';
import { inboxArea, type InboxMessages } from '../../i18n/inbox.js';
import type { InboxMoreMessages } from '../../i18n/inbox-more.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import type { StartMessages } from '../../i18n/start.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { RowKeys } from '../ui/row-keys.js';
import { errorState } from '../ui/states.js';
import { RovingRows } from '../ui/windowed-list/roving-rows.js';
import { WindowedList } from '../ui/windowed-list/windowed-list.js';
import { Widget } from '../widget.js';
import { styles } from './cc-chat-inbox.styles.js';
import { Claims } from './claims.js';
import type { InboxHotkeys } from './hotkeys.js';
import type { InboxMore, InboxPort } from './inbox-port.js';
import { tabOf, type InboxFilter, type InboxTab } from './inbox-order.js';
import { claimProblem, renderAway, renderFault, renderHeader, renderLack, renderLoading, renderNothing, renderProblem, renderTabs, renderTools, retry, setStates } from './inbox-parts.js';
import { decorateRow, renderRow, type RowContext } from './inbox-row.js';
import { InboxRows } from './inbox-rows.js';
import { readInbox, unsentOf, type InboxView, type Lack } from './inbox-view.js';
import { OrderHold } from './order-hold.js';

/** Height of a row before it was measured, px. */
const rowHeight = 87;
const rowHeightCompact = 54;
/** Waiting times are told in minutes: rows need no look at every second. */
const clockStep = 5000;

/**
 * The agent's conversations and who waits for one.
 *
 * A click or Enter opens an own conversation. In the waiting list it only goes to the row and its claim button, because
 * opening claims. The order stands still while the pointer or the focus is at work on the list. Alt+J and Alt+K open the
 * next and the previous own one from anywhere on the page. `layout="compact"` makes rows of two lines, as the density does.
 *
 * @element cc-chat-inbox
 * @slot header-actions - The host's own buttons at the end of the header.
 * @csspart header - Title and the host's buttons.
 * @csspart start-button - Begins a conversation, or shows the agent's own contacts where none can be begun.
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
 * @csspart dialog - A new conversation, or the agent's own contacts.
 * @csspart options - A list in a dialog.
 * @csspart option - One line of it.
 * @csspart contact - Whom the new conversation is with.
 * @csspart contact-form - The fields of a contact that is made.
 * @csspart confirm-button - Does what a dialog is for.
 * @csspart reports-button - Opens the reports, where there are any.
 * @csspart alerts-button - Opens the settings of alerts.
 * @csspart refine-button - Opens filters and order.
 * @csspart active-filters - The bar of what is chosen there.
 * @csspart active-filter - One of it, to be taken out.
 * @csspart clear-button - Takes out all of it.
 * @csspart alert-kinds - What is alerted, and how.
 * @csspart try-button - Lets an alert be heard.
 * @csspart record - What is known of one conversation.
 * @csspart record-text - The whole of it as the vendor writes it.
 * @csspart back-button - Back from a record to the reports.
 * @csspart refresh-button - Reads a report again.
 * @csspart figures - The vendor's figures.
 * @csspart table - A report.
 * @csspart menu - The menu of a row.
 * @csspart menu-item - One line of it.
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
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & InboxMessages & StartMessages & InboxMoreMessages & AlertsMessages> | undefined;

  /** Other keys for the next and the previous conversation, by key code, such as `{ next: 'Ctrl+Shift+ArrowDown' }`. */
  @property({ attribute: false }) hotkeys: InboxHotkeys | undefined;

  @state() private tab: InboxTab = 'mine';
  @state() private query = '';
  @state() private unreadOnly = false;

  readonly #l = new LocalizeController(this, [commonArea, inboxArea]);
  readonly #announcer = new Announcer(this);
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
  readonly #claims = new Claims(this);
  #view: InboxView | Lack = 'session';
  #context: RowContext | undefined;
  #rowInputs: readonly unknown[] = [];
  #compact = false;
  #shownId: string | undefined;
  #awaySince: number | undefined;
  #more: InboxMore | undefined;

  constructor() {
    super();
    this.#list.element.part.add('list');
    this.#list.element.setAttribute('role', 'grid');
    new RowKeys(this, this.#list, (id, by) => this.#enter(id, by));
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
    await this.#follow(id, false);
  }

  /** The conversation that Tab would go to, else the search. */
  override focus(options?: FocusOptions): void {
    if (this.#list.element.isConnected && this.#roving.focus()) return;
    this.renderRoot.querySelector<HTMLElement>('input, .btn')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#l.ready) return;
    const view = readInbox(this.sessions);
    this.#view = view;
    // The connection comes and goes while it is tried again: it is away since the first of that.
    this.#awaySince = typeof view === 'string' || !view.away ? undefined : (this.#awaySince ?? view.since);
    if (typeof view === 'string') {
      this.#rows.update([], this.#filter, false);
      this.#list.setRows([]);
      return;
    }
    if (!view.tabs.includes(this.tab)) this.tab = 'mine';
    this.#rows.update(this.#more?.listOf(view.list) ?? view.list, this.#filter, this.#hold.held);
    this.#followRows(view);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const view = this.#view;
    if (typeof view === 'string') return html`${renderHeader(t, this.#mountMore)}${renderLack(view, t)}`;
    const { problem, forget } = this.#claims;
    return html`${renderHeader(t, this.#mountMore)}${this.#renderConnection(view)}${problem ? renderProblem(claimProblem(problem, t), t, forget) : nothing}
      ${renderTabs(this.tab, view, t, this.#choose)}
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${renderTools(this.#filter, this.tab === 'mine' && view.phase === 'ready' && (view.counts.mine > 0 || this.unreadOnly), t, this.#acts)} ${this.#more?.chips() ?? nothing} ${this.#renderList(view)}
      </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const view = this.#view;
    const known = typeof view === 'string' ? undefined : view;
    const empty = known?.phase === 'ready' && this.#rows.rows.length === 0;
    setStates(this.#states, { loading: known?.phase === 'loading', error: known?.phase === 'error', offline: known?.away === true, empty });
    if (known?.selectedId === this.#shownId) return;
    this.#shownId = known?.selectedId;
    if (this.#shownId !== undefined && !this.#hold.held) this.#list.scrollToKey(this.#shownId);
  }

  get #filter(): InboxFilter {
    return { tab: this.tab, query: this.query, unreadOnly: this.unreadOnly && this.tab === 'mine', refine: this.#more?.refine };
  }

  /** What rows show besides their conversation; they are rendered anew when any of it changed. */
  #followRows({ session, selectedId, list, counts, away }: InboxView): void {
    const now = counts.waiting > 0 || away ? this.sessions.read(session.$now) : session.$now.get();
    const drafts = this.sessions.read(session.messages.$drafts);
    const thread = selectedId === undefined ? undefined : this.sessions.read(session.messages.of(selectedId));
    this.#compact = this.layout === 'compact' || getComputedStyle(this).getPropertyValue('--_compact').trim() === '1';
    const { t, formatLocale } = this.#l;
    const { gone } = this.#rows;
    const { pending: claiming } = this.#claims;
    const inputs = [t, formatLocale, Math.floor(now / clockStep), selectedId, drafts, thread, gone, claiming, this.tab, this.#compact];
    this.#context = {
      t, tab: this.tab, now, selectedId, gone, claiming,
      relative: (at) => this.#l.relative(at, now),
      hours: (length) => this.#l.hours(length),
      draft: (id) => (id === selectedId ? undefined : drafts.get(id)?.text),
      unsent: (id) => unsentOf(session, id),
      claim: this.#claim,
    };
    this.#list.setRows(this.#rows.rows);
    if (list.length > 0 && inputs.some((input, at) => input !== this.#rowInputs[at])) this.#list.refresh();
    this.#rowInputs = inputs;
    const { element } = this.#list;
    element.className = this.#compact ? 'rows compact' : 'rows';
    Object.assign(element, { ariaLabel: t[this.tab], ariaRowCount: String(this.#rows.rows.length) });
  }

  #renderConnection(view: InboxView): TemplateResult | typeof nothing {
    if (!view.away) return renderFault(view, this.#l.t);
    const elapsed = this.sessions.read(view.session.$now) - (this.#awaySince ?? view.since);
    return renderAway(this.#l.t, this.#l.duration(Math.max(0, elapsed)), this.#more?.queued() ?? 0);
  }

  #renderList({ session, phase, fault, counts }: InboxView): TemplateResult | HTMLElement {
    const { t } = this.#l;
    if (phase === 'loading') return renderLoading(t, this.#compact);
    if (phase === 'error') return errorState({ t, code: fault?.code ?? 'unknown', text: t.errorHint, retry: () => retry(session) });
    if (this.#rows.rows.length > 0) return this.#list.element;
    return this.#more?.instead() ?? renderNothing(this.#filter, counts.waiting, t, this.#acts);
  }

  /** What is not needed to show the lists comes a moment later. */
  readonly #mountMore = (place: Element | undefined): void => {
    if (place) reported(import('./inbox-more.js').then(async ({ mountMore }) => void (this.#more = await mountMore(this, place, this.#port))));
  };

  readonly #choose = (tab: InboxTab): void => {
    this.tab = tab;
    this.#list.scrollToStart();
  };

  readonly #port: InboxPort = {
    list: this.#list,
    rows: this.#rows,
    view: () => (typeof this.#view === 'string' ? undefined : this.#view),
    filter: () => this.#filter,
    reveal: (id) => void this.#follow(id, true),
    say: (words) => this.#announcer.announce(words),
    enter: (id) => this.#enter(id, 'pointer'),
    claim: (id) => this.#claim(id),
  };

  readonly #acts = {
    search: (query: string): void => void (this.query = query),
    toggleUnread: (): void => void (this.unreadOnly = !this.unreadOnly),
    seeWaiting: (): void => this.#choose('waiting'),
  };

  /** Opens what is the agent's own; what waits only gets the focus, as opening would claim it. */
  #enter(id: string, by: 'pointer' | 'key'): void {
    const row = this.#rows.rows.find((each) => each.id === id);
    const { session } = this.sessions;
    if (!session || !row || this.#rows.gone.has(id)) return;
    if (this.#more?.entered(row)) return;
    if (row.place === 'waiting') this.#list.focusKey(id, (line) => (by === 'key' ? line.querySelector('button') : line));
    else if (row.can.has('open')) reported(session.conversations.open(id));
  }

  readonly #claim = (id: string): void => {
    const { session } = this.sessions;
    if (!session) return;
    const focused = this.matches(':focus-within');
    void this.#claims.claim(session, id).then((ours) => (ours ? this.#follow(id, focused) : this.#announceProblem()));
  };

  /** To where the conversation is now, with the focus if it was here and did not go elsewhere meanwhile. */
  async #follow(id: string, focus: boolean): Promise<void> {
    const row = this.sessions.session?.conversations.$list.get().value.find((each) => each.id === id);
    this.tab = (row && tabOf(row)) ?? this.tab;
    await this.updateComplete;
    const free = this.matches(':focus-within') || document.activeElement === document.body;
    if (focus && free) this.#list.focusKey(id);
    else this.#list.scrollToKey(id);
  }

  #announceProblem(): void {
    if (!this.#claims.problem) return;
    const { title, text } = claimProblem(this.#claims.problem, this.#l.t);
    this.#announcer.announce(`${title}. ${text}`, { assertive: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-inbox': CcChatInbox;
  }
}
