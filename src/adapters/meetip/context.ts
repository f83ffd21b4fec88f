import type { Agent, Availability, Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import { Fault, toFault } from '../../domain/fault.js';
import { lookAt } from '../../net/look-at.js';
import { Rest } from '../../net/rest.js';
import { Tenure } from '../../net/tenure.js';
import { answerOf } from './decode.js';
import type { Settings } from './options.js';
import { repair } from './repair.js';
import { tokensOf, type Tokens } from './tokens.js';
import { transport } from './transport.js';
import { reads, type Fields, type Operation } from './wire.js';

/** Of the time between two looks: what another tab saw since then will do. */
export const freshShare = 0.5;

/** Judges an answer; throws a `Fault` when it says no. */
export type Decode<Answer> = (operation: Operation, value: unknown, degraded: boolean) => Answer;

/** What the facets share: the token while somebody is signed in, the one address, and where events go. */
export class Context extends Tenure<Tokens> implements AuthPort {
  readonly settings: Settings;
  readonly #rest = new WeakMap<Tokens, Rest>();
  #attempt = new AbortController();
  /** What tells whether MeetIP is there: the campaigns where the word for the extensions is another one here. */
  #probe: 'extensions' | 'campaigns' = 'extensions';
  #availability: Availability = 'unknown';

  constructor(settings: Settings) {
    super();
    this.settings = settings;
  }

  get probe(): 'extensions' | 'campaigns' {
    return this.#probe;
  }

  get agent(): Agent {
    const { extension, agentName: name } = this.settings;
    return { id: extension, name, extension, availability: this.#availability, queues: [], can: new Set() };
  }

  become(availability: Availability): void {
    if (this.#availability === availability) return;
    this.#availability = availability;
    this.emit({ type: 'agent-changed', agent: this.agent });
  }

  /** With a fixed token, or with the extension and its web password. Both are tried with a read. */
  async signIn(credentials: Credentials): Promise<SignInStep> {
    if (this.isSignedIn) throw new Fault('conflict', { cause: new Error('already signed in') });
    const tokens = tokensOf(this.settings, credentials);
    this.#attempt.abort();
    const attempt = (this.#attempt = new AbortController());
    const probe = await this.#tryOut(tokens, attempt.signal);
    if (attempt.signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    this.#probe = probe;
    this.begin(tokens);
    return { step: 'signed-in', agent: this.agent };
  }

  signOut(): Promise<void> {
    this.#attempt.abort();
    this.end();
    return Promise.resolve();
  }

  /** Rejects with `conflict` when nobody is signed in. A token refused for good means that the sign-in is over. */
  call<Answer>(operation: Operation, fields: Fields, decode: Decode<Answer>): Promise<Answer> {
    return this.during((tokens, signal) => this.#ask(tokens, signal, operation, fields, decode));
  }

  /** What the tabs of a browser look at together; `freshFor` in milliseconds, 0: only what is read from now on will do. */
  look<Answer>(operation: Operation, freshFor: number, decode: Decode<Answer>): Promise<Answer> {
    const { io, url, extension } = this.settings;
    return lookAt(io, { key: `meetip ${url} ${extension} ${operation}`, freshFor, signal: this.signal }, () => this.call(operation, {}, decode));
  }

  /** Never tries out words of acts: what is not understood here is looked for at one more read only. */
  async #tryOut(tokens: Tokens, signal: AbortSignal): Promise<'extensions' | 'campaigns'> {
    try {
      await this.#ask(tokens, signal, 'extensions', {}, answerOf);
      return 'extensions';
    } catch (error) {
      const { code } = toFault(error);
      if (code !== 'protocol' && code !== 'rejected') throw error;
    }
    await this.#ask(tokens, signal, 'campaigns', {}, answerOf);
    this.settings.notice('extensions: not understood, states of extensions are not known');
    return 'campaigns';
  }

  /** What was refused for its token was not done: it is asked once more with a new one. */
  async #ask<Answer>(tokens: Tokens, signal: AbortSignal, operation: Operation, fields: Fields, decode: Decode<Answer>): Promise<Answer> {
    await tokens.ready(signal);
    const used = tokens.current;
    const { isCompanyToken, extension } = this.settings;
    const body = { operation, fields: { ...(isCompanyToken ? { agent: extension } : {}), ...fields } };
    const post = (): Promise<Answer> => this.#restOf(tokens).post({
      url: this.settings.url, body, kind: reads.has(operation) ? 'read' : 'write', signal,
      decode: (value, degraded) => decode(operation, value, degraded),
    });
    try {
      return await post();
    } catch (error) {
      if (toFault(error).code !== 'auth' || !await tokens.renew(used, signal)) throw error;
      return post();
    }
  }

  #restOf(tokens: Tokens): Rest {
    const { io, timeout, notice } = this.settings;
    const rest = this.#rest.get(tokens) ?? new Rest({
      io: { ...io, fetch: transport(this.settings, () => tokens.current) },
      repair,
      ...(timeout === undefined ? {} : { timeout }),
      onDegraded: () => notice('an answer was not clean JSON'),
    });
    this.#rest.set(tokens, rest);
    return rest;
  }

  override end(): void {
    this.#availability = 'unknown';
    super.end();
  }
}
