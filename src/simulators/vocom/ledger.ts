import type { Service } from '../../adapters/vocom/wire.js';

export interface RequestRecord {
  readonly service: Service;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The body; the key is not kept. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface PlacedCall {
  readonly id: string;
  readonly agent: string;
  readonly to: string;
  readonly at: number;
}

/** Something a client said that the contract does not allow. */
export interface Violation {
  readonly path: string;
  readonly problem: string;
}

/** What really happened: the truth that "0 doubled" is counted against. */
export class Ledger {
  readonly requests: RequestRecord[] = [];
  readonly placed: PlacedCall[] = [];
  readonly violations: Violation[] = [];

  count(service: Service): number {
    return this.requests.filter((request) => request.service === service).length;
  }

  /** How often each number was called. */
  countByNumber(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { to } of this.placed) counts[to] = (counts[to] ?? 0) + 1;
    return counts;
  }
}
