import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { dialerArea, type DialerMessages } from '../../i18n/dialer.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { numbersArea, type NumbersMessages } from '../../i18n/numbers.js';
import { oneOf } from '../define.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import { offlineBanner } from '../ui/states.js';
import { Widget } from '../widget.js';
import { CampaignsPanel } from './campaigns-panel.js';
import { styles } from './cc-dialer-status.styles.js';
import type { CurrentPanel } from './current-panel.js';
import { offered, readDialer, type DialerView, type HomeName, type Lack } from './dialer-view.js';
import { Navigation, viewNames, type ViewName } from './navigation.js';
import { OpenParts, type OpenPart } from './open-parts.js';
import type { PartContent, PartDeps, PartName } from './part-api.js';
import { PartTexts } from './part-texts.js';
import type { ShellDeps } from './shell-deps.js';
import { homeTabs, lackView, partContent, viewFrame, type ViewFrame } from './shell-view.js';
import { campaignOfStrip, campaignStrip } from './strip-view.js';
import { WideWatch } from './wide-watch.js';

/**
 * Outbound work: the campaigns with their progress, the contact of the call with its result, contacts and reports.
 *
 * Which views there are goes by what the dialler offers. While a contact is on the screen, `1` to `9` choose its result
 * unless somebody is writing. The result is told by `cc-outcome` from the session once the agent saves it.
 *
 * @element cc-dialer-status
 * @slot header-actions - The host's own buttons at the end of the header.
 * @fires {CustomEvent} cc-before-call - The agent wants to call a contact; `preventDefault()` keeps the call from being placed.
 * @fires {CustomEvent} cc-before-import - The agent wants to insert contacts; `preventDefault()` keeps them out.
 * @csspart header - Title, freshness and buttons of a view.
 * @csspart banner - What is wrong at present.
 * @csspart tabs - The way between campaigns and the contact.
 * @csspart tab - One of them.
 * @csspart view - One view with its header.
 * @csspart back-button - Leaves a view.
 * @csspart age - How long ago the campaigns were looked at.
 * @csspart rest-button - Stops looking by itself, and goes on.
 * @csspart refresh-button - Looks now.
 * @csspart campaign - One campaign.
 * @csspart status - Icon and word of a state.
 * @csspart progress - The band of a campaign.
 * @csspart trend - How the list was worked through over time.
 * @csspart legend - The figures of the band.
 * @csspart details-button - Shows and hides the figures.
 * @csspart contacts-button - Opens the contacts of a campaign.
 * @csspart import-button - Inserts contacts.
 * @csspart reports-button - Opens the reports.
 * @csspart erase-button - Asks whether all records of a campaign may go.
 * @csspart contact - Who is on the line.
 * @csspart avatar - The contact's initials.
 * @csspart reveal-button - Shows a masked number in full.
 * @csspart form - What the list says of the contact.
 * @csspart more-fields-button - Shows the rest of it.
 * @csspart results - The results to choose from.
 * @csspart result - One of them.
 * @csspart notes - What the agent writes about the call.
 * @csspart call-back-button - Opens the field for a time to call again.
 * @csspart call-back-field - That field.
 * @csspart finish-button - Saves result and notes.
 * @csspart call-backs - Whom to call again.
 * @csspart call-backs-button - Shows and hides them.
 * @csspart call-button - Calls one of them.
 * @csspart timer - How long the call runs.
 * @csspart tools - Search and filters of the contacts.
 * @csspart search - The search field with its icon.
 * @csspart filters-button - Shows and hides the filters where there is little room.
 * @csspart filter - A button that leaves only contacts of one status.
 * @csspart result-filter - The field that leaves only contacts with one result.
 * @csspart export-button - Gives the contacts that are shown as a CSV file.
 * @csspart contact-list - The scrolling list of contacts.
 * @csspart contact-row - One contact of it.
 * @csspart contact-menu-button - Opens what can be done with a contact.
 * @csspart menu - What can be done with a contact.
 * @csspart menu-item - One of it.
 * @csspart look-up-button - Looks up the call of a contact.
 * @csspart listen-button - Plays the recording of that call.
 * @csspart player - That recording.
 * @csspart download-link - Leads to a recording that does not play.
 * @csspart drop-zone - Where a file of contacts is dropped.
 * @csspart choose-button - Chooses a file of contacts.
 * @csspart file - The file that was chosen.
 * @csspart previous-button - One step back in the import.
 * @csspart check-button - Checks the file.
 * @csspart insert-button - Inserts its contacts.
 * @csspart stop-button - Stops checking or inserting.
 * @csspart resume-button - Goes on with what was stopped.
 * @csspart discard-button - Lets go of the rest of it.
 * @csspart another-button - Begins with another file.
 * @csspart close-button - Leaves the import that is done.
 * @csspart import-progress - How far checking or inserting is.
 * @csspart more-button - Shows more of the lines that are left out.
 * @csspart download-button - Gives those lines as a CSV file.
 * @csspart footer - The buttons below a view.
 * @csspart strip - The one line of `layout="compact"`.
 * @csspart dialog - A question in front of the widget.
 * @csspart dismiss-button - Closes it.
 * @csspart confirm-button - Does what the question asks.
 * @csspart input - A field of it.
 * @csspart empty - What stands in the place of a list when there is nothing in it.
 * @cssprop [--cc-dialer-status-size=460px] - Height of the widget where the page gives it none.
 * @cssstate loading - Nothing has been read yet.
 * @cssstate empty - There are no campaigns.
 * @cssstate error - The campaigns could not be read and nothing is known.
 * @cssstate offline - The dialler's connection is away.
 * @cssstate resting - The agent wants no more looks.
 * @cssstate running - A campaign is being dialled.
 * @cssstate contact - A contact is on the line, or its result is still to be saved.
 */
