import type { QuickReply } from '../../domain/quick-reply.js';
import type { ReplyValues } from '../../domain/reply-variables.js';
import type { ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { Session } from '../../session/session-api.js';
import { chips } from '../../styles/chips.js';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import type { ReplyActsDeps, ReplyDialog, ReplyDialogDeps } from './reply-deps.js';
import { replyDialogStyles } from './reply-dialog.styles.js';
import { ReplyEditor } from './reply-editor.js';
import { ReplyPrompt } from './reply-prompt.js';
import { ReplyRemoval } from './reply-removal.js';
import { ReplySending } from './reply-sending.js';

/** The dialogs about quick replies, one at a time. */
export class ReplyDialogs {
  readonly #deps: ReplyActsDeps & { readonly texts: () => ReplyEditorMessages | undefined };
  readonly #stage: DialogController;
  #open: ReplyDialog | undefined;
  #texts: ReplyEditorMessages | undefined;

  constructor(deps: ReplyActsDeps & { readonly texts: () => ReplyEditorMessages | undefined }) {
    this.#deps = deps;
    this.#stage = new DialogController(deps.host, [...dialogStyles, chips, replyDialogStyles]);
  }

  edit(session: Session, reply: QuickReply | undefined, title: string): void {
    this.#show(session, (deps) => new ReplyEditor(deps, reply, title));
  }

  remove(session: Session, reply: QuickReply): void {
    this.#show(session, (deps) => new ReplyRemoval(deps, reply));
  }

  /** The text with what the agent says for what is not known; `undefined` where they would not. */
  fill(session: Session, reply: QuickReply, values: ReplyValues): Promise<string | undefined> {
    return new Promise((resolve) => this.#show(session, (deps) => new ReplyPrompt(deps, reply, values, resolve)));
  }

  /** Whether it was sent. */
  send(session: Session, reply: QuickReply): Promise<boolean> {
    return new Promise((resolve) => this.#show(session, (deps) => new ReplySending(deps, reply, resolve)));
  }

  #show(session: Session, make: (deps: ReplyDialogDeps) => ReplyDialog): void {
    const isOpen = (): boolean => dialog === this.#open;
    const dialog: ReplyDialog = make({
      session,
      t: () => ({ ...this.#deps.common(), ...this.#words() }),
      change: this.#stage.update,
      focus: (selector) => {
        if (isOpen()) this.#stage.focus(selector);
      },
      // What ends late closes no other dialog.
      done: () => {
        if (isOpen()) this.#stage.close();
      },
      announce: this.#deps.announce,
    });
    this.#stage.open(() => dialog.view(), () => {
      this.#open = undefined;
      dialog.ended?.();
    });
    this.#open = dialog;
    dialog.start();
  }

  /** Those of the language before, until the new ones are there. */
  #words(): ReplyEditorMessages {
    this.#texts = this.#deps.texts() ?? this.#texts;
    if (!this.#texts) throw new Error('dialogs of replies are opened with their texts');
    return this.#texts;
  }
}
