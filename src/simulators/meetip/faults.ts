/**
 * `drop` the request never arrives and the connection dies · `answer-lost` it was done and the connection dies · `hang`
 * nothing ever comes back · `status` an HTTP status with an error page · `html` a page with 200 · `body` any text ·
 * `refuse` 401 as for a token that is wrong.
 */
export type MeetIpFault =
  | { readonly kind: 'drop' | 'answer-lost' | 'hang' | 'html' | 'refuse' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'body'; readonly text: string };

/** The name of an operation, or `token`. */
export type MeetIpFaultTarget = string;

/** Faults that are due: the next ones by operation, and any number by chance. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #next = new Map<MeetIpFaultTarget, MeetIpFault[]>();
  #rates: { readonly target: MeetIpFaultTarget; readonly fault: MeetIpFault; readonly probability: number }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next `times` requests of that operation meet this; `any` = whatever comes first. */
  next(target: MeetIpFaultTarget, fault: MeetIpFault, times = 1): void {
    this.#next.set(target, [...(this.#next.get(target) ?? []), ...Array.from({ length: times }, () => fault)]);
  }

  /** Each request meets this with `probability`, from 0 to 1, until `clear`. */
  rate(target: MeetIpFaultTarget, fault: MeetIpFault, probability: number): void {
    this.#rates.push({ target, fault, probability });
  }

  clear(): void {
    this.#next.clear();
    this.#rates = [];
  }

  forRequest(operation: string): MeetIpFault | undefined {
    const due = this.#next.get(operation)?.shift() ?? this.#next.get('any')?.shift();
    if (due) return due;
    return this.#rates.find(({ target, probability }) => (target === operation || target === 'any') && this.#random() < probability)?.fault;
  }
}
