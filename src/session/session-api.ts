import type { ReadableAtom } from 'nanostores';
import type { Agent, AuthState, Credentials, CredentialsCallback, PauseReason, Peer } from '../domain/agent.js';
import type { Backend, Facet } from '../domain/backend.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { AudioState, Call, Line, Registration } from '../domain/call.js';
import type { CallQuality } from '../domain/call-quality.js';
import type { Conversation } from '../domain/conversation.js';
import type { FaultInfo } from '../domain/fault.js';
import type { CcFactMap } from '../domain/host-event.js';
import type { OperatorLogEntry, RecordRange } from '../domain/record.js';
import type { DialOptions } from '../domain/voice-port.js';
import type { DeskSlice, DirectoryAgent, MessagesSlice, RepliesSlice } from './chat-api.js';
import type { DialerSlice } from './dialer-api.js';
import type { Loadable } from './loadable.js';
import type { AudioSlice, CallLogSlice, CutCall, NumberSettings, NumbersSlice, PreflightSlice, WrapUpSettings, WrapUpSlice } from './phone-api.js';

export type { Loadable } from './loadable.js';
export type * from './chat-api.js';
export type * from './dialer-api.js';
export type * from './phone-api.js';

export interface AuthSlice {
  readonly $state: ReadableAtom<AuthState>;
  /** Secrets are handed through to the adapter and forgotten. Rejects with `Fault`. */
  signIn(credentials: Credentials): Promise<void>;
  confirmSecondFactor(code: string): Promise<void>;
  changePassword(current: string, next: string): Promise<void>;
  signOut(): Promise<void>;
}

/** What the telephone system can do for the agent beyond `Agent.can`. */
export type AgentDeskAbility = 'pause-reasons' | 'peers' | 'operator-log';

export interface AgentSlice {
  readonly $agent: ReadableAtom<Agent | undefined>;
  readonly $abilities: ReadableAtom<ReadonlySet<AgentDeskAbility>>;
  goOnline(): Promise<void>;
  goOffline(): Promise<void>;
  readonly $pauseReasons: ReadableAtom<Loadable<readonly PauseReason[]>>;
  /** Repeated calls share one request; a list that is there is kept for the sign-in. */
  loadPauseReasons(): Promise<void>;
  pause(reasonId: string): Promise<void>;
  endPause(): Promise<void>;
  /** Without an id: all queues that the switch has assigned. */
  signInToQueue(queueId?: string): Promise<void>;
  signOutOfQueue(queueId?: string): Promise<void>;
  /** Colleagues of the agent's queues, looked at again every ten seconds while somebody subscribes and the page is seen. */
  readonly $peers: ReadableAtom<Loadable<readonly Peer[]>>;
  refreshPeers(): Promise<void>;
  /** When colleagues signed in and out and paused. */
  operatorLog(range: RecordRange): Promise<readonly OperatorLogEntry[]>;
}

export interface ConnectionSlice {
  /** The worst of all backends that are in use. */
  readonly $connection: ReadableAtom<ConnectionState>;
  readonly $byBackend: ReadableAtom<Readonly<Record<string, ConnectionState>>>;
  /** Of the backend that serves a facet: a chat is not offline because the telephone is. The same store each time. */
  of(facet: Facet): ReadableAtom<ConnectionState>;
  readonly $registration: ReadableAtom<Registration>;
  readonly $audio: ReadableAtom<AudioState>;
  /** Whether a call can reach the agent now, and if not, the first reason. */
  readonly $reachability: ReadableAtom<Reachability>;
  /** Tries now instead of waiting for the planned attempt. */
  retryNow(): void;
  enableSound(): Promise<void>;
  askForMicrophone(): Promise<void>;
  /** Which tab of this browser holds the telephone. */
  readonly $line: ReadableAtom<Line>;
  /** Brings the telephone into this tab, with its running calls where the server can move them. */
  takeLine(): Promise<void>;
  /** Asks the tab that holds the telephone to show itself. */
  showLine(): void;
  /**
   * Opens a page of the same origin, with its own `<cc-session pop-out>` and softphone, as a small window that takes the
   * telephone and keeps it while the pages of the browser come and go. Shows the window where it is open already. Call it
   * from a click; rejects with `permission` where the browser blocks it, with `rejected` for another origin.
   */
  popOut(url: string): Promise<void>;
  /** Whether the telephone keeps what `supportBundle` gives. */
  readonly hasSupportBundle: boolean;
  /** JSON text for support, without secrets. Rejects with `unsupported` where the telephone keeps none. */
  supportBundle(): Promise<string>;
}

