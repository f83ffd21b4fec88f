import { timeOf } from './dates.js';
import type { ChatParts } from './parts.js';
import type { WireRow } from './wire.js';

/** So long without a push, and the line is looked after. */
const quietFor = 60_000;
/** A push may be on its way while a list tells the same. */
const grace = 5_000;
/** The list's date and the message's own differ by some seconds (contract part 2, "Dates"). */
const clockSlack = 5_000;

/**
 * The vendor's socket has no heartbeat (contract part 4): a line that died without a word looks open for as long as
 * nobody asks. After a minute of silence the lists are read; when they tell of something that no push told, the line is
 * mute and has to be replaced.
 */
export class Patrol {
  readonly #parts: ChatParts;
  readonly #replaceLine: () => void;
  #pushes = 0;
  #round = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: ChatParts, replaceLine: () => void) {
    this.#parts = parts;
    this.#replaceLine = replaceLine;
  }

  /** A push came, so that the line was alive a moment ago. */
  heard(): void {
    this.#pushes += 1;
  }

  start(): void {
    this.stop();
    this.#next();
  }

  stop(): void {
    this.#round += 1;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #next(): void {
    const before = this.#pushes;
    this.#after(quietFor, () => {
      if (this.#pushes > before) this.#next();
      else void this.#look(before);
    });
  }

  async #look(pushes: number): Promise<void> {
    const round = this.#round;
    // What keeps lists from being read is told by whoever needs them; there is nothing to conclude from it here.
    const rows = await this.#rows().catch(() => []);
    if (round !== this.#round) return;
    if (!rows.some((row) => this.#isNews(row))) return this.#next();
    this.#after(grace, () => {
      if (this.#pushes > pushes) return this.#next();
      this.#parts.context.settings.notice('socket: it was silent about what the lists tell');
      this.#replaceLine();
    });
  }

  /** Apart from the lists that are shown: nobody has to wait for these, and mostly they are the same. */
  #rows(): Promise<readonly WireRow[]> {
    const { api } = this.#parts.context;
    return this.#parts.context.call(async (who, signal) => {
      const waiting = await api.waitingChats(who, signal);
      return [...waiting, ...await api.activeChats(who, signal)];
    });
  }

  #isNews({ protocolo, last_message, last_message_timestamp }: WireRow): boolean {
    if (protocolo === '') return false;
    const known = this.#parts.directory.conversation(protocolo);
    const at = timeOf(last_message_timestamp, last_message) ?? 0;
    return !known || at > (known.lastMessageAt ?? 0) + clockSlack;
  }

  #after(milliseconds: number, run: () => void): void {
    this.#cancel = this.#parts.context.io.clock.after(milliseconds, run);
  }
}
