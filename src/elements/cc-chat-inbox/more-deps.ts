import type { Conversation } from '../../domain/conversation.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { InboxMoreMessages } from '../../i18n/inbox-more.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import type { DialogView } from '../ui/dialog.js';
import type { InboxPort, MoreHost } from './inbox-port.js';
import type { ChannelName, Choices } from './refine.js';

export type MoreTexts = CommonMessages & InboxMoreMessages;

/** What the dialogs of the inbox's later part get. */
export interface MoreDeps {
  readonly host: MoreHost;
  readonly session: Session;
  readonly port: InboxPort;
  readonly channelName: ChannelName;
  t(): MoreTexts;
  /** A date and a time of day. */
  when(at: number): string;
  has(ability: ChatAbility): boolean;
  choices(): Choices;
  choose(choices: Choices): void;
  /** The rows of the list shown, before filters. */
  listed(): readonly Conversation[];
  change(): void;
  done(): void;
  focus(selector: string): void;
  /** Another dialog in the place of this one. */
  record(conversationId: string, back?: () => void): void;
  reports(): void;
}

export interface MorePanel {
  view(): DialogView;
  /** Called once when it is on the screen. */
  start?(): void;
  end?(): void;
}
