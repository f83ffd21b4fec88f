import type { Agent } from './agent.js';
import type { AudioState, Call, Line, Registration } from './call.js';
import type { CallQuality, CallQualitySummary } from './call-quality.js';
import type { Conversation } from './conversation.js';
import type { Campaign } from './dialer.js';
import type { FaultInfo } from './fault.js';
import type { Message } from './message.js';

/**
 * The live connection of one backend. `since` and `retryAt` are epoch milliseconds.
 *
 * ```
 *   offline ──────────▶ connecting ──────────▶ online
 *      ▲   retryAt, or       │      opened        │
 *      │   reconnect()       │ failed             │ closed, or silent when it was probed
 *      └─────────────────────┴────────────────────┘
 * ```
 */
export interface ConnectionState {
  readonly status: 'online' | 'connecting' | 'offline';
  readonly since: number;
  /** When the next attempt is planned. */
  readonly retryAt?: number;
  readonly fault?: FaultInfo;
}

export type ConversationGone = 'closed' | 'transferred' | 'taken' | 'gone';

export interface ScreenPop {
  readonly callId?: string;
  readonly number: string;
  readonly name?: string;
  readonly extension?: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Facts from a backend, in the past tense. Only adapters make them, only the session applies them. */
export type BackendEvent =
  | { readonly type: 'connection-changed'; readonly connection: ConnectionState }
  /** The vendor ended the sign-in: credentials must be asked for again. */
  | { readonly type: 'signed-out'; readonly fault: FaultInfo }
  | { readonly type: 'agent-changed'; readonly agent: Agent }
  | { readonly type: 'registration-changed'; readonly registration: Registration }
  | { readonly type: 'audio-changed'; readonly audio: AudioState }
  /** Snapshot: calls that are not in it no longer exist. */
  | { readonly type: 'calls-listed'; readonly calls: readonly Call[] }
  | { readonly type: 'call-changed'; readonly call: Call }
  | { readonly type: 'screen-popped'; readonly pop: ScreenPop }
  /** Once a second for every call with sound. */
  | { readonly type: 'quality-changed'; readonly quality: CallQuality }
  /** Once, right before or after the `ended` of a call that was answered. */
  | { readonly type: 'quality-summed'; readonly summary: CallQualitySummary }
  | { readonly type: 'line-changed'; readonly line: Line }
  /** Snapshot of all open lists: conversations that are not in it are gone. */
  | { readonly type: 'conversations-listed'; readonly conversations: readonly Conversation[] }
  | { readonly type: 'conversation-changed'; readonly conversation: Conversation }
  | {
      readonly type: 'conversation-removed';
      readonly conversationId: string;
      readonly reason: ConversationGone;
      /** Who has it now, where the vendor tells. */
      readonly by?: string;
    }
  /**
   * Messages to be merged by id, in any order. `history`: `complete` when nothing older exists, `partial` when
   * `fetchOlder` brings more, `delta` for an addition that says nothing about history.
   */
  | {
      readonly type: 'messages-received';
      readonly conversationId: string;
      readonly messages: readonly Message[];
      readonly history: 'complete' | 'partial' | 'delta';
    }
  | { readonly type: 'campaigns-listed'; readonly campaigns: readonly Campaign[] }
  /** Something went wrong that no command is waiting for, such as a malformed push. */
  | { readonly type: 'faulted'; readonly fault: FaultInfo };
