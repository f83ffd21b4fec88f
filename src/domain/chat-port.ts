import type { ChannelKind, Contact, Conversation, Tag } from './conversation.js';
import type { OutgoingFile, OutgoingText } from './message.js';
import type { ConversationRecord, DashboardFigure, OccurrenceEntry, ReportRow } from './record.js';

/**
 * Conversations.
 *
 * `open` MUST emit the conversation and its messages and claims it where the vendor has no other way to look inside.
 * Messages MUST be emitted with the vendor's id, each as often as it likes: the session merges by id. `send` MUST
 * emit the accepted message with its `clientId` before it resolves. Text MUST be sent as it is.
 */
export interface ChatPort {
  /** Reads all lists again and emits `conversations-listed`. */
  refresh(): Promise<void>;
  open(conversationId: string): Promise<void>;
  /** Takes a waiting conversation without opening it, where the vendor tells the two apart. */
  claim?(conversationId: string): Promise<void>;
  /** Begins to serve a conversation that is the agent's, where the vendor tells having from serving (`can` has `begin`). */
  begin?(conversationId: string): Promise<void>;
  /** The agent looks elsewhere: no further fetching for it until it is opened again. */
  leave?(conversationId: string): void;
  /** The latest conversations, finished ones too, newest first. They belong to no open list. */
  recent?(limit: number): Promise<readonly Conversation[]>;
  /** All conversations with the contact of this one, newest first. */
  contactHistory?(conversationId: string): Promise<readonly Conversation[]>;
  /** Fetches what came after `lastMessageId` and emits it. */
  fetchNewer(conversationId: string, lastMessageId: string | undefined): Promise<void>;
  /** Fetches a page before `firstMessageId` and emits it; absent where `open` brings all there is. */
  fetchOlder?(conversationId: string, firstMessageId: string): Promise<void>;
  send(message: OutgoingText): Promise<void>;
  /** Characters (UTF-16) of one message that are certain to fit; absent where no limit is known. */
  readonly maxTextLength?: number;
  /**
   * After an unknown outcome: reads the conversation again and emits what it finds, with the `clientId` where the
   * message is certain to be ours. Resolves `true` when it was found, `false` when it certainly is not there.
   */
  findSent(message: OutgoingText | OutgoingFile): Promise<boolean>;
  attachments?: AttachmentPort;
  transfer?: TransferPort;
  closing?: ClosingPort;
  ownership?: OwnershipPort;
  tags?: TagPort;
  templates?: TemplatePort;
  starting?: StartingPort;
  scheduling?: SchedulingPort;
  assistant?: AssistantPort;
  records?: ConversationRecordsPort;
}

/** Files. `send` MUST emit the accepted message with its `clientId` before it resolves, like `ChatPort.send`. */
export interface AttachmentPort {
  /** Bytes of one file; absent where neither the vendor nor the host names a limit. */
  readonly maxBytes?: number;
  /** `progress` gets 0 to 1. Aborting `signal` before the vendor took the file MUST leave nothing behind, and rejects. */
  send(message: OutgoingFile, file: Blob, progress: (done: number) => void, signal: AbortSignal): Promise<void>;
}

export interface TransferTarget {
  readonly id: string;
  /** Empty where only the id is known. */
  readonly name: string;
  readonly departmentId?: string;
  /** Absent where the vendor does not tell people from bots. */
  readonly kind?: 'human' | 'bot';
}

export interface TransferTargets {
  readonly agents: readonly TransferTarget[];
  /** Only where a department can, or must, be named with the transfer. */
  readonly departments: readonly Department[];
  /** The vendor lists nobody or not all: an id that the agent knows may be typed. */
  readonly freeAgentId: boolean;
}

export interface TransferRequest {
  readonly agentId: string;
  readonly departmentId?: string;
  /** For the next agent; never sent to the contact. Empty: none. */
  readonly note: string;
  /** Close this ticket and open a new one for that agent, instead of handing it over. */
  readonly close: boolean;
}

