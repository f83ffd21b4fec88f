/** One message that TempBox took: the truth that "0 lost, 0 doubled, 0 out of order" is counted against. */
export interface TakenMessage {
  readonly id: string;
  readonly number: number;
  readonly caseId: string;
  readonly contactId: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface AcceptedMessage extends TakenMessage {
  readonly agentId: string;
}

export interface RequestRecord {
  readonly method: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What `json` (or `Hash`) held; the token is not kept. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Something a client said that the contract does not allow. */
export interface Violation {
  readonly method: string;
  readonly problem: string;
}

const KEPT_REQUESTS = 5000;

export class Ledger {
  /** From agents, by `EnviarMensagem`. */
  readonly accepted: AcceptedMessage[] = [];
  /** From customers. */
  readonly received: TakenMessage[] = [];
  readonly violations: Violation[] = [];
  readonly #requests: RequestRecord[] = [];
  #served = 0;

  /** The latest requests, oldest first. */
  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  /** How many requests there ever were. */
  get served(): number {
    return this.#served;
  }

  recordRequest(request: RequestRecord): void {
    this.#served += 1;
    this.#requests.push(request);
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.splice(0, KEPT_REQUESTS / 2);
  }

  recordViolation(method: string, problem: string): void {
    this.violations.push({ method, problem });
  }

  /** How often each text was taken from agents, to find what was doubled or lost. */
  countByText(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { text } of this.accepted) counts[text] = (counts[text] ?? 0) + 1;
    return counts;
  }
}
