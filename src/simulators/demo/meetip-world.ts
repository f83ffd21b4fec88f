import type { Credentials } from '../../domain/agent.js';
import { platformIo } from '../../net/io.js';
import { MeetIpSimulator, type HookRequest } from '../meetip/index.js';
import { demoExtension, meetIpExtensions, type TelephoneScenario } from '../scenarios/index.js';
import { TelephoneWorld } from './telephone-world.js';
import type { DemoOptions } from './world.js';

/** A campaign at MeetIP PRO, which tells of calls by itself. */
export class MeetIpWorld extends TelephoneWorld<MeetIpSimulator> {
  readonly extension = demoExtension.number;
  readonly agentName = 'Marina Duarte';
  readonly tenant = '001';
  /** What MeetIP shows when it tells of calls. */
  readonly webhookToken = 'chave-das-notificacoes';

  constructor(scenario: TelephoneScenario<MeetIpSimulator>, options: DemoOptions = {}) {
    super(scenario, new MeetIpSimulator({ clock: platformIo().clock, seed: options.seed ?? 1, extensions: meetIpExtensions }), options);
  }

  /** What the vendor is to be asked with: the agent's web password for the demo's user, and a wrong one for anybody else. */
  credentials(given: Credentials): Credentials {
    return { user: this.extension, password: (this.admits(given) && this.simulator.access.passwords.get(this.extension)) || 'errada' };
  }

  /** News of calls go there, as they would to a server. */
  tellTo(receive: (request: HookRequest) => Promise<{ readonly status: number; readonly body: string }>): void {
    this.simulator.addHook({ authorization: this.webhookToken, send: receive });
  }

  override async stop(): Promise<void> {
    this.simulator.stop();
    await super.stop();
  }
}
