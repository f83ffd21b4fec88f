import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import type { Message } from '../../domain/message.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import { numbersArea, type NumbersMessages } from '../../i18n/numbers.js';
import type { RepliesMessages } from '../../i18n/replies.js';
import { threadArea, type ThreadMessages } from '../../i18n/thread.js';
import type { Loadable, MessageList, Session } from '../../session/session-api.js';
import { askHost, reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { iconChat, iconUser } from '../ui/icons.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-chat-thread.styles.js';
import { Composer } from './composer.js';
import { blockedView, obstacle, type Obstacle } from './blocked-view.js';
import { headerView } from './header-view.js';
import { isAway, logView, offlineView, skeletonView } from './log-view.js';
import { loadRich } from './load-rich.js';
import { logContext, queued, type LogActs, type LogContext } from './log-context.js';
import { summary, writerName } from './message-view.js';
import type * as richContent from './rich-content.js';
import { ThreadLog } from './thread-log.js';
import { messageKey } from './thread-rows.js';

/** What there is to show. */
interface Shown {
  readonly session: Session;
  readonly conversation: Conversation;
  readonly list: Loadable<MessageList>;
}

/**
 * The conversation that is selected in the session: its messages, and the field to write in.
 *
 * Which conversation is shown is the session's business: `<cc-chat-inbox>` selects it, or `openConversation()`.
 *
 * @element cc-chat-thread
 * @fires cc-before-send - Before a message goes out; cancelable. The text stays where it was.
 * @fires cc-before-call - Before the contact is called; cancelable.
 * @csspart header - Who it is, with the actions.
 * @csspart avatar - The contact's initials.
 * @csspart back-button - Leaves the conversation; absent in wide layouts.
 * @csspart call-button - Calls the contact.
 * @csspart reveal-button - Shows a masked number in full; the page is told.
 * @csspart chips - Reply window, owner and tags.
 * @csspart log - The scroller with the messages.
 * @csspart message - A message's bubble.
 * @csspart message-in - A bubble of the customer's side.
 * @csspart message-out - A bubble of our side.
 * @csspart quote - The message that a bubble answers.
 * @csspart reply-button - Answers a message.
 * @csspart new-line - The line above what is new.
 * @csspart jump-button - Goes to the newest message.
 * @csspart composer - Where the agent writes.
 * @csspart composer-bar - The buttons under the text.
 * @csspart input - The text field.
 * @csspart reply - The message that is being answered.
 * @csspart replies-button - Opens the quick replies.
 * @csspart send-button - Sends.
 * @csspart popup - The quick replies above the text field.
 * @csspart option - One quick reply.
 * @csspart contact - The contact pane of wide layouts.
 * @csspart banner - A notice, such as that the connection is away.
 * @csspart empty - What stands here without a conversation.
 * @cssstate open - A conversation is shown.
 * @cssstate loading - Its messages are on their way.
 * @cssstate offline - The connection of the chat is away.
 * @cssstate blocked - Nothing can be written at present.
 */
export class CcChatThread extends Widget {
  static override styles = styles;

  /** Texts of this widget to be replaced by the host's own. */
  @property({ attribute: false }) strings: StringOverrides<CommonMessages & NumbersMessages & RepliesMessages & ThreadMessages> | undefined;

  @state() private older: 'loading' | 'failed' | undefined;
  @state() private rich: typeof richContent | undefined;

  readonly #l = new LocalizeController(this, [commonArea, threadArea, numbersArea]);
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  readonly #log = new ThreadLog(this, () => this.#loadOlder());
  readonly #composer = new Composer(this, () => this.#log.scrollToEnd());
  readonly #unfolded = new Set<string>();
  readonly #acts: LogActs = {
    find: (id) => this.#log.find(id),
    retryOlder: () => this.#loadOlder(),
    answer: (message) => this.#composer.answer(message.id),
    jump: (message) => this.#log.jumpTo(message),
    unfold: (message) => {
      this.#unfolded.add(messageKey(message));
      this.requestUpdate();
    },
    discarded: () => this.#announcer.announce(this.#l.t.discarded),
  };
  #shown: Shown | undefined;
  #context: LogContext | undefined;
  #status: Loadable<MessageList>['status'] | undefined;

  constructor() {
    super();
    this.addEventListener('keydown', this.#hotkey);
  }

  /** Opens a conversation, and takes it over where the vendor makes no difference. Rejects with `Fault`. */
  async openConversation(id: string): Promise<void> {
    const { session } = this.sessions;
    if (!session) throw new Fault('conflict');
    await session.conversations.open(id);
  }

  /** Sends text into the open conversation. Resolves with the message's client id once it is written down; rejects with `Fault`, such as `rejected` when the page says no to `cc-before-send`. */
  async send(text: string): Promise<string> {
    await this.updateComplete;
    return this.#composer.send(text);
  }

  /** Puts text into the text field, at the caret. Rejects with `conflict` when there is none. */
  async insertText(text: string): Promise<void> {
    await this.updateComplete;
    this.#composer.insert(text);
  }

  /** Focuses the text field, or the first button where there is none. */
  override focus(options?: FocusOptions): void {
    if (!this.#composer.focus(options)) this.renderRoot.querySelector<HTMLElement>('button')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = this.#shown;
    this.#shown = this.#l.ready ? this.#find() : undefined;
    if (before?.conversation.id !== this.#shown?.conversation.id || before?.session !== this.#shown?.session) this.#changeConversation();
    if (this.#shown) this.#fillLog(this.#shown);
    else this.#composer.close();
    if (this.#shown && !this.rich) reported(loadRich(this.renderRoot).then((rich) => (this.rich = rich)));
  }

  protected override render() {
    if (!this.#l.ready) return nothing;
    const { session } = this.sessions;
    const { t } = this.#l;
    if (!session) return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
    const { step } = this.sessions.read(session.auth.$state);
    if (step !== 'signed-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
    if (!this.sessions.read(session.$facets).has('chat')) return emptyState({ icon: iconChat, title: t.noChat, text: t.noChatHint });
    if (this.#shown) return this.#renderThread(this.#shown);
    if (this.sessions.read(session.conversations.$selectedId) !== undefined) return skeletonView(t);
    const gone = this.sessions.read(session.conversations.$goneNotice);
    return gone && this.rich ? this.rich.goneView(t, gone, session.messages.draft(gone.conversation.id).text) : emptyState({ icon: iconChat, title: t.noneOpen, text: t.noneOpenHint });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const status = this.#shown?.list.status;
    if (status === 'ready' && this.#status === 'loading') this.#log.showFirstUnread();
    this.#status = status;
    this.#states.clear();
    if (!this.#shown) return;
    const { session, conversation } = this.#shown;
    this.#states.add('open');
    if (status === 'loading') this.#states.add('loading');
    if (session.connection.of('chat').get().status === 'offline') this.#states.add('offline');
    if (this.#obstacle(conversation)) this.#states.add('blocked');
  }

  #find(): Shown | undefined {
    const { session } = this.sessions;
    const conversation = session && this.sessions.read(session.conversations.$selected);
    if (!conversation || !this.sessions.read(session.$facets).has('chat')) return undefined;
    return { session, conversation, list: this.sessions.read(session.messages.of(conversation.id)) };
  }

  #changeConversation(): void {
    this.#log.restart();
    this.#unfolded.clear();
    this.#status = this.older = undefined;
  }

  #fillLog({ session, conversation, list }: Shown): void {
    const { items, firstUnreadId } = list.value;
    this.#context = logContext({
      l: this.#l,
      session,
      conversation,
      items,
      agentId: this.sessions.read(session.agent.$agent)?.id,
      canReply: conversation.can.has('reply') && this.#obstacle(conversation) === undefined,
      unfolded: this.#unfolded,
      rich: this.rich,
      acts: this.#acts,
    });
    this.#log.element.ariaLabel = this.#l.t.conversationWith(this.#l.t.phoneNumber(conversation.contact.name));
    const arrived = this.#log.show({ items, firstUnreadId, older: this.older }, this.#context);
    if ((this.#status === 'ready' || this.#status === 'stale') && arrived.length > 0) this.#tell(arrived, this.#context);
  }

  /** Three are read out, more are counted: nobody can listen to a burst. */
  #tell(arrived: readonly Message[], context: LogContext): void {
    const { t } = this.#l;
    this.#log.missed(arrived.length);
    const said = arrived.map((message) => t.messageFrom(writerName(context, message), summary(context, message, 300)));
    for (const text of said.length > 3 ? [t.newMessages(said.length)] : said) this.#announcer.announce(text);
  }

  #loadOlder(): void {
    const shown = this.#shown;
    if (!shown || shown.list.value.complete || shown.list.status === 'loading' || shown.list.value.items.length === 0 || this.older === 'loading') return;
    const { session, conversation } = shown;
    const settle = (result: 'failed' | undefined) => (): void => {
      if (this.#shown?.conversation.id === conversation.id) this.older = result;
    };
    this.older = 'loading';
    session.messages.loadOlder(conversation.id).then(settle(undefined), settle('failed'));
  }

  #renderThread(shown: Shown): TemplateResult {
    const { session, conversation } = shown;
    const { t } = this.#l;
    const phone = this.sessions.read(session.$facets).has('voice') ? conversation.contact.phone : undefined;
    return html`<div class="panes">
      <div class="main">
        ${headerView({
          t,
          numbers: session.numbers,
          conversation,
          now: this.#now(conversation),
          hours: (time) => this.#l.hours(time),
          back: () => session.conversations.close(),
          call: phone === undefined ? undefined : () => askHost(this, 'cc-before-call', { number: phone }) && reported(session.calls.dial(phone)),
        })}
        ${this.#renderOffline(shown)}
        <div class="logwrap">${this.#renderLog(shown)}${this.#log.renderJump(t)}</div>
        ${this.#renderFoot(shown)}
      </div>
      ${this.rich?.contactView({ t, numbers: session.numbers, conversation, protocols: this.#log.protocols, moment: (at) => `${this.#l.day(at)}, ${this.#l.time(at)}` }) ?? html`<div class="aside"></div>`}
    </div>`;
  }

  /** Ticks only where a window runs out: a clock that nobody reads would render in vain. */
  #now({ replyWindow }: Conversation): number {
    const { session } = this.sessions;
    return session && replyWindow.kind === 'open' ? this.sessions.read(session.$now) : 0;
  }

  #renderOffline({ session, list }: Shown): TemplateResult | typeof nothing {
    const connection = this.sessions.read(session.connection.of('chat'));
    if (!isAway(connection, list)) return nothing;
    const away = Math.max(0, this.sessions.read(session.$now) - connection.since);
    return offlineView(this.#l.t, this.#l.duration(away), queued(list.value.items).length, () => session.connection.retryNow());
  }

  #renderLog({ session, conversation, list }: Shown): TemplateResult {
    const retry = (): void => reported(session.conversations.open(conversation.id));
    return logView({ t: this.#l.t, list, log: this.#log.element, canWrite: this.#obstacle(conversation) === undefined, retry });
  }

  #obstacle(conversation: Conversation): Obstacle | undefined {
    return obstacle(conversation, this.#now(conversation));
  }

  #renderFoot({ session, conversation }: Shown): TemplateResult {
    const reason = this.#obstacle(conversation);
    if (reason) {
      this.#composer.close();
      return blockedView(this.#l.t, reason);
    }
    const draft = this.sessions.read(session.messages.$drafts).get(conversation.id) ?? { text: '' };
    const answered = draft.replyTo === undefined ? undefined : this.#log.find(draft.replyTo);
    const context = this.#context;
    const hasReplies = this.sessions.read(session.$facets).has('replies');
    this.sessions.read(session.replies.$replies);
    return this.#composer.render({
      t: this.#l.t,
      session,
      conversation,
      draft,
      answered: answered && context ? { name: writerName(context, answered), text: summary(context, answered) } : undefined,
      hasReplies,
    });
  }

  /** To the log and back again. */
  readonly #hotkey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#shown) return;
    const isSwitch = !this.nohotkeys && (event.key === 'F6' || (event.altKey && event.code === 'KeyM')) && !event.ctrlKey && !event.metaKey;
    const isInLog = event.composedPath().includes(this.#log.element);
    if (isSwitch && !isInLog ? this.#log.focus() : (isSwitch || (isInLog && event.key === 'Escape')) && this.#composer.focus()) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-thread': CcChatThread;
  }
}
