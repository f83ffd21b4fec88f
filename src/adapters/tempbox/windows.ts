import type { Caller } from './api.js';
import type { Context } from './context.js';
import type { MessageWindow } from './wire.js';
import type { MessageRow } from './wire-rows.js';

/** A vendor that answers full windows for ever must not keep us reading. */
const mostWindows = 20;
const greatestInt = 2_147_483_647;
/** Clocks differ, and a message is listed a moment after it was written. */
const overlapSeconds = 120;

/** Reads windows of messages in the meaning that the settings give to `Inicio` and `Termino` (contract part 5, row 3). */
export class Windows {
  readonly #context: Context;
  #lastReadAt: number | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** What may have come after the message with that number. May bring again what is known. */
  newer(who: Caller, cursor: number | undefined): Promise<readonly MessageRow[]> {
    const { api, settings } = this.#context;
    if (settings.fetching === 'numbers') return api.window(who, { Inicio: (cursor ?? 0) + 1, Termino: greatestInt });
    if (settings.fetching === 'seconds') return this.#seconds(who);
    if (settings.fetching === 'site') return this.rows((window) => api.siteWindow(who, window));
    return this.rows((window) => api.window(who, window));
  }

  /** Window after window, until one is not full. */
  async rows(read: (window: MessageWindow) => Promise<readonly MessageRow[]>): Promise<readonly MessageRow[]> {
    const { windowSize } = this.#context.settings;
    const all: MessageRow[] = [];
    for (let page = 0; page < mostWindows; page += 1) {
      const rows = await read({ Inicio: page * windowSize + 1, Termino: (page + 1) * windowSize });
      all.push(...rows);
      // More than was asked for: the window means something else here, and a second would bring the same.
      if (rows.length !== windowSize) break;
    }
    return all;
  }

  async #seconds(who: Caller): Promise<readonly MessageRow[]> {
    const now = this.#context.io.clock.now();
    const from = this.#lastReadAt ?? now;
    const rows = await this.#context.api.window(who, {
      Inicio: Math.floor(from / 1000) - overlapSeconds,
      Termino: Math.ceil(now / 1000) + overlapSeconds,
    });
    this.#lastReadAt = now;
    return rows;
  }
}
