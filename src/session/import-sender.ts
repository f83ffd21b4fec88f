import type { DialerPort } from '../domain/backend.js';
import type { ImportLimits, NewCampaignContact } from '../domain/dialer.js';
import { Fault, toFault } from '../domain/fault.js';

export interface Outgoing {
  readonly row: number;
  readonly contact: NewCampaignContact;
}

/** What became of a batch. */
export interface Sent {
  readonly inserted: number;
  readonly refused: number;
  readonly inDoubt: number;
}

interface SenderOptions {
  readonly port: DialerPort;
  readonly limits: ImportLimits;
  readonly campaignId: string;
  readonly at: 'start' | 'end';
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly stop: AbortSignal;
}

/** Tries of what certainly did nothing. */
const triesAtMost = 6;
/** Milliseconds until what was cut off on its way has arrived or never will. */
const arrivalTime = 2_000;
/** Longer pauses are the agent's business. */
const longestPause = 120_000;
/** When so many contacts in a row are refused, it is not them. */
const refusedAtMost = 20;

/** Sends batches to the vendor, none of them twice. */
export class BatchSender {
  readonly #options: SenderOptions;
  #refusedInARow = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Rejects with the fault that stops the import; with `outcomeUnknown`, what became of this batch is open. */
  async send(contacts: readonly NewCampaignContact[]): Promise<Sent> {
    const { port, campaignId, at, limits } = this.#options;
    let missing = contacts;
    let inserted = 0;
    for (let tries = 1; missing.length > 0; tries += 1) {
      try {
        if (!port.insert) throw new Fault('unsupported');
        await port.insert(campaignId, missing, at);
        inserted += missing.length;
        missing = [];
        this.#refusedInARow = 0;
      } catch (error) {
        const fault = toFault(error);
        if (fault.outcomeUnknown && !limits.canFind) return { inserted, refused: 0, inDoubt: missing.length };
        if (fault.outcomeUnknown) {
          const there = await this.find(missing.map(({ key }) => key));
          inserted += there.size;
          missing = missing.filter(({ key }) => !there.has(key));
          if (tries >= triesAtMost && missing.length > 0) throw stopping(fault, inserted > 0);
        } else if (fault.retryable) {
          await this.#pause(fault, tries).catch(() => {
            throw stopping(fault, inserted > 0);
          });
        } else if (this.#isAboutThem(fault, missing.length)) {
          return { inserted, refused: missing.length, inDoubt: 0 };
        } else {
          throw stopping(fault, inserted > 0);
        }
      }
    }
    return { inserted, refused: 0, inDoubt: 0 };
  }

  /** Which of these have arrived. Rejects with `outcomeUnknown` where that cannot be found out now. */
  async find(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const { port, campaignId, stop, wait } = this.#options;
    for (let tries = 1; ; tries += 1) {
      try {
        if (!port.findInserted) throw new Fault('unsupported');
        if (tries === 1) await wait(arrivalTime, stop);
        return await port.findInserted(campaignId, keys);
      } catch (error) {
        const fault = toFault(error);
        const giveUp = (): never => {
          throw stopping(fault, true);
        };
        if (!fault.retryable || stop.aborted) giveUp();
        await this.#pause(fault, tries).catch(giveUp);
      }
    }
  }

  async #pause(fault: Fault, tries: number): Promise<void> {
    const { wait, stop } = this.#options;
    const pause = Math.max(fault.retryAfter ?? 0, 500 * 2 ** tries * (0.5 + Math.random() / 2));
    if (tries >= triesAtMost || pause > longestPause || stop.aborted) throw fault;
    await wait(pause, stop);
    if (stop.aborted) throw fault;
  }

  #isAboutThem({ code }: Fault, count: number): boolean {
    this.#refusedInARow += count;
    return (code === 'rejected' || code === 'limit') && this.#refusedInARow < Math.max(refusedAtMost, 3 * this.#options.limits.batch);
  }
}

/** `isOpen`: a part of what was sent may be there. */
function stopping({ code, retryable, retryAfter, cause }: Fault, isOpen: boolean): Fault {
  return new Fault(code, { cause, retryable, outcomeUnknown: isOpen, ...(retryAfter === undefined ? {} : { retryAfter }) });
}
