import { html, nothing } from 'lit';
import type { Campaign } from '../../domain/dialer.js';
import type { Session } from '../../session/session-api.js';
import type { Announcer } from '../ui/announcer.js';
import { Task } from '../ui/asking.js';
import type { DialogController, DialogView } from '../ui/dialog.js';
import { icon } from '../ui/icons.js';
import { iconTrash } from '../ui/icons-more.js';
import { problemView } from '../ui/problems.js';
import { foldForSearch, oneLine } from '../ui/text.js';
import { campaignName } from './campaigns-view.js';
import type { DialerTexts } from './part-api.js';

interface EraseDeps {
  readonly dialog: DialogController;
  readonly announcer: Announcer;
  readonly session: Session;
  t(): DialerTexts;
  /** What was erased, for the screen. */
  done(text: string): void;
}

/** Asks before all records of a campaign go: its name is typed, because nothing brings them back. */
export function askToErase(campaign: Campaign, deps: EraseDeps): void {
  const asking = new EraseQuestion(campaign, deps);
  deps.dialog.open(() => asking.view());
  deps.dialog.focus('#erase-name');
}

class EraseQuestion {
  readonly #campaign: Campaign;
  readonly #deps: EraseDeps;
  readonly #name: string;
  readonly #task: Task;
  #typed = '';

  constructor(campaign: Campaign, deps: EraseDeps) {
    this.#campaign = campaign;
    this.#deps = deps;
    this.#name = campaignName(campaign, deps.t());
    this.#task = new Task(deps.dialog.update);
  }

  view(): DialogView {
    const { dialog, session } = this.#deps;
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    return {
      name: 'erase',
      title: t.eraseTitle,
      close: t.close,
      body: html`<p class="s">${t.eraseText}</p>
        <div class="field">
          <label for="erase-name">${t.eraseConfirm(this.#name)}</label>
          <input class="input" id="erase-name" part="input" autocomplete="off" spellcheck="false" maxlength="200" @input=${this.#write} />
        </div>`,
      problem: problemView(t, this.#task.fault, () => session.dialer.refresh()),
      news: busy ? t.erasing : '',
      submit: () => void this.#erase(),
      foot: html`<button class="btn" type="button" ?disabled=${busy} @click=${() => dialog.close()}>${t.cancel}</button>
        <button class="btn danger" part="confirm-button" type="submit" ?disabled=${!this.#isSame || busy} aria-busy=${busy || nothing}>${icon(iconTrash)}${busy ? t.erasing : t.erase}</button>`,
    };
  }

  get #isSame(): boolean {
    return plain(this.#typed) === plain(this.#name);
  }

  readonly #write = (event: Event): void => {
    this.#typed = (event.currentTarget as HTMLInputElement).value;
    this.#deps.dialog.update();
  };

  async #erase(): Promise<void> {
    if (!this.#isSame) return;
    const { session, dialog, announcer, done, t } = this.#deps;
    let count: number | undefined;
    const erased = await this.#task.run('erase', async () => {
      count = await session.dialer.erase(this.#campaign.id);
    });
    if (!erased) return;
    const text = count === undefined ? t().erasedAll(this.#name) : t().erased(count, this.#name);
    dialog.close();
    announcer.announce(text);
    done(text);
  }
}

const plain = (text: string): string => foldForSearch(oneLine(text, 200));
