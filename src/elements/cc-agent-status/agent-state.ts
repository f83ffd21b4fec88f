import type { Agent, Availability } from '../../domain/agent.js';
import type { Call } from '../../domain/call.js';
import type { FaultCode } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { SessionMessages } from '../../i18n/session.js';
import type { Reachability, UnreachableReason } from '../../session/session-api.js';
import { iconAlert, iconCheckCircle, iconClock, iconEdit, iconPauseCircle, iconPhone, iconPhoneIn, iconXCircle, type IconShape } from '../ui/icons.js';
import type { Tone } from '../ui/states.js';

export interface AgentState {
  readonly tone: Tone;
  readonly shape: IconShape;
  readonly text: string;
  /** Epoch milliseconds since when it holds, where that is known. */
  readonly since?: number | undefined;
  /** Custom state of the element. */
  readonly name: 'available' | 'offline' | 'paused' | 'in-call' | 'ringing' | 'unreachable' | 'unknown';
}

const looks: Readonly<Record<Availability, Pick<AgentState, 'tone' | 'shape' | 'name'>>> = {
  unknown: { tone: 'neutral', shape: iconClock, name: 'unknown' },
  available: { tone: 'success', shape: iconCheckCircle, name: 'available' },
  paused: { tone: 'warning', shape: iconPauseCircle, name: 'paused' },
  'wrap-up': { tone: 'brand', shape: iconEdit, name: 'paused' },
  offline: { tone: 'neutral', shape: iconXCircle, name: 'offline' },
};

/** What the agent's situation comes down to: a call first, then whether calls can arrive, then what the vendor says. */
export function agentState(
  t: SessionMessages,
  agent: Agent,
  calls: readonly Call[],
  reachability: Reachability | undefined,
): AgentState {
  const active = calls.find(({ state }) => state === 'active');
  if (active) return { tone: 'brand', shape: iconPhone, text: t.inCall, since: active.answeredAt, name: 'in-call' };
  if (calls.some(({ state, direction }) => state === 'ringing' && direction === 'in')) {
    return { tone: 'success', shape: iconPhoneIn, text: t.ringing, name: 'ringing' };
  }
  if (agent.availability !== 'offline' && reachability && !reachability.reachable) {
    return { tone: 'danger', shape: iconAlert, text: t.notReachable, name: 'unreachable' };
  }
  const text = agent.pause?.label ?? t.availability[agent.availability];
  return { ...looks[agent.availability], text, since: agent.availableSince };
}

/** The obstacle to name: that the agent is offline by choice is no fault. */
export function obstacle(reachability: Reachability | undefined): UnreachableReason | undefined {
  return reachability?.reasons.find((reason) => reason !== 'agent-offline' && reason !== 'signed-out');
}

/** Faults whose advice fits a reason. */
const likeFault: Readonly<Partial<Record<UnreachableReason, FaultCode>>> = {
  'server-offline': 'network',
  'local-network': 'local-network',
  'server-silent': 'timeout',
  'not-registered': 'timeout',
  'wrong-credentials': 'auth',
  'microphone-denied': 'permission',
  'microphone-missing': 'media',
};

/** Why no call can arrive, and what there is to do besides pressing the button. */
export function adviceOn(reason: UnreachableReason, t: CommonMessages & SessionMessages): string {
  const fault = likeFault[reason];
  return fault === undefined ? t.unreachable[reason] : `${t.unreachable[reason]} ${t.faults[fault].todo}`;
}
