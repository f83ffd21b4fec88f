import { html } from 'lit';
import type { QuickReply } from '../../domain/quick-reply.js';
import { Fault } from '../../domain/fault.js';
import { Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { problemView } from '../ui/problems.js';
import type { ReplyDialogDeps } from './reply-deps.js';

/** Asks before a reply goes out whose words nobody here can read. */
export class ReplySending {
  readonly #deps: ReplyDialogDeps;
  readonly #reply: QuickReply;
  readonly #resolve: (sent: boolean) => void;
  readonly #task: Task;
  readonly #conversation;
  #sent = false;

  constructor(deps: ReplyDialogDeps, reply: QuickReply, resolve: (sent: boolean) => void) {
    this.#deps = deps;
    this.#reply = reply;
    this.#resolve = resolve;
    this.#task = new Task(deps.change);
    this.#conversation = deps.session.conversations.$selected.get();
  }

  start(): void {
    this.#deps.focus('[type=submit]');
  }

  ended(): void {
    this.#resolve(this.#sent);
  }

  view(): DialogView {
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    const name = t.phoneNumber(this.#conversation?.contact.name ?? '');
    return {
      name: 'send',
      title: html`<bdi>${t.sendSure(this.#reply.title)}</bdi>`,
      close: t.close,
      submit: () => void this.#submit(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.conversations.refresh()),
      body: html`<p class="s"><bdi>${t.sendText(name)}</bdi></p>`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.sendReply}</button>`,
    };
  }

  async #submit(): Promise<void> {
    const { session, done } = this.#deps;
    // An unknown outcome is not repeated here.
    if (this.#task.fault?.outcomeUnknown === true) return;
    this.#sent = await this.#task.run('send', async () => {
      // It goes to whoever was named above.
      if (session.conversations.$selectedId.get() !== this.#conversation?.id) throw new Fault('conflict');
      await session.replies.send(this.#reply.id);
    });
    if (this.#sent) done();
  }
}