export type UnreachableReason =
  | 'signed-out'
  | 'server-offline'
  /** The browser keeps pages from local addresses until the agent allows it (Local Network Access). */
  | 'local-network'
  /** The connection stands but nobody answers on it. */
  | 'server-silent'
  | 'not-registered'
  | 'wrong-credentials'
  | 'microphone-denied'
  | 'microphone-missing'
  | 'sound-blocked'
  | 'agent-offline';

/** The one thing that the agent can do about it. */
export type UnreachableTodo =
  | 'sign-in'
  | 'retry'
  | 'allow-local-network'
  | 'allow-microphone'
  | 'connect-microphone'
  | 'enable-sound'
  | 'go-online';

export interface Reachability {
  readonly reachable: boolean;
  readonly reasons: readonly UnreachableReason[];
  /** About the first reason. */
  readonly todo?: UnreachableTodo;
}

export type DialAbility = 'shown-number' | 'ring-limit' | 'external' | 'on-behalf';

export interface CallsSlice {
  /** Ringing first, then active, then held, then ended; ended calls stay until dismissed or replaced. */
  readonly $calls: ReadableAtom<readonly Call[]>;
  /** The call that the controls act on when no id is given. */
  readonly $current: ReadableAtom<Call | undefined>;
  /** The last number dialled in this session. */
  readonly $lastDialled: ReadableAtom<string | undefined>;
  /** Which choices and detours of dialling there are, of any backend. */
  readonly $dialAbilities: ReadableAtom<ReadonlySet<DialAbility>>;
  /** A choice is the vendor's: with one, its own click-to-call places the call, and the telephone rings. */
  dial(number: string, choice?: Pick<DialOptions, 'shownNumber' | 'ringLimit'>): Promise<string>;
  /** Joins two outside numbers by way of the PBX. */
  dialExternal(from: string, to: string): Promise<string>;
  /** Has another extension dial the number; the call comes to the agent once it was answered. */
  dialOnBehalf(extension: string, number: string): Promise<string>;
  answer(callId?: string): Promise<void>;
  reject(callId?: string): Promise<void>;
  silence(callId?: string): Promise<void>;
  hangUp(callId?: string): Promise<void>;
  hold(callId?: string): Promise<void>;
  resume(callId?: string): Promise<void>;
  setMuted(muted: boolean, callId?: string): Promise<void>;
  sendDtmf(tones: string, callId?: string): Promise<void>;
  /** Blind transfer of the call. Resolves once somebody answered there; rejects when nobody did, and the call goes on. */
  transfer(target: string, callId?: string): Promise<void>;
  /** Holds the call and dials somebody to ask about it. Resolves with the id of the new call once dialling has begun. */
  consult(target: string, callId?: string): Promise<string>;
  /** Attended transfer: the consultation's other end and the held caller are joined, and both calls end here. */
  completeTransfer(consultId?: string): Promise<void>;
  /** Ends the consultation and takes the caller back. */
  cancelConsult(consultId?: string): Promise<void>;
  /** Takes the (given, else first) held call, and puts the running one on hold. */
  swap(callId?: string): Promise<void>;
  /** Joins these calls, else all that run or are held, with the agent in one conversation. */
  conference(callIds?: readonly string[]): Promise<void>;
  /** Ends the conference; the given call (else the first) goes on and the others are held. */
  split(keepId?: string): Promise<void>;
  /** Sound of running calls, by call id. */
  readonly $quality: ReadableAtom<ReadonlyMap<string, CallQuality>>;
  /** Takes an ended call off the screen. */
  dismiss(callId: string): void;
  /** A call that was cut when the page that carried it went away, so that the agent can call back. Ten minutes at most. */
  readonly $cut: ReadableAtom<CutCall | undefined>;
  dismissCut(): void;
}

