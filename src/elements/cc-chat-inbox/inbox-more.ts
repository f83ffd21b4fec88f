import { html, nothing, render, type ReactiveController, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import { alertsArea, type AlertsMessages } from '../../i18n/alerts.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { inboxArea, type InboxMessages } from '../../i18n/inbox.js';
import { inboxMoreArea, type InboxMoreMessages } from '../../i18n/inbox-more.js';
import { LocalizeController } from '../../i18n/localize.js';
import { composedPath, localeOf } from '../../i18n/locale.js';
import { reported } from '../emit.js';
import { adoptStyles } from '../ui/dialog.js';
import { popups } from '../../styles/popups.js';
import { FollowAlerts } from './follow-alerts.js';
import { StepHotkeys } from './hotkeys.js';
import { InboxNews, type News } from './inbox-news.js';
import type { InboxMore, InboxPort, MoreHost } from './inbox-port.js';
import { nameOf } from './inbox-row.js';
import { step } from './inbox-step.js';
import { chipStyles } from './more.styles.js';
import type { MorePanel } from './more-deps.js';
import { moreButtons, moreChips, recentState, refinedAway, type MoreButton } from './more-view.js';
import { queuedCount } from './queued-count.js';
import { RecentList } from './recent-list.js';
import { noChoices, refineBy, type Choices } from './refine.js';
import type { Refine } from './inbox-order.js';
import { RowMenu } from './row-menu.js';

type Dialogs = InstanceType<typeof import('./inbox-dialogs.js').InboxDialogs>;

const known = new WeakMap<MoreHost, Later>();

/** Fills the place that the inbox keeps for it, and lends it what is not needed to show its lists. Call it as often as you like. */
export async function mountMore(host: MoreHost, place: Element, port: InboxPort): Promise<InboxMore> {
  if (!known.has(host)) {
    const { locale } = localeOf(composedPath(host));
    await Promise.all([commonArea, inboxArea, inboxMoreArea, alertsArea].map((area) => area.load(locale)));
  }
  const mounted = known.get(host) ?? new Later(host, port);
  known.set(host, mounted);
  mounted.show(place as HTMLElement);
  return mounted;
}

class Later implements ReactiveController, InboxMore {
  readonly #host: MoreHost;
  readonly #port: InboxPort;
  readonly #l: LocalizeController<[CommonMessages, InboxMessages, InboxMoreMessages, AlertsMessages]>;
  readonly #news: InboxNews;
  readonly #recent: RecentList;
  readonly #menu: RowMenu;
  #dialogs: Promise<Dialogs> | undefined;
  #dialogSession: unknown;
  #place: HTMLElement | undefined;
  #choices: Choices = noChoices;
  #refine: Refine | undefined;
  #away: boolean | undefined;

  constructor(host: MoreHost, port: InboxPort) {
    this.#host = host;
    this.#port = port;
    this.#l = new LocalizeController(host, [commonArea, inboxArea, inboxMoreArea, alertsArea]);
    this.#news = new InboxNews(host, (news) => this.#tell(news));
    this.#recent = new RecentList(() => host.requestUpdate());
    new StepHotkeys(host, (by) => step(port, by));
    new FollowAlerts(host, port, () => this.#l.t);
    this.#menu = new RowMenu(host, port, {
      t: () => this.#l.t,
      nameOf: (row) => nameOf(row, this.#l.t),
      open: ({ id }) => port.enter(id),
      editTags: (row) => this.#with((dialogs) => dialogs.tags(row, this.#l.locale)),
      record: (id) => this.#with((dialogs) => dialogs.record(id)),
    });
    adoptStyles(host.renderRoot, [popups, chipStyles]);
    host.addController(this);
  }

  get refine(): Refine | undefined {
    return this.#refine;
  }

  show(place: HTMLElement): void {
    this.#place = place;
    this.#host.requestUpdate();
  }

  listOf(list: readonly Conversation[]): readonly Conversation[] {
    return this.#port.filter().tab === 'recent' ? this.#recent.mergedWith(list) : list;
  }

  queued(): number {
    const view = this.#port.view();
    return view ? queuedCount(view.session, view.list) : 0;
  }

  chips(): TemplateResult | typeof nothing {
    return this.#choices === noChoices ? nothing : moreChips(this.#l.t, this.#choices, this.#choose);
  }

  instead(): TemplateResult | undefined {
    const { tab, query } = this.#port.filter();
    const state = tab === 'recent' ? recentState(this.#l.t, this.#recent) : undefined;
    if (state) return state;
    return this.#refine && query.trim() === '' ? refinedAway(this.#l.t, () => this.#choose(noChoices)) : undefined;
  }

  /** What is over and cannot be opened to be read has a record at most. */
  entered({ id, can }: Conversation): boolean {
    const view = this.#port.view();
    if (!view || can.has('open') || !this.#recent.owns(id, view.list)) return false;
    if (view.session.desk.$abilities.get().has('record')) this.#with((dialogs) => dialogs.record(id));
    return true;
  }

  hostUpdated(): void {
    const view = this.#port.view();
    const { tab, query } = this.#port.filter();
    this.#recent.follow(view?.session, tab === 'recent');
    this.#tellConnection(view?.away);
    this.#news.follow(view?.phase === 'ready' && !view.away ? { unread: view.unread, waiting: view.counts.waiting } : undefined);
    this.#news.followSearch(query, this.#port.rows.rows.length);
    if (view?.session !== this.#dialogSession) this.#leaveDialogs();
    if (this.#place) render(view ? this.#buttons() : nothing, this.#place);
  }

  #tellConnection(away: boolean | undefined): void {
    if (away !== undefined && away !== (this.#away ?? false)) this.#port.say(away ? this.#l.t.connection.offline : this.#l.t.backOnline);
    this.#away = away;
  }

  #buttons(): TemplateResult {
    const abilities = this.#port.view()?.session.desk.$abilities.get();
    const reports = (['report', 'occurrences', 'dashboard'] as const).some((ability) => abilities?.has(ability) === true);
    const press = (button: MoreButton): void => this.#with((dialogs) => this.#open(dialogs, button));
    return html`${moreButtons(this.#l.t, this.#choices, reports, press)}${this.#menu.render()}`;
  }

  #open(dialogs: Dialogs, button: MoreButton): void | Promise<void> {
    if (button === 'refine') return dialogs.refine();
    if (button === 'reports') return dialogs.reports();
    return import('../chat-alerts-panel.js').then(({ AlertsPanel }) =>
      dialogs.show(({ change }): MorePanel => new AlertsPanel({ t: () => this.#l.t, change })),
    );
  }

  readonly #choose = (choices: Choices): void => {
    this.#choices = choices;
    this.#refine = refineBy(choices, this.#channelName, (row) => nameOf(row, this.#l.t));
    this.#port.list.scrollToStart();
    this.#host.requestUpdate();
  };

  readonly #channelName = ({ kind, name }: Conversation['channel']): string => {
    const { channels } = this.#l.t;
    return name === undefined || name === '' ? channels[kind] : `${channels[kind]} · ${name}`;
  };

  #tell({ unread, waiting, found }: News): void {
    const { t } = this.#l;
    const words = [waiting && t.newWaiting(waiting), unread && t.unreadTotal(unread), found !== undefined && t.resultCount(found)];
    this.#port.say(words.filter(Boolean).join('. '));
  }

  #with(act: (dialogs: Dialogs) => void | Promise<void>): void {
    reported(this.#load().then(act));
  }

  /** A load that failed is tried again by the next press. */
  #load(): Promise<Dialogs> {
    this.#dialogs ??= import('./inbox-dialogs.js').then(({ InboxDialogs }) => {
      const { session } = this.#port.view() ?? {};
      if (!session) throw new Error('signed out');
      return new InboxDialogs({
        host: this.#host,
        session,
        port: this.#port,
        t: () => this.#l.t,
        when: (at) => this.#l.dateTime(at),
        has: (ability) => session.desk.$abilities.get().has(ability),
        channelName: this.#channelName,
        choices: () => this.#choices,
        choose: this.#choose,
        listed: () => this.listOf(this.#port.view()?.list ?? []),
      });
    });
    this.#dialogs.catch(() => (this.#dialogs = undefined));
    return this.#dialogs;
  }

  /** Nothing of one agent is open for the next. */
  #leaveDialogs(): void {
    this.#dialogSession = this.#port.view()?.session;
    if (this.#dialogs) reported(this.#dialogs.then((dialogs) => dialogs.end()));
    this.#dialogs = undefined;
    this.#choices = noChoices;
    this.#refine = undefined;
  }
}
