/**
 * `drop` the request never arrives and the connection dies · `answer-lost` it was done and the connection dies · `hang`
 * nothing ever comes back · `status` an HTTP status with an error page · `html` a page with 200 · `body` any text ·
 * `refuse` the vendor's text for secrets that are wrong.
 */
export type WideCloudFault =
  | { readonly kind: 'drop' | 'answer-lost' | 'hang' | 'html' | 'refuse' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'body'; readonly text: string };

/** The name of an action. */
export type WideCloudFaultTarget = string;

/** Faults that are due: the next ones by action, and any number by chance. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #next = new Map<WideCloudFaultTarget, WideCloudFault[]>();
  #rates: { readonly target: WideCloudFaultTarget; readonly fault: WideCloudFault; readonly probability: number }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next `times` requests of that action meet this; `any` = whatever comes first. */
  next(target: WideCloudFaultTarget, fault: WideCloudFault, times = 1): void {
    this.#next.set(target, [...(this.#next.get(target) ?? []), ...Array.from({ length: times }, () => fault)]);
  }

  /** Each request meets this with `probability`, from 0 to 1, until `clear`. */
  rate(target: WideCloudFaultTarget, fault: WideCloudFault, probability: number): void {
    this.#rates.push({ target, fault, probability });
  }

  clear(): void {
    this.#next.clear();
    this.#rates = [];
  }

  forRequest(action: string): WideCloudFault | undefined {
    const due = this.#next.get(action)?.shift() ?? this.#next.get('any')?.shift();
    if (due) return due;
    return this.#rates.find(({ target, probability }) => (target === action || target === 'any') && this.#random() < probability)?.fault;
  }
}
