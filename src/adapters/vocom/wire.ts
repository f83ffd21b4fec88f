import * as v from 'valibot';

/** Vocom's `APIv2` wire (Vocom contract, parts 1 and 2): paths, kinds, inputs and rows of all 13 services. */
export const services = {
  login: { path: 'agent/login', kind: 'write', prefix: 'service' },
  logout: { path: 'agent/logout', kind: 'write', prefix: 'service' },
  breaks: { path: 'agent/get_break_list', kind: 'read', prefix: 'service' },
  pause: { path: 'agent/state_set_break', kind: 'write', prefix: 'service' },
  endPause: { path: 'agent/state_return_break', kind: 'write', prefix: 'service' },
  /** Without `agent/` (part 4, row 3). */
  agents: { path: 'get_agent_list', kind: 'read', prefix: 'service' },
  call: { path: 'call/call_services', kind: 'write', prefix: 'service' },
  terminate: { path: 'call/call_terminate', kind: 'write', prefix: 'service' },
  transfer: { path: 'call/call_transfer', kind: 'write', prefix: 'service' },
  hold: { path: 'call/call_hold', kind: 'write', prefix: 'service' },
  retrieve: { path: 'call/call_hold_retrieve', kind: 'write', prefix: 'service' },
  dispositions: { path: 'tabs/list_all', kind: 'read', prefix: 'report' },
  dialer: { path: 'dialer/list_all', kind: 'read', prefix: 'report' },
} as const satisfies Readonly<Record<string, { path: string; kind: 'read' | 'write'; prefix: 'service' | 'report' }>>;

export type Service = keyof typeof services;

/** All fields are strings; the example bodies are the law, not the prose (part 4, rows 1 and 8). */
export interface Inputs {
  readonly login: OfAgent & OnBranch;
  readonly logout: OfAgent & OnBranch;
  readonly breaks: OfAgent;
  readonly pause: OfAgent & { readonly break_id: string };
  readonly endPause: OfAgent;
  readonly agents: OfCompany & { readonly queue: string };
  readonly call: OfAgent & OnBranch & { readonly to: string };
  readonly terminate: OfCall;
  readonly transfer: OfCall & { readonly to: string };
  readonly hold: OfCall;
  readonly retrieve: OfCall;
  /** `YYYY-MM-DD HH:MM:SS` (row 11). */
  readonly dispositions: Dated;
  /** `YYYY-MM-DD HH:MM` (row 11). An empty filter is none. */
  readonly dialer: Dated & { readonly destination: string; readonly mailing: string; readonly hangup_cause: string };
}

interface OfCompany {
  readonly company_id: string;
}

interface OfAgent extends OfCompany {
  readonly agent: string;
}

interface OnBranch {
  readonly branch: string;
}

interface OfCall extends OfAgent {
  readonly call_id: string;
}

interface Dated extends OfCompany {
  readonly date_begin: string;
  readonly date_end: string;
}

/** Anything printable as text, nothing as `''`: numbers come as strings, and strings as null (row 14). */
const text = v.optional(v.pipe(v.unknown(), v.transform(asText)), '');

export const breakRow = v.object({ break_id: text, break_name: text, break_timeout: text, break_digit: text });

export const agentRow = v.object({
  name: text,
  status: text,
  branch: text,
  first_login: text,
  answered_count: text,
  answered_duration: text,
  not_answered_count: text,
  outbound_count: text,
  outbound_duration: text,
});

export const placedRow = v.object({ call_id: text });

export const dispositionRow = v.object({
  direction: text, agent: text, tab_name: text, destination: text, mailing_name: text, start_epoch: text,
});

export const dialerRow = v.object({
  mailing_name: text,
  mailing_key: text,
  destination: text,
  date_time_start: text,
  ringing_duration: text,
  answer_time: text,
  queue: text,
  agent: text,
  agent_answer_duration: text,
  hangup_cause: text,
});

export type BreakRow = v.InferOutput<typeof breakRow>;
export type AgentRow = v.InferOutput<typeof agentRow>;
export type DispositionRow = v.InferOutput<typeof dispositionRow>;
export type DialerRow = v.InferOutput<typeof dialerRow>;

/** Who is in a queue. */
export interface QueueAgents {
  readonly in: readonly AgentRow[];
  readonly out: readonly AgentRow[];
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}
