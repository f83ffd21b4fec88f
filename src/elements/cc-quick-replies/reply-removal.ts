import { html } from 'lit';
import type { QuickReply } from '../../domain/quick-reply.js';
import { Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { problemView } from '../ui/problems.js';
import type { ReplyDialogDeps } from './reply-deps.js';
import { dropReplyDraft } from './reply-drafts.js';

/** Asks before a reply is gone for good. */
export class ReplyRemoval {
  readonly #deps: ReplyDialogDeps;
  readonly #reply: QuickReply;
  readonly #task: Task;

  constructor(deps: ReplyDialogDeps, reply: QuickReply) {
    this.#deps = deps;
    this.#reply = reply;
    this.#task = new Task(deps.change);
  }

  start(): void {
    this.#deps.focus('.sheet-foot .btn');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    return {
      name: 'remove',
      title: t.removeTitle,
      close: t.close,
      submit: () => void this.#submit(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.replies.load()),
      body: html`<p class="s"><bdi>${t.removeSure(this.#reply.title)}</bdi></p>`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn danger" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.removeReply}</button>`,
    };
  }

  async #submit(): Promise<void> {
    const { session, announce, done, t } = this.#deps;
    const { id, title } = this.#reply;
    if (!(await this.#task.run('remove', () => session.replies.remove(id)))) return;
    dropReplyDraft(session, id);
    done();
    announce(t().replyRemoved(title));
  }
}
