import type { Service } from '../../adapters/vocom/wire.js';

/**
 * What may go wrong with an answer.
 *
 * `drop` the request never arrives and the connection dies · `answer-lost` it was done and the connection dies · `hang`
 * nothing ever comes back · `delay` it is done and answered late · `status` an HTTP status with an error page · `html` a
 * page with 200 · `truncated` half of the answer · `body` any text instead of it · `refuse` the envelope's error with that
 * `status_type`.
 */
export type VocomFault =
  | { readonly kind: 'drop' | 'answer-lost' | 'hang' | 'html' | 'truncated' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'refuse'; readonly type: string };

type Target = Service | 'any';

interface Rate {
  readonly target: Target;
  readonly fault: VocomFault;
  readonly probability: number;
}

/** Faults that are due: the next ones by service, and any number by chance. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #next = new Map<Target, VocomFault[]>();
  #rates: Rate[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next `times` requests meet this; `any` = whatever comes first. */
  next(target: Target, fault: VocomFault, times = 1): void {
    const due = this.#next.get(target) ?? [];
    this.#next.set(target, [...due, ...Array.from({ length: times }, () => fault)]);
  }

  /** Each request meets this with `probability`, from 0 to 1, until `clear`. */
  rate(target: Target, fault: VocomFault, probability: number): void {
    this.#rates.push({ target, fault, probability });
  }

  clear(): void {
    this.#next.clear();
    this.#rates = [];
  }

  forRequest(service: Service): VocomFault | undefined {
    const due = this.#next.get(service)?.shift() ?? this.#next.get('any')?.shift();
    if (due) return due;
    return this.#rates.find(({ target, probability }) => (target === service || target === 'any') && this.#random() < probability)?.fault;
  }
}
