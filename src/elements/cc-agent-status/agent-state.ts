import type { Agent, Availability } from '../../domain/agent.js';
import type { ConnectionState } from '../../domain/backend-event.js';
import type { Call } from '../../domain/call.js';
import type { FaultCode } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { SessionMessages } from '../../i18n/session.js';
import type { Reachability, UnreachableReason, WrapUp } from '../../session/session-api.js';
import { iconAlert, iconCheckCircle, iconClock, iconEdit, iconPhone, iconWifiOff, type IconShape } from '../ui/icons.js';
import { iconPauseCircle, iconPhoneIn, iconXCircle } from '../ui/icons-more.js';
import type { Tone } from '../ui/states.js';
import type { RunningPause } from './running-pause.js';

/** Custom states of the element. */
export type StateName =
  | 'available' | 'offline' | 'paused' | 'wrap-up' | 'in-call' | 'ringing' | 'unreachable' | 'unknown' | 'connected' | 'disconnected';

export interface AgentState {
  readonly tone: Tone;
  readonly shape: IconShape;
  readonly text: string;
  /** Epoch milliseconds since when it holds, where that is known. */
  readonly since?: number | undefined;
  readonly name: StateName;
}

/** What there is to tell a situation by. */
export interface Situation {
  readonly agent: Agent;
  readonly calls: readonly Call[];
  /** Absent where there is no telephone. */
  readonly reachability: Reachability | undefined;
  readonly wrapUp: WrapUp | undefined;
  readonly pause: RunningPause | undefined;
  readonly connection: ConnectionState;
}

const looks: Readonly<Record<Availability, Pick<AgentState, 'tone' | 'shape' | 'name'>>> = {
  unknown: { tone: 'neutral', shape: iconClock, name: 'unknown' },
  available: { tone: 'success', shape: iconCheckCircle, name: 'available' },
  paused: { tone: 'warning', shape: iconPauseCircle, name: 'paused' },
  'wrap-up': { tone: 'brand', shape: iconEdit, name: 'wrap-up' },
  offline: { tone: 'neutral', shape: iconXCircle, name: 'offline' },
};

const connections: Readonly<Record<ConnectionState['status'], Pick<AgentState, 'tone' | 'shape' | 'name'>>> = {
  online: { tone: 'success', shape: iconCheckCircle, name: 'connected' },
  connecting: { tone: 'neutral', shape: iconClock, name: 'disconnected' },
  offline: { tone: 'danger', shape: iconWifiOff, name: 'disconnected' },
};

/** What the agent's situation comes down to: a call first, then whether calls can arrive, then what the vendor says. */
export function agentState(t: CommonMessages & SessionMessages, situation: Situation): AgentState {
  const { agent, calls, reachability } = situation;
  const active = calls.find(({ state }) => state === 'active');
  if (active) return { tone: 'brand', shape: iconPhone, text: t.inCall, since: active.answeredAt, name: 'in-call' };
  if (calls.some(({ state, direction }) => state === 'ringing' && direction === 'in')) {
    return { tone: 'success', shape: iconPhoneIn, text: t.ringing, name: 'ringing' };
  }
  if (agent.availability !== 'offline' && reachability && !reachability.reachable) {
    return { tone: 'danger', shape: iconAlert, text: t.notReachable, name: 'unreachable' };
  }
  return atRest(t, situation);
}

function atRest(t: CommonMessages & SessionMessages, { agent, wrapUp, pause, connection }: Situation): AgentState {
  const { availability, availableSince: since } = agent;
  if (pause) {
    const look = pause.over > 0 ? { tone: 'danger', shape: iconAlert, name: 'paused' } as const : looks.paused;
    return { ...look, text: pause.label ?? t.availability.paused, since };
  }
  if (wrapUp) return { ...looks['wrap-up'], text: t.availability['wrap-up'], since: wrapUp.since };
  if (availability === 'unknown' && !(connection.status === 'connecting' && hasPresence(agent))) {
    return { ...connections[connection.status], text: t.connection[connection.status] };
  }
  return { ...looks[availability], text: t.availability[availability], since };
}

/** Some systems have no such thing as being available: nothing is waited for there. */
function hasPresence({ can }: Agent): boolean {
  return can.has('go-online') || can.has('go-offline') || can.has('pause');
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
