/** One message that the vendor took from an agent: the truth that "0 lost, 0 doubled" is counted against. */
export interface AcceptedMessage {
  readonly id: string;
  readonly protocol: string;
  readonly contactId: string;
  readonly agentId: string;
  /** As the agent wrote it, without the prefix. */
  readonly text: string;
  readonly replyId: string;
  readonly file?: string;
  /** Bytes of the file. */
  readonly bytes?: number;
  /** Id of the template. */
  readonly template?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface RequestRecord {
  readonly endpoint: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Something a client said that the contract does not allow. */
export interface Violation {
  readonly endpoint: string;
  readonly problem: string;
}

const KEPT_REQUESTS = 5000;

export class Ledger {
  readonly accepted: AcceptedMessage[] = [];
  readonly violations: Violation[] = [];
  readonly #requests: RequestRecord[] = [];

  /** The latest requests, oldest first. */
  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  recordRequest(request: RequestRecord): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.splice(0, KEPT_REQUESTS / 2);
  }

  recordViolation(endpoint: string, problem: string): void {
    this.violations.push({ endpoint, problem });
  }

  /** How often each text was taken, to find what was doubled or lost. */
  countByText(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { text } of this.accepted) counts[text] = (counts[text] ?? 0) + 1;
    return counts;
  }
}
