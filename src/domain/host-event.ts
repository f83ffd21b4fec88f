import type { Availability } from './agent.js';
import type { ConnectionState, ScreenPop } from './backend-event.js';
import type { CallDirection, CallEnd, CallState, Line } from './call.js';
import type { CallQualitySummary } from './call-quality.js';
import type { FaultInfo } from './fault.js';
import type { PreflightReport } from './preflight.js';

/** In every detail: ISO 8601 in UTC, when it happened. */
interface Stamped {
  readonly timestamp: string;
}

export interface CallDetail extends Stamped {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  readonly number: string;
  readonly name?: string;
  readonly held: boolean;
  readonly muted: boolean;
  /** Milliseconds of talk so far; 0 before the answer. */
  readonly talkTime: number;
  readonly end?: CallEnd;
  /** Name of the queue that it came through, where the PBX tells. */
  readonly queue?: string;
  /** Of its recording, where the PBX tells. */
  readonly recordingId?: string;
}

/** What the agent noted of a finished call. */
export interface OutcomeDetail extends Stamped {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly number: string;
  readonly name?: string;
  /** Milliseconds of talk. */
  readonly talkTime: number;
  /** Id of the disposition as the host gave it. */
  readonly dispositionId?: string;
  readonly notes: string;
  /** Milliseconds from the end of the call to this. */
  readonly wrapUpTime: number;
  /** The call was one of a campaign. */
  readonly campaignId?: string;
  /** Of the campaign's contact, where the dialler tells. */
  readonly contactId?: string;
  /** ISO 8601 in UTC: when the contact wants to be called again. Nobody but the host page is told. */
  readonly callBackAt?: string;
}

export interface ConversationDetail extends Stamped {
  readonly conversationId: string;
  readonly protocol: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly phone?: string;
}

export interface MessageDetail extends Stamped {
  readonly conversationId: string;
  readonly messageId: string;
  readonly clientId?: string;
  /** What was written: the caption of a file, and empty where there is none or the message is a template. */
  readonly text: string;
}

/** What the agent is about to send. */
export interface SendQuestion {
  readonly conversationId: string;
  /** The caption where there are `files`; the template's text, or its name where the vendor lists names only. */
  readonly text: string;
  /** Id of the message that is answered. */
  readonly replyTo?: string;
  /** They go out together with the text, one message each. `size` in bytes; `type` may be empty. */
  readonly files?: readonly { readonly name: string; readonly size: number; readonly type: string }[];
  readonly templateId?: string;
}

/** Facts, told once, by `<cc-session>` and by the session itself. */
export interface CcFactMap {
  'cc-signed-in': Stamped & { readonly agentId: string; readonly agentName: string };
  'cc-signed-out': Stamped & { readonly reason: 'agent' | 'vendor' | 'host' };
  'cc-agent-state-changed': Stamped & { readonly agentId: string; readonly availability: Availability; readonly pauseId?: string; readonly pauseLabel?: string };
  'cc-connection-changed': Stamped & { readonly backend: string } & Pick<ConnectionState, 'status' | 'fault'>;
  'cc-reachability-changed': Stamped & { readonly reachable: boolean; readonly reason: string; readonly todo: string };
  'cc-call-ringing': CallDetail;
  'cc-call-started': CallDetail;
  'cc-call-changed': CallDetail;
  'cc-call-ended': CallDetail;
  'cc-call-missed': CallDetail;
  'cc-quality': Stamped & CallQualitySummary;
  'cc-outcome': OutcomeDetail;
  'cc-number-revealed': Stamped & { readonly number: string; readonly where: string };
  'cc-preflight': Stamped & Omit<PreflightReport, 'startedAt' | 'finishedAt'>;
  'cc-line-changed': Stamped & { readonly where: Line['where'] };
  'cc-screen-pop': Stamped & ScreenPop;
  'cc-conversation-opened': ConversationDetail;
  'cc-conversation-closed': ConversationDetail & { readonly reason: string };
  'cc-message-received': MessageDetail;
  'cc-message-sent': MessageDetail;
  'cc-message-failed': MessageDetail & { readonly fault: FaultInfo };
  'cc-dialer-changed': Stamped & { readonly campaignIds: readonly string[] };
  'cc-fault': Stamped & FaultInfo & { readonly where: string };
}

/** Questions: cancelable, from the widget where the agent acts, before the act. `preventDefault()` stops it. */
export interface CcQuestionMap {
  'cc-before-call': Stamped & { readonly number: string };
  'cc-before-answer': Stamped & { readonly callId: string; readonly number: string };
  'cc-before-hangup': Stamped & { readonly callId: string; readonly number: string };
  'cc-before-transfer': Stamped & { readonly callId: string; readonly target: string; readonly kind: 'blind' | 'attended' };
  'cc-before-send': Stamped & SendQuestion;
  'cc-before-close': Stamped & { readonly conversationId: string; readonly protocol: string };
  'cc-before-import': Stamped & { readonly campaignId: string; readonly contacts: number };
}

/** Facts of one widget, told by it alone. */
export interface CcWidgetFactMap {
  /** Several acts have the same keys, or something else of the page has them. */
  'cc-hotkey-conflict': Stamped & { readonly keys: string; readonly acts: readonly string[] };
}

/** Every event of the kit by name, with its `detail`. */
export interface CcDetailMap extends CcFactMap, CcQuestionMap, CcWidgetFactMap {}

export type CcEventMap = { readonly [Name in keyof CcDetailMap]: CustomEvent<CcDetailMap[Name]> };
