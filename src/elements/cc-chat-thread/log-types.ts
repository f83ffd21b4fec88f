import type { CSSResult, ReactiveControllerHost, TemplateResult, nothing } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { Message, MessageAttachment, MessageStatus } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { LocalizeController } from '../../i18n/localize.js';
import type { MediaMessages } from '../../i18n/media.js';
import type { Locale } from '../../i18n/messages.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { GoneNotice, Loadable, MessageList, Session } from '../../session/session-api.js';
import type { IconShape } from '../ui/icons.js';
import type { linkify } from '../ui/linkify.js';
import type { plainText } from '../ui/plain-text.js';
import type { safeHtml } from '../ui/safe-html.js';
import type { Announcer } from '../ui/announcer.js';
import type { Sounds } from './sounds.js';
import type { ProtocolSpan } from './thread-rows.js';

/** Acts that come with `rich-content.ts`. */
export type ExtraAct = 'reply' | 'retry' | 'check' | 'discard' | 'more' | 'seek' | 'view';
export type MessageAct = 'jump' | 'unfold' | ExtraAct;

/** What a bubble needs to know besides its message. */
export interface MessageContext {
  readonly t: CommonMessages & ThreadMessages;
  time(at: number): string;
  dateTime(at: number): string;
  /** Name of the other side, for messages that name nobody. */
  readonly contactName: string;
  readonly isGroup: boolean;
  readonly agentId: string | undefined;
  readonly canReply: boolean;
  /** Nothing older exists than what is loaded. */
  readonly isComplete: boolean;
  /** The agent's newest message: it says in words that it was read. */
  readonly lastOwn: Message | undefined;
  /** Keys of what waits for the connection, in order. */
  readonly queue: readonly string[];
  readonly unfolded: ReadonlySet<string>;
  find(id: string): Message | undefined;
  /** Absent until it is there, and so are the other two. */
  readonly rich: RichContent | undefined;
  readonly extras: LogExtras | undefined;
  readonly media: MediaMessages | undefined;
  act(act: MessageAct, message: Message, event: Event): void;
}

/** What the log needs to know besides its messages. */
export interface LogContext extends MessageContext {
  day(at: number): string;
  /** Of the ticket that is open; the others are history. */
  readonly protocol: string;
  readonly retryOlder: () => void;
}

/** What there is to show. */
export interface Shown {
  readonly session: Session;
  readonly conversation: Conversation;
  readonly list: Loadable<MessageList>;
  readonly agentId: string | undefined;
  readonly abilities: ReadonlySet<ChatAbility>;
  /** Nothing stands against writing. */
  readonly canWrite: boolean;
}

export type LogHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment; readonly nohotkeys: boolean };

export interface LogSurroundings {
  readonly l: LocalizeController<[CommonMessages, ThreadMessages, NumbersMessages]>;
  readonly announcer: Announcer;
  /** The agent wants to answer a message. */
  answer(message: Message): void;
}

/** The list of messages, as `LogExtras` see it. */
export interface MessageRows {
  readonly rendered: Iterable<{ readonly key: string; readonly element: HTMLElement }>;
  /** The scroller. */
  readonly element: HTMLElement;
  /** Renders the rows that show something else besides their message. */
  recheck(): void;
  /** Tickets whose beginning is in the log, oldest first. */
  readonly spans: readonly ProtocolSpan[];
  find(id: string): Message | undefined;
  jumpTo(message: Message): void;
  reveal(message: Message): HTMLElement | undefined;
  rowOf(message: Message): HTMLElement | undefined;
  messageOf(element: Element): Message | undefined;
  onRendered(callback: () => void): () => void;
  /** The newest message is not in view. */
  readonly isAway: boolean;
  /** So many came meanwhile. */
  readonly missedCount: number;
  scrollToEnd(): void;
}

/** The log in its widget, as `LogExtras` see it. */
export interface LogHome {
  readonly host: LogHost;
  readonly around: LogSurroundings;
  readonly log: MessageRows;
  readonly shown: Shown | undefined;
  readonly context: LogContext | undefined;
  /** Loading what is older did not work the last time. */
  readonly olderFailed: boolean;
  loadOlder(): Promise<void>;
  unfold(message: Message): void;
}

/** What the log can do beyond showing text: menus, search, pictures in large, files on their way. */
export interface LogExtras {
  readonly media: MediaMessages | undefined;
  readonly sounds: Sounds;
  /** Address of the content of a file that this page sent; '' while it is looked for, undefined where there is none. */
  fileUrl(message: Message): string | undefined;
  /** A page may forbid what is not from a server: the vendor's address takes its place. */
  fileFailed(message: Message): void;
  /** Changes when rows show something else although their message did not. */
  readonly version: number;
  act(act: ExtraAct, message: Message, event: Event): void;
  /** The message's buttons are there: where one points, where the focus is. */
  hasActs(message: Message): boolean;
  /** The other side wrote them. */
  tell(arrived: readonly Message[]): void;
  /** Returns whether the key was for it. */
  handleKey(event: KeyboardEvent): boolean;
  search(): void;
  /** Another conversation. */
  restart(): void;
  renderTop(): TemplateResult | typeof nothing;
  renderOver(): TemplateResult | typeof nothing;
  /** In the contact pane. */
  renderContact(): TemplateResult | typeof nothing;
}

type Content = TemplateResult | typeof nothing;

/** The module `rich-content.ts`: what the first frame of a conversation does without. */
export interface RichContent {
  readonly linkify: typeof linkify;
  readonly plainText: typeof plainText;
  readonly safeHtml: typeof safeHtml;
  readonly richStyles: readonly CSSResult[];
  isFetchable(message: Message): boolean;
  attachmentView(context: MessageContext, message: Message, attachment: MessageAttachment, caption: Content): TemplateResult;
  readonly troubleMarks: Partial<Record<MessageStatus, IconShape>>;
  /** What stands under a message that did not go as it should, or is not done yet. */
  underLine(context: MessageContext, message: Message): Content;
  /** What stands in a bubble whose message was deleted. */
  deletedView(context: MessageContext, message: Message, words: string): TemplateResult;
  /** What stands for a quoted message that may be in what has not been loaded; undefined where nothing older is left. */
  olderQuote(context: MessageContext, message: Message): TemplateResult | undefined;
  /** The buttons of a message. */
  messageActs(context: MessageContext, message: Message): Content;
  goneView(t: CommonMessages & ThreadMessages, gone: GoneNotice, draft: string, media: MediaMessages | undefined): TemplateResult;
  createExtras(home: LogHome): LogExtras;
  /** Fetches its texts. */
  prepare(locale: Locale): Promise<unknown>;
}
