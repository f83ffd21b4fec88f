import { html, nothing, type TemplateResult } from 'lit';
import type { Department } from '../../domain/chat-port.js';
import { Fetched, Task } from '../ui/asking.js';
import { departmentField } from '../ui/department-field.js';
import type { DialogView } from '../ui/dialog.js';
import { loadingView, problemView, unreadView } from '../ui/problems.js';
import type { ActDeps, ActDialog } from './acts-deps.js';

/** The contact is nobody's own again. Which department that is about is asked for only where it is not known. */
export class ReleaseDialog implements ActDialog {
  readonly #deps: ActDeps;
  readonly #task: Task;
  readonly #departments: Fetched<readonly Department[]> | undefined;
  #department: string;
  #missing = false;

  constructor(deps: ActDeps) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#department = deps.conversation().department?.id ?? '';
    this.#departments = this.#department === '' && deps.has('departments') ? new Fetched(deps.change) : undefined;
  }

  start(): void {
    if (this.#departments) void this.#read();
    this.#deps.focus('[type=submit]');
  }

  view(): DialogView {
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    return {
      name: 'release',
      title: t.releaseTitle,
      close: t.close,
      submit: () => void this.#submit(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.conversations.refresh()),
      body: html`<p class="s"><bdi>${t.releaseText(t.phoneNumber(this.#deps.conversation().contact.name))}</bdi></p>
        ${this.#departmentView()}`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn danger" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.release}</button>`,
    };
  }

  #departmentView(): TemplateResult | typeof nothing {
    const list = this.#departments;
    const t = this.#deps.t();
    if (!list) return nothing;
    if (list.fault) return unreadView(t, list.fault, () => void this.#read());
    if (!list.value) return loadingView(t, 1);
    const choose = (id: string): void => {
      this.#department = id;
      this.#missing = false;
      this.#deps.change();
    };
    return departmentField({ label: t.department, empty: t.chooseDepartment, departments: list.value, chosen: this.#department, missing: this.#missing, choose });
  }

  async #read(): Promise<void> {
    await this.#departments?.load(() => this.#deps.session.desk.departments());
    const [only, ...others] = this.#departments?.value ?? [];
    if (only && others.length === 0) this.#department = only.id;
    this.#deps.change();
  }

  async #submit(): Promise<void> {
    const { session } = this.#deps;
    this.#missing = this.#departments?.value !== undefined && this.#department === '';
    if (this.#missing) return this.#deps.focus('select');
    if (this.#departments?.loading) return;
    const { contact } = this.#deps.conversation();
    if (await this.#task.run('release', () => session.desk.releaseContact(contact.id, this.#department))) this.#deps.done();
  }
}
