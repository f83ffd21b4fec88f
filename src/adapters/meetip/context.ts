import type { Agent, Availability, Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import { lookAt } from '../../net/look-at.js';
import { Rest } from '../../net/rest.js';
import { answerOf } from './decode.js';
import type { Settings } from './options.js';
import { repair } from './repair.js';
import { tokensOf, type Tokens } from './tokens.js';
import { transport } from './transport.js';
import { reads, type Fields, type Operation } from './wire.js';

interface Link {
  readonly emit: (event: BackendEvent) => void;
  readonly controller: AbortController;
}

/** Judges an answer; throws a `Fault` when it says no. */
export type Decode<Answer> = (operation: Operation, value: unknown, degraded: boolean) => Answer;

/** What the facets share: the token while somebody is signed in, the one address, and where events go. */
export class Context implements AuthPort {
  readonly settings: Settings;
  /** Runs when the sign-in ends, by whomever. */
  onSignedOut: () => void = () => undefined;
  readonly #rest = new WeakMap<Tokens, Rest>();
  #tokens: Tokens | undefined;
  #tenure = new AbortController();
  #attempt = new AbortController();
  #link: Link | undefined;
  /** What tells whether MeetIP is there: the campaigns where the word for the extensions is another one here. */
  #probe: 'extensions' | 'campaigns' = 'extensions';
  #availability: Availability = 'unknown';

  constructor(settings: Settings) {
    this.settings = settings;
  }

  get isSignedIn(): boolean {
    return this.#tokens !== undefined;
  }

  get isLinked(): boolean {
    return this.#link !== undefined;
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
    this.#tokens = tokens;
    this.#tenure = new AbortController();
    return { step: 'signed-in', agent: this.agent };
  }

  signOut(): Promise<void> {
    this.#attempt.abort();
    this.#end();
    return Promise.resolve();
  }

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

  /** Rejects with `conflict` when nobody is signed in. A token refused for good means that the sign-in is over. */
  async call<Answer>(operation: Operation, fields: Fields, decode: Decode<Answer>): Promise<Answer> {
    const tokens = this.#tokens;
    if (!tokens) throw new Fault('conflict', { cause: new Error('not signed in') });
    try {
      return await this.#ask(tokens, this.#signal, operation, fields, decode);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth' && this.#tokens === tokens) {
        this.emit({ type: 'signed-out', fault: faultInfo(fault) });
        this.#end();
      }
      throw fault;
    }
  }

  /** What the tabs of a browser look at together; `freshFor` in milliseconds, 0: only what is read from now on will do. */
  look<Answer>(operation: Operation, freshFor: number, decode: Decode<Answer>): Promise<Answer> {
    const { io, url, extension } = this.settings;
    return lookAt(io, { key: `meetip ${url} ${extension} ${operation}`, freshFor, signal: this.#signal }, () => this.call(operation, {}, decode));
  }

  get #signal(): AbortSignal {
    return (this.#link?.controller ?? this.#tenure).signal;
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

  #end(): void {
    const wasSignedIn = this.isSignedIn;
    this.#tokens = undefined;
    this.#availability = 'unknown';
    this.unlink();
    this.#tenure.abort();
    if (wasSignedIn) this.onSignedOut();
  }
}
