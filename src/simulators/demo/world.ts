import { platformIo, type Io } from '../../net/io.js';
import { fastClock } from '../clocks.js';
import { accountId, demoChannels, demoUsers, type Scenario } from '../scenarios/index.js';
import { VoxFreeSimulator, type VoxFreeUrls } from '../voxfree/index.js';
import { besidePage } from './beside-page.js';
import { CustomerDesk } from './customer-desk.js';
import { DemoTelephones, type DemoSip } from './telephones.js';

export interface DemoOptions {
  /** How many times as fast the scenario goes. Default 1. */
  readonly speed?: number;
  /** Absolute http(s) address, ending in '/', of the scenario's media files. Default: `demo/assets/` beside the page. */
  readonly mediaBase?: string;
  readonly seed?: number;
  /** Milliseconds from and to of the vendor's answers. Default: the scenario's. */
  readonly latency?: readonly [number, number];
}

/** A whole evaluation in one page: the vendor, the telephone server, the customers, and the agents who may sign in. */
export class DemoWorld {
  readonly scenario: string;
  readonly users = demoUsers;
  readonly voxfree: VoxFreeSimulator;
  readonly voxfreeIo: Io;
  readonly voxfreeUrls: VoxFreeUrls;
  /** What the vendor does not tell about its channels, by their ids: for the adapter's options. */
  readonly voxfreeChannels = demoChannels;
  readonly sip: DemoSip;
  readonly customer: CustomerDesk;
  readonly #scenario: Scenario;
  readonly #speed: number;
  readonly #telephones: DemoTelephones;
  #end: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(scenario: Scenario, options: DemoOptions = {}) {
    const { clock, random } = platformIo();
    this.#scenario = scenario;
    this.#speed = options.speed ?? 1;
    this.scenario = scenario.name;
    this.voxfree = new VoxFreeSimulator({
      clock,
      accountId,
      seed: options.seed ?? 1,
      latency: options.latency ?? scenario.latency,
      mediaBase: options.mediaBase ?? besidePage('demo/assets/'),
      // The documentation leaves the channel out of the lists, and without it no page could tell the 24 h window.
      habits: { channelKey: 'id_canal_unico' },
    });
    scenario.seed(this.voxfree);
    this.voxfreeIo = this.voxfree.io({ clock, random });
    this.voxfreeUrls = this.voxfree.urls;
    this.#telephones = new DemoTelephones(() => this.voxfree.account.contacts.values(), clock);
    this.sip = this.#telephones.sip;
    this.customer = new CustomerDesk(this.voxfree, this.#telephones.phone);
  }

  /** Plugs the customers' and colleagues' telephones in and sets the scenario going once an agent is online. More than once is once. */
  start(): void {
    if (this.#unsubscribe) return;
    this.#telephones.connect();
    this.#unsubscribe = this.voxfree.subscribe(event => {
      if (event.type === 'agent' && event.online) this.#begin();
    });
    if ([...this.voxfree.account.agents.values()].some(({ online }) => online)) this.#begin();
  }

  /** Ends everything: timers, sockets, calls. The world is not to be used after that. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#end?.();
    this.voxfree.stop();
    await this.#telephones.dispose();
  }

  #begin(): void {
    const { voxfree, customer } = this;
    this.#end ??= this.#scenario.run({
      voxfree,
      clock: fastClock(voxfree.clock, this.#speed),
      random: voxfree.random,
      ring: call => customer.phone.callWhenReachable(call),
    });
  }
}
