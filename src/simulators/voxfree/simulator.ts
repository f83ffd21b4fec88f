import { systemClock, type Clock, type Io } from '../../net/io.js';
import type { SimulatedAnswer } from '../memory-http.js';
import type { SocketConnection } from '../memory-socket.js';
import { between, seededRandom } from '../seeded.js';
import { Account } from './account.js';
import { memoryIo, memoryUrls, type VoxFreeUrls } from './attach.js';
import { Controls, openChats, type OpenChat } from './controls.js';
import { Desk, type AccountEvent, type Delivery } from './desk.js';
import { FaultPlan } from './faults.js';
import { Ledger } from './ledger.js';
import { PushHub, type Spelling } from './push-hub.js';
import { VoxFreeServer, type SimulatedRequest } from './server.js';
import type { UploadedFile } from './service.js';
import type { WireHabits } from './shapes.js';

export interface VoxFreeOptions {
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Same seed, same requests: same answers. Default 1. */
  readonly seed?: number;
  /** Id of the account (tenant). Default '1'. */
  readonly accountId?: string;
  /** Absolute http(s) address, ending in '/', under which media files are found. */
  readonly mediaBase?: string;
  /** Milliseconds from and to, before a request is served. Default 0. */
  readonly latency?: readonly [number, number];
  /** Bytes per second of a client's upload; default: it takes no time. */
  readonly uplink?: number;
  /** How soon ticks follow an agent's message. Default 300 and never. */
  readonly delivery?: Delivery;
  /** How the types of pushes are spelt. Default 'example'. */
  readonly spelling?: Spelling;
  /** Pushes leave out fields with nothing in them. Default false. */
  readonly sparse?: boolean;
  readonly habits?: Partial<WireHabits>;
  /** An empty `id_canal_unico` is refused. Default false. */
  readonly strictChannel?: boolean;
  /** A push also reaches the agent who wrote the message. Default false. */
  readonly pushesOwnMessages?: boolean;
}

const defaultHabits: WireHabits = {
  replyMark: 'subtype',
  emptyMap: 'list',
  attachmentAnswer: 'json',
  channelsKey: 'departamentos',
  contactAnswer: 'id',
};

/** The server side of VoxFree for one account, in memory: state, wire, pushes, faults and a ledger. */
export class VoxFreeSimulator {
  readonly account: Account;
  readonly clock: Clock;
  /** Uniform in [0, 1), from the seed. */
  readonly random: () => number;
  readonly faults: FaultPlan;
  readonly ledger = new Ledger();
  readonly controls: Controls;
  readonly mediaBase: string;
  readonly uplink: number | undefined;
  /** Addresses of the attachment in memory. */
  readonly urls: VoxFreeUrls = memoryUrls;
  readonly #hub: PushHub;
  readonly #desk: Desk;
  readonly #server: VoxFreeServer;
  readonly #uploads = new Map<string, UploadedFile>();
  readonly #listeners = new Set<(event: AccountEvent) => void>();

  constructor(options: VoxFreeOptions = {}) {
    this.clock = options.clock ?? systemClock;
    this.uplink = options.uplink;
    this.random = seededRandom(options.seed ?? 1);
    this.account = new Account(options.accountId ?? '1');
    this.mediaBase = options.mediaBase ?? `${memoryUrls.url}/assets/upload/omni/cliente/`;
    this.faults = new FaultPlan(seededRandom((options.seed ?? 1) + 1));
    this.#hub = new PushHub({
      clock: this.clock,
      faults: this.faults,
      ledger: this.ledger,
      nextId: () => this.account.pushId(),
      spelling: options.spelling ?? 'example',
      sparse: options.sparse ?? false,
    });
    this.#desk = new Desk({
      account: this.account,
      clock: this.clock,
      hub: this.#hub,
      delivery: options.delivery ?? { sentAfter: 300, readAfter: null },
      tell: event => this.#tell(event),
    });
    this.controls = new Controls(this.account, this.#desk, this.#hub);
    this.#server = this.#createServer(options);
  }

  /** Agents with a registered socket, one entry for each socket. */
  get connectedAgents(): string[] {
    return this.#hub.agents;
  }

  get openChats(): OpenChat[] {
    return openChats(this.account);
  }

  get spelling(): Spelling {
    return this.#hub.spelling;
  }

  set spelling(spelling: Spelling) {
    this.#hub.spelling = spelling;
  }

  get sparse(): boolean {
    return this.#hub.sparse;
  }

  set sparse(sparse: boolean) {
    this.#hub.sparse = sparse;
  }

  /** An `Io` that reaches this simulator at `urls` and nothing else; clock and random are those of `base` if given. */
  io(base?: Pick<Io, 'clock' | 'random'>): Io {
    return memoryIo(this.#server, this.#hub, { clock: base?.clock ?? this.clock, random: base?.random ?? this.random, uplink: this.uplink });
  }

  handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    return this.#server.handle(request);
  }

  /** Takes a socket's server end; false when it is to be refused. */
  accept(connection: SocketConnection): boolean {
    return this.#hub.accept(connection);
  }

  /** What an agent sent as an attachment, by its file's name. */
  upload(name: string): UploadedFile | undefined {
    return this.#uploads.get(name);
  }

  /** Hears of every message, tick and change of hands; returns a function that ends it. */
  subscribe(listener: (event: AccountEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends timers and cuts sockets. */
  stop(): void {
    this.#desk.stop();
    this.#hub.closeAll(1001);
  }

  #createServer(options: VoxFreeOptions): VoxFreeServer {
    const [least, most] = options.latency ?? [0, 0];
    const latency = seededRandom((options.seed ?? 1) + 2);
    return new VoxFreeServer({
      faults: this.faults,
      latency: () => (most > 0 ? between(latency, least, most) : 0),
      context: {
        account: this.account,
        clock: this.clock,
        desk: this.#desk,
        ledger: this.ledger,
        habits: { ...defaultHabits, ...options.habits },
        strictChannel: options.strictChannel ?? false,
        pushesOwnMessages: options.pushesOwnMessages ?? false,
        keep: (file, contactId) => this.#keep(file, contactId),
      },
    });
  }

  #keep(file: UploadedFile, contactId: string): string {
    const name = `${this.account.id}_${contactId}_${file.name.replace(/[^\w.-]/g, '_')}`;
    this.#uploads.set(name, file);
    return `${this.mediaBase}${name}`;
  }

  #tell(event: AccountEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
