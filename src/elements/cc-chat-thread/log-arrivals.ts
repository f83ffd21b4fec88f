import type { Message } from '../../domain/message.js';
import type { LogHome } from './log-types.js';
import { summary, writerName } from './message-view.js';

/** Milliseconds from one announcement of what came to the next. */
const breath = 1000;

/** Tells screen readers what the other side wrote. */
export class Arrivals {
  readonly #home: LogHome;
  readonly #untold: Message[] = [];
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(home: LogHome) {
    this.#home = home;
  }

  tell(messages: readonly Message[]): void {
    this.#untold.push(...messages);
    if (this.#telling === undefined) this.#tellRest();
  }

  clear(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#untold.length = 0;
  }

  /** Three are read out, more are counted, and once a second at most: nobody can listen to a burst. */
  #tellRest(): void {
    const { context, around: { announcer, l: { t } } } = this.#home;
    const arrived = this.#untold.splice(0);
    this.#telling = arrived.length > 0 && context ? setTimeout(() => this.#tellRest(), breath) : undefined;
    if (!context) return;
    if (arrived.length > 3) announcer.announce(t.newMessages(arrived.length));
    else for (const message of arrived) announcer.announce(t.messageFrom(writerName(context, message), summary(context, message, 300)));
  }
}
