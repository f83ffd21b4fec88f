import type { Clock } from '../../net/io.js';

/** How long a BYE or CANCEL is worth sending late. */
const worthwhile = 120_000;
const retryEach = 2_000;

interface Farewell {
  readonly text: string;
  readonly since: number;
}

/** What the other side would miss for good: nobody asks a second time. */
export function isFarewell(method: string | undefined): boolean {
  return method === 'BYE' || method === 'CANCEL';
}

/**
 * BYEs and CANCELs that a lost connection took with it. They are sent over the next one until the other side has heard
 * them, which after a restart of the server may itself not be back yet.
 */
export class Farewells {
  readonly #clock: Clock;
  readonly #send: (text: string) => void;
  /** By the branch that the next answer will carry. */
  readonly #owed = new Map<string, Farewell>();
  #cancelRetry: () => void = () => {};

  constructor(clock: Clock, send: (text: string) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  owe(text: string): void {
    this.#owed.set(branchOf(text), { text, since: this.#clock.now() });
  }

  /** A connection is there and the registrar knows us on it. */
  flush(): void {
    this.#cancelRetry();
    const now = this.#clock.now();
    for (const [branch, { since }] of this.#owed) if (now - since > worthwhile) this.#owed.delete(branch);
    for (const { text } of [...this.#owed.values()]) this.#send(text);
  }

  /** A final response to anything. */
  answered(response: string, status: number): void {
    const branch = branchOf(response);
    const farewell = this.#owed.get(branch);
    if (!farewell) return;
    this.#owed.delete(branch);
    // Done, or nothing to be done any more, or the library answers the challenge by itself.
    if (status < 300 || [401, 407, 481].includes(status)) return;
    // CANCEL lives by the branch of its INVITE; anything else is a new transaction.
    const text = farewell.text.startsWith('BYE') ? farewell.text.replace(branch, `z9hG4bK${crypto.randomUUID()}`) : farewell.text;
    this.#owed.set(branchOf(text), { ...farewell, text });
    this.#cancelRetry();
    this.#cancelRetry = this.#clock.after(retryEach, () => this.flush());
  }

  clear(): void {
    this.#cancelRetry();
    this.#owed.clear();
  }
}

function branchOf(text: string): string {
  return /^Via[ \t]*:[^\r\n]*;[ \t]*branch=([^;,\s]+)/im.exec(text)?.[1] ?? '';
}
