/** An outbound list that a dialler works through. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly kind: 'manual' | 'preview' | 'progressive' | 'predictive' | 'unknown';
  readonly state: 'running' | 'paused' | 'finished' | 'unknown';
  readonly formFields: readonly string[];
  readonly progress?: CampaignProgress;
}

/** Counts of contacts by what became of them. */
export interface CampaignProgress {
  readonly waiting: number;
  readonly dialing: number;
  readonly done: number;
  readonly discarded: number;
  readonly exceeded: number;
}

export interface CampaignContact {
  readonly id: string;
  readonly campaignId: string;
  readonly name?: string;
  readonly phones: readonly string[];
  readonly form: Readonly<Record<string, string>>;
  readonly result?: string;
}

/** A contact to be inserted; the vendor's limits (phones, lengths) are checked by the adapter. */
export interface NewCampaignContact {
  readonly name?: string;
  readonly phones: readonly string[];
  readonly form: Readonly<Record<string, string>>;
}
