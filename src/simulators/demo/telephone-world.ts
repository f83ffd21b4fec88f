import type { Credentials } from '../../domain/agent.js';
import { platformIo, type Clock, type Io } from '../../net/io.js';
import { fastClock } from '../clocks.js';
import { customers, demoUsers, type DemoUser, type TelephoneScenario } from '../scenarios/index.js';
import { seededRandom } from '../seeded.js';
import { ReachedTelephone } from './agent-telephone.js';
import type { DemoCustomer } from './customer-desk.js';
import { TelephoneCustomers } from './telephone-customers.js';
import { DemoTelephones, type DemoSip } from './telephones.js';
import type { DemoOptions } from './world.js';

/** What is behind a telephone system's one address. */
export interface SimulatedCentral {
  readonly clock: Clock;
  readonly url: string;
  io(base?: Pick<Io, 'clock' | 'random'>): Io;
}

interface Person {
  readonly name: string;
  readonly number: string;
}

/** Those of the company's customers who have a telephone. */
export const telephoneCustomers: readonly DemoCustomer[] = Object.values(customers)
  .filter(({ number }) => number !== '')
  .map(({ id, name, number }) => ({ id, name, number, group: false }));

/** An evaluation of a telephone system in one page: the vendor, the company's SIP server, and the customers at their telephones. */
export class TelephoneWorld<Simulator extends SimulatedCentral> {
  readonly scenario: string;
  /** The system itself knows no sign-in of people; whoever gives these gets the account's secrets. */
  readonly users: Readonly<Record<'marina', DemoUser>> = { marina: demoUsers.marina };
  readonly simulator: Simulator;
  readonly io: Io;
  readonly sip: DemoSip;
  readonly customer: TelephoneCustomers;
  readonly #scenario: TelephoneScenario<Simulator>;
  readonly #options: DemoOptions;
  readonly #telephones: DemoTelephones;
  readonly #telephone: ReachedTelephone;
  #end: (() => void) | undefined;

  constructor(scenario: TelephoneScenario<Simulator>, simulator: Simulator, options: DemoOptions = {}, others: () => Iterable<Person> = () => []) {
    const { clock, random } = platformIo();
    this.#scenario = scenario;
    this.#options = options;
    this.scenario = scenario.name;
    this.simulator = simulator;
    scenario.seed(simulator);
    this.io = simulator.io({ clock, random });
    this.#telephones = new DemoTelephones(() => [...telephoneCustomers, ...others()], clock);
    this.sip = this.#telephones.sip;
    const { phone } = this.#telephones;
    this.customer = new TelephoneCustomers(phone, () => telephoneCustomers);
    const reachable = (): boolean => this.sip.registrar.bindings(this.sip.account.user).length > 0;
    this.#telephone = new ReachedTelephone(phone, reachable, clock);
  }

  get url(): string {
    return this.simulator.url;
  }

  /** Whether they are the demo's user. */
  admits(given: Credentials): boolean {
    const { user, password } = this.users.marina;
    return 'user' in given && given.user.trim() === user && given.password === password;
  }

  /** Plugs the customers' and colleagues' telephones in and sets the scenario going. More than once is once. */
  start(): void {
    if (this.#end) return;
    this.#telephones.connect();
    const { simulator } = this;
    this.#end = this.#scenario.run({
      simulator,
      clock: fastClock(simulator.clock, this.#options.speed ?? 1),
      random: seededRandom((this.#options.seed ?? 1) + 7),
      telephone: this.#telephone,
    });
  }

  /** Ends everything. The world is not to be used after that. */
  async stop(): Promise<void> {
    this.#end?.();
    this.#telephone.dispose();
    await this.#telephones.dispose();
  }
}
