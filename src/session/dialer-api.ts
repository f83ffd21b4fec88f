import type { ReadableAtom } from 'nanostores';
import type {
  Campaign, CampaignContact, CampaignProgress, DialerReportRow, DispositionReportRow, ImportLimits, Report,
} from '../domain/dialer.js';
import type { FaultInfo } from '../domain/fault.js';
import type { CallRecord, RecordRange } from '../domain/record.js';
import type { Loadable } from './loadable.js';

/** What the dialler can do; a control whose ability is missing is absent. */
export type DialerAbility =
  /** It lists campaigns at all: some vendors only report on them. */
  | 'campaigns'
  | 'contacts'
  | 'contact-call'
  /** The recording of such a call can be heard. */
  | 'recording'
  | 'insert'
  | 'erase'
  | 'dialer-report'
  | 'disposition-report';

/** Progress as it was at a moment, in epoch milliseconds. */
export interface ProgressPoint {
  readonly at: number;
  readonly progress: CampaignProgress;
}

/** Whom the agent talks to, or has just talked to, as far as a campaign knows them. */
export interface CurrentContact {
  readonly callId: string;
  readonly number: string;
  readonly name?: string;
  readonly campaignId?: string;
  readonly campaignName?: string;
  readonly contact?: CampaignContact;
  /** Labels and values: what the contact's list says, then what the call brought along. */
  readonly form: Readonly<Record<string, string>>;
  /** What the agent has chosen as its result so far, while the call runs too. */
  readonly dispositionId?: string;
}

/**
 * Outbound campaigns. Whoever subscribes to `$campaigns` or to the contacts of one has them looked at again and again;
 * nobody asks the vendor while nobody subscribes or the page is hidden. Acts reject with a `Fault`.
 */
export interface DialerSlice {
  readonly $abilities: ReadableAtom<ReadonlySet<DialerAbility>>;
  readonly $campaigns: ReadableAtom<Loadable<readonly Campaign[]>>;
  /** Epoch milliseconds of the latest answer. */
  readonly $lookedAt: ReadableAtom<number | undefined>;
  /** The agent wants no more looks until they say so. */
  readonly $resting: ReadableAtom<boolean>;
  setResting(resting: boolean): void;
  /** By campaign id, oldest first, as seen since this page began to look; 240 points each at most, the closest ones merged. */
  readonly $history: ReadableAtom<ReadonlyMap<string, readonly ProgressPoint[]>>;
  refresh(): Promise<void>;
  /** One lazy store per campaign; the same store for the same id. */
  contacts(campaignId: string): ReadableAtom<Loadable<readonly CampaignContact[]>>;
  refreshContacts(campaignId: string): Promise<void>;
  contactCall(campaignId: string, contactId: string): Promise<CallRecord | undefined>;
  /** Address of the recording of such a call, by `CallRecord.recordingId`. */
  recording(recordingId: string): Promise<string>;
  /** Erases all records of the campaign; resolves with how many there were, where the vendor tells. */
  erase(campaignId: string): Promise<number | undefined>;
  dialerReport(range: RecordRange): Promise<Report<DialerReportRow>>;
  dispositionReport(range: RecordRange): Promise<Report<DispositionReportRow>>;
  /** The contact of the current call, else of the call whose wrap-up is current. */
  readonly $current: ReadableAtom<CurrentContact | undefined>;
  /** Notes when the contact of that call wants to be called again (epoch milliseconds): told with `cc-outcome`, by nobody else. */
  callBackAt(callId: string, at: number | undefined): void;
  /** What `callBackAt` was told, by call id. */
  readonly $callBacks: ReadableAtom<ReadonlyMap<string, number>>;
  readonly imports: ImportSlice;
}

/** What a column of the file is for. `phone` may be given to several, in their order. */
export type ColumnUse = { readonly to: 'name' | 'taxId' | 'phone' | 'none' } | { readonly to: 'field'; readonly field: string };

/** A file as it was understood so far. */
export interface ImportSource {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16';
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly columns: readonly { readonly title: string; readonly sample: string; readonly guess: ColumnUse }[];
}

/** Why a line is left out. */
export type ImportProblem = 'no-phone' | 'bad-phone' | 'too-many-phones' | 'repeated' | 'already-there' | 'too-long';

export interface ImportLine {
  /** Line of the file, the heading being 1. */
  readonly line: number;
  readonly problem: ImportProblem;
  /** The field that is at fault, as it was read. */
  readonly text: string;
}

export interface ImportCheck {
  /** Lines with a contact in them. */
  readonly total: number;
  readonly ready: number;
  readonly byProblem: Readonly<Partial<Record<ImportProblem, number>>>;
  /** The first 1,000 that are left out. */
  readonly lines: readonly ImportLine[];
}

/**
 * One import, from the file to the last contact.
 *
 * ```
 *   reading ─▶ mapping ─▶ checking ─▶ ready ─▶ inserting ─▶ done
 *                 ▲           │          │        │   ▲
 *                 └───────────┴──────────┘        ▼   │ resume
 *                                              stopped (cancelled, offline, refused, page closed)
 * ```
 */
export interface ImportState {
  readonly id: string;
  readonly campaignId: string;
  readonly step: 'reading' | 'mapping' | 'checking' | 'ready' | 'inserting' | 'stopped' | 'done';
  readonly source?: ImportSource;
  readonly uses?: readonly ColumnUse[];
  readonly check?: ImportCheck;
  /** While something long runs: 0 to 1. */
  readonly progress?: number;
  /** Contacts that the vendor took. */
  readonly inserted: number;
  /** Contacts of which nobody can tell whether the vendor took them; they are never sent again. */
  readonly inDoubt: number;
  readonly refused: number;
  /** Another tab inserts: it is followed here, and stopped there. */
  readonly elsewhere?: true;
  readonly fault?: FaultInfo;
}

/**
 * Contacts from a CSV file, in batches, each noted before it goes out: what was cut off in the middle goes on where it
 * was, in another page too, and nothing goes in twice.
 */
export interface ImportSlice {
  readonly $limits: ReadableAtom<ImportLimits | undefined>;
  /** The import of a campaign that is under way or was cut off, by campaign id. */
  readonly $imports: ReadableAtom<ReadonlyMap<string, ImportState>>;
  /** Reads what kind of file it is. A file with a heading line is expected. */
  open(campaignId: string, file: File): Promise<void>;
  /** Reads the whole file through, in pieces. */
  check(campaignId: string, uses: readonly ColumnUse[]): Promise<void>;
  /** Resolves when it is done or stopped; the state tells which. */
  start(campaignId: string, at: 'start' | 'end'): Promise<void>;
  /** Stops after the batch that is on its way. */
  stop(campaignId: string): void;
  resume(campaignId: string): Promise<void>;
  /** Forgets it; what is in the campaign stays there. */
  discard(campaignId: string): Promise<void>;
}
