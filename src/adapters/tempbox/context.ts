import type { Agent } from '../../domain/agent.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { lookAt } from '../../net/look-at.js';
import { TempBoxApi, type Caller } from './api.js';
import type { Settings } from './options.js';

interface Link {
  readonly emit: (event: BackendEvent) => void;
  readonly controller: AbortController;
}

/** What the facets of one backend share: the account's token, where events go, and what has to stop when that ends. */
export class Context {
  readonly settings: Settings;
  readonly api: TempBoxApi;
  /** Runs when the sign-in ends, by whomever: forget everything that belongs to it. */
  onSignedOut: () => void = () => undefined;
  #token: string | undefined;
  #tenure = new AbortController();
  #link: Link | undefined;
  #agentName: string;

  constructor(settings: Settings) {
    this.settings = settings;
    this.api = new TempBoxApi(settings);
    this.#agentName = settings.agentName;
  }

  get io(): Io {
    return this.settings.io;
  }

  get isSignedIn(): boolean {
    return this.#token !== undefined;
  }

  get isLinked(): boolean {
    return this.#link !== undefined;
  }

  /** Ends with the connection, or without one with the sign-in. */
  get signal(): AbortSignal {
    return (this.#link?.controller ?? this.#tenure).signal;
  }

  /** TempBox knows neither presence nor pauses: nothing is said of the agent but who it is. */
  get agent(): Agent {
    return { id: this.settings.agent, name: this.#agentName, availability: 'unknown', queues: [], can: new Set() };
  }

  begin(token: string): void {
    this.#token = token;
    this.#tenure = new AbortController();
  }

  end(): void {
    this.#token = undefined;
    this.unlink();
    this.#tenure.abort();
    this.onSignedOut();
  }

  /** Events go to `emit` from now on, until `unlink`. */
  link(emit: (event: BackendEvent) => void): AbortSignal {
    this.#link = { emit, controller: new AbortController() };
    return this.#link.controller.signal;
  }

  unlink(): void {
    const link = this.#link;
    this.#link = undefined;
    link?.controller.abort();
  }

  emit(event: BackendEvent): void {
    this.#link?.emit(event);
  }

  faulted(error: unknown): void {
    this.emit({ type: 'faulted', fault: faultInfo(toFault(error)) });
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
  async call<Answer>(run: (who: Caller) => Promise<Answer>): Promise<Answer> {
    const token = this.#token;
    if (token === undefined) throw new Fault('conflict', { cause: new Error('not signed in') });
    try {
      return await run({ token, signal: this.signal });
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth' && this.#token === token) {
        this.emit({ type: 'signed-out', fault: faultInfo(fault) });
        this.end();
      }
      throw fault;
    }
  }
}