export interface TransferPort {
  /** What a transfer may carry beside the agent. `close` needs a department. */
  readonly takes: ReadonlySet<'note' | 'close' | 'department'>;
  targets(conversationId: string): Promise<TransferTargets>;
  transfer(conversationId: string, request: TransferRequest): Promise<void>;
}

export interface Disposition {
  readonly id: string;
  readonly name: string;
}

export interface ClosingPort {
  dispositions?(conversationId: string): Promise<readonly Disposition[]>;
  /** `bindToMe`: the contact is this agent's own from now on, where `can` has `set-owner`. */
  close(conversationId: string, options: { readonly dispositionId?: string; readonly bindToMe?: boolean }): Promise<void>;
}

/** A contact that is bound to this agent. */
export interface OwnedContact {
  readonly id: string;
  readonly contact: Contact;
  /** Absent where the vendor's list does not say it: then it has to be chosen to release the contact. */
  readonly departmentId?: string;
}

/** Contacts that are bound to one agent. Binding is part of closing (`ClosingPort`). */
export interface OwnershipPort {
  owned(): Promise<readonly OwnedContact[]>;
  release(contactId: string, departmentId: string): Promise<void>;
}

/** Tags of conversations. Only those that are `mine` may be changed or removed. */
export interface TagPort {
  list(conversationId: string): Promise<readonly Tag[]>;
  /** Resolves with the new tag's id. */
  create?(conversationId: string, name: string): Promise<string>;
  set(conversationId: string, tagId: string, on: boolean): Promise<void>;
  update?(conversationId: string, tag: Tag): Promise<void>;
  remove?(conversationId: string, tagId: string): Promise<void>;
}

export interface MessageTemplate {
  readonly id: string;
  readonly name: string;
  /** Absent where the vendor lists names only. */
  readonly text?: string;
}

/** Messages that the messenger's owner has approved; `send` emits the accepted message before it resolves. */
export interface TemplatePort {
  list(conversationId: string): Promise<readonly MessageTemplate[]>;
  send(conversationId: string, templateId: string, clientId: string): Promise<void>;
}

export interface Department {
  readonly id: string;
  readonly name: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** An agent may write first. Never so for Instagram and Messenger (VoxFree contract, part 5). */
  readonly canStart: boolean;
}

/** A conversation was begun, or somebody has one with that contact already. */
export type StartOutcome =
  | { readonly conversationId: string }
  | { readonly heldBy: { readonly id?: string; readonly name?: string } };

/** Writing first. A step whose list is absent at the vendor is absent here. */
export interface StartingPort {
  departments?(): Promise<readonly Department[]>;
  channels(departmentId: string): Promise<readonly Channel[]>;
  /** By name or number; absent where only known contacts can be taken. */
  contacts(search: string): Promise<readonly Contact[]>;
  createContact?(contact: Omit<Contact, 'id'>): Promise<string>;
  start(contactId: string, channelId: string, departmentId: string): Promise<StartOutcome>;
}

export interface ScheduleSlot {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whose time it is, where the vendor says it. */
  readonly agentId?: string;
}

/** Messages for later. The vendor keeps them; they come as messages when their time has come. */
export interface SchedulingPort {
  slots(conversationId: string): Promise<readonly ScheduleSlot[]>;
  schedule(message: OutgoingText, at: number): Promise<void>;
}

/** A bot or an assistant answers in the agent's place, on the agent's word only. What it says arrives as a message. */
export interface AssistantPort {
  answerConversation?(conversationId: string): Promise<void>;
  answerMessage?(conversationId: string, messageId: string): Promise<void>;
}

/** What the vendor writes down about conversations. */
export interface ConversationRecordsPort {
  /** All that the vendor keeps about one conversation. */
  conversation?(conversationId: string): Promise<ConversationRecord>;
  /** The vendor's main report about conversations. */
  report?(): Promise<readonly ReportRow[]>;
  /** What happened in the account, newest first. */
  occurrences?(): Promise<readonly OccurrenceEntry[]>;
  dashboard?(): Promise<readonly DashboardFigure[]>;
}
