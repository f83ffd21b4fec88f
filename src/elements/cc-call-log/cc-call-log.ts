import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallLogEntry } from '../../domain/record.js';
import { callLogArea, type CallLogMessages } from '../../i18n/call-log.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { numbersArea, type NumbersMessages } from '../../i18n/numbers.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { skeletonRows } from '../ui/skeleton.js';
import { errorState, offlineBanner } from '../ui/states.js';
import { RovingRows } from '../ui/windowed-list/roving-rows.js';
import { WindowedList } from '../ui/windowed-list/windowed-list.js';
import { Widget } from '../widget.js';
import { CallBack } from './call-back.js';
import { styles } from './cc-call-log.styles.js';
import { renderCallProblem, renderLack, renderNothing, renderPlayer, renderRecordsProblem, renderTools } from './log-parts.js';
import { decorateLogRow, nameOf, renderLogRow, type LogRowContext } from './log-row.js';
import { LogRows, type LogFilter, type LogRow } from './log-rows.js';
import { readLog, type Lack, type LogView } from './log-view.js';
import { Player } from './player.js';
import { RowKeys } from '../ui/row-keys.js';

/** Heights of rows before they were measured, px. */
const rowHeight = 53;
const dayHeight = 34;

/**
 * The agent's calls: what this browser saw, and what the telephone system wrote down where it offers that.
 *
 * A row opens with a click or Enter and shows number, queue and notes. The arrows along the line go to its buttons: hear the
 * recording, call back. Missed calls count as new until the agent has looked at the missed ones or used the list.
 *
 * @element cc-call-log
 * @slot header-actions - The host's own buttons at the end of the header.
 * @fires {CustomEvent} cc-before-call - The agent wants to call back; `preventDefault()` keeps the call from being placed.
 * @csspart header - Title and the host's buttons.
 * @csspart banner - What is wrong at present, above the list.
 * @csspart tools - Search and filters.
 * @csspart search - The search field with its icon.
 * @csspart input - The search field itself.
 * @csspart filter - A button that leaves only some kind of call.
 * @csspart list - The scrolling list.
 * @csspart day - Heading of a day.
 * @csspart item - One call.
 * @csspart details - What an opened call shows besides.
 * @csspart reveal-button - Shows a masked number in full.
 * @csspart listen-button - Plays the recording of a call.
 * @csspart call-button - Calls back.
 * @csspart player - The recording that is open.
 * @csspart play-button - Plays and pauses it.
 * @csspart position - Where in the recording it is.
 * @csspart download-link - Takes along a recording that does not play here.
 * @csspart empty - What stands in the place of rows when there are none.
 * @cssprop [--cc-call-log-list-size=420px] - Height of the list where the page gives the widget none.
 * @cssstate empty - The list shown has no rows.
 * @cssstate loading - Nothing has been read yet.
 * @cssstate error - The log could not be read and nothing is known.
 * @cssstate offline - The telephone's connection is away.
 */
