import type { ReactiveControllerHost } from 'lit';
import type { CommonMessages } from '../../i18n/common.js';
import type { Area, Locale } from '../../i18n/messages.js';
import type { ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { Session } from '../../session/session-api.js';
import type { DialogView } from '../ui/dialog.js';

export interface ReplyActsDeps {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly common: () => CommonMessages;
  /** The host's texts. */
  readonly l: () => { readonly locale: Locale; later<M extends object>(area: Area<M>): M | undefined };
  readonly announce: (text: string) => void;
}

export type ReplyTexts = CommonMessages & ReplyEditorMessages;

/** What one dialog gets. */
export interface ReplyDialogDeps {
  readonly session: Session;
  readonly t: () => ReplyTexts;
  /** Renders again. */
  readonly change: () => void;
  /** Focuses the first that matches. */
  readonly focus: (selector: string) => void;
  /** Ends the dialog. */
  readonly done: () => void;
  readonly announce: (text: string) => void;
}

export interface ReplyDialog {
  view(): DialogView;
  start(): void;
  /** It is off the screen. */
  ended?(): void;
}
