import { html, type TemplateResult } from 'lit';
import type { Fault } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
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
