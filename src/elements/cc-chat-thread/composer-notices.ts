import { html, type TemplateResult } from 'lit';
import type { Fault } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import type { Session } from '../../session/session-api.js';
import { icon, iconAlert, iconClose } from '../ui/icons.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';

export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** What went wrong while the agent prepared something, per conversation, until it is put away. */
export class Notices {
  readonly #door: ComposerDoor;
  readonly #notices = new Map<string, Notice>();
  readonly #known = new WeakMap<Session, string>();

  constructor(door: ComposerDoor) {
    this.#door = door;
  }

  show({ conversation }: ComposerData, notice: Notice): void {
    this.#notices.set(conversation.id, notice);
    this.#door.say(`${notice.title} ${notice.text}`, { assertive: true });
    this.#door.host.requestUpdate();
  }

  fault(data: ComposerData, title: string, { code }: Fault): void {
    const { text, todo } = data.t.faults[code];
    this.show(data, { title, text: `${text} ${todo}` });
  }

  /** What the browser could not write down would be lost with the page: its agent hears of it, once for each. */
  watch(t: ComposerMessages | undefined): void {
    const { data } = this.#door;
    if (!data || !t) return;
    const { session } = data;
    const known = this.#known.get(session);
    const last = session.faults.$faults.get().filter(({ where, code }) => where === 'chat.keep' && code === 'limit').at(-1)?.id ?? '';
    this.#known.set(session, last);
    if (known !== undefined && last !== '' && last !== known) this.show(data, { title: t.notKept, text: t.notKeptHint });
  }

  clear(conversationId: string): void {
    if (this.#notices.delete(conversationId)) this.#door.host.requestUpdate();
  }

  forget(): void {
    this.#notices.clear();
  }

  render(t: CommonMessages, conversationId: string): TemplateResult | undefined {
    const notice = this.#notices.get(conversationId);
    if (!notice) return undefined;
    const close = (): void => {
      this.clear(conversationId);
      this.#door.focus();
    };
    return html`<div class="banner danger notice" part="composer-notice">
      ${icon(iconAlert)}<strong>${notice.title}</strong><span>${notice.text}</span>
      <button class="ib" type="button" title=${t.close} aria-label=${t.close} @click=${close}>${icon(iconClose)}</button>
    </div>`;
  }
}
