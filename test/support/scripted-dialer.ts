import type { DialerPort } from '../../src/domain/backend.js';
import type { Campaign, CampaignContact, ImportLimits, NewCampaignContact } from '../../src/domain/dialer.js';
import { Fault } from '../../src/domain/fault.js';

export interface ScriptedDialerOptions {
  readonly limits?: Partial<ImportLimits>;
  readonly campaigns?: readonly Campaign[];
}

/**
 * How the next insert goes: `lost` it was taken and the connection broke, `dropped` it never arrived, but nobody knows;
 * `silent` and `taken-silent` the same, but nothing ever comes back.
 */
export type InsertFate = 'lost' | 'dropped' | 'silent' | 'taken-silent' | Fault;

/** A dialler that takes batches and keeps a ledger: the truth that "0 lost, 0 doubled" is counted against. */
export class ScriptedDialer {
  readonly limits: ImportLimits;
  campaigns: readonly Campaign[];
  contacts: readonly CampaignContact[] = [];
  /** Whoever asks for campaigns or contacts gets this. */
  trouble: Fault | undefined;
  readonly taken: NewCampaignContact[] = [];
  readonly calls: string[] = [];
  readonly fates: InsertFate[] = [];
  /** Runs before each insert. */
  onInsert: (count: number) => void = () => undefined;
  #inserts = 0;

  constructor({ limits, campaigns = [aCampaign()] }: ScriptedDialerOptions = {}) {
    this.limits = { phones: 3, fieldLength: 254, fields: ['cidade'], batch: 20, positions: ['start', 'end'], canFind: false, ...limits };
    this.campaigns = campaigns;
  }

  get port(): DialerPort {
    const { limits } = this;
    return {
      limits,
      campaigns: async () => {
        this.calls.push('campaigns');
        if (this.trouble) throw this.trouble;
        return this.campaigns;
      },
      contacts: async () => {
        this.calls.push('contacts');
        if (this.trouble) throw this.trouble;
        return this.contacts;
      },
      insert: (_campaignId, contacts) => this.#insert(contacts),
      ...(limits.canFind ? { findInserted: async (_campaignId, keys) => this.#find(keys) } : {}),
    };
  }

  /** Keys that were taken more than once. */
  get doubled(): readonly string[] {
    const seen = new Set<string>();
    return this.taken.map(({ key }) => key).filter((key) => seen.size === seen.add(key).size);
  }

  async #insert(contacts: readonly NewCampaignContact[]): Promise<void> {
    this.calls.push('insert');
    this.#inserts += 1;
    this.onInsert(this.#inserts);
    const fate = this.fates.shift();
    if (fate instanceof Fault) throw fate;
    if (fate !== 'dropped' && fate !== 'silent') this.taken.push(...contacts);
    if (fate === 'silent' || fate === 'taken-silent') await new Promise(() => undefined);
    if (fate !== undefined) throw new Fault('timeout', { retryable: true, outcomeUnknown: true });
  }

  #find(keys: readonly string[]): ReadonlySet<string> {
    this.calls.push('find');
    const there = new Set(this.taken.map(({ key }) => key));
    return new Set(keys.filter((key) => there.has(key)));
  }
}

export function aCampaign(change: Partial<Campaign> = {}): Campaign {
  const progress = { waiting: 10, dialing: 0, done: 0, discarded: 0, exceeded: 0 };
  return { id: 'c-1', name: 'Cobrança', kind: 'predictive', state: 'running', formFields: [], progress, ...change };
}

export function aContact(change: Partial<CampaignContact> = {}): CampaignContact {
  return { id: 'p-1', campaignId: 'c-1', name: 'Ana Prado', phones: ['11955550100'], form: { cidade: 'Campinas' }, status: 'waiting', dispositions: [], ...change };
}