export class CcDialerStatus extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & NumbersMessages & DialerMessages> | undefined;

  /** `campaigns`, `current`, `contacts`, `import` or `reports`: the view to open; from then on the one that the agent went to. */
  @property() view: ViewName | undefined;

  /** The campaign that `view` is about; without it the contact's, else the first. */
  @property({ attribute: 'campaign-id' }) campaignId: string | undefined;

  readonly #l = new LocalizeController(this, [commonArea, numbersArea, dialerArea]);
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this, dialogStyles);
  readonly #states = this.attachInternals().states;
  readonly #texts = new PartTexts(this.#l);
  readonly #wide = new WideWatch(this);
  readonly #parts = new OpenParts(this, { deps: (opened) => this.#depsOf(opened), loadTexts: (areas) => this.#texts.load(areas) });
  readonly #navigation = new Navigation(this, this.#parts);
  readonly #shell: ShellDeps = {
    host: this, l: this.#l, announcer: this.#announcer, dialog: this.#dialog, read: (store) => this.sessions.read(store),
  };
  readonly #campaigns = new CampaignsPanel(this.#shell, (part, campaignId) => this.#open(part, campaignId));
  #view: DialerView | Lack = 'session';
  #current: CurrentPanel | undefined;
  #isFetching = false;
  #saidAway = false;

  /** The chosen tab, else the first button. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"], button, input')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    oneOf(this, 'view', this.view, viewNames, 'campaigns');
    if (!this.#l.ready) return;
    this.#view = readDialer(this.sessions);
    const known = this.#known;
    this.#navigation.follow(known, this.#isUsed);
    if (known && (known.current || this.#showsCurrent(known))) this.#fetchCurrent();
    this.#current?.follow(known);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#l.ready) return nothing;
    const { t } = this.#l;
    const view = this.#view;
    if (typeof view === 'string') return this.#frame({ name: 'campaigns', content: { title: t.title, body: lackView(view, t) } });
    if (this.layout === 'compact') return this.#renderStrip(view);
    const { opened, home = 'campaigns', hasBack } = this.#navigation;
    const trouble = this.#trouble(view);
    const tabs = hasBack ? nothing : homeTabs(view.homes, home, t, (chosen) => this.#navigation.goHome(chosen));
    if (opened) {
      const content = partContent(opened, t, () => void this.#parts.load(opened));
      const frame = this.#frame({ name: opened.name, content, trouble, tabs, back: hasBack ? () => this.#navigation.back() : undefined });
      return html`${keyed(opened, frame)}`;
    }
    if (!this.#hasColumns(view)) return this.#frame({ name: home, content: this.#homeContent(view, home), trouble, tabs });
    return html`${trouble ?? nothing}<div class="columns">
      ${this.#frame({ name: 'campaigns', content: this.#campaigns.content(view) })}
      ${viewFrame({ name: 'current', content: this.#homeContent(view, 'current'), t, slotted: false })}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const known = this.#known;
    this.#current?.tell(known !== undefined && this.#showsCurrent(known));
    this.#setState('loading', known?.phase === 'loading');
    this.#setState('error', known?.phase === 'error');
    this.#setState('empty', known?.phase === 'ready' && known.campaigns.length === 0);
    this.#setState('offline', known?.away === true);
    this.#setState('resting', known?.session.dialer.$resting.get() === true);
    this.#setState('running', known?.campaigns.some(({ state }) => state === 'running') === true);
    this.#setState('contact', known?.current !== undefined);
    this.#sayNews(known);
  }

  get #known(): DialerView | undefined {
    return typeof this.#view === 'string' ? undefined : this.#view;
  }

  #frame(frame: Omit<ViewFrame, 't' | 'slotted'>): TemplateResult {
    return viewFrame({ ...frame, t: this.#l.t, slotted: true });
  }

  #homeContent(view: DialerView, home: HomeName): PartContent {
    if (home !== 'current') return this.#campaigns.content(view);
    return this.#current?.content(view) ?? { title: this.#l.t.current, body: html`<div class="body" aria-busy="true"></div>` };
  }

  /** Somebody writes here or goes through it by keys: nothing may be taken from under their hands. */
  get #isUsed(): boolean {
    return this.#dialog.isOpen || this.renderRoot.querySelector('.panel :focus-visible') !== null;
  }

  #hasColumns({ homes }: DialerView): boolean {
    return this.#isWide && homes.includes('campaigns') && homes.includes('current');
  }

  get #isWide(): boolean {
    return this.layout !== 'panel' && this.#wide.is;
  }

  #showsCurrent(view: DialerView): boolean {
    if (this.layout === 'compact' || this.#navigation.opened) return false;
    return this.#navigation.home === 'current' || this.#hasColumns(view);
  }

  /** What is wrong with all of it. */
  #trouble({ away, since, session }: DialerView): TemplateResult | undefined {
    if (!away) return undefined;
    const time = this.#l.duration(Math.max(0, this.sessions.read(session.$now) - since));
    return offlineBanner(this.#l.t, time, this.#l.t.stale, () => session.connection.retryNow());
  }

  #renderStrip({ campaigns, current }: DialerView): TemplateResult {
    const { t } = this.#l;
    return campaignStrip(campaignOfStrip(campaigns, current?.campaignId), { t, number: (value) => this.#l.number(value), time: (at) => this.#l.time(at) });
  }

  #depsOf({ campaignId }: OpenPart): PartDeps {
    const { session } = this.sessions;
    if (!session) throw new Error('signed out');
    return {
      ...this.#shell,
      session, campaignId,
      texts: (area) => this.#texts.of(area),
      can: (ability) => session.dialer.$abilities.get().has(ability),
      campaign: () => this.#known?.campaigns.find(({ id }) => id === campaignId),
      wide: () => this.#isWide,
      change: () => this.requestUpdate(),
      open: (part, otherId = campaignId) => this.#open(part, otherId),
      offers: (part) => this.#known !== undefined && offered(part, this.#known.abilities),
      back: () => this.#navigation.back(),
      focus: (selector) => void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus()),
    };
  }

  #open(part: PartName, campaignId: string): void {
    if (this.#known) this.#navigation.open(this.#known, part, campaignId);
  }

  #setState(name: string, isOn: boolean): void {
    if (isOn) this.#states.add(name);
    else this.#states.delete(name);
  }

  /** A fetch that failed is begun again when the widget next shows something new. */
  #fetchCurrent(): void {
    if (this.#current || this.#isFetching) return;
    this.#isFetching = true;
    reported(import('./current-panel.js').then(({ CurrentPanel: Made }) => {
      this.#current = new Made(this.#shell);
      this.requestUpdate();
    }).finally(() => (this.#isFetching = false)));
  }

  #sayNews(known: DialerView | undefined): void {
    const { t } = this.#l;
    const { away = false } = known ?? {};
    if (known && away !== this.#saidAway) this.#announcer.announce(away ? t.connection.offline : t.backOnline);
    this.#saidAway = away;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-dialer-status': CcDialerStatus;
  }
}
