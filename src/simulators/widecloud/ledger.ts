/** One contact that the central took: the truth that "0 lost, 0 doubled" is counted against. */
export interface InsertedContact {
  readonly campaignId: string;
  readonly idcrm: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface RequestRecord {
  readonly action: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Without the secrets. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of the secrets that came along. */
  readonly secrets: readonly string[];
}

/** Something a client said that the contract does not allow. */
export interface Violation {
  readonly action: string;
  readonly problem: string;
}

const KEPT_REQUESTS = 5000;

export class Ledger {
  readonly inserted: InsertedContact[] = [];
  readonly violations: Violation[] = [];
  readonly requests: RequestRecord[] = [];

  recordRequest(request: RequestRecord): void {
    this.requests.push(request);
    if (this.requests.length > KEPT_REQUESTS) this.requests.splice(0, KEPT_REQUESTS / 2);
  }

  recordViolation(action: string, problem: string): void {
    this.violations.push({ action, problem });
  }

  count(action: string): number {
    return this.requests.filter((request) => request.action === action).length;
  }

  /** Keys that were taken more than once. */
  get doubled(): string[] {
    const seen = new Set<string>();
    return this.inserted.map(({ campaignId, idcrm }) => `${campaignId}/${idcrm}`).filter((key) => seen.size === seen.add(key).size);
  }
}
