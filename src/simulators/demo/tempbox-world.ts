import type { Credentials } from '../../domain/agent.js';
import { platformIo, type Io } from '../../net/io.js';
import { fastClock } from '../clocks.js';
import { demoUsers, tempBoxAgentName, type DemoUser, type TempBoxScenario } from '../scenarios/index.js';
import { TempBoxSimulator } from '../tempbox/index.js';
import { besidePage } from './beside-page.js';
import { TempBoxCustomerDesk } from './tempbox-customers.js';
import { DemoTelephones, type DemoSip } from './telephones.js';
import type { DemoOptions } from './world.js';

/** An evaluation of TempBox in one page: the vendor, its customers, and the company's telephones, which are nothing to it. */
export class TempBoxWorld {
  readonly scenario: string;
  /** TempBox itself has no sign-in; whoever gives these gets the account's token. */
  readonly users: Readonly<Record<'marina', DemoUser>> = { marina: demoUsers.marina };
  readonly tempbox: TempBoxSimulator;
  readonly io: Io;
  readonly url: string;
  readonly company: string;
  /** The agent's hash. */
  readonly agent: string;
  readonly agentName = tempBoxAgentName;
  readonly sip: DemoSip;
  readonly customer: TempBoxCustomerDesk;
  readonly #scenario: TempBoxScenario;
  readonly #speed: number;
  readonly #telephones: DemoTelephones;
  #end: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(scenario: TempBoxScenario, options: DemoOptions = {}) {
    const { clock, random } = platformIo();
    this.#scenario = scenario;
    this.#speed = options.speed ?? 1;
    this.scenario = scenario.name;
    this.tempbox = new TempBoxSimulator({
      clock,
      seed: options.seed ?? 1,
      latency: options.latency ?? scenario.latency,
      mediaBase: options.mediaBase ?? besidePage('demo/assets/'),
    });
    scenario.seed(this.tempbox);
    const { account, url } = this.tempbox;
    this.io = this.tempbox.io({ clock, random });
    this.url = url;
    this.company = account.companyId;
    this.agent = [...account.agents.values()].find(({ name }) => name === tempBoxAgentName)?.hash ?? '';
    this.#telephones = new DemoTelephones(() => [...account.contacts.values()].map(({ name, phone: number }) => ({ name, number })), clock);
    this.sip = this.#telephones.sip;
    this.customer = new TempBoxCustomerDesk(this.tempbox, this.#telephones.phone);
  }

  /** What the vendor is to be asked with: the token for the demo's user, and a wrong one for anybody else. */
  credentials(given: Credentials): Credentials {
    if ('token' in given) return given;
    const { user, password } = this.users.marina;
    return { token: given.user.trim() === user && given.password === password ? this.tempbox.token : 'errado' };
  }

  /** Plugs the customers' and colleagues' telephones in and sets the scenario going once somebody reads the lists. More than once is once. */
  start(): void {
    if (this.#unsubscribe) return;
    this.#telephones.connect();
    this.#unsubscribe = this.tempbox.subscribe((event) => {
      if (event.type === 'reader') this.#begin();
    });
    if (this.tempbox.ledger.served > 0) this.#begin();
  }

  /** Ends everything. The world is not to be used after that. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#end?.();
    this.tempbox.stop();
    await this.#telephones.dispose();
  }

  #begin(): void {
    const { tempbox, customer } = this;
    this.#end ??= this.#scenario.run({
      tempbox,
      clock: fastClock(tempbox.clock, this.#speed),
      random: tempbox.random,
      ring: (call) => customer.phone.callWhenReachable(call),
    });
  }
}
