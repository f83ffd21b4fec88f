/** One number that a campaign took: the truth that "0 lost, 0 doubled" is counted against. */
export interface InsertedNumber {
  readonly campaignId: string;
  readonly number: string;
  readonly at: 'start' | 'end';
  readonly form: Readonly<Record<string, string>>;
}

export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** By the wire's names, without the token. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where the token was. */
  readonly authorizedBy: 'header' | 'query' | 'none';
}

/** Something a client said that the contract does not allow. */
export interface Violation {
  readonly operation: string;
  readonly problem: string;
}

const keptRequests = 5_000;

export class Ledger {
  readonly inserted: InsertedNumber[] = [];
  readonly violations: Violation[] = [];
  readonly requests: RequestRecord[] = [];
  /** Numbers that were called, in order, with who was to call them. */
  readonly dialled: { readonly extension: string; readonly number: string }[] = [];

  recordRequest(request: RequestRecord): void {
    this.requests.push(request);
    if (this.requests.length > keptRequests) this.requests.splice(0, keptRequests / 2);
  }

  recordViolation(operation: string, problem: string): void {
    this.violations.push({ operation, problem });
  }

  count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length;
  }

  /** Numbers that a campaign took more than once. */
  get doubled(): string[] {
    const seen = new Set<string>();
    return this.inserted.map(({ campaignId, number }) => `${campaignId}/${number}`).filter((key) => seen.size === seen.add(key).size);
  }
}
