import { html, type TemplateResult } from 'lit';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconClock } from '../ui/icons.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';

const minute = 60_000;
/** From here on it is counted down where the agent writes; the header shows the hours before. */
const near = 60 * minute;
/** The clock is not read out; so many minutes before its end somebody who listens hears of it, once. */
const said = [10, 1];

/** Milliseconds; undefined where no window is open. */
function timeLeft({ now, conversation: { replyWindow } }: ComposerData): number | undefined {
  return replyWindow.kind === 'open' && now > 0 ? replyWindow.closesAt - now : undefined;
}

/** How long free text may still be sent. */
export function windowLine(data: ComposerData): TemplateResult | undefined {
  const left = timeLeft(data);
  if (left === undefined || left > near || left <= 0) return undefined;
  return html`<p class="windowline status warning" part="window">${icon(iconClock)}<span class="num">${data.t.windowClosing(data.l.duration(left))}</span></p>`;
}

/** Says when the window is about to close, and takes the focus along when the text field goes. */
export class WindowWatch {
  readonly #door: ComposerDoor;
  #seen: { readonly id: string; readonly left: number } | undefined;
  #hadFocus = false;

  constructor(door: ComposerDoor) {
    this.#door = door;
  }

  /** Before the widget changes what is in its tree. */
  before(): void {
    this.#hadFocus ||= this.#door.field?.matches(':focus') === true;
  }

  after(t: ComposerMessages | undefined): void {
    const { data, field } = this.#door;
    if (field || !data) this.#hadFocus = false;
    if (!data || !t) return;
    this.#tell(data, t, !field);
    // What takes the field's place may still be on its way; by then the agent may be elsewhere.
    const { host } = this.#door;
    const isHere = document.activeElement === document.body || document.activeElement === host;
    if (!this.#hadFocus || !host.renderRoot.querySelector('.composer.blocked')) return;
    if (isHere) this.#door.focus();
    this.#hadFocus = isHere && !host.matches(':focus-within');
  }

  #tell(data: ComposerData, t: ComposerMessages, isClosed: boolean): void {
    const { id, replyWindow } = data.conversation;
    const before = this.#seen?.id === id ? this.#seen.left : undefined;
    const left = replyWindow.kind === 'closed' ? 0 : timeLeft(data);
    this.#seen = left === undefined ? undefined : { id, left };
    if (before === undefined || left === undefined || before <= 0) return;
    if (left <= 0 && isClosed) this.#door.say(`${data.t.windowClosed}. ${data.t.windowClosedHint}`);
    else for (const minutes of said) if (before > minutes * minute && left <= minutes * minute && left > 0) this.#door.say(t.windowSoon(minutes));
  }
}
