import type { Endpoint } from './requests.js';

/**
 * What may go wrong with an answer.
 *
 * `drop` the request never arrives and the connection dies · `answer-lost` the write happened and the connection dies
 * · `hang` nothing ever comes back (`effect`: although it was done) · `delay` late · `status` an HTTP status with an
 * error page · `html` a page with 200 · `bom`, `php-warning`, `truncated` spoil the JSON · `body` any text instead of it
 * · `refuse` the vendor's own `falha`.
 */
export type HttpFault =
  | { readonly kind: 'drop' | 'answer-lost' | 'html' | 'bom' | 'php-warning' | 'truncated' | 'refuse' }
  | { readonly kind: 'hang'; readonly effect?: boolean }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'body'; readonly text: string };

/** What may go wrong with a push. `reorder` sends it after the one that follows; `malformed` sends `text` instead. */
export type PushFault =
  | { readonly kind: 'lose' | 'duplicate' | 'reorder' | 'close' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'malformed'; readonly text?: string };

/** What may go wrong with a new socket: refused, or accepted and never answered. */
export type SocketFault = { readonly kind: 'refuse' | 'deaf' };

export type FaultTarget = Endpoint | 'any' | 'push' | 'socket';

interface FaultOf {
  readonly push: PushFault;
  readonly socket: SocketFault;
}

export type FaultFor<T extends FaultTarget> = T extends keyof FaultOf ? FaultOf[T] : HttpFault;

interface Rate {
  readonly target: FaultTarget;
  readonly fault: HttpFault | PushFault | SocketFault;
  readonly probability: number;
}

/** Faults that are due: the next ones by name, and any number by chance. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #next = new Map<FaultTarget, (HttpFault | PushFault | SocketFault)[]>();
  #rates: Rate[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next `times` requests (or pushes, or sockets) meet this. `any` = whatever HTTP request comes first. */
  next<T extends FaultTarget>(target: T, fault: FaultFor<T>, times = 1): void {
    const due = this.#next.get(target) ?? [];
    this.#next.set(target, [...due, ...Array.from({ length: times }, () => fault)]);
  }

  /** Each request (push, socket) meets this with `probability`, from 0 to 1, until `clear`. */
  rate<T extends FaultTarget>(target: T, fault: FaultFor<T>, probability: number): void {
    this.#rates.push({ target, fault, probability });
  }

  clear(): void {
    this.#next.clear();
    this.#rates = [];
  }

  forRequest(endpoint: Endpoint): HttpFault | undefined {
    return (this.#take(endpoint) ?? this.#take('any')) as HttpFault | undefined;
  }

  forPush(): PushFault | undefined {
    return this.#take('push') as PushFault | undefined;
  }

  forSocket(): SocketFault | undefined {
    return this.#take('socket') as SocketFault | undefined;
  }

  #take(target: FaultTarget): HttpFault | PushFault | SocketFault | undefined {
    const due = this.#next.get(target)?.shift();
    return due ?? this.#rates.find(rate => rate.target === target && this.#random() < rate.probability)?.fault;
  }
}
