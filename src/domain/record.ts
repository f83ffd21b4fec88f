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
