import type { DialerPort } from '../domain/backend.js';
import type { ImportLimits } from '../domain/dialer.js';
import { Fault, toFault } from '../domain/fault.js';
import { columnsOf, contactOf, RowBits, type Columns } from './import-check.js';
import { rowsOf, Slices } from './import-file.js';
import type { ImportPlan, ImportStep } from './import-journal.js';
import { BatchSender, type Outgoing, type Sent } from './import-sender.js';

export interface RunOptions {
  readonly port: DialerPort;
  readonly limits: ImportLimits;
  readonly plan: ImportPlan;
  readonly file: Blob;
  readonly step: ImportStep;
  /** Milliseconds later, or at once when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly write: (step: ImportStep) => Promise<void>;
  readonly told: (step: ImportStep) => void;
  /** Aborts when it shall come to rest after what is on its way. */
  readonly stop: AbortSignal;
}

/** Contacts whose arrival can be looked up are noted in groups, because a note takes longer than many a vendor's answer. */
const groupAtLeast = 25;

/** Sends the rows of a file that are good, each noted before it goes out. */
export class ImportRun {
  readonly #options: RunOptions;
  readonly #columns: Columns;
  readonly #sender: BatchSender;
  readonly #groupSize: number;
  /** Keys that a cut left in doubt, and that turned out to be there. */
  #there: ReadonlySet<string> = new Set();
  /** Row behind the last that the cut left in doubt: until it is passed, another cut must ask again. */
  #cutUntil = 0;
  #step: ImportStep;

  constructor(options: RunOptions) {
    const { limits, plan, step } = options;
    this.#options = options;
    this.#step = step;
    this.#columns = columnsOf(plan.uses);
    this.#sender = new BatchSender({ ...options, campaignId: plan.campaignId, at: plan.at });
    this.#groupSize = limits.canFind ? Math.ceil(groupAtLeast / limits.batch) * limits.batch : limits.batch;
  }

  /** True when all is in; false when it was told to stop. Rejects with the fault that stopped it. */
  async run(): Promise<boolean> {
    await this.#settleCut();
    const { file, plan, stop } = this.#options;
    const slices = new Slices();
    const group: Outgoing[] = [];
    let row = -2;
    for await (const rows of rowsOf(file, plan.kind, { signal: new AbortController().signal })) {
      for (const { fields } of rows) {
        row += 1;
        if (row < this.#step.next || !RowBits.has(plan.ready, row)) continue;
        group.push({ row, contact: contactOf(fields, this.#columns, keyOf(plan, row)) });
        if (group.length === this.#groupSize && !(await this.#send(group.splice(0)))) return false;
        await slices.turn();
      }
      if (stop.aborted) return false;
    }
    if (group.length > 0 && !(await this.#send(group))) return false;
    return true;
  }

  /** What was on its way when the page went: looked up where that can be, else in doubt for good. */
  async #settleCut(): Promise<void> {
    const { sent, ...step } = this.#step;
    if (!sent) return;
    const { plan, limits } = this.#options;
    const rows: number[] = [];
    for (let row = sent.from; row < sent.until; row += 1) if (RowBits.has(plan.ready, row)) rows.push(row);
    if (limits.canFind) {
      this.#there = await this.#sender.find(rows.map((row) => keyOf(plan, row)));
      this.#cutUntil = sent.until;
      this.#step = step;
    } else {
      await this.#write({ ...step, inDoubt: step.inDoubt + rows.length, next: sent.until });
    }
  }

  /** False when it shall go no further. */
  async #send(group: readonly Outgoing[]): Promise<boolean> {
    const { limits, stop } = this.#options;
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return true;
    await this.#write({ ...this.#step, ...this.#open(first.row, last.row + 1) });
    const there = group.filter(({ contact }) => this.#there.has(contact.key));
    let step: ImportStep = { ...this.#step, inserted: this.#step.inserted + there.length };
    const missing = group.filter((each) => !there.includes(each));
    for (let at = 0; at < missing.length; at += limits.batch) {
      const batch = missing.slice(at, at + limits.batch);
      try {
        step = withSent(step, await this.#sender.send(batch.map(({ contact }) => contact)));
        this.#options.told(step);
      } catch (error) {
        await this.#restAt(step, group, missing, at, error);
        throw error;
      }
      if (stop.aborted && at + limits.batch < missing.length) {
        await this.#restAt(step, group, missing, at + limits.batch, undefined);
        return false;
      }
    }
    await this.#write(settledAt(step, last.row + 1, this.#open(last.row + 1, 0)));
    return !stop.aborted;
  }

  /** In the middle of a group: what is before `missing[at]` is settled, and what was there already in the group. */
  async #restAt(step: ImportStep, group: readonly Outgoing[], missing: readonly Outgoing[], at: number, error: unknown): Promise<void> {
    const { limits } = this.#options;
    const next = missing[at]?.row ?? 0;
    // Those behind it that are there already are met again later.
    const later = group.filter(({ row, contact }) => row >= next && this.#there.has(contact.key)).length;
    const isOpen = error !== undefined && toFault(error).outcomeUnknown;
    const until = isOpen ? (missing[Math.min(missing.length, at + limits.batch) - 1]?.row ?? next) + 1 : 0;
    await this.#write(settledAt({ ...step, inserted: step.inserted - later }, next, this.#open(next, until)));
  }

  #open(from: number, least: number): Pick<ImportStep, 'sent'> {
    const until = Math.max(least, this.#cutUntil);
    return until > from ? { sent: { from, until } } : {};
  }

  async #write(step: ImportStep): Promise<void> {
    this.#step = step;
    try {
      await this.#options.write(step);
    } catch (error) {
      throw new Fault('permission', { cause: error });
    }
    this.#options.told(step);
  }
}

function keyOf({ id }: ImportPlan, row: number): string {
  return `${id}-${row}`;
}

function settledAt({ sent: _sent, ...step }: ImportStep, next: number, open: Pick<ImportStep, 'sent'>): ImportStep {
  return { ...step, next, ...open };
}

function withSent(step: ImportStep, { inserted, refused, inDoubt }: Sent): ImportStep {
  return { ...step, inserted: step.inserted + inserted, refused: step.refused + refused, inDoubt: step.inDoubt + inDoubt };
}
