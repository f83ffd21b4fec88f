import { html, type TemplateResult } from 'lit';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconAlert } from '../ui/icons.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';

/** From here on what is left is counted, as a part of the whole. */
const near = 0.1;

/** Characters that are left; negative where the text is too long, undefined where there is no limit. */
function roomIn({ session, draft }: ComposerData): number | undefined {
  const most = session.desk.$maxTextLength.get();
  return most === undefined ? undefined : most - draft.text.length;
}

/** Why the text cannot be sent, where it is too long. */
export function tooLong(data: ComposerData | undefined): string | undefined {
  const room = data && roomIn(data);
  return data && room !== undefined && room < 0 ? data.t.tooLong(data.session.desk.$maxTextLength.get() ?? 0) : undefined;
}

/** How much may still be written, near the limit; and how much must go, over it. */
export function lengthLine(t: ComposerMessages, data: ComposerData): TemplateResult | undefined {
  const room = roomIn(data);
  const most = data.session.desk.$maxTextLength.get() ?? 0;
  if (room === undefined || room > most * near) return undefined;
  if (room >= 0) return html`<p class="windowline status warning" part="text-length">${icon(iconAlert)}<span>${t.textLeft(room)}</span></p>`;
  return html`<p class="windowline status danger" part="text-length">${icon(iconAlert)}<span>${data.t.tooLong(most)}. ${t.textOver(-room)}.</span></p>`;
}

/** Says once that the text has become too long: a counter that is read out with every letter is noise. */
export class LengthWatch {
  readonly #door: ComposerDoor;
  #over: string | undefined;

  constructor(door: ComposerDoor) {
    this.#door = door;
  }

  after(t: ComposerMessages | undefined): void {
    const { data } = this.#door;
    const why = tooLong(data);
    const over = why === undefined ? undefined : data?.conversation.id;
    if (over !== undefined && over !== this.#over && t) this.#door.say(why ?? '');
    this.#over = over;
  }
}
