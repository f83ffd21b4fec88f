import type { Message } from '../../domain/message.js';
import type { MessageRows } from './log-types.js';
import { messageKey } from './thread-rows.js';

/** Which rows have their buttons: buttons in each would be the half of what a log holds. */
export class RowActs {
  readonly #log: MessageRows;
  /** Keys of the messages that one points at, and that have the focus. */
  readonly #keys: Record<string, string | undefined> = {};
  /** Where nothing can point before it touches. */
  readonly #always = matchMedia('(hover: none)');

  constructor(log: MessageRows) {
    this.#log = log;
    for (const type of ['pointerover', 'focusin']) log.element.addEventListener(type, this.#follow);
  }

  has(message: Message): boolean {
    const key = messageKey(message);
    return this.#always.matches || key === this.#keys['pointerover'] || key === this.#keys['focusin'];
  }

  readonly #follow = ({ type, target }: Event): void => {
    const message = this.#log.messageOf(target as Element);
    this.#keys[type] = message && messageKey(message);
    this.#log.recheck();
  };
}
