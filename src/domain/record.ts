import type { CallEnd } from './call.js';

/** A finished call as the PBX wrote it down. */
export interface CallRecord {
  readonly id: string;
  readonly direction: 'in' | 'out' | 'internal';
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds of talk. */
  readonly talkTime: number;
  readonly agentId?: string;
  readonly queue?: string;
  readonly outcome: 'answered' | 'missed' | 'failed' | 'unknown';
  readonly recordingId?: string;
}

/** One line of the log of operators. */
export interface OperatorLogEntry {
  readonly agentName: string;
  readonly extension?: string;
  readonly what: 'sign-in' | 'sign-out' | 'pause' | 'return' | 'unknown';
  /** The vendor's own words. */
  readonly text: string;
  readonly at?: number;
}

/** A span of time to ask records of, in epoch milliseconds; `until` is exclusive. */
export interface RecordRange {
  readonly from: number;
  readonly until: number;
}

/** One line of the call log: what this browser saw, what the PBX wrote down, or both. */
export interface CallLogEntry {
  readonly id: string;
  readonly direction: 'in' | 'out' | 'internal';
  /** As the wire gave it. */
  readonly number: string;
  readonly name?: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds of talk. */
  readonly talkTime: number;
  /** Milliseconds of ringing, where known. */
  readonly ringTime?: number;
  readonly outcome: 'answered' | 'missed' | 'refused' | 'no-answer' | 'busy' | 'elsewhere' | 'failed' | 'unknown';
  readonly end?: CallEnd;
  readonly queue?: string;
  readonly recordingId?: string;
  readonly dispositionId?: string;
  readonly dispositionLabel?: string;
  readonly notes?: string;
  /** A missed call that the agent has not looked at. */
  readonly unseen: boolean;
  readonly source: 'local' | 'records' | 'both';
}

/** One conversation as the vendor keeps it. Times are epoch milliseconds. */
export interface ConversationRecord {
  readonly conversationId: string;
  readonly protocol: string;
  readonly title?: string;
  readonly contactName?: string;
  readonly agentName?: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly createdAt?: number;
  readonly lastFromContactAt?: number;
  readonly lastFromAgentAt?: number;
  readonly state: 'waiting' | 'serving' | 'finished' | 'unknown';
  readonly notes?: string;
  /** The whole conversation as the vendor renders it: untrusted HTML, sanitised where it is shown. */
  readonly html?: string;
}

/** One line of a vendor's report about conversations. Texts are the vendor's, for people. */
export interface ReportRow {
  readonly conversationId: string;
  readonly protocol: string;
  readonly title?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly agentName?: string;
  readonly channel?: string;
  readonly tags: readonly string[];
  readonly state: 'waiting' | 'serving' | 'finished' | 'unknown';
  readonly createdAt?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/** One line of a vendor's log of occurrences. */
export interface OccurrenceEntry {
  readonly id: string;
  readonly at?: number;
  readonly category?: string;
  readonly text: string;
  /** What it is about, as the vendor names it. */
  readonly subject?: string;
}

/** One figure of a vendor's dashboard, by the vendor's own words. */
export interface DashboardFigure {
  readonly name: string;
  readonly value: string;
}
