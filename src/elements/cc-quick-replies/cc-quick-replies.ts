import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Fault } from '../../domain/fault.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { repliesArea, type RepliesMessages } from '../../i18n/replies.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { iconUser, iconZap } from '../ui/icons.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-quick-replies.styles.js';
import { FieldWatch } from './field-watch.js';
import { placeNear } from './place-near.js';
import { ReplyPicker } from './reply-picker.js';
import { grouped, repliesPanel } from './replies-panel.js';

/**
 * Ready-made answers: a list to search and insert from, or, with `for`, a choice that opens in any text field of the
 * page when the agent types `/`.
 *
 * Without `for`, a reply goes to the end of what is being written in the selected conversation, where
 * `<cc-chat-thread>` shows it. With `for`, nothing is shown until a `/` at the start of the field or after a space; the
 * chosen reply takes the place of what was typed since, as if typed by hand: undo works, and the page sees `input` events.
 *
 * @element cc-quick-replies
 * @csspart list - The scroller with the replies.
 * @csspart item - One reply.
 * @csspart search - The search field.
 * @csspart popup - The choice near the field of the page.
 * @csspart option - One reply of that choice.
 * @csspart empty - What stands here without replies.
 * @cssstate open - The choice near the field is open.
 */
export class CcQuickReplies extends Widget {
  static override styles = styles;

  /** Id of a text field (`input`, `textarea`, `contenteditable`, or a component with one in it) in the same tree. */
  @property({ reflect: true }) for: string | undefined;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & RepliesMessages> | undefined;

  @state() private query = '';
  @state() private currentId: string | undefined;

  readonly #l = new LocalizeController(this, [commonArea, repliesArea]);
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  readonly #picker = new ReplyPicker({
    id: 'replies',
    insert: (reply) => this.#watch.insert(textOf(reply)),
    changed: () => this.#pickerChanged(),
  });
  readonly #watch: FieldWatch = new FieldWatch(this, {
    id: () => this.for,
    asked: (query) => this.#ask(query),
    ended: () => this.#picker.close(),
    key: (event) => this.#picker.handleKey(event),
  });
  #loadedFor: { readonly session: Session; readonly conversation: string | undefined } | undefined;

  /** Inserts a reply. Rejects with `rejected` for an id that is not there, and `conflict` where there is nothing to write in. */
  async insert(id: string): Promise<void> {
    const session = this.#usable;
    if (!session) throw new Fault('conflict');
    const find = (): QuickReply | undefined => session.replies.$replies.get().value.find((reply) => reply.id === id);
    if (!find()) await session.replies.load();
    const reply = find();
    if (!reply) throw new Fault('rejected');
    if (!this.#insert(session, reply)) throw new Fault('conflict');
  }

  /** Focuses the search, or with `for` the field. */
  override focus(options?: FocusOptions): void {
    const own = this.renderRoot.querySelector<HTMLElement>('input, button');
    (this.for === undefined ? own : this.#watch.element)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.for === undefined) this.#keepLoaded();
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
    this.sessions.read(session.conversations.$selectedId);
    return repliesPanel({
      t,
      known,
      groups: grouped(t, known.value, this.query),
      query: this.query,
      currentId: this.currentId,
      offline: this.#offlineSince(session),
      search: (query) => this.#search(query),
      move: (id) => (this.currentId = id),
      insert: (reply) => void this.#choose(session, reply),
      retry: () => reported(session.replies.load()),
      reconnect: () => session.connection.retryNow(),
    });
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
    reported(session.replies.load());
  }

  #ask(query: string): void {
    const session = this.#usable;
    if (!session || !this.#l.ready) return;
    if (!this.#picker.isOpen) reported(session.replies.load());
    this.#picker.setReplies(session.replies.$replies.get());
    this.#picker.open(query);
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

  #choose(session: Session, reply: QuickReply): void {
    const { t } = this.#l;
    const done = this.#insert(session, reply);
    this.#announcer.announce(done ? t.inserted(reply.title) : `${t.nowhere}. ${t.nowhereHint}`, { assertive: !done });
  }

  #insert(session: Session, reply: QuickReply): boolean {
    if (this.for !== undefined) return this.#watch.insert(textOf(reply));
    const conversation = session.conversations.$selected.get();
    if (conversation?.can.has('send') !== true) return false;
    const draft = session.messages.draft(conversation.id);
    const between = draft.text === '' || /\s$/u.test(draft.text) ? '' : ' ';
    session.messages.setDraft(conversation.id, { ...draft, text: `${draft.text}${between}${textOf(reply)}` });
    return true;
  }
}

function textOf({ text, title }: QuickReply): string {
  return text ?? title;
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-quick-replies': CcQuickReplies;
  }
}
