import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import type { ActsMessages } from '../../i18n/acts.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { LocalizeController, type StringOverrides } from '../../i18n/localize.js';
import type { MediaMessages } from '../../i18n/media.js';
import { numbersArea, type NumbersMessages } from '../../i18n/numbers.js';
import type { RepliesMessages } from '../../i18n/replies.js';
import { threadArea, type ThreadMessages } from '../../i18n/thread.js';
import type { Loadable, MessageList } from '../../session/session-api.js';
import { askHost, reported } from '../emit.js';
import { Announcer } from '../ui/announcer.js';
import { PacedStore } from '../ui/paced-store.js';
import { iconChat, iconUser } from '../ui/icons.js';
import { emptyState } from '../ui/states.js';
import { Widget } from '../widget.js';
import { styles } from './cc-chat-thread.styles.js';
import { Composer } from './composer.js';
import { obstacle, type Obstacle } from './blocked-view.js';
import { headerView } from './header-view.js';
import { queued } from './log-context.js';
import { LogPart } from './log-part.js';
import type { Shown } from './log-types.js';
import { isAway, logView, offlineView, skeletonView } from './log-view.js';
import { summary, writerName } from './message-view.js';

/**
 * The conversation that is selected in the session: its messages, and the field to write in.
 *
 * Which conversation is shown is the session's business: `<cc-chat-inbox>` selects it, or `openConversation()`.
 *
 * @element cc-chat-thread
 * @fires cc-before-send - Before a message goes out; cancelable. The text stays where it was.
 * @fires cc-before-close - Before the conversation is closed, or closed and transferred; cancelable. The dialog stays open.
 * @fires cc-before-call - Before the contact is called; cancelable.
 * @csspart header - Who it is, with the actions.
 * @csspart avatar - The contact's initials.
 * @csspart back-button - Leaves the conversation; absent in wide layouts.
 * @csspart call-button - Calls the contact.
 * @csspart transfer-button - Hands the conversation over.
 * @csspart close-button - Closes the conversation.
 * @csspart acts-button - Opens the menu of the conversation.
 * @csspart contact-button - Shows who it is, where there is neither room for the pane nor a menu.
 * @csspart serve-bar - Takes or begins a conversation that is not served yet.
 * @csspart dialog - Closing, transfer, tags, owner.
 * @csspart options - A list in a dialog.
 * @csspart confirm-button - Does what a dialog is for.
 * @csspart create-button - Makes a tag of what was looked for.
 * @csspart note - For the next agent.
 * @csspart owner-check - Keeps the contact as the agent's own.
 * @csspart close-check - Closes the ticket and opens another with the transfer.
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
 * @csspart attach-button - Picks files.
 * @csspart emoji-button - Opens the emoji.
 * @csspart schedule-button - Opens the dialog for a message for later.
 * @csspart voice-button - Records a voice message.
 * @csspart attachments - The files that are about to be sent.
 * @csspart attachment - One of them.
 * @csspart composer-notice - What went wrong while something was prepared.
 * @csspart text-length - How much may still be written, near the vendor's limit.
 * @csspart window - How long free text may still be sent, in its last hour.
 * @csspart drop-target - Over the conversation while files are dragged.
 * @csspart recorder - In place of the text field while a voice message is recorded.
 * @csspart emoji - The emoji above the text field.
 * @csspart schedule - The dialog for a message for later.
 * @csspart templates - In place of the text field once the reply window is closed.
 * @csspart template-list - The approved templates.
 * @csspart template - One of them.
 * @csspart send-template - Sends the chosen template.
 * @csspart popup - The quick replies above the text field.
 * @csspart option - One quick reply, or one line of a list in a dialog.
 * @csspart message-menu-button - Opens what can be done with a message.
 * @csspart menu - What can be done with a message, or the conversation.
 * @csspart menu-item - One of it.
 * @csspart cancel-upload-button - Stops a file that is on its way.
 * @csspart search-button - Opens the search in the conversation.
 * @csspart search - The search in the conversation.
 * @csspart search-input - Its text field.
 * @csspart lightbox - A picture in large.
 * @csspart contact - The contact pane of wide layouts.
 * @csspart tags-button - Opens the tags from the contact pane.
 * @csspart history - Earlier conversations with the contact.
 * @csspart record - What the vendor keeps about the conversation.
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
  @property({ attribute: false }) strings: StringOverrides<ActsMessages & CommonMessages & ComposerMessages & MediaMessages & NumbersMessages & RepliesMessages & ThreadMessages> | undefined;

  readonly #l = new LocalizeController(this, [commonArea, threadArea, numbersArea]);
  readonly #announcer = new Announcer(this);
  readonly #states = this.attachInternals().states;
  readonly #composer: Composer = new Composer(this, () => this.#log.scrollToEnd(), (text, options) => this.#announcer.announce(text, options));
  readonly #logPart = new LogPart(this, { l: this.#l, announcer: this.#announcer, answer: ({ id }) => this.#composer.answer(id) });
  readonly #log = this.#logPart.log;
  readonly #list = new PacedStore<Loadable<MessageList>>(this, () => this.#log.flush());
  #shown: Shown | undefined;

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

  /** Shows files above the text field, as if the agent had picked them: the text is their caption, and the agent sends. Rejects with `Fault`: `unsupported` where this conversation takes no files, `limit` for one that is too big or empty, `conflict` when nothing can be written. */
  async attach(files: Iterable<File>): Promise<void> {
    await this.updateComplete;
    await this.#composer.attach([...files]);
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
    this.#shown = this.#l.ready ? this.#find() : undefined;
    this.#logPart.show(this.#shown);
    if (!this.#shown) this.#composer.close();
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
    const { rich } = this.#logPart;
    return gone && rich ? rich.goneView(t, gone, session.messages.draft(gone.conversation.id).text, this.#logPart.extras?.media) : emptyState({ icon: iconChat, title: t.noneOpen, text: t.noneOpenHint });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const shown = this.#shown;
    this.#mark('open', shown !== undefined);
    this.#mark('loading', shown?.list.status === 'loading');
    this.#mark('offline', shown?.session.connection.of('chat').get().status === 'offline');
    this.#mark('blocked', shown !== undefined && this.#obstacle(shown.conversation) !== undefined);
  }

  /** Only what changes is touched: all that is shown would be styled anew. */
  #mark(state: string, holds: boolean): void {
    if (this.#states.has(state) !== holds) this.#states[holds ? 'add' : 'delete'](state);
  }

  #find(): Shown | undefined {
    const { session } = this.sessions;
    const conversation = session && this.sessions.read(session.conversations.$selected);
    const list = this.#list.read(conversation && session.messages.of(conversation.id));
    if (!conversation || !list || !this.sessions.read(session.$facets).has('chat')) return undefined;
    return {
      session,
      conversation,
      list,
      agentId: this.sessions.read(session.agent.$agent)?.id,
      abilities: this.sessions.read(session.desk.$abilities),
      canWrite: this.#obstacle(conversation) === undefined,
    };
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
          search: this.#logPart.searchAct,
          call: phone === undefined ? undefined : () => askHost(this, 'cc-before-call', { number: phone }) && reported(session.calls.dial(phone)),
        })}
        ${this.#renderOffline(shown)}${this.#logPart.renderTop()}
        <div class="logwrap">${this.#renderLog(shown)}${this.#logPart.renderOver()}</div>
        ${this.#renderFoot(shown)}
      </div>
      ${this.#logPart.extras?.renderContact() ?? html`<div class="aside"></div>`}
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

  #renderLog({ session, conversation, list, canWrite }: Shown): TemplateResult {
    const retry = (): void => reported(session.conversations.open(conversation.id));
    return logView({ t: this.#l.t, list, log: this.#log.element, canWrite, retry });
  }

  #obstacle(conversation: Conversation): Obstacle | undefined {
    return obstacle(conversation, this.#now(conversation));
  }

  #renderFoot({ session, conversation }: Shown): TemplateResult {
    const reason = this.#obstacle(conversation);
    const draft = this.sessions.read(session.messages.$drafts).get(conversation.id) ?? { text: '' };
    const answered = draft.replyTo === undefined ? undefined : this.#log.find(draft.replyTo);
    const { context } = this.#logPart;
    this.sessions.read(session.replies.$replies);
    this.sessions.read(session.desk.$abilities);
    this.sessions.read(session.faults.$faults);
    const data = {
      t: this.#l.t,
      l: this.#l,
      session,
      conversation,
      draft,
      answered: answered && context ? { name: writerName(context, answered), text: summary(context, answered) } : undefined,
      hasReplies: this.sessions.read(session.$facets).has('replies'),
      now: this.#now(conversation),
    };
    return reason ? this.#composer.renderBlocked(data, reason) : this.#composer.render(data);
  }

  /** To the log and back again. */
  readonly #hotkey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#shown) return;
    if (this.#logPart.extras?.handleKey(event) === true) return event.preventDefault();
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
