/** An outbound list that a dialler works through. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly kind: 'manual' | 'preview' | 'progressive' | 'power' | 'predictive' | 'unknown';
  readonly state: 'running' | 'paused' | 'finished' | 'unknown';
  readonly formFields: readonly string[];
  /** Absent where the vendor does not tell. */
  readonly progress?: CampaignProgress;
}

/** Counts by what became of them: of contacts, or of numbers where the vendor counts those. */
export interface CampaignProgress {
  readonly waiting: number;
  readonly dialing: number;
  readonly done: number;
  readonly discarded: number;
  readonly exceeded: number;
}

export type ContactStatus = 'waiting' | 'dialing' | 'done' | 'discarded' | 'exceeded' | 'unknown';

/** A contact of a campaign, or one number of it where the vendor keeps a row for each. Times are epoch milliseconds. */
export interface CampaignContact {
  readonly id: string;
  readonly campaignId: string;
  readonly name?: string;
  readonly phones: readonly string[];
  /** Labels and values as the vendor has them. */
  readonly form: Readonly<Record<string, string>>;
  readonly status: ContactStatus;
  readonly attempts?: number;
  readonly dispositions: readonly string[];
  readonly agentName?: string;
  readonly note?: string;
  readonly scheduledAt?: number;
  readonly answeredAt?: number;
  readonly insertedAt?: number;
  /** What it was called when it was inserted (`NewCampaignContact.key`), where the vendor gives it back. */
  readonly key?: string;
  readonly result?: string;
}

/** A contact to be inserted. The vendor's limits are in `ImportLimits`; the adapter checks them and rejects with `limit`. */
export interface NewCampaignContact {
  /** Ours, unique within an import, so that it can be found again after a cut. */
  readonly key: string;
  readonly name?: string;
  readonly taxId?: string;
  /** As written; the adapter splits off area codes where its wire wants that. */
  readonly phones: readonly string[];
  readonly form: Readonly<Record<string, string>>;
}

export interface ImportLimits {
  readonly phones: number;
  /** Characters of one field; absent where none is named. */
  readonly fieldLength?: number;
  /** Names of the fields that a contact may carry, in the order they are offered; empty: those of the campaign's form. */
  readonly fields: readonly string[];
  /** So many contacts go in one request. */
  readonly batch: number;
  /** Where contacts can be put. */
  readonly positions: readonly ('start' | 'end')[];
  /** The same for contacts that are more than telephones; absent: no difference. */
  readonly dataPositions?: readonly ('start' | 'end')[];
  /** `findInserted` can tell what arrived. Without it a batch in doubt is shown as such and never repeated. */
  readonly canFind: boolean;
}

/** One line of a dialler's report. Durations are milliseconds. */
export interface DialerReportRow {
  readonly campaignName: string;
  readonly number: string;
  readonly startedAt?: number;
  readonly ringTime?: number;
  readonly answerTime?: number;
  readonly talkTime?: number;
  readonly queue?: string;
  readonly agentName?: string;
  /** The switch's own word. */
  readonly cause: string;
}

/** One line of a report of dispositions. */
export interface DispositionReportRow {
  readonly direction: 'in' | 'out' | 'dialer' | 'unknown';
  readonly agentName: string;
  readonly disposition: string;
  readonly number: string;
  readonly campaignName: string;
  readonly at?: number;
}

/** `truncated`: the vendor has more for this range than it gives, and the range cannot be cut any smaller. */
export interface Report<Row> {
  readonly rows: readonly Row[];
  readonly truncated: boolean;
}

/** Where contacts can be put whose columns are used like this; nowhere without limits. */
export function positionsFor(limits: Pick<ImportLimits, 'positions' | 'dataPositions'> | undefined, uses: readonly { readonly to: string }[] = []): readonly ('start' | 'end')[] {
  const { positions = [], dataPositions = positions } = limits ?? {};
  return uses.some(({ to }) => to !== 'phone' && to !== 'none') ? dataPositions : positions;
}
