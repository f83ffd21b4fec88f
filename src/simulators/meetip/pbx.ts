import type { Clock } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { SimulatedEvent } from './events.js';

export type ExtensionWord = 'Desconectada' | 'Libre' | 'Ocupada';

export interface ListedNumber {
  readonly number: string;
  readonly form: Readonly<Record<string, string>>;
  outcome?: 'answered' | 'busy' | 'unanswered';
}

export interface SimulatedCampaign {
  readonly id: string;
  readonly name: string;
  readonly kind: 'Power' | 'Preview';
  readonly labels: readonly string[];
  isActive: boolean;
  list: ListedNumber[];
  /** The next to be called. */
  index: number;
}

export interface SimulatedCall {
  readonly id: string;
  readonly extension: string;
  readonly number: string;
  readonly shownNumber: string;
  readonly inbound: boolean;
  readonly startedAt: number;
  answeredAt?: number;
}

/** A call that is over, as the records have it. */
export interface Ticket {
  readonly id: string;
  readonly caller: string;
  readonly callee: string;
  readonly answered: boolean;
  readonly seconds: number;
  readonly inbound: boolean;
  readonly shownNumber: string;
  readonly queue?: string;
}

interface PbxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly tell: (event: SimulatedEvent) => Promise<void>;
}

/** Milliseconds from one number of a campaign to the next. */
const pace = [400, 1_200] as const;
/** So long after it was placed a call is told of. */
const soon = 50;

/** One PBX: extensions with their calls, queues, campaigns that it works through at a seeded pace, and what it wrote down. */
export class Pbx {
  readonly extensions = new Map<string, ExtensionWord>();
  readonly queues = new Map<string, readonly string[]>();
  readonly calls = new Map<string, SimulatedCall>();
  readonly campaigns = new Map<string, SimulatedCampaign>();
  readonly tickets: Ticket[] = [];
  readonly #options: PbxOptions;
  readonly #timers: TimerSet;
  #count = 0;

  constructor(options: PbxOptions, extensions: readonly string[]) {
    this.#options = options;
    this.#timers = new TimerSet(options.clock);
    for (const extension of extensions) this.extensions.set(extension, 'Libre');
  }

  nextId(): string {
    this.#count += 1;
    return `${Math.floor(this.#options.clock.now() / 1_000)}.${2_270_000 + this.#count}`;
  }

  addCampaign(id: string, name: string, more: Partial<Pick<SimulatedCampaign, 'kind' | 'labels' | 'isActive'>> = {}): SimulatedCampaign {
    const campaign: SimulatedCampaign = { id, name, kind: 'Power', labels: [], isActive: true, list: [], index: 0, ...more };
    this.campaigns.set(id, campaign);
    return campaign;
  }

  /** A list that had ended goes on with what is new. */
  insert(campaign: SimulatedCampaign, numbers: readonly ListedNumber[], at: 'start' | 'end'): void {
    campaign.list.splice(at === 'start' ? campaign.index : campaign.list.length, 0, ...numbers);
    campaign.isActive = true;
  }

  ring(extension: string, number: string, shownNumber = '910000001'): Promise<SimulatedCall> {
    return this.#begin({ id: this.nextId(), extension, number, shownNumber, inbound: true, startedAt: this.#options.clock.now() });
  }

  /** The extension dials; told of a moment later, as nothing waits for it. */
  place(extension: string, number: string, shownNumber = ''): void {
    const call = { id: this.nextId(), extension, number, shownNumber, inbound: false, startedAt: this.#options.clock.now() };
    this.calls.set(call.id, call);
    this.extensions.set(extension, 'Ocupada');
    this.#timers.after(soon, () => void this.#tell(call, 'timbre'));
  }

  async pickUp(id: string): Promise<void> {
    const call = this.calls.get(id);
    if (!call) return;
    call.answeredAt = this.#options.clock.now();
    this.extensions.set(call.extension, 'Ocupada');
    await this.#tell(call, 'descolgado');
  }

  async hangUp(id: string, info?: string): Promise<void> {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    this.extensions.set(call.extension, 'Libre');
    const seconds = call.answeredAt === undefined ? 0 : Math.round((this.#options.clock.now() - call.answeredAt) / 1_000);
    const answered = call.answeredAt !== undefined;
    this.write(call, answered, seconds);
    const result = call.inbound ? (answered ? 'atendida' : 'noatendida') : (answered ? 'finalizada' : 'perdida');
    await this.#tell(call, 'colgado', { result, info: info ?? (answered ? 'ANSWER' : 'CANCEL'), duration: seconds, endedAt: this.#options.clock.now() });
  }

  write({ id, extension, number, shownNumber, inbound }: SimulatedCall, answered: boolean, seconds: number, queue?: string): void {
    const [caller, callee] = inbound ? [number, extension] : [extension, number];
    this.tickets.push({ id, caller, callee, answered, seconds, inbound, shownNumber, ...(queue === undefined ? {} : { queue }) });
  }

  /** Calls one number after another for that extension, until the list ends or `stop`. */
  startDialing(campaignId: string, extension: string): void {
    const { random } = this.#options;
    this.#timers.after(between(random, ...pace), () => {
      const campaign = this.campaigns.get(campaignId);
      if (campaign) void this.#dialNext(campaign, extension);
    });
  }

  stop(): void {
    this.#timers.clear();
  }

  async #dialNext(campaign: SimulatedCampaign, extension: string): Promise<void> {
    const { random, clock } = this.#options;
    const next = campaign.list[campaign.index];
    if (!next) {
      campaign.isActive = false;
      return;
    }
    campaign.index += 1;
    next.outcome = pick(random, ['answered', 'busy', 'unanswered'] as const);
    if (next.outcome === 'answered') {
      const call = await this.ring(extension, next.number);
      this.#timers.after(between(random, ...pace), () => void this.pickUp(call.id));
      this.#timers.after(between(random, 3_000, 9_000), () => {
        void this.hangUp(call.id);
        this.startDialing(campaign.id, extension);
      });
      return;
    }
    this.write({ id: this.nextId(), extension, number: next.number, shownNumber: '', inbound: false, startedAt: clock.now() }, false, 0);
    this.startDialing(campaign.id, extension);
  }

  async #begin(call: SimulatedCall): Promise<SimulatedCall> {
    this.calls.set(call.id, call);
    await this.#tell(call, 'timbre');
    return call;
  }

  #tell(call: SimulatedCall, status: SimulatedEvent['status'], more: Partial<SimulatedEvent> = {}): Promise<void> {
    const { id, extension, number, shownNumber, inbound, startedAt } = call;
    return this.#options.tell({
      id, extension, number, shownNumber, startedAt, status, direction: inbound ? 'entrante' : 'saliente', result: '', info: '', duration: 0, ...more,
    });
  }
}
