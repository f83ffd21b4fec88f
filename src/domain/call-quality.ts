/** What is wrong with the sound of a call, raised and cleared with hysteresis. */
export type QualityWarning =
  | 'high-latency'
  | 'high-jitter'
  | 'high-loss'
  | 'low-mos'
  /** Nothing comes in although nobody holds. */
  | 'no-sound-in'
  | 'no-sound-out'
  /** The microphone gives the same level all the time: unplugged, or muted by its own switch. */
  | 'stuck-microphone';

/** Sound of one call in the last second. */
export interface CallQuality {
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Estimated mean opinion score, 1 to 4.5 (ITU-T G.107 reduced to delay and loss). Absent without figures. */
  readonly mos?: number;
  /** Milliseconds. */
  readonly roundTrip?: number;
  /** Milliseconds. */
  readonly jitter?: number;
  /** Share of packets lost on the way in, 0 to 1. */
  readonly loss?: number;
  readonly grade: 'unknown' | 'good' | 'fair' | 'poor';
  /** In force now. */
  readonly warnings: readonly QualityWarning[];
}

/** The whole call, summed up at its end. Figures are absent where no sound was ever measured. */
export interface CallQualitySummary {
  readonly callId: string;
  /** Milliseconds of sound that were measured. */
  readonly measured: number;
  readonly mos?: { readonly average: number; readonly least: number };
  readonly roundTrip?: { readonly average: number; readonly most: number };
  readonly jitter?: { readonly average: number; readonly most: number };
  readonly loss?: { readonly average: number; readonly most: number };
  /** Every warning that was raised, with how long it stood in milliseconds. */
  readonly warnings: Readonly<Partial<Record<QualityWarning, number>>>;
  readonly codec?: string;
}
