import type { Clock } from '../../net/io.js';
import { between, pick } from '../seeded.js';
import { TimerSet } from '../clocks.js';

export type MailingStatus = 'AGUARDANDO' | 'CONCLUIDO' | 'Descartado' | 'Dialing' | 'EXCEDIDO';

/** One number of one contact. */
export interface MailingRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly ddd: string;
  readonly numero: string;
  readonly insertedAt: number;
  status: MailingStatus;
  attempts: number;
  answeredAt?: number;
  /** When it is to be dialled again. */
  scheduledAt?: number;
  call?: CallRow;
}

export interface SimulatedCall {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  startedAt: number;
  up: boolean;
  readonly variables: readonly [string, string, string];
}

/** A call that is over, as the report has it. */
export interface CallRow {
  readonly id: string;
  readonly at: number;
  readonly seconds: number;
  readonly extension: string;
  readonly number: string;
  readonly inbound: boolean;
  readonly answered: boolean;
}

interface CentralOptions {
  readonly clock: Clock;
  readonly random: () => number;
}

/** Milliseconds from one step of the dialler to the next. */
const pace = [400, 1_200] as const;
const mostAttempts = 5;

/** One PBX: extensions with their calls, campaigns that a dialler works through at a seeded pace, and what was written down. */
export class Central {
  readonly extensions: string[];
  readonly calls = new Map<string, SimulatedCall>();
  readonly campaigns = new Map<string, { readonly name: string; rows: MailingRow[] }>();
  readonly history: CallRow[] = [];
  readonly operators: Readonly<Record<string, string>>[] = [];
  readonly blocked = new Set<string>();
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #timers: TimerSet;
  #count = 0;

  constructor({ clock, random }: CentralOptions, extensions: readonly string[]) {
    this.extensions = [...extensions];
    this.#clock = clock;
    this.#random = random;
    this.#timers = new TimerSet(clock);
  }

  nextId(): string {
    this.#count += 1;
    return String(1_435_742 + this.#count);
  }

  /** Rings `to`; the variables are those of the IVR. */
  ring(from: string, to: string, variables: readonly [string, string, string] = ['', '', '']): SimulatedCall {
    const now = this.#clock.now();
    const call: SimulatedCall = { id: `${Math.floor(now / 1000)}.${this.nextId()}`, from, to, startedAt: now, up: false, variables };
    this.calls.set(call.id, call);
    return call;
  }

  pickUp(id: string): void {
    const call = this.calls.get(id);
    if (call) Object.assign(call, { up: true, startedAt: this.#clock.now() });
  }

  hangUp(id: string): void {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    const inbound = this.extensions.includes(call.to);
    this.history.push({
      id, at: call.startedAt, seconds: call.up ? Math.round((this.#clock.now() - call.startedAt) / 1000) : 0, inbound, answered: call.up,
      extension: inbound ? call.to : call.from, number: inbound ? call.from : call.to,
    });
  }

  addCampaign(id: string, name: string): void {
    this.campaigns.set(id, { name, rows: [] });
  }

  /** Dials through the campaign's list, one number after another, until nothing is left or `stop`. */
  startDialing(campaignId: string, extension: string): void {
    const [least, most] = pace;
    this.#timers.after(between(this.#random, least, most), () => {
      const row = this.campaigns.get(campaignId)?.rows.find(({ status }) => status === 'Dialing' || status === 'AGUARDANDO');
      if (!row) return;
      if (row.status === 'AGUARDANDO') row.status = 'Dialing';
      else this.#settle(row, extension);
      this.startDialing(campaignId, extension);
    });
  }

  stop(): void {
    this.#timers.clear();
  }

  #settle(row: MailingRow, extension: string): void {
    row.attempts += 1;
    const outcome = pick(this.#random, ['CONCLUIDO', 'Descartado', 'AGUARDANDO'] as const);
    row.status = outcome === 'AGUARDANDO' && row.attempts >= mostAttempts ? 'EXCEDIDO' : outcome;
    if (row.status !== 'CONCLUIDO') return;
    row.answeredAt = this.#clock.now();
    row.call = {
      id: `${Math.floor(row.answeredAt / 1000)}.${row.id}`, at: row.answeredAt, seconds: between(this.#random, 11, 400),
      extension, number: row.ddd + row.numero, inbound: false, answered: true,
    };
    this.history.push(row.call);
  }
}
