import type { Conversation } from '../../domain/conversation.js';
import type { ActsMessages } from '../../i18n/acts.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import type { SessionHost } from '../session-controller.js';
import type { DialogView } from '../ui/dialog.js';

export type ActsTexts = CommonMessages & ActsMessages;

export interface ActsHost extends SessionHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  strings?: object | undefined;
}

export type ActName = 'close' | 'transfer' | 'tags' | 'release' | 'ask';

/** What the dialog of one act gets. */
export interface ActDeps {
  readonly host: ActsHost;
  readonly session: Session;
  readonly conversationId: string;
  t(): ActsTexts;
  /** As the session knows it; the last that was known once it is gone. */
  conversation(): Conversation;
  has(ability: ChatAbility): boolean;
  /** Renders again. */
  change(): void;
  /** Ends the dialog. */
  done(): unknown;
  /** Focuses the first that matches in the dialog. */
  focus(selector: string): void;
}

export interface ActDialog {
  view(): DialogView;
  /** Called once when it is on the screen. */
  start?(): void;
}
