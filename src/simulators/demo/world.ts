import { platformIo, type Io, type WebSocketConstructor } from '../../net/io.js';
import type { SipAccount } from '../../domain/call.js';
import { fastClock } from '../clocks.js';
import { accountId, demoChannels, demoExtension, demoUsers, dialPlan, type Scenario, telephoneUsers } from '../scenarios/index.js';
import { inPageSip, type InPageSip } from '../sip/index.js';
import { VoxFreeSimulator, type VoxFreeUrls } from '../voxfree/index.js';
import { besidePage } from './beside-page.js';
import { ColleaguePhones } from './colleagues.js';
import { CustomerDesk } from './customer-desk.js';
import { CustomerPhone } from './customer-phone.js';

export interface DemoOptions {
  /** How many times as fast the scenario goes. Default 1. */
  readonly speed?: number;
  /** Absolute http(s) address, ending in '/', of the scenario's media files. Default: `demo/assets/` beside the page. */
  readonly mediaBase?: string;
  readonly seed?: number;
  /** Milliseconds from and to of VoxFree's answers. Default: the scenario's. */
  readonly latency?: readonly [number, number];
}

const SIP_DOMAIN = 'sip.serraazul.invalid';

/** A whole evaluation in one page: the vendor, the telephone server, the customers, and the agents who may sign in. */
export class DemoWorld {
  readonly scenario: string;
  readonly users = demoUsers;
  readonly voxfree: VoxFreeSimulator;
  readonly voxfreeIo: Io;
  readonly voxfreeUrls: VoxFreeUrls;
  /** What the vendor does not tell about its channels, by their ids: for the adapter's options. */
  readonly voxfreeChannels = demoChannels;
  readonly sip: {
    readonly WebSocket: WebSocketConstructor;
    /** Address for the SIP adapter; any would do. */
    readonly server: string;
    readonly domain: string;
    /** The same account that Marina's sign-in brings. */
    readonly account: SipAccount;
    readonly registrar: InPageSip['server'];
  };
  readonly customer: CustomerDesk;
  readonly #scenario: Scenario;
  readonly #speed: number;
  readonly #colleagues: ColleaguePhones;
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
    const sip = this.#telephoneServer();
    this.sip = {
      WebSocket: sip.WebSocket,
      server: `wss://${SIP_DOMAIN}/ws`,
      domain: SIP_DOMAIN,
      account: { user: demoExtension.username, password: demoExtension.password, domain: SIP_DOMAIN },
      registrar: sip.server,
    };
    const net = { WebSocket: sip.WebSocket, domain: SIP_DOMAIN };
    this.#colleagues = new ColleaguePhones(net, clock);
    const phone = new CustomerPhone({
      net,
      extension: demoExtension.username,
      clock,
      nameOf: number => nameByNumber(this.voxfree, number),
      admit: (user, password) => sip.server.users.set(user, password),
      reachable: () => sip.server.bindings(demoExtension.username).length > 0,
    });
    this.customer = new CustomerDesk(this.voxfree, phone);
  }

  /** Plugs the customers' and colleagues' telephones in and sets the scenario going once an agent is online. More than once is once. */
  start(): void {
    if (this.#unsubscribe) return;
    void this.customer.phone.connect().catch(() => undefined);
    void this.#colleagues.connect().catch(() => undefined);
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
    await Promise.all([this.customer.phone.dispose(), this.#colleagues.dispose()]);
    this.sip.registrar.stop();
  }

  #telephoneServer(): InPageSip {
    return inPageSip({
      domain: SIP_DOMAIN,
      users: telephoneUsers,
      dialPlan: dialPlan(
        (line, dialled) => this.customer.phone.noteDialled(line, dialled),
        line => this.customer.phone.isFree(line),
      ),
    });
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

/** Customers' numbers are dialled with and without country code, spaces and signs. */
function nameByNumber(voxfree: VoxFreeSimulator, dialled: string): string {
  const digits = dialled.replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length < 8) return '';
  return [...voxfree.account.contacts.values()].find(({ number }) => number.endsWith(digits) || digits.endsWith(number || '-'))?.name ?? '';
}
