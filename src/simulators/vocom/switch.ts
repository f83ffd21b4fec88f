import type { Clock } from '../../net/io.js';
import type { Habits } from './habits.js';
import type { Ledger } from './ledger.js';
import { dialedRow, dispositionRow, listOf, loggedInRow, loggedOutRow, momentOf } from './print.js';
import type { AgentRecord, BreakRecord, CallState, DialedRecord, DispositionRecord } from './records.js';
import { Refused, type ServiceInput } from './service.js';
import type { Service } from '../../adapters/vocom/wire.js';

export interface SwitchOptions {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly habits: Habits;
  readonly utcOffset: number;
  readonly newId: () => string;
}

type Row = Readonly<Record<string, unknown>>;

/** The switch of one company: its agents, pauses, calls and reports, and what each service does with them. */
export class Switch {
  readonly agents = new Map<string, AgentRecord>();
  readonly breaks: BreakRecord[] = [];
  readonly calls = new Map<string, CallState>();
  readonly dialed: DialedRecord[] = [];
  readonly dispositions: DispositionRecord[] = [];
  readonly #options: SwitchOptions;

  constructor(options: SwitchOptions) {
    this.#options = options;
  }

  /** What `response` holds beside `command`, `status` and `status_type`. Throws `Refused`. */
  run(service: Service, input: ServiceInput): Row {
    switch (service) {
      case 'login': return this.#login(input);
      case 'logout': return this.#logout(input);
      case 'breaks': return this.#listBreaks(input);
      case 'pause': return this.#pause(input);
      case 'endPause': return this.#endPause(input);
      case 'agents': return this.#listAgents(input);
      case 'call': return this.#place(input);
      case 'dispositions': return this.#listDispositions(input);
      case 'dialer': return this.#listDialed(input);
      default: return this.#steer(service, input);
    }
  }

  #agent(input: ServiceInput): AgentRecord {
    const agent = this.agents.get(input('agent'));
    if (!agent) throw new Refused('not_found_failed');
    return agent;
  }

  #login(input: ServiceInput): Row {
    const agent = this.#agent(input);
    agent.branch = input('branch');
    agent.signedIn = true;
    agent.status = 'Available';
    agent.pauseId = undefined;
    agent.firstLogin ??= this.#options.clock.now();
    return { agent: agent.name };
  }

  #logout(input: ServiceInput): Row {
    const agent = this.#agent(input);
    if (!agent.signedIn) throw new Refused('execute_failed');
    agent.signedIn = false;
    agent.pauseId = undefined;
    return { agent: agent.name };
  }

  #listBreaks(input: ServiceInput): Row {
    const { habits } = this.#options;
    const rows = this.breaks.map(({ id, name, length, digit }) => ({
      break_id: id, break_name: name, break_timeout: habits.numbers ? length : String(length), break_digit: digit,
    }));
    return { agent: this.#agent(input).name, result: listOf(rows, habits) };
  }

  #pause(input: ServiceInput): Row {
    const agent = this.#agent(input);
    const found = this.breaks.find(({ id }) => id === input('break_id'));
    if (!found) throw new Refused('not_found_failed');
    if (!agent.signedIn) throw new Refused('execute_failed');
    agent.status = 'On Break';
    agent.pauseId = found.id;
    return { agent: agent.name };
  }

  #endPause(input: ServiceInput): Row {
    const agent = this.#agent(input);
    if (agent.pauseId === undefined) throw new Refused('execute_failed');
    agent.status = 'Available';
    agent.pauseId = undefined;
    return { agent: agent.name };
  }

  #listAgents(input: ServiceInput): Row {
    const { habits } = this.#options;
    const queue = input('queue');
    const members = [...this.agents.values()].filter(({ queues }) => queues.includes(queue));
    if (members.length === 0) throw new Refused('not_found_failed');
    const out = members.filter(({ signedIn }) => !signedIn).map((agent) => loggedOutRow(agent, habits));
    const inside = members.filter(({ signedIn }) => signedIn).map((agent) => loggedInRow(agent, habits));
    return { queue, result: { logged_out_agents: listOf(out, habits), logged_in_agents: listOf(inside, habits) } };
  }

  #place(input: ServiceInput): Row {
    const { clock, ledger, newId } = this.#options;
    const agent = this.#agent(input);
    const call: CallState = { id: newId(), agent: agent.name, to: input('to'), startedAt: clock.now(), state: 'up' };
    this.calls.set(call.id, call);
    ledger.placed.push({ id: call.id, agent: call.agent, to: call.to, at: call.startedAt });
    return { agent: agent.name, call_id: call.id };
  }

  #steer(service: Service, input: ServiceInput): Row {
    const agent = this.#agent(input);
    const call = this.calls.get(input('call_id'));
    const isUp = call !== undefined && call.agent === agent.name && (call.state === 'up' || call.state === 'held');
    if (service === 'terminate') {
      if (!isUp && !this.#options.habits.terminateAlwaysOk) throw new Refused('not_found_failed');
      if (isUp) call.state = 'ended';
      return { agent: agent.name };
    }
    if (!isUp) throw new Refused('not_found_failed');
    if (service === 'transfer') Object.assign(call, { state: 'transferred', transferredTo: input('to') });
    else if ((service === 'hold') === (call.state === 'held')) throw new Refused('execute_failed');
    else call.state = service === 'hold' ? 'held' : 'up';
    return { agent: agent.name };
  }

  #listDispositions(input: ServiceInput): Row {
    const { habits, utcOffset } = this.#options;
    const rows = this.#within(this.dispositions, input);
    return { list: listOf(rows.map((row) => dispositionRow(row, utcOffset)), habits) };
  }

  #listDialed(input: ServiceInput): Row {
    const { habits, utcOffset } = this.#options;
    const wanted = ({ destination, key, cause }: DialedRecord): boolean =>
      ['', destination].includes(input('destination')) && ['', key].includes(input('mailing')) && ['', cause].includes(input('hangup_cause'));
    const rows = this.#within(this.dialed.filter(wanted), input);
    return { list: listOf(rows.map((row) => dialedRow(row, utcOffset)), habits), count: rows.length };
  }

  /** Newest first, both ends counted in, never more than the limit. */
  #within<Record extends { readonly at: number }>(records: readonly Record[], input: ServiceInput): readonly Record[] {
    const { habits, utcOffset } = this.#options;
    const [from, until] = [momentOf(input('date_begin'), utcOffset), momentOf(input('date_end'), utcOffset)];
    if (from === undefined || until === undefined) throw new Refused('params_failed');
    return records.filter(({ at }) => at >= from && at <= until).toSorted((a, b) => b.at - a.at).slice(0, habits.limit);
  }
}
