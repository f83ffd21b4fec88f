import { systemClock, type Clock, type Io } from '../../net/io.js';
import { answered, connectionLost, type SimulatedAnswer } from '../memory-http.js';
import { memoryWebSocket } from '../memory-socket.js';
import { seededRandom } from '../seeded.js';
import { FaultPlan } from './faults.js';
import { defaultHabits, type Habits } from './habits.js';
import { Ledger } from './ledger.js';
import type { AgentRecord } from './records.js';
import { VocomServer, type SimulatedRequest } from './server.js';
import { Switch } from './switch.js';

export interface VocomSimulatorOptions {
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Same seed, same requests: same answers. Default 1. */
  readonly seed?: number;
  /** The installation's secret. Default `chave-de-teste`. */
  readonly key?: string;
  readonly company?: string;
  /** Minutes by which the PBX's local time is ahead of UTC. Default -180. */
  readonly utcOffset?: number;
  readonly habits?: Partial<Habits>;
}

/** Made-up address of the simulator in memory; `.invalid` never resolves (RFC 2606). */
const memoryUrl = 'https://pbx.vocom.invalid';

/** The server side of Vocom for one company, in memory: state, wire, faults and a ledger. */
export class VocomSimulator {
  readonly clock: Clock;
  readonly company: string;
  readonly faults: FaultPlan;
  readonly ledger = new Ledger();
  readonly pbx: Switch;
  /** Address in memory. */
  readonly url = memoryUrl;
  /** Another one ends all access by the old. */
  key: string;
  /** False: nothing answers. */
  up = true;
  readonly #habits: Habits;
  readonly #random: () => number;
  readonly #server: VocomServer;

  constructor(options: VocomSimulatorOptions = {}) {
    const { seed = 1, utcOffset = -180 } = options;
    this.clock = options.clock ?? systemClock;
    this.key = options.key ?? 'chave-de-teste';
    this.company = options.company ?? '11111111-2222-4333-8444-555555555555';
    this.faults = new FaultPlan(seededRandom(seed + 1));
    this.#random = seededRandom(seed);
    this.#habits = { ...defaultHabits, ...options.habits };
    const { clock, faults, ledger, company } = this;
    const habits = this.#habits;
    this.pbx = new Switch({ clock, ledger, habits, utcOffset, newId: () => this.#newId() });
    this.#server = new VocomServer({ clock, faults, habits, ledger, pbx: this.pbx, company, key: () => this.key, up: () => this.up });
  }

  /** From the next request on. */
  behave(habits: Partial<Habits>): void {
    Object.assign(this.#habits, habits);
  }

  addAgent(name: string, queues: readonly string[], more: Partial<Omit<AgentRecord, 'name' | 'queues'>> = {}): AgentRecord {
    const agent: AgentRecord = {
      name, queues, branch: '', signedIn: false, status: 'Available', pauseId: undefined, firstLogin: undefined,
      answered: 0, answeredTime: 0, notAnswered: 0, outbound: 0, outboundTime: 0, ...more,
    };
    this.pbx.agents.set(name, agent);
    return agent;
  }

  /** An `Io` that reaches this simulator at `url` and nothing else; clock and random are those of `base` if given. */
  io(base?: Pick<Io, 'clock' | 'random'>): Io {
    return {
      clock: base?.clock ?? this.clock,
      random: base?.random ?? this.#random,
      fetch: (url, init = {}) => answered(this.#ask(url, init), init.signal),
      WebSocket: memoryWebSocket(() => false),
    };
  }

  handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    return this.#server.handle(request);
  }

  async #ask(url: string, init: RequestInit): Promise<SimulatedAnswer> {
    const { origin, pathname } = new URL(url);
    if (origin !== memoryUrl) throw connectionLost();
    const request = new Request(url, { ...init, signal: null });
    const authorization = request.headers.get('authorization') ?? undefined;
    return this.handle({ path: pathname, verb: request.method, authorization, body: await request.text() });
  }

  #newId(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.#random() * 16).toString(16)).join('');
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  }
}
