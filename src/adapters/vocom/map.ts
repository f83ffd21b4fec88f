import type { Agent, AgentAbility, Availability, PauseReason, Peer, QueueMembership } from '../../domain/agent.js';
import type { DialerReportRow, DispositionReportRow } from '../../domain/dialer.js';
import { spanOf, timeOf } from './dates.js';
import type { Settings } from './options.js';
import type { AgentRow, BreakRow, DialerRow, DispositionRow, QueueAgents } from './wire.js';

export interface AgentNews {
  readonly availability: Availability;
  readonly since?: number;
  readonly pause?: PauseReason;
  readonly queues: readonly QueueMembership[];
}

export function agentFrom({ agent, company, extension }: Settings, news: AgentNews): Agent {
  const { availability, since, pause, queues } = news;
  return {
    id: agent,
    account: company,
    name: agent,
    extension,
    availability,
    ...(since === undefined ? {} : { availableSince: since }),
    ...(pause ? { pause } : {}),
    queues,
    can: new Set(abilitiesIn(availability)),
  };
}

const whileSignedIn: readonly AgentAbility[] = ['go-offline', 'pause', 'queue-sign-out'];
const whileSignedOut: readonly AgentAbility[] = ['go-online', 'queue-sign-in'];

function abilitiesIn(availability: Availability): readonly AgentAbility[] {
  if (availability === 'unknown') return [...whileSignedOut, ...whileSignedIn];
  return availability === 'offline' ? whileSignedOut : whileSignedIn;
}

/** A length of 0 is no length (Vocom contract, part 2). */
export function pauseFrom({ break_id, break_name, break_timeout }: BreakRow, { pauseUnit }: Settings): PauseReason {
  const length = Number(break_timeout);
  return {
    id: break_id,
    label: break_name || break_id,
    ...(Number.isFinite(length) && length > 0 ? { plannedLength: length * pauseUnit } : {}),
  };
}

/** Only `Available` is documented; the others are the words of the switch underneath (FreeSWITCH, mod_callcenter). */
const knownStates: ReadonlyMap<string, Availability> = new Map([
  ['available', 'available'],
  ['available (on demand)', 'available'],
  ['on break', 'paused'],
  ['logged out', 'offline'],
]);

export function availabilityOf(status: string, { states }: Settings): Availability {
  const key = status.trim().toLowerCase();
  return states.get(key) ?? knownStates.get(key) ?? 'unknown';
}

/** Everybody in one queue, the agent included; `id` is the name, by which the vendor knows an agent. */
export function peersFrom(queue: string, agents: QueueAgents, settings: Settings): Peer[] {
  return [
    ...agents.in.map((row) => ({ ...peerFrom(queue, row, settings), counters: countersOf(row, settings) })),
    ...agents.out.map((row) => ({ ...peerFrom(queue, row, settings), availability: 'offline' as const })),
  ];
}

function peerFrom(queue: string, { name, status, branch }: AgentRow, settings: Settings): Peer {
  const availability = availabilityOf(status, settings);
  return {
    id: name,
    name,
    queue,
    availability,
    ...(branch === '' ? {} : { extension: branch }),
    ...(availability === 'unknown' && status !== '' ? { rawState: status } : {}),
  };
}

function countersOf(row: AgentRow, { utcOffset }: Settings): NonNullable<Peer['counters']> {
  const firstSignInAt = timeOf(row.first_login, utcOffset);
  return {
    ...(firstSignInAt === undefined ? {} : { firstSignInAt }),
    answered: countOf(row.answered_count),
    answeredTime: spanOf(row.answered_duration) ?? 0,
    notAnswered: countOf(row.not_answered_count),
    outbound: countOf(row.outbound_count),
    outboundTime: spanOf(row.outbound_duration) ?? 0,
  };
}

function countOf(text: string): number {
  const count = Number(text);
  return Number.isFinite(count) && count > 0 ? Math.round(count) : 0;
}

const directions: Readonly<Record<string, DispositionReportRow['direction']>> = {
  inbound: 'in', outbound: 'out', 'dialer-inbound': 'dialer',
};

export function dispositionFrom(row: DispositionRow, { utcOffset }: Settings): DispositionReportRow {
  const at = timeOf(row.start_epoch, utcOffset);
  const direction = row.direction.trim().toLowerCase();
  return {
    direction: Object.hasOwn(directions, direction) ? directions[direction] ?? 'unknown' : 'unknown',
    agentName: row.agent,
    disposition: row.tab_name,
    number: row.destination,
    campaignName: row.mailing_name,
    ...(at === undefined ? {} : { at }),
  };
}

export function dialerFrom(row: DialerRow, { utcOffset }: Settings): DialerReportRow {
  const found = {
    startedAt: timeOf(row.date_time_start, utcOffset),
    ringTime: spanOf(row.ringing_duration),
    answerTime: spanOf(row.answer_time),
    talkTime: spanOf(row.agent_answer_duration),
    queue: row.queue || undefined,
    agentName: row.agent || undefined,
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { campaignName: row.mailing_name || row.mailing_key, number: row.destination, ...known, cause: row.hangup_cause };
}
