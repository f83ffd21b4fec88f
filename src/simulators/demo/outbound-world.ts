import type { Credentials } from '../../domain/agent.js';
import { platformIo } from '../../net/io.js';
import { demoExtension, outboundCampaigns, outboundExtensions, outboundFields, type TelephoneScenario } from '../scenarios/index.js';
import { WideCloudSimulator } from '../widecloud/index.js';
import { TelephoneWorld } from './telephone-world.js';
import type { DemoOptions } from './world.js';

/** Campaigns at Intelbras Wide Cloud. */
export class OutboundWorld extends TelephoneWorld<WideCloudSimulator> {
  readonly extension = demoExtension.number;
  readonly agentName = 'Marina Duarte';
  readonly fieldLabels: Readonly<Record<string, string>> = outboundFields;
  readonly campaigns = outboundCampaigns.map(({ id, name, kind }) => ({ id, name, kind }));

  constructor(scenario: TelephoneScenario<WideCloudSimulator>, options: DemoOptions = {}) {
    const simulator = new WideCloudSimulator({ clock: platformIo().clock, seed: options.seed ?? 1, extensions: outboundExtensions });
    super(scenario, simulator, options, () => peopleOf(simulator));
  }

  /** The two secrets that come with every request beside the token. */
  get secrets(): { readonly login: string; readonly password: string } {
    const { login, senha: password } = this.simulator.secrets;
    return { login, password };
  }

  /** What the vendor is to be asked with: the instance's token for the demo's user, and a wrong one for anybody else. */
  credentials(given: Credentials): Credentials {
    return { token: this.admits(given) ? this.simulator.secrets.token : 'errado' };
  }

  override async stop(): Promise<void> {
    this.simulator.stop();
    await super.stop();
  }
}

function* peopleOf({ central }: WideCloudSimulator): Iterable<{ readonly name: string; readonly number: string }> {
  for (const { rows } of central.campaigns.values()) {
    for (const { fields, ddd, numero } of rows) yield { name: fields['cliente'] ?? '', number: `55${ddd}${numero}` };
  }
}
