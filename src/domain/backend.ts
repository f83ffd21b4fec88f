import type { Agent, Credentials, PauseReason, Peer } from './agent.js';
import type { BackendEvent } from './backend-event.js';
import type { SipAccount } from './call.js';
import type { ChatPort } from './chat-port.js';
import type {
  Campaign, CampaignContact, DialerReportRow, DispositionReportRow, ImportLimits, NewCampaignContact, Report,
} from './dialer.js';
import type { QuickReply } from './quick-reply.js';
import type { CallRecord, ConversationRecord, OperatorLogEntry, RecordRange } from './record.js';
import type { VoicePort } from './voice-port.js';

/**
 * One vendor (or a SIP server), seen by us. A facet that is absent means that the vendor has no such thing; whoever
 * wants it must ask. The contract suite in `test/contract/` reads straight off these comments.
 *
 * Commands: a command's promise MUST mean "accepted by the vendor" and nothing more; the new state MUST arrive as an
 * event. A command MUST reject with a `Fault` only. A write whose outcome is unknown MUST NOT be repeated by the
 * adapter: it rejects with `outcomeUnknown`, and the caller looks it up.
 */
export interface Backend {
  /** Stable, lower-case, for logs and for `credentials` requests. Widgets never see it. */
  readonly name: string;
  readonly auth?: AuthPort;
  readonly agent?: AgentPort;
  readonly voice?: VoicePort;
  readonly chat?: ChatPort;
  readonly replies?: RepliesPort;
  readonly dialer?: DialerPort;
  readonly records?: RecordsPort;
  /** What acts on the whole account. MUST be offered by servers only, and denied there by default. */
  readonly admin?: AdminPort;

  /**
   * Opens the live connection; call it after `auth` reached `signed-in` where there is such a facet.
   *
   * MUST resolve once usable. MUST emit `connection-changed` first, then a full snapshot of every facet it feeds, then
   * changes in wire order. MUST emit nothing after `signal` aborts and release sockets and timers then. MUST reconnect
   * by itself with full jitter for as long as it is not aborted, and re-emit the snapshot on return: never guess at the
   * gap. MUST reject with a `Fault` only, and only if it can never become usable as configured.
   */
  connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void>;

  /** Resolves when what the latest abort of `connect` began is over, good-byes to the server included. */
  left?(): Promise<void>;

  /** Try again now instead of waiting for the planned attempt; does nothing while the connection is up. */
  reconnect?(): void;
}

/** The facets by name: what an element may ask a session for. */
export type Facet = 'auth' | 'agent' | 'voice' | 'chat' | 'replies' | 'dialer' | 'records' | 'admin';

export type SignInStep =
  | { readonly step: 'signed-in'; readonly agent: Agent; readonly sipAccount?: SipAccount }
  | { readonly step: 'second-factor' }
  | { readonly step: 'password-change' };

/**
 * Signing in. A refused attempt MUST reject with `auth`. Passwords MUST live only as long as the step that needs them.
 * Steps MUST be taken in the vendor's order; a method that is not due MUST reject with `conflict`.
 */
export interface AuthPort {
  signIn(credentials: Credentials): Promise<SignInStep>;
  confirmSecondFactor?(code: string): Promise<SignInStep>;
  changePassword?(current: string, next: string): Promise<SignInStep>;
  /** MUST forget every secret, also when the vendor cannot be reached. */
  signOut(): Promise<void>;
}

/** The agent's own state at the vendor. State MUST change only by `agent-changed`, after the vendor confirmed it. */
export interface AgentPort {
  goOnline?(): Promise<void>;
  goOffline?(): Promise<void>;
  pauseReasons?(): Promise<readonly PauseReason[]>;
  pause?(reasonId: string): Promise<void>;
  endPause?(): Promise<void>;
  /** Without an id: all queues that the switch has assigned. */
  signInToQueue?(queueId?: string): Promise<void>;
  signOutOfQueue?(queueId?: string): Promise<void>;
  peers?(): Promise<readonly Peer[]>;
}

/** Ready-made answers. `list` MUST return all that the agent may use for that conversation. */
export interface RepliesPort {
  list(conversationId: string | undefined): Promise<readonly QuickReply[]>;
  create?(conversationId: string | undefined, title: string, text: string): Promise<string>;
  update?(conversationId: string | undefined, reply: QuickReply): Promise<void>;
  remove?(conversationId: string | undefined, replyId: string): Promise<void>;
  /** Sends an answer whose words only the vendor has; emits the accepted message where the vendor shows it. */
  send?(conversationId: string, replyId: string): Promise<void>;
}

/**
 * Outbound campaigns. An insert whose outcome is unknown MUST NOT be repeated by the adapter: contacts would be called
 * twice.
 */
export interface DialerPort {
  /** The vendor lists no campaigns: there are reports only, and `campaigns` resolves with none. */
  readonly reportsOnly?: boolean;
  readonly limits?: ImportLimits;
  /**
   * From now until `signal` aborts somebody looks: what the campaigns are is told as `campaigns-listed`, at once and when it
   * changed. MUST ask the vendor for nothing by itself while nobody looks, and once for all who do.
   */
  watch?(signal: AbortSignal): void;
  campaigns(): Promise<readonly Campaign[]>;
  contacts?(campaignId: string): Promise<readonly CampaignContact[]>;
  /** The call of a contact that is done. */
  contactCall?(campaignId: string, contactId: string): Promise<CallRecord | undefined>;
  /** One batch. Resolves once the vendor took all of it. */
  insert?(campaignId: string, contacts: readonly NewCampaignContact[], at: 'start' | 'end'): Promise<void>;
  /** Which of these keys the campaign has already. */
  findInserted?(campaignId: string, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Erases all records of the campaign; resolves with how many there were. */
  erase?(campaignId: string): Promise<number | undefined>;
  dialerReport?(range: RecordRange): Promise<Report<DialerReportRow>>;
  dispositionReport?(range: RecordRange): Promise<Report<DispositionReportRow>>;
}

/** History. Lists MUST be complete for the range asked for, or reject with `limit`. */
export interface RecordsPort {
  calls(range: RecordRange): Promise<readonly CallRecord[]>;
  /** Address of a recording, valid for immediate use. */
  recording?(recordingId: string): Promise<string>;
  /** Calls as they went through queues. */
  queueCalls?(range: RecordRange): Promise<readonly CallRecord[]>;
  call?(recordId: string): Promise<CallRecord | undefined>;
  /** When colleagues signed in and out and paused. */
  operatorLog?(range: RecordRange): Promise<readonly OperatorLogEntry[]>;
}

/** Acts on the whole account. MUST ask for a second confirmation with the account's name. */
export interface AdminPort {
  /** Every conversation that the account can see, without a limit. */
  allConversations?(): Promise<readonly ConversationRecord[]>;
  /** Writes fields of a conversation's record, by the vendor's names. Resolves with the record after it. */
  saveConversation?(fields: Readonly<Record<string, string | number | boolean>>): Promise<ConversationRecord | undefined>;
  /** MUST ask for a confirmation before it is called: what is erased does not come back. */
  eraseConversation?(conversationId: string): Promise<void>;
  /** Starts one of the vendor's own jobs by its name. */
  runJob?(job: string): Promise<void>;
  /** `confirmation` MUST be the account's name, typed again. */
  blockAccount?(confirmation: string): Promise<void>;
  unblockAccount?(confirmation: string): Promise<void>;
}
