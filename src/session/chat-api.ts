import type { ReadableAtom } from 'nanostores';
import type {
  Channel, Department, Disposition, MessageTemplate, OwnedContact, ScheduleSlot, StartOutcome, TransferRequest, TransferTargets,
} from '../domain/chat-port.js';
import type { Contact, Conversation, Tag } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { QuickReply } from '../domain/quick-reply.js';
import type { ConversationRecord, DashboardFigure, OccurrenceEntry, ReportRow } from '../domain/record.js';
import type { Loadable } from './loadable.js';

/**
 * What the chat backend can do beyond reading and writing. What one conversation allows at the moment stands in its own
 * `can`; a control needs both.
 */
export type ChatAbility =
  | 'claim'
  | 'begin'
  | 'recent'
  | 'contact-history'
  | 'attach'
  | 'transfer'
  | 'transfer-note'
  | 'transfer-close'
  | 'transfer-department'
  | 'close'
  | 'dispositions'
  | 'ownership'
  | 'tags'
  | 'create-tag'
  | 'update-tag'
  | 'remove-tag'
  | 'templates'
  | 'start'
  | 'departments'
  | 'create-contact'
  | 'schedule'
  | 'assistant-conversation'
  | 'assistant-message'
  | 'record'
  | 'report'
  | 'occurrences'
  | 'dashboard'
  | 'create-reply'
  | 'update-reply'
  | 'remove-reply'
  | 'send-reply';

/** An agent whom a vendor does not list, as the host page knows them. */
export interface DirectoryAgent {
  readonly id: string;
  readonly name: string;
  readonly departmentId?: string;
}

/**
 * The agent's acts on conversations, besides writing. Every act rejects with a `Fault`, with `unsupported` where
 * `$abilities` lacks it. State changes arrive in `conversations` and `messages`, once the vendor said so.
 */
export interface DeskActs {
  claim(conversationId: string): Promise<void>;
  begin(conversationId: string): Promise<void>;
  recent(limit?: number): Promise<readonly Conversation[]>;
  contactHistory(conversationId: string): Promise<readonly Conversation[]>;
  /** The vendor's targets together with those of the host's directory. */
  transferTargets(conversationId: string): Promise<TransferTargets>;
  transfer(conversationId: string, request: TransferRequest): Promise<void>;
  dispositions(conversationId: string): Promise<readonly Disposition[]>;
  close(conversationId: string, options?: { readonly dispositionId?: string; readonly bindToMe?: boolean }): Promise<void>;
  ownedContacts(): Promise<readonly OwnedContact[]>;
  releaseContact(contactId: string, departmentId: string): Promise<void>;
  tags(conversationId: string): Promise<readonly Tag[]>;
  setTag(conversationId: string, tagId: string, on: boolean): Promise<void>;
  createTag(conversationId: string, name: string): Promise<string>;
  updateTag(conversationId: string, tag: Tag): Promise<void>;
  removeTag(conversationId: string, tagId: string): Promise<void>;
  templates(conversationId: string): Promise<readonly MessageTemplate[]>;
  sendTemplate(conversationId: string, templateId: string): Promise<void>;
  departments(): Promise<readonly Department[]>;
  channels(departmentId: string): Promise<readonly Channel[]>;
  contacts(search: string): Promise<readonly Contact[]>;
  createContact(contact: Omit<Contact, 'id'>): Promise<string>;
  /** Opens the new conversation, where one was begun. */
  start(contactId: string, channelId: string, departmentId: string): Promise<StartOutcome>;
  scheduleSlots(conversationId: string): Promise<readonly ScheduleSlot[]>;
  /** `at` in epoch milliseconds. */
  schedule(conversationId: string, text: string, at: number): Promise<void>;
  askAssistant(conversationId: string, messageId?: string): Promise<void>;
  record(conversationId: string): Promise<ConversationRecord>;
  report(): Promise<readonly ReportRow[]>;
  occurrences(): Promise<readonly OccurrenceEntry[]>;
  dashboard(): Promise<readonly DashboardFigure[]>;
}

export interface DeskSlice extends DeskActs {
  readonly $abilities: ReadableAtom<ReadonlySet<ChatAbility>>;
  /** Bytes of one file, where there is a limit. */
  readonly $maxFileBytes: ReadableAtom<number | undefined>;
  /** Characters (UTF-16) of one message, where there is a limit. */
  readonly $maxTextLength: ReadableAtom<number | undefined>;
}

export interface MessageList {
  readonly items: readonly Message[];
  /** Nothing older exists. */
  readonly complete: boolean;
  /** Id of the first message that was unread when the conversation was opened. */
  readonly firstUnreadId?: string;
}

export interface MessagesSlice {
  /** One lazy store per conversation; the same store for the same id. */
  of(conversationId: string): ReadableAtom<Loadable<MessageList>>;
  loadOlder(conversationId: string): Promise<void>;
  /** Puts the text into the outbox; it shows at once as queued or sending. Resolves with its client id. */
  send(conversationId: string, text: string, options?: { readonly replyTo?: string }): Promise<string>;
  /**
   * Puts files into the outbox, one message each, in this order; the caption and the quote go with the first. Resolves with
   * their client ids. Rejects with `limit` for a file that is too big, before anything is written down.
   */
  attach(
    conversationId: string,
    files: readonly File[],
    options?: { readonly caption?: string; readonly replyTo?: string; readonly voice?: boolean },
  ): Promise<readonly string[]>;
  /** The content of a file that is on its way, or went out of this page lately; undefined for any other. */
  outgoingFile(conversationId: string, clientId: string): Promise<Blob | undefined>;
  /** A failed message, once more. Not for `not-confirmed` ones. */
  retry(conversationId: string, clientId: string): Promise<void>;
  /** A `not-confirmed` message: looks whether it arrived. */
  check(conversationId: string, clientId: string): Promise<void>;
  /**
   * Takes a queued, failed or not-confirmed message out of the outbox, and stops a file that is being uploaded. Resolves
   * with its text.
   */
  discard(conversationId: string, clientId: string): Promise<string>;
  /** All drafts by conversation, such as to mark rows of an inbox. */
  readonly $drafts: ReadableAtom<ReadonlyMap<string, Draft>>;
  /** What the agent has typed and not sent. Kept per conversation. */
  draft(conversationId: string): Draft;
  setDraft(conversationId: string, draft: Draft): void;
}

export interface Draft {
  readonly text: string;
  readonly replyTo?: string;
}

export interface RepliesSlice {
  readonly $replies: ReadableAtom<Loadable<readonly QuickReply[]>>;
  /** For the selected conversation, or in general; repeated calls share one request. */
  load(): Promise<void>;
  /** The three need an ability of `desk.$abilities`; the list is read again afterwards. */
  create(title: string, text: string): Promise<string>;
  update(reply: QuickReply): Promise<void>;
  remove(replyId: string): Promise<void>;
  /** Sends a reply whose words only the vendor has, into the selected conversation. */
  send(replyId: string): Promise<void>;
  /** What the host knows for `{{name}}` in a reply; the contact's and the agent's own are filled in beside it. */
  readonly $variables: ReadableAtom<Readonly<Record<string, string>>>;
}
