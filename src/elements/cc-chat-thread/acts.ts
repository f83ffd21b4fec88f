import type { Conversation } from '../../domain/conversation.js';
import type { SessionController } from '../session-controller.js';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import { AskDialog } from './acts-ask.js';
import { tagStyles } from './acts.styles.js';
import type { ActDeps, ActDialog, ActName, ActsHost, ActsTexts } from './acts-deps.js';
import { CloseDialog } from './close-dialog.js';
import { ReleaseDialog } from './owner-dialog.js';
import { TagsDialog } from './tags-dialog.js';
import { TransferDialog } from './transfer-dialog.js';

const dialogs: Readonly<Record<ActName, new (deps: ActDeps) => ActDialog>> = {
  close: CloseDialog,
  transfer: TransferDialog,
  tags: TagsDialog,
  release: ReleaseDialog,
  ask: AskDialog,
};

/** The dialogs of the acts on a conversation; each is of the conversation that was open when it was opened. */
export class ActDialogs {
  readonly #host: ActsHost;
  readonly #sessions: SessionController;
  readonly #texts: () => ActsTexts;
  readonly #stage: DialogController;
  #open: ActDialog | undefined;
  #openFor: string | undefined;

  constructor(host: ActsHost, sessions: SessionController, texts: () => ActsTexts) {
    this.#host = host;
    this.#sessions = sessions;
    this.#texts = texts;
    this.#stage = new DialogController(host, [...dialogStyles, tagStyles]);
    host.addController(this);
  }

  open(name: ActName): void {
    const { session } = this.#sessions;
    const conversation = session?.conversations.$selected.get();
    if (!session || !conversation) return;
    let last: Conversation = conversation;
    const deps: ActDeps = {
      host: this.#host,
      session,
      conversationId: conversation.id,
      t: this.#texts,
      conversation: () => {
        const now = session.conversations.$selected.get();
        if (now?.id === conversation.id) last = now;
        return last;
      },
      has: (ability) => session.desk.$abilities.get().has(ability),
      change: this.#stage.update,
      // What ends late closes no other dialog.
      done: () => dialog === this.#open && this.#stage.close(),
      focus: (selector) => dialog === this.#open && this.#stage.focus(selector),
    };
    const dialog: ActDialog = new dialogs[name](deps);
    this.#stage.open(() => dialog.view(), () => this.#ended());
    this.#open = dialog;
    this.#openFor = conversation.id;
    dialog.start?.();
  }

  /** What was closed, moved or left meanwhile has nothing to ask about. */
  hostUpdated(): void {
    if (this.#openFor !== undefined && this.#sessions.session?.conversations.$selected.get()?.id !== this.#openFor) this.#stage.close();
  }

  #ended(): void {
    this.#open = this.#openFor = undefined;
    // The button that opened it may have gone with the conversation.
    const root = this.#host.shadowRoot;
    if (this.#host.isConnected && root?.activeElement === null && this.#host.ownerDocument.activeElement === this.#host.ownerDocument.body) this.#host.focus();
  }
}
