import type { CommonMessages } from '../../i18n/common.js';
import type { StartMessages } from '../../i18n/start.js';
import type { OwnedContact } from '../../domain/chat-port.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import type { SessionHost } from '../session-controller.js';
import type { DialogView } from '../ui/dialog.js';

export type StartTexts = CommonMessages & StartMessages;

export interface StartHost extends SessionHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  strings?: object | undefined;
}

/** What the dialogs of the inbox get. */
export interface StartDeps {
  readonly host: StartHost;
  readonly session: Session;
  t(): StartTexts;
  has(ability: ChatAbility): boolean;
  /** Renders again. */
  change(): void;
  /** Ends the dialog. */
  done(): void;
  focus(selector: string): void;
  /** Another dialog in the place of this one. */
  begin(owned?: OwnedContact): void;
  owned(): void;
}

export interface StartPanel {
  view(): DialogView;
  /** Called once when it is on the screen. */
  start(): void;
  /** Called once when it is over. */
  end?(): void;
}
