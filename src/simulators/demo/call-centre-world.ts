import type { Credentials } from '../../domain/agent.js';
import { platformIo } from '../../net/io.js';
import { callCentreAgent, callCentreQueues, demoExtension, type TelephoneScenario } from '../scenarios/index.js';
import { VocomSimulator } from '../vocom/index.js';
import { TelephoneWorld } from './telephone-world.js';
import type { DemoOptions } from './world.js';

/** A call centre at Vocom. */
export class CallCentreWorld extends TelephoneWorld<VocomSimulator> {
  readonly agent = callCentreAgent;
  readonly extension = demoExtension.number;
  readonly queues: readonly string[] = callCentreQueues;

  constructor(scenario: TelephoneScenario<VocomSimulator>, options: DemoOptions = {}) {
    super(scenario, new VocomSimulator({ clock: platformIo().clock, seed: options.seed ?? 1 }), options);
  }

  get company(): string {
    return this.simulator.company;
  }

  /** What the vendor is to be asked with: the installation's key for the demo's user, and a wrong one for anybody else. */
  credentials(given: Credentials): Credentials {
    return { token: this.admits(given) ? this.simulator.key : 'errado' };
  }
}
