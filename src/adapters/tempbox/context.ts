import type { Agent } from '../../domain/agent.js';
import type { Io } from '../../net/io.js';
import { lookAt } from '../../net/look-at.js';
import { Tenure } from '../../net/tenure.js';
import { TempBoxApi, type Caller } from './api.js';
import type { Settings } from './options.js';

/** What the facets of one backend share: the account's token, where events go, and what has to stop when that ends. */
export class Context extends Tenure<string> {
  readonly settings: Settings;
  readonly api: TempBoxApi;
  #agentName: string;

  constructor(settings: Settings) {
    super();
    this.settings = settings;
    this.api = new TempBoxApi(settings);
    this.#agentName = settings.agentName;
  }

  get io(): Io {
    return this.settings.io;
  }

  /** TempBox knows neither presence nor pauses: nothing is said of the agent but who it is. */
  get agent(): Agent {
    return { id: this.settings.agent, name: this.#agentName, availability: 'unknown', queues: [], can: new Set() };
  }

  emitAgent(): void {
    this.emit({ type: 'agent-changed', agent: this.agent });
  }

  /** A row named the agent. */
  learnAgentName(name: string): void {
    if (this.#agentName !== '' || name === '') return;
    this.#agentName = name;
    this.emitAgent();
  }

  /** Something that the tabs of a browser look at together; in a call. */
  look<Answer>(what: string, freshFor: number, { signal }: Caller, read: () => Promise<Answer>): Promise<Answer> {
    const { base, company, agent } = this.settings;
    return lookAt(this.io, { key: `tempbox ${base} ${company} ${agent} ${what}`, freshFor, signal }, read);
  }

  /** Rejects with `conflict` when nobody is signed in. A refused token in between means that the sign-in is over. */
  call<Answer>(run: (who: Caller) => Promise<Answer>): Promise<Answer> {
    return this.during((token, signal) => run({ token, signal }));
  }
}
