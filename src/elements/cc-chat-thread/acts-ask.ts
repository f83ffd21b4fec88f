import { html } from 'lit';
import { Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { problemView } from '../ui/problems.js';
import type { ActDeps, ActDialog } from './acts-deps.js';

/** A bot writes to the contact in the agent's place: never without being asked twice. */
export class AskDialog implements ActDialog {
  readonly #deps: ActDeps;
  readonly #task: Task;

  constructor(deps: ActDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
  }

  start(): void {
    this.#deps.focus('[type=submit]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    return {
      name: 'ask',
      title: t.askTitle,
      close: t.close,
      submit: () => void this.#submit(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.conversations.refresh()),
      body: html`<p class="s"><bdi>${t.askText(t.phoneNumber(this.#deps.conversation().contact.name))}</bdi></p>`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.ask}</button>`,
    };
  }

  async #submit(): Promise<void> {
    const { session, conversationId } = this.#deps;
    if (await this.#task.run('ask', () => session.desk.askAssistant(conversationId))) this.#deps.done();
  }
}
