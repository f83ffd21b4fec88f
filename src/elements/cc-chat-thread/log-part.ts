import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import type { Loadable, MessageList } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { loadRich } from './load-rich.js';
import { logContext, type LogActs } from './log-context.js';
import type { LogContext, LogExtras, LogHome, LogHost, LogSurroundings, RichContent, Shown } from './log-types.js';
import { ThreadLog } from './thread-log.js';
import { messageKey } from './thread-rows.js';

/** The log in its widget: what it shows, what it asks the session for, what it tells. Beyond the first frame, `extras` does it. */
export class LogPart implements ReactiveController, LogHome {
  readonly log: ThreadLog;
  readonly around: LogSurroundings;
  readonly host: LogHost;
  shown: Shown | undefined;
  context: LogContext | undefined;
  rich: RichContent | undefined;
  extras: LogExtras | undefined;
  readonly #unfolded = new Set<string>();
  #older: 'loading' | 'failed' | undefined;
  #status: Loadable<MessageList>['status'] | undefined;
  readonly #acts: LogActs;
  /** Came before there was somebody to tell it. */
  readonly #untold: Message[] = [];

  constructor(host: LogHost, around: LogSurroundings) {
    this.host = host;
    this.around = around;
    this.log = new ThreadLog(host, () => void this.loadOlder());
    this.#acts = {
      find: (id) => this.log.find(id),
      retryOlder: () => void this.loadOlder(),
      jump: (message) => this.log.jumpTo(message),
      unfold: (message) => this.unfold(message),
      other: (act, message, event) => this.extras?.act(act, message, event),
    };
    host.addController(this);
  }

  /** In every update of the widget, before it renders. */
  show(shown: Shown | undefined): void {
    const before = this.shown;
    this.shown = shown;
    if (before?.conversation.id !== shown?.conversation.id || before?.session !== shown?.session) this.#change();
    if (!shown) return;
    this.#fill(shown);
    if (!this.rich) reported(this.#fetchRich());
  }

  hostUpdated(): void {
    const status = this.shown?.list.status;
    if (status === 'ready' && this.#status === 'loading') this.log.showFirstUnread();
    this.#status = status;
  }

  /** Shows what is folded, or folds it again. */
  unfold(message: Message): void {
    const key = messageKey(message);
    if (!this.#unfolded.delete(key)) this.#unfolded.add(key);
    this.host.requestUpdate();
  }

  /** Resolves when there is more or nothing more; never rejects: the log says that it failed. */
  async loadOlder(): Promise<void> {
    const { shown } = this;
    if (!shown || shown.list.value.complete || shown.list.status === 'loading' || shown.list.value.items.length === 0 || this.#older === 'loading') return;
    const { session, conversation } = shown;
    this.#setOlder('loading');
    const result = await session.messages.loadOlder(conversation.id).then(() => undefined, () => 'failed' as const);
    if (this.shown?.conversation.id === conversation.id) this.#setOlder(result);
  }

  get olderFailed(): boolean {
    return this.#older === 'failed';
  }

  get searchAct(): { readonly label: string; readonly run: () => void } | undefined {
    const { extras, context } = this;
    const label = context?.media?.searchConversation;
    return extras && label !== undefined ? { label, run: () => extras.search() } : undefined;
  }

  /** Above the log. */
  renderTop(): TemplateResult | typeof nothing {
    return this.extras?.renderTop() ?? nothing;
  }

  /** Over the log. */
  renderOver(): TemplateResult | typeof nothing {
    return this.extras?.renderOver() ?? nothing;
  }

  #setOlder(state: 'loading' | 'failed' | undefined): void {
    this.#older = state;
    this.host.requestUpdate();
  }

  async #fetchRich(): Promise<void> {
    const rich = await loadRich(this.host.renderRoot, this.around.l.locale);
    this.rich = rich;
    this.extras ??= rich.createExtras(this);
    this.host.requestUpdate();
  }

  #change(): void {
    this.log.restart();
    this.#unfolded.clear();
    this.#untold.length = 0;
    this.#status = this.#older = undefined;
    this.extras?.restart();
  }

  #fill({ conversation, list, agentId, canWrite }: Shown): void {
    const { items, firstUnreadId } = list.value;
    const { l } = this.around;
    this.context = logContext({
      l,
      conversation,
      items,
      agentId,
      canReply: conversation.can.has('reply') && canWrite,
      isComplete: list.value.complete,
      unfolded: this.#unfolded,
      rich: this.rich,
      extras: this.extras,
      acts: this.#acts,
    });
    this.log.element.ariaLabel = l.t.conversationWith(l.t.phoneNumber(conversation.contact.name));
    const arrived = this.log.show({ items, firstUnreadId, older: this.#older }, this.context);
    if (this.#status !== 'ready' && this.#status !== 'stale') return;
    const news = arrived();
    this.log.missed(news.length);
    this.#untold.push(...news);
    this.extras?.tell(this.#untold.splice(0));
  }
}
