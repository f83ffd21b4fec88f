import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import type { MediaMessages } from '../../i18n/media.js';
import type { LogHome } from './log-types.js';

/** Pages of history that are fetched for one message. */
const mostPages = 40;

/** Looks for a quoted message in what has not been loaded. */
export class Seeker {
  readonly #home: LogHome;
  readonly #notify: (notice: { readonly title: string }) => void;
  #run = 0;
  #seeking = false;

  constructor(home: LogHome, notify: (notice: { readonly title: string }) => void) {
    this.#home = home;
    this.#notify = notify;
  }

  async seek({ replyTo }: Message): Promise<void> {
    if (replyTo === undefined || this.#seeking) return;
    this.#run += 1;
    const run = this.#run;
    this.#set(true);
    const found = await this.#find(replyTo, () => run === this.#run);
    if (run !== this.#run) return;
    this.#set(false);
    if (found) this.#home.log.jumpTo(found);
  }

  stop(): void {
    this.#run += 1;
    this.#set(false);
  }

  render(media: MediaMessages): TemplateResult | typeof nothing {
    if (!this.#seeking) return nothing;
    return html`<div class="seeking xs quiet" role="status">
      ${media.seeking} <button class="btn link sm" type="button" @click=${() => this.stop()}>${media.searchStop}</button>
    </div>`;
  }

  async #find(id: string, isCurrent: () => boolean): Promise<Message | undefined> {
    for (let page = 0; page < mostPages; page += 1) {
      const before = this.#home.shown?.list.value.items.length;
      await this.#home.loadOlder();
      await this.#home.host.updateComplete;
      if (!isCurrent()) return undefined;
      const found = this.#home.log.find(id);
      if (found) return found;
      const list = this.#home.shown?.list.value;
      if (this.#home.olderFailed) return undefined;
      if (!list || list.complete || list.items.length === before) return this.#say('quotedGone');
    }
    return this.#say('quotedFar');
  }

  #say(what: 'quotedGone' | 'quotedFar'): undefined {
    const title = this.#home.context?.media?.[what];
    if (title !== undefined) this.#notify({ title });
    return undefined;
  }

  #set(seeking: boolean): void {
    if (seeking === this.#seeking) return;
    this.#seeking = seeking;
    this.#home.host.requestUpdate();
  }
}