export class CcCallLog extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & NumbersMessages & CallLogMessages> | undefined;

  @state() private filter: LogFilter = 'all';
  @state() private query = '';
  @state() private openId: string | undefined;

  readonly #l = new LocalizeController(this, [commonArea, numbersArea, callLogArea]);
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  readonly #rows = new LogRows();
  readonly #list = new WindowedList<LogRow>(this, {
    key: ({ key }) => key,
    render: (row) => (this.#context ? renderLogRow(row, this.#context) : html``),
    decorate: (element, row, index, count) => {
      if (this.#context) decorateLogRow(element, row, index, count, this.#context);
    },
    estimate: ({ kind }) => (kind === 'day' ? dayHeight : rowHeight),
    anchor: 'start',
  });
  readonly #roving = new RovingRows(this, this.#list);
  readonly #player = new Player(this);
  readonly #callBack = new CallBack(this);
  #view: LogView | Lack = 'session';
  #context: LogRowContext | undefined;
  #rowInputs: readonly unknown[] = [];
  #loadedFor: Session | undefined;
  #saidMissed = 0;
  #saidFound: string | undefined;

  constructor() {
    super();
    const { element } = this.#list;
    element.classList.add('rows');
    element.part.add('list');
    element.setAttribute('role', 'grid');
    element.addEventListener('click', this.#looked);
    element.addEventListener('keydown', this.#looked);
    new RowKeys(this, this.#list, (key) => this.#toggle(key));
  }

  /** The call that Tab would go to, else the search. */
  override focus(options?: FocusOptions): void {
    if (this.#list.element.isConnected && this.#roving.focus()) return;
    this.renderRoot.querySelector<HTMLElement>('input, .btn')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#l.ready) return;
    const view = readLog(this.sessions);
    this.#view = view;
    if (typeof view === 'string') {
      this.#player.close();
      this.#list.setRows([]);
      return;
    }
    const now = this.sessions.read(view.session.$now);
    const today = new Date(now).toDateString();
    this.#rows.update({ entries: view.entries, filter: this.filter, query: this.query, days: `${today} ${this.#l.formatLocale}`, day: (at) => this.#l.day(at, now) });
    this.#followRows(view, today);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const header = html`<header class="bar" part="header"><h2 class="grow trunc">${t.title}</h2><slot name="header-actions"></slot></header>`;
    const view = this.#view;
    if (typeof view === 'string') return html`${header}${renderLack(view, t)}`;
    return html`${header}${this.#renderTrouble(view)}
      <div class="panel">${renderTools(this.#choice(view), t, this.#acts)} ${this.#renderList(view)}</div>
      ${this.#renderPlayer(view)}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const known = typeof this.#view === 'string' ? undefined : this.#view;
    this.#setState('loading', known?.phase === 'loading');
    this.#setState('error', known?.phase === 'error');
    this.#setState('offline', known?.away === true);
    this.#setState('empty', known?.phase === 'ready' && this.#rows.rows.length === 0);
    if (this.#loadedFor !== known?.session) {
      this.#loadedFor = known?.session;
      if (known) reported(known.session.callLog.load());
    }
    this.#sayNews(known);
  }

  /** Rows are rendered anew when something changed that they show besides their call. */
  #followRows({ session, canCall, away }: LogView, today: string): void {
    const { t, formatLocale } = this.#l;
    const playingId = this.#player.playing?.entry.id;
    const { callingId } = this.#callBack;
    const inputs = [t, formatLocale, today, this.openId, playingId, callingId, canCall, away];
    this.#context = {
      t, openId: this.openId, playingId, callingId, canCall, away,
      numbers: session.numbers,
      time: (at) => this.#l.time(at),
      dateTime: (at) => this.#l.dateTime(at),
      duration: (length) => this.#l.duration(length),
      call: (entry) => void this.#call(session, entry),
      listen: (entry) => void this.#player.listen(session, entry),
    };
    this.#list.setRows(this.#rows.rows);
    if (this.#rows.rows.length > 0 && inputs.some((input, at) => input !== this.#rowInputs[at])) this.#list.refresh();
    this.#rowInputs = inputs;
    Object.assign(this.#list.element, { ariaLabel: t.list, ariaRowCount: String(this.#rows.rows.length) });
  }

  #choice({ missed }: LogView) {
    return { filter: this.filter, query: this.query, missed };
  }

  #renderTrouble(view: LogView): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const { session, away, since, phase, fault } = view;
    const { problem, forget } = this.#callBack;
    if (problem) {
      const needsWrapUp = problem.code === 'rejected' && session.wrapUp.$settings.get()?.required === true;
      return renderCallProblem(problem, needsWrapUp && session.wrapUp.$current.get() !== undefined, t, forget);
    }
    if (away) {
      const time = this.#l.duration(Math.max(0, this.sessions.read(session.$now) - since));
      return offlineBanner(t, time, t.staleNotice, () => session.connection.retryNow());
    }
    return fault && phase === 'ready' ? renderRecordsProblem(t, () => reported(session.callLog.load())) : nothing;
  }

  #renderList(view: LogView): TemplateResult | HTMLElement {
    const { t } = this.#l;
    if (view.phase === 'loading') {
      return html`<div class="skeletons" part="list" role="grid" aria-busy="true" aria-label=${t.loading}>${skeletonRows(8)}</div>`;
    }
    if (view.phase === 'error') {
      return errorState({ t, code: view.fault?.code ?? 'unknown', retry: () => reported(view.session.callLog.load()) });
    }
    return this.#rows.rows.length > 0 ? this.#list.element : renderNothing(this.#choice(view), t, this.#acts);
  }

  #renderPlayer({ session }: LogView): TemplateResult | typeof nothing {
    const { playing } = this.#player;
    if (!playing) return nothing;
    const { t } = this.#l;
    return renderPlayer({
      t, playing,
      player: this.#player,
      name: nameOf(playing.entry, t),
      duration: (length) => this.#l.duration(length),
      again: () => void this.#player.listen(session, playing.entry),
    });
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#states.add(name);
    else this.#states.delete(name);
  }

  #sayNews(view: LogView | undefined): void {
    const { t } = this.#l;
    const missed = view?.missed ?? 0;
    if (missed > this.#saidMissed) this.#announcer.announce(t.missedTotal(missed));
    this.#saidMissed = missed;
    const found = view?.phase === 'ready' && this.query.trim() !== '' ? t.resultCount(this.#rows.calls) : undefined;
    if (found !== undefined && found !== this.#saidFound) this.#announcer.announce(found);
    this.#saidFound = found;
  }

  readonly #acts = {
    search: (query: string): void => void (this.query = query),
    choose: (filter: LogFilter): void => {
      this.filter = filter;
      this.#list.scrollToStart();
      if (filter === 'missed') this.#looked();
    },
  };

  readonly #looked = (): void => this.sessions.session?.callLog.markSeen();

  #toggle(key: string): void {
    const row = this.#rows.rows.find((each) => each.key === key);
    if (row?.kind !== 'call') return;
    this.openId = this.openId === key ? undefined : key;
    if (this.openId === undefined) return;
    // What the row's label does not say already.
    const { number, queue } = row.entry;
    const { t } = this.#l;
    this.#announcer.announce([t.phoneNumber(number), queue && `${t.queue}: ${queue}`].filter(Boolean).join(', '));
  }

  async #call(session: Session, entry: CallLogEntry): Promise<void> {
    if (typeof this.#view !== 'string' && this.#view.away) return;
    if (!(await this.#callBack.dial(session, entry))) this.#announcer.announce(this.#l.t.callFailed, { assertive: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-log': CcCallLog;
  }
}
