export interface AgentRecord {
  readonly name: string;
  readonly queues: readonly string[];
  branch: string;
  signedIn: boolean;
  /** The switch's own word while signed in. */
  status: string;
  pauseId: string | undefined;
  /** Epoch milliseconds. */
  firstLogin: number | undefined;
  answered: number;
  /** Seconds. */
  answeredTime: number;
  notAnswered: number;
  outbound: number;
  /** Seconds. */
  outboundTime: number;
}

export interface BreakRecord {
  readonly id: string;
  readonly name: string;
  /** Minutes; 0 = as long as it takes. */
  readonly length: number;
  readonly digit: string;
}

export interface CallState {
  readonly id: string;
  readonly agent: string;
  readonly to: string;
  readonly startedAt: number;
  state: 'up' | 'held' | 'transferred' | 'ended';
  transferredTo?: string;
}

/** Times are epoch milliseconds, spans seconds. */
export interface DialedRecord {
  readonly mailing: string;
  readonly key: string;
  readonly destination: string;
  readonly at: number;
  readonly ringing: number;
  readonly answeredAfter?: number;
  readonly talked?: number;
  readonly queue?: string;
  readonly agent?: string;
  readonly cause: string;
}

export interface DispositionRecord {
  readonly direction: 'inbound' | 'outbound' | 'dialer-inbound';
  readonly agent: string;
  readonly name: string;
  readonly destination: string;
  readonly mailing: string;
  readonly at: number;
}
