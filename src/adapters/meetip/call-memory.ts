import type { Clock } from '../../net/io.js';
import type { CallNews } from './event.js';

/** Calls that are over, by MeetIP's ids: what comes late or again must not bring them back. */
const kept = 200;
/** A ring after this is a new one: a queue comes round to the same agent again with the same id. */
const ringAgain = 2_000;
/** News of a call of our own that was hung up before MeetIP told of it. */
const clickKept = 60_000;

/** `elsewhere`: another one answered before anything was told of this extension. */
type Over = 'ended' | 'ring-ended' | 'elsewhere';

export class CallMemory {
  readonly #clock: Clock;
  readonly #over = new Map<string, { readonly kind: Over; readonly at: number }>();
  readonly #turns = new Map<string, number>();
  readonly #clicks = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  over(wireId: string, kind: Over): void {
    if (wireId === '') return;
    this.#over.delete(wireId);
    this.#over.set(wireId, { kind, at: this.#clock.now() });
    for (const [id] of this.#over) {
      if (this.#over.size <= kept) break;
      this.#over.delete(id);
      this.#turns.delete(id);
    }
  }

  clickOver(number: string): void {
    this.#clicks.set(number, this.#clock.now());
  }

  /** Late news of what is over; a transfer or a queue may bring the same call back. */
  isOver({ id, kind, info, direction, number }: CallNews): boolean {
    const before = this.#over.get(id);
    if (!before) return direction === 'out' && this.#isOfEndedClick(id, number);
    if (info === 'TRANSFER' || info === 'ATRANSFER') return false;
    if (before.kind === 'ended') return true;
    if (before.kind === 'elsewhere' && kind === 'ended' && info === 'ANSWER') return false;
    return kind !== 'answered' && (kind !== 'ringing' || this.#clock.now() - before.at < ringAgain);
  }

  /** Unique, although MeetIP's may come again. */
  idFor({ id, extension, number }: CallNews): string {
    const base = id === '' ? `${extension}-${number}` : id;
    const turn = (this.#turns.get(base) ?? 0) + 1;
    this.#turns.set(base, turn);
    return turn === 1 ? base : `${base}#${turn}`;
  }

  clear(): void {
    this.#over.clear();
    this.#turns.clear();
    this.#clicks.clear();
  }

  #isOfEndedClick(id: string, number: string): boolean {
    const at = this.#clicks.get(number);
    if (at === undefined || this.#clock.now() - at > clickKept) return false;
    this.#clicks.delete(number);
    this.over(id, 'ended');
    return true;
  }
}
