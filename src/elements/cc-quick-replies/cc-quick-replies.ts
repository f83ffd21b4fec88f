import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Fault } from '../../domain/fault.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { repliesArea, type RepliesMessages } from '../../i18n/replies.js';
import type { ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { iconUser, iconZap } from '../ui/icons.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-quick-replies.styles.js';
import { FieldWatch } from './field-watch.js';
import { placeNear } from './place-near.js';
import { draftEnd } from './draft-end.js';
import type { PanelChanges } from './panel-data.js';
import { grouped, repliesPanel } from './replies-panel.js';
import { ReplyActs, type ReplyEnd } from './reply-acts.js';
import { ReplyPicker } from './reply-picker.js';
import { recentReplies } from './reply-recent.js';
import { replyPreview, replyWay, type ReplyWay } from './reply-values.js';

/**
 * Ready-made answers: a list to search and insert from, or, with `for`, a choice that opens in any text field of the
 * page when the agent types `/`.
 *
 * Without `for`, a reply goes to the end of what is being written in the selected conversation, where
 * `<cc-chat-thread>` shows it. With `for`, nothing is shown until a `/` at the start of the field or after a space; the
 * chosen reply takes the place of what was typed since, as if typed by hand: undo works, and the page sees `input` events.
 *
 * Blanks such as `{{first_name}}`, `{{greeting}}` or a name of `<cc-session>`'s `variables` are filled from the selected
 * conversation, the agent and the page; what nobody knows, and `{{prompt:Which order?}}`, is asked before the text goes in.
 *
 * @element cc-quick-replies
 * @csspart list - The scroller with the replies.
 * @csspart item - One reply.
 * @csspart search - The search field.
 * @csspart popup - The choice near the field of the page.
 * @csspart option - One reply of that choice.
 * @csspart empty - What stands here without replies.
 * @csspart create-button - Asks for a new reply, where the system takes one.
 * @csspart edit-button - Changes an own reply, where the system lets one.
 * @csspart remove-button - Deletes an own reply, after a question.
 * @csspart dialog - The dialog that writes or deletes a reply, asks for its blanks, or asks before it is sent.
 * @csspart dismiss-button - Closes that dialog.
 * @csspart confirm-button - Does what that dialog is about.
 * @csspart input - A field of that dialog.
 * @csspart blanks - The blanks that can be put into a reply.
 * @csspart preview - The reply as it will read.
 * @csspart kept - Says that text of the last time is back, and takes it away.
 * @cssstate open - The choice near the field is open.
 */
export class CcQuickReplies extends Widget {
  static override styles = styles;

  /** Id of a text field (`input`, `textarea`, `contenteditable`, or a component with one in it) in the same tree. */
  @property({ reflect: true }) for: string | undefined;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & RepliesMessages & ReplyEditorMessages> | undefined;

  @state() private query = '';
  @state() private currentId: string | undefined;

  readonly #l = new LocalizeController(this, [commonArea, repliesArea]);
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  readonly #picker = new ReplyPicker({
    id: 'replies',
    insert: (reply) => void this.#choose(reply),
    changed: () => this.#pickerChanged(),
    preview: (text) => (this.#usable ? replyPreview(this.#usable, text) : text),
    way: (reply) => this.#way(reply),
    more: () => this.#acts.texts,
  });
  readonly #acts = new ReplyActs({
    host: this,
    l: () => this.#l,
    common: () => this.#l.t,
    announce: (text) => this.#announcer.announce(text),
  });
  readonly #watch: FieldWatch = new FieldWatch(this, {
    id: () => this.for,
    asked: (query) => this.#ask(query),
    ended: () => this.#endAsking(),
    key: (event) => this.#picker.handleKey(event),
  });
  #recent: readonly string[] = [];
  /** Typed before the texts, or the session, were there. */
  #early: string | undefined;
  #loadedFor: { readonly session: Session; readonly conversation: string | undefined } | undefined;

  /**
   * Inserts a reply; what is not known for its blanks is asked first. Rejects with `rejected` for an id that is not there
   * and where the agent cancelled, `unsupported` for a reply that has no text here, and `conflict` where there is nothing
   * to write in.
   */
  async insert(id: string): Promise<void> {
    const session = this.#usable;
    if (!session) throw new Fault('conflict');
    const find = (): QuickReply | undefined => session.replies.$replies.get().value.find((reply) => reply.id === id);
    if (!find()) await session.replies.load();
    const reply = find();
    if (!reply) throw new Fault('rejected');
    if (reply.text === undefined) throw new Fault('unsupported');
    const put = this.#place(session);
    if (!put) throw new Fault('conflict');
    if (!this.#l.ready) await this.updateComplete;
    const end = await this.#acts.use(session, reply, put).catch((error: unknown) => Promise.reject(new Fault('network', { cause: error })));
    if (end !== 'inserted') throw new Fault(end === 'cancelled' ? 'rejected' : 'conflict');
  }

  /** Focuses the search, or with `for` the field. */
  override focus(options?: FocusOptions): void {
    const own = this.renderRoot.querySelector<HTMLElement>('.search input') ?? this.renderRoot.querySelector<HTMLElement>('.bar button, .empty button');
    (this.for === undefined ? own : this.#watch.element)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.for === undefined) this.#keepLoaded();
    if (this.#early !== undefined && this.#l.ready) this.#ask(this.#early);
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    return this.for === undefined ? this.#renderPanel() : this.#renderPopup();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#states.clear();
    if (this.#picker.isOpen) this.#states.add('open');
    const popup = this.renderRoot.querySelector<HTMLElement>('.floating');
    const field = this.#watch.element;
    if (!popup || !field) return;
    if (!popup.matches(':popover-open')) popup.showPopover();
    placeNear(popup, field);
    popup.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The session, where it has replies and somebody is signed in. */
  get #usable(): Session | undefined {
    const { session } = this.sessions;
    if (!session || this.sessions.read(session.auth.$state).step !== 'signed-in') return undefined;
    return this.sessions.read(session.$facets).has('replies') ? session : undefined;
  }

  #renderPanel(): TemplateResult {
    const { session } = this.sessions;
    const { t } = this.#l;
    if (!session) return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
    if (this.sessions.read(session.auth.$state).step !== 'signed-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
    if (!this.#usable) return emptyState({ icon: iconZap, title: t.noReplies, text: t.noRepliesHint });
    const known = this.sessions.read(session.replies.$replies);
    // What can be filled, and what can be sent, goes by the conversation.
    this.sessions.read(session.conversations.$selected);
    return repliesPanel({
      t,
      known,
      changes: this.#changes(session),
      way: (reply) => replyWay(session, reply),
      groups: grouped(t, known.value, this.query, this.#recent),
      query: this.query,
      currentId: this.currentId,
      offline: this.#offlineSince(session),
      search: (query) => this.#search(query),
      move: (id) => (this.currentId = id),
      insert: (reply) => void this.#choose(reply),
      retry: () => reported(session.replies.load()),
      reconnect: () => session.connection.retryNow(),
    });
  }

  #changes(session: Session): PanelChanges | undefined {
    const abilities = this.sessions.read(session.desk.$abilities);
    const t = this.#acts.texts;
    if (!t) return undefined;
    const when = <Act>(ability: ChatAbility, act: Act): Act | undefined => (abilities.has(ability) ? act : undefined);
    return {
      t,
      create: when('create-reply', (title: string) => this.#ran(this.#acts.edit(session, undefined, title))),
      edit: when('update-reply', (reply: QuickReply) => this.#ran(this.#acts.edit(session, reply))),
      remove: when('remove-reply', (reply: QuickReply) => this.#ran(this.#acts.remove(session, reply))),
    };
  }

  #offlineSince(session: Session): string | undefined {
    const { status, since } = this.sessions.read(session.connection.of('replies'));
    if (status !== 'offline') return undefined;
    return this.#l.duration(Math.max(0, this.sessions.read(session.$now) - since));
  }

  #renderPopup(): TemplateResult | typeof nothing {
    const session = this.#usable;
    if (!session || !this.#picker.isOpen) return nothing;
    this.#picker.setReplies(this.sessions.read(session.replies.$replies));
    return html`<div class="floating" .popover=${'manual'}>${this.#picker.render(this.#l.t)}</div>`;
  }

  /** Once for each conversation, because a vendor may have other replies for another one. */
  #keepLoaded(): void {
    const session = this.#usable;
    const conversation = session?.conversations.$selectedId.get();
    if (!session || (this.#loadedFor?.session === session && this.#loadedFor.conversation === conversation)) return;
    this.#loadedFor = { session, conversation };
    this.#recent = recentReplies();
    reported(session.replies.load());
  }

  #ask(query: string): void {
    const session = this.#usable;
    this.#early = session && this.#l.ready ? undefined : query;
    if (!session || !this.#l.ready) return;
    if (!this.#picker.isOpen) reported(session.replies.load());
    this.#picker.setReplies(session.replies.$replies.get());
    this.#picker.open(query);
  }

  #endAsking(): void {
    this.#early = undefined;
    this.#picker.close();
  }

  /** The field is not in our tree, so that its screen reader cannot be pointed at an option: it is said instead. */
  #pickerChanged(): void {
    this.requestUpdate();
    if (!this.#picker.isOpen) return;
    const { t } = this.#l;
    const { active, matches } = this.#picker;
    this.#announcer.announce(active ? `${active.title}, ${t.nOfM(matches.indexOf(active) + 1, matches.length)}` : t.noResults);
  }

  #search(query: string): void {
    this.query = query;
    this.currentId = undefined;
    const { t } = this.#l;
    const found = this.sessions.session ? grouped(t, this.sessions.session.replies.$replies.get().value, query) : [];
    this.#announcer.announce(t.count(found.reduce((sum, { replies }) => sum + replies.length, 0)));
  }

  /** In a field of the page nothing is sent: it is no conversation. */
  #way(reply: QuickReply): ReplyWay {
    const session = this.#usable;
    const way = session ? replyWay(session, reply) : 'none';
    return this.for !== undefined && way === 'send' ? 'none' : way;
  }

  async #choose(reply: QuickReply): Promise<void> {
    const session = this.#usable;
    if (!session) return;
    const way = this.#way(reply);
    const put = this.#place(session);
    if (way === 'none') return this.#tell(reply, 'none');
    if (way === 'insert' && !put) return this.#tell(reply, 'nowhere');
    await this.#acts.use(session, reply, put ?? (() => false)).then((end) => this.#tell(reply, end), () => this.#missing());
  }

  #tell({ title }: QuickReply, end: ReplyEnd): void {
    const { t } = this.#l;
    const more = this.#acts.texts;
    const alarm = end === 'nowhere' ? `${t.nowhere}. ${t.nowhereHint}` : end === 'none' ? more?.titleOnlyHint : undefined;
    const news = end === 'inserted' ? t.inserted(title) : end === 'sent' ? more?.replySent(title) : undefined;
    if (alarm !== undefined) this.#announcer.announce(alarm, { assertive: true });
    else if (news !== undefined) this.#announcer.announce(news);
  }

  #ran(act: Promise<void>): void {
    act.catch(() => this.#missing());
  }

  /** A part of the widget could not be fetched. */
  #missing(): void {
    const { text, todo } = this.#l.t.faults.network;
    this.#announcer.announce(`${text} ${todo}`, { assertive: true });
  }

  /** Where a text goes from here. */
  #place(session: Session): ((text: string) => boolean) | undefined {
    return this.for === undefined ? draftEnd(session) : this.#watch.hold();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-quick-replies': CcQuickReplies;
  }
}
