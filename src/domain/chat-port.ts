import type { Contact, Tag } from './conversation.js';
import type { OutgoingText } from './message.js';

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
  /** The agent looks elsewhere: no further fetching for it until it is opened again. */
  leave?(conversationId: string): void;
  /** Fetches what came after `lastMessageId` and emits it. */
  fetchNewer(conversationId: string, lastMessageId: string | undefined): Promise<void>;
  /** Fetches a page before `firstMessageId` and emits it; absent where `open` brings all there is. */
  fetchOlder?(conversationId: string, firstMessageId: string): Promise<void>;
  send(message: OutgoingText): Promise<void>;
  /**
   * After an unknown outcome: reads the conversation again and emits what it finds, with the `clientId` where the
   * message is certain to be ours. Resolves `true` when it was found, `false` when it certainly is not there.
   */
  findSent(message: OutgoingText): Promise<boolean>;
  attachments?: AttachmentPort;
  transfer?: TransferPort;
  closing?: ClosingPort;
  tags?: TagPort;
  templates?: TemplatePort;
  starting?: StartingPort;
  scheduling?: SchedulingPort;
  assistant?: AssistantPort;
}

export interface AttachmentPort {
  /** `progress` gets 0 to 1. Aborting `signal` before the vendor took the file MUST leave nothing behind. */
  send(
    message: OutgoingText,
    file: Blob & { readonly name?: string },
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface TransferTarget {
  readonly kind: 'agent' | 'department';
  readonly id: string;
  readonly name: string;
}

export interface TransferPort {
  targets(conversationId: string): Promise<readonly TransferTarget[]>;
  transfer(conversationId: string, target: TransferTarget, note: string): Promise<void>;
}

export interface Disposition {
  readonly id: string;
  readonly name: string;
}

export interface ClosingPort {
  dispositions?(conversationId: string): Promise<readonly Disposition[]>;
  close(conversationId: string, options: { readonly dispositionId?: string; readonly keepOwner?: boolean }): Promise<void>;
}

export interface TagPort {
  list(conversationId: string): Promise<readonly Tag[]>;
  create?(conversationId: string, name: string): Promise<string>;
  set(conversationId: string, tagId: string, on: boolean): Promise<void>;
  update?(conversationId: string, tag: Tag): Promise<void>;
  remove?(conversationId: string, tagId: string): Promise<void>;
}

export interface MessageTemplate {
  readonly id: string;
  readonly name: string;
  readonly text?: string;
}

export interface TemplatePort {
  list(conversationId: string): Promise<readonly MessageTemplate[]>;
  send(conversationId: string, templateId: string, clientId: string): Promise<void>;
}

export interface StartingPort {
  departments(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  channels(departmentId: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  contacts(search: string): Promise<readonly Contact[]>;
  createContact?(contact: Omit<Contact, 'id'>): Promise<string>;
  /** MUST reject with `conflict` when somebody serves that contact already. Resolves with the conversation's id. */
  start(contactId: string, channelId: string, departmentId: string): Promise<string>;
}

export interface SchedulingPort {
  slots(conversationId: string): Promise<readonly { readonly from: number; readonly until: number }[]>;
  schedule(message: OutgoingText, at: number): Promise<void>;
}

export interface AssistantPort {
  answerConversation?(conversationId: string): Promise<void>;
  answerMessage?(conversationId: string, messageId: string): Promise<void>;
}
