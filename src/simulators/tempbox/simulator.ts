import { systemClock, type Clock, type Io } from '../../net/io.js';
import type { SimulatedAnswer } from '../memory-http.js';
import { between, seededRandom } from '../seeded.js';
import { Account } from './account.js';
import { memoryIo, memoryUrl } from './attach.js';
import { Controls, openCases, type OpenCase } from './controls.js';
import { Desk, type AccountEvent } from './desk.js';
import { FaultPlan } from './faults.js';
import { defaultHabits, type Habits } from './habits.js';
import { Ledger } from './ledger.js';
import type { Case } from './records.js';
import { addCases, type PastCase } from './seeding.js';
import { TempBoxServer, type SimulatedRequest } from './server.js';

export interface TempBoxOptions {
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Same seed, same requests: same answers. Default 1. */
  readonly seed?: number;
  /** The account's secret. Default `chave-de-teste`. */
  readonly token?: string;
  readonly companyName?: string;
  /** Absolute http(s) address, ending in '/', under which media files are found. */
  readonly mediaBase?: string;
  /** Milliseconds from and to, before a request is served. Default 0. */
  readonly latency?: readonly [number, number];
  /** Milliseconds after which a bot or the assistant answers. Default 1500. */
  readonly assistantAfter?: number;
  readonly habits?: Partial<Habits>;
}

/** The server side of TempBox for one company, in memory: state, wire, faults and a ledger. */
export class TempBoxSimulator {
  readonly account: Account;
  readonly clock: Clock;
  /** Uniform in [0, 1), from the seed. */
  readonly random: () => number;
  readonly faults: FaultPlan;
  readonly ledger = new Ledger();
  readonly controls: Controls;
  readonly mediaBase: string;
  /** Address of the attachment in memory. */
  readonly url = memoryUrl;
  /** Another one ends all access by the old. */
  token: string;
  /** False: nothing answers. */
  up = true;
  readonly #desk: Desk;
  readonly #server: TempBoxServer;
  readonly #habits: Habits;
  readonly #listeners = new Set<(event: AccountEvent) => void>();

  constructor(options: TempBoxOptions = {}) {
    const { seed = 1 } = options;
    this.clock = options.clock ?? systemClock;
    this.random = seededRandom(seed);
    this.token = options.token ?? 'chave-de-teste';
    this.account = new Account(options.companyName ?? 'Serra Azul Distribuidora');
    this.mediaBase = options.mediaBase ?? `${memoryUrl}/arquivos/`;
    this.faults = new FaultPlan(seededRandom(seed + 1));
    this.#habits = { ...defaultHabits, ...options.habits };
    const { account, clock, ledger } = this;
    this.#desk = new Desk({
      account, clock, ledger, assistantAfter: options.assistantAfter ?? 1500, tell: (event) => this.#tell(event),
    });
    this.controls = new Controls(account, this.#desk);
    this.#server = this.#createServer(seed, options.latency ?? [0, 0]);
  }

  get openCases(): OpenCase[] {
    return openCases(this.account);
  }

  get habits(): Habits {
    return this.#habits;
  }

  /** From the next request on. */
  behave(habits: Partial<Habits>): void {
    Object.assign(this.#habits, habits);
  }

  /** Puts in conversations that were there before, in one go, so that their messages' numbers follow the time; nobody hears of them. */
  addCases(pasts: readonly PastCase[]): Case[] {
    return addCases(this.account, this.#desk, this.clock.now(), pasts);
  }

  /** An `Io` that reaches this simulator at `url` and nothing else; clock and random are those of `base` if given. */
  io(base?: Pick<Io, 'clock' | 'random'>): Io {
    return memoryIo(this.#server, base?.clock ?? this.clock, base?.random ?? this.random);
  }

  handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    return this.#server.handle(request);
  }

  /** Hears of every message and change of hands; returns a function that ends it. */
  subscribe(listener: (event: AccountEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends timers. */
  stop(): void {
    this.#desk.stop();
  }

  #createServer(seed: number, [least, most]: readonly [number, number]): TempBoxServer {
    const latency = seededRandom(seed + 2);
    return new TempBoxServer({
      faults: this.faults,
      latency: () => (most > 0 ? between(latency, least, most) : 0),
      token: () => this.token,
      up: () => this.up,
      random: seededRandom(seed + 3),
      onReader: () => this.#tell({ type: 'reader' }),
      context: { account: this.account, clock: this.clock, desk: this.#desk, ledger: this.ledger, habits: this.#habits },
    });
  }

  #tell(event: AccountEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