export interface ConversationsSlice {
  readonly $list: ReadableAtom<Loadable<readonly Conversation[]>>;
  readonly $unread: ReadableAtom<number>;
  readonly $selectedId: ReadableAtom<string | undefined>;
  readonly $selected: ReadableAtom<Conversation | undefined>;
  /** Why the conversation that was open is gone, until another is opened. */
  readonly $goneNotice: ReadableAtom<GoneNotice | undefined>;
  refresh(): Promise<void>;
  /**
   * Selects it and loads its messages; claims it where the vendor makes no difference. Its unread count is 0 from then
   * on for as long as it is open. Does nothing when it is open already; tries again when that went wrong.
   */
  open(conversationId: string): Promise<void>;
  /** Nothing selected. */
  close(): void;
}

export interface GoneNotice {
  readonly conversation: Conversation;
  readonly reason: 'closed' | 'transferred' | 'taken' | 'gone';
  readonly by?: string;
  /** The agent's own act did it, here. */
  readonly own?: OwnEnding;
}

/** What an agent ended a conversation with. */
export interface OwnEnding {
  /** Whom it was handed to; absent where it was closed, and empty where the name is not known. */
  readonly to?: string;
}

export interface FaultsSlice {
  /** Latest last, 20 at most. */
  readonly $faults: ReadableAtom<readonly ReportedFault[]>;
  dismiss(id: string): void;
}

export interface ReportedFault extends FaultInfo {
  readonly id: string;
  /** The act or the backend that failed, e.g. `chat.send`. */
  readonly where: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * One signed-in agent: the stores that elements read and the acts that they call. Facts for the host page are
 * dispatched on it as `CustomEvent`s by the names of `CcFactMap`.
 *
 * Every act rejects with a `Fault`, which is also reported in `faults` and as `cc-fault`.
 */
export interface Session extends EventTarget {
  readonly id: string;
  /** What the backends offer together. Elements ask this, never a vendor's name. */
  readonly $facets: ReadableAtom<ReadonlySet<Facet>>;
  /** Epoch milliseconds, once a second, only while somebody reads it. */
  readonly $now: ReadableAtom<number>;
  readonly auth: AuthSlice;
  readonly agent: AgentSlice;
  readonly connection: ConnectionSlice;
  readonly calls: CallsSlice;
  readonly audio: AudioSlice;
  readonly conversations: ConversationsSlice;
  readonly messages: MessagesSlice;
  /** What can be done with conversations besides writing. */
  readonly desk: DeskSlice;
  readonly replies: RepliesSlice;
  readonly numbers: NumbersSlice;
  readonly preflight: PreflightSlice;
  readonly wrapUp: WrapUpSlice;
  readonly callLog: CallLogSlice;
  readonly dialer: DialerSlice;
  readonly faults: FaultsSlice;
  /** Write-only: asked each time a secret is needed. Setting it signs in. */
  set credentials(callback: CredentialsCallback | undefined);
  /** Agents whom the vendor does not list, as transfer targets. */
  set directory(agents: readonly DirectoryAgent[]);
  /** Values for `{{name}}` in quick replies. */
  set variables(values: Readonly<Record<string, string>>);
  /** Leaves everything: aborts connections, stops timers, forgets data. The session is of no use after it. */
  dispose(): Promise<void>;

  addEventListener<Name extends keyof CcFactMap>(
    type: Name,
    listener: (event: CustomEvent<CcFactMap[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface SessionOptions {
  /** Several side by side; the first that offers a facet serves it. */
  readonly backends: readonly Backend[];
  /** Carries the calls; wins over a backend's own voice facet. */
  readonly voice?: Backend;
  readonly credentials?: CredentialsCallback;
  readonly directory?: readonly DirectoryAgent[];
  readonly variables?: Readonly<Record<string, string>>;
  /** How telephone numbers are shown; Brazilian and in full where nothing is said. */
  readonly numbers?: Partial<NumberSettings>;
  /** What an answered call needs after its end; absent: nothing. */
  readonly wrapUp?: WrapUpSettings;
  /** For tests and simulators. */
  readonly clock?: SessionClock;
  /**
   * Names the session in the registry of the page. Widgets that name none get the one called `default`, else the first
   * of the page; a session without an id is called `default` while that is free.
   */
  readonly id?: string;
  /**
   * The telephone is one and the same in all tabs of this browser, where the platform and the telephone can. Default true;
   * false: each tab registers for itself.
   */
  readonly shareLine?: boolean;
  /** This page is the window that `connection.popOut` opened: it takes the telephone as soon as it is there. */
  readonly popOut?: boolean;
}

export interface SessionClock {
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
}
