import type { Service } from '../../adapters/vocom/wire.js';
import type { Habits } from './habits.js';
import type { AgentRecord, DialedRecord, DispositionRecord } from './records.js';

/** `command` of each service: one word for three of them, and another for two. */
export const commands: Readonly<Record<Service, string>> = {
  login: 'login',
  logout: 'logout',
  breaks: 'break',
  pause: 'break',
  endPause: 'break',
  agents: 'agent_list',
  call: 'call_services',
  terminate: 'call_terminate',
  transfer: 'call_transfer',
  hold: 'call_hold',
  retrieve: 'call_hold_retrieve',
  dispositions: 'list',
  dialer: 'list',
};

/** The fields that a request must have, all of them texts. */
export const fields: Readonly<Record<Service, readonly string[]>> = {
  login: ['agent', 'branch', 'company_id'],
  logout: ['agent', 'branch', 'company_id'],
  breaks: ['agent', 'company_id'],
  pause: ['agent', 'break_id', 'company_id'],
  endPause: ['agent', 'company_id'],
  agents: ['queue', 'company_id'],
  call: ['agent', 'branch', 'to', 'company_id'],
  terminate: ['agent', 'call_id', 'company_id'],
  transfer: ['agent', 'call_id', 'to', 'company_id'],
  hold: ['agent', 'call_id', 'company_id'],
  retrieve: ['agent', 'call_id', 'company_id'],
  dispositions: ['date_begin', 'date_end', 'company_id'],
  dialer: ['date_begin', 'date_end', 'destination', 'mailing', 'hangup_cause', 'company_id'],
};

/** These may be empty. */
export const filters: readonly string[] = ['destination', 'mailing', 'hangup_cause'];

export function listOf(rows: readonly unknown[], { empty, lone }: Habits): unknown {
  if (rows.length === 0) return empty;
  return lone && rows.length === 1 ? rows[0] : rows;
}

export function loggedInRow(agent: AgentRecord, { numbers }: Habits): Readonly<Record<string, unknown>> {
  const figure = (value: number): unknown => (numbers ? value : String(value));
  return {
    name: agent.name,
    status: agent.status,
    branch: agent.branch,
    first_login: figure(Math.floor((agent.firstLogin ?? 0) / 1_000)),
    answered_count: figure(agent.answered),
    answered_duration: figure(agent.answeredTime),
    not_answered_count: figure(agent.notAnswered),
    outbound_count: figure(agent.outbound),
    outbound_duration: figure(agent.outboundTime),
  };
}

export function loggedOutRow(agent: AgentRecord, habits: Habits): unknown {
  return habits.outAsNames ? agent.name : { name: agent.name, status: 'Logged Out', branch: agent.branch };
}

export function dialedRow(row: DialedRecord, utcOffset: number): Readonly<Record<string, unknown>> {
  return {
    mailing_name: row.mailing,
    mailing_key: row.key,
    destination: row.destination,
    date_time_start: local(row.at, utcOffset),
    ringing_duration: span(row.ringing),
    answer_time: span(row.answeredAfter),
    queue: row.queue ?? null,
    agent: row.agent ?? null,
    agent_answer_duration: span(row.talked),
    hangup_cause: row.cause,
  };
}

export function dispositionRow(row: DispositionRecord, utcOffset: number): Readonly<Record<string, unknown>> {
  return {
    direction: row.direction,
    agent: row.agent,
    tab_name: row.name,
    destination: row.destination,
    mailing_name: row.mailing,
    start_epoch: local(row.at, utcOffset),
  };
}

/** Epoch milliseconds of a request's date; undefined for what is none. */
export function momentOf(text: string, utcOffset: number): number | undefined {
  const full = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?$/.exec(text);
  if (!full) return undefined;
  const time = Date.parse(`${text.replace(' ', 'T')}${full[1] === undefined ? ':00' : ''}Z`);
  return Number.isNaN(time) ? undefined : time - utcOffset * 60_000;
}

function local(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function span(seconds: number | undefined): string {
  if (seconds === undefined) return '--:--:--';
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
