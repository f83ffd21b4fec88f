import type { Method } from './schema.js';

/**
 * What may go wrong with an answer.
 *
 * `drop` the request never arrives and the connection dies · `answer-lost` it was done and the connection dies · `hang`
 * nothing ever comes back (`effect`: although it was done) · `delay` it is done late · `late` it is done at once and
 * answered late, when younger answers are there already · `status` an HTTP status with an error page · `html` a page
 * with 200 · `truncated` half of the answer · `body` any text instead of it · `refuse` the envelope's error ·
 * `unauthorized` its 401 · `duplicate` every row twice · `reorder` rows in another order.
 */
export type TempBoxFault =
  | { readonly kind: 'drop' | 'answer-lost' | 'html' | 'truncated' | 'refuse' | 'unauthorized' | 'duplicate' | 'reorder' }
  | { readonly kind: 'hang'; readonly effect?: boolean }
  | { readonly kind: 'delay' | 'late'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'body'; readonly text: string };

export type TempBoxFaultTarget = Method | 'any';

interface Rate {
  readonly target: TempBoxFaultTarget;
  readonly fault: TempBoxFault;
  readonly probability: number;
}

/** Faults that are due: the next ones by method, and any number by chance. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #next = new Map<TempBoxFaultTarget, TempBoxFault[]>();
  #rates: Rate[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next `times` requests meet this; `any` = whatever comes first. */
  next(target: TempBoxFaultTarget, fault: TempBoxFault, times = 1): void {
    const due = this.#next.get(target) ?? [];
    this.#next.set(target, [...due, ...Array.from({ length: times }, () => fault)]);
  }

  /** Each request meets this with `probability`, from 0 to 1, until `clear`; `any` = each of whatever method. */
  rate(target: TempBoxFaultTarget, fault: TempBoxFault, probability: number): void {
    this.#rates.push({ target, fault, probability });
  }

  clear(): void {
    this.#next.clear();
    this.#rates = [];
  }

  forRequest(method: Method): TempBoxFault | undefined {
    const due = this.#next.get(method)?.shift() ?? this.#next.get('any')?.shift();
    if (due) return due;
    return this.#rates.find(({ target, probability }) => (target === method || target === 'any') && this.#random() < probability)?.fault;
  }
}
