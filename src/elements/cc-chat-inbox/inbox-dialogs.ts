import type { Conversation } from '../../domain/conversation.js';
import { actsArea, type ActsMessages } from '../../i18n/acts.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { Locale } from '../../i18n/messages.js';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import { popups } from '../../styles/popups.js';
import { TagsDialog } from '../cc-chat-thread/tags-dialog.js';
import { tagStyles } from '../cc-chat-thread/acts.styles.js';
import { moreStyles } from './more.styles.js';
import type { MoreDeps, MorePanel } from './more-deps.js';
import { RecordPanel } from './records-panel.js';
import { RefinePanel } from './refine-panel.js';
import { ReportsPanel } from './reports-panel.js';

/** What the later part of the inbox tells its dialogs. */
export type DialogHome = Omit<MoreDeps, 'change' | 'done' | 'focus' | 'record' | 'reports'>;

/** The dialogs of the inbox that are no new conversation: one at a time. */
export class InboxDialogs {
  readonly #home: DialogHome;
  readonly #stage: DialogController;
  #panel: MorePanel | undefined;

  constructor(home: DialogHome) {
    this.#home = home;
    this.#stage = new DialogController(home.host, [popups, ...dialogStyles, tagStyles, moreStyles]);
  }

  refine(): void {
    this.#open((deps) => new RefinePanel(deps));
  }

  reports(): void {
    this.#open((deps) => new ReportsPanel(deps));
  }

  record(id: string, back?: () => void): void {
    this.#open((deps) => new RecordPanel(deps, id, back));
  }

  /** Any other panel. */
  show(make: (deps: MoreDeps) => MorePanel): void {
    this.#open(make);
  }

  /** Tags are changed as in the conversation itself. */
  async tags(row: Conversation, locale: Locale): Promise<void> {
    const texts = await actsArea.load(locale);
    const { session } = this.#home;
    let last = row;
    const find = (): Conversation => (last = session.conversations.$list.get().value.find(({ id }) => id === row.id) ?? last);
    this.#open(
      ({ host, has, t, change, done, focus }) =>
        new TagsDialog({
          host, session, has, change, done, focus,
          conversationId: row.id,
          t: (): CommonMessages & ActsMessages => ({ ...texts, ...t() }),
          conversation: find,
        }),
    );
  }

  /** Of use no more. */
  end(): void {
    this.#stage.close();
    this.#home.host.removeController(this.#stage);
  }

  #open(make: (deps: MoreDeps) => MorePanel): void {
    const deps: MoreDeps = {
      ...this.#home,
      change: this.#stage.update,
      // What ends late closes no other dialog.
      done: () => void (panel === this.#panel && this.#stage.close()),
      focus: (selector) => void (panel === this.#panel && this.#stage.focus(selector)),
      record: (id, back) => this.record(id, back),
      reports: () => this.reports(),
    };
    const panel = make(deps);
    this.#stage.open(() => panel.view(), () => this.#ended(panel));
    this.#panel = panel;
    panel.start?.();
  }

  #ended(panel: MorePanel): void {
    panel.end?.();
    if (panel === this.#panel) this.#panel = undefined;
  }
}
