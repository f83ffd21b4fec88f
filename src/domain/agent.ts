import type { FaultInfo } from './fault.js';

/** What the switch or chat server last confirmed about the agent, never what was merely asked for. */
export type Availability = 'unknown' | 'available' | 'paused' | 'wrap-up' | 'offline';

/** What the agent may do right now; an absent ability means that its control is not shown. */
export type AgentAbility = 'go-online' | 'go-offline' | 'pause' | 'queue-sign-in' | 'queue-sign-out' | 'change-password';

/** The signed-in operator. */
export interface Agent {
  readonly id: string;
  /** Whose agent: ids of agents are unique in it only. Names what is kept of an agent in this browser. */
  readonly account?: string;
  readonly name: string;
  readonly avatarUrl?: string;
  /** Telephone extension as the PBX dials it, when the agent has one. */
  readonly extension?: string;
  readonly availability: Availability;
  /** Epoch milliseconds since when `availability` holds. */
  readonly availableSince?: number;
  readonly pause?: PauseReason;
  readonly queues: readonly QueueMembership[];
  readonly can: ReadonlySet<AgentAbility>;
}

export interface PauseReason {
  readonly id: string;
  readonly label: string;
  /** Planned length in milliseconds, where the vendor knows one. */
  readonly plannedLength?: number;
}

export interface QueueMembership {
  readonly id: string;
  readonly name: string;
  readonly signedIn: boolean;
  /** The agent may sign in to and out of this one alone; else the switch signs in to all that it assigns. */
  readonly selectable?: boolean;
}

/** A colleague, as a transfer target or in a wallboard. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  readonly extension?: string;
  readonly availability: Availability;
  /** In a call at the moment, where the vendor tells. */
  readonly busy?: boolean;
  readonly queue?: string;
  /** The vendor's own word for the state, where it is none that we know. */
  readonly rawState?: string;
  readonly counters?: PeerCounters;
}

/** What a colleague did since the first sign-in of the day. Durations are milliseconds, times epoch milliseconds. */
export interface PeerCounters {
  readonly firstSignInAt?: number;
  readonly answered: number;
  readonly answeredTime: number;
  readonly notAnswered: number;
  readonly outbound: number;
  readonly outboundTime: number;
}

/** What an agent types, or a host supplies. Never kept in a store, a log or storage. */
export type Credentials = { readonly user: string; readonly password: string } | { readonly token: string };

/** Asked of the host each time a secret is needed. */
export interface CredentialsRequest {
  /** `backend` = the vendor's sign-in, `voice` = the SIP account. */
  readonly for: 'backend' | 'voice';
  /** Name of the backend that asks, e.g. `voxfree` or `sip`. */
  readonly name: string;
  /** The user that is already known, such as the `sip-user` attribute. */
  readonly user?: string;
}

export type CredentialsCallback = (request: CredentialsRequest) => Promise<Credentials>;

/** Where sign-in stands. `fault` explains the last refused attempt of the step shown. */
export interface AuthState {
  readonly step: 'signed-out' | 'signing-in' | 'second-factor' | 'password-change' | 'signed-in';
  /** A request of this step is on its way. */
  readonly busy: boolean;
  readonly fault?: FaultInfo;
}
