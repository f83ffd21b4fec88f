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
