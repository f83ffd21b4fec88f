import type { Agent, Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import { lookAt } from '../../net/look-at.js';
import { Rest } from '../../net/rest.js';
import { Tenure } from '../../net/tenure.js';
import { repair, rowsOf, type Row } from './decode.js';
import type { Settings } from './options.js';
import { actions, type Action, type Fields } from './wire.js';

interface Secrets {
  readonly login: string;
  readonly senha: string;
  readonly token: string;
}

/** Of the time between two looks: what another tab saw since then will do. */
export const freshShare = 0.8;

/** Judges an answer; throws a `Fault` when it says no. */
export type Decode<Answer> = (action: Action, value: unknown, degraded: boolean) => Answer;

/** What the facets share: the secrets while somebody is signed in, the one address, and where events go. */
export class Context extends Tenure<Secrets> implements AuthPort {
  readonly settings: Settings;
  readonly #rest: Rest;
  #attempt = new AbortController();

  constructor(settings: Settings) {
    super();
    this.settings = settings;
    const { io, timeout, notice } = settings;
    this.#rest = new Rest({
      io,
      repair,
      ...(timeout === undefined ? {} : { timeout }),
      onDegraded: (path) => notice(`${path}: the answer was not clean JSON`),
    });
  }

  /** The vendor knows no presence: nothing is said of the agent but who it is. */
  get agent(): Agent {
    const { extension, agentName: name } = this.settings;
    return { id: extension, name, extension, availability: 'unknown', queues: [], can: new Set() };
  }

  /** Needs a user, its password and the instance's token, from here or from `options.secrets`; tries them with a read. */
  async signIn(credentials: Credentials): Promise<SignInStep> {
    if (this.isSignedIn) throw new Fault('conflict', { cause: new Error('already signed in') });
    this.#attempt.abort();
    const attempt = (this.#attempt = new AbortController());
    const secrets = await this.#complete(credentials);
    await this.#ask(secrets, attempt.signal, 'statusramais', {}, rowsOf);
    if (attempt.signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    this.begin(secrets);
    return { step: 'signed-in', agent: this.agent };
  }

  signOut(): Promise<void> {
    this.#attempt.abort();
    this.end();
    return Promise.resolve();
  }

  /** Rejects with `conflict` when nobody is signed in. Refused secrets in between mean that the sign-in is over. */
  call<Answer>(action: Action, fields: Fields, decode: Decode<Answer>): Promise<Answer> {
    return this.during((secrets, signal) => this.#ask(secrets, signal, action, fields, decode));
  }

  /** A list that the tabs of a browser look at together. */
  look(action: Action, fields: Fields, freshFor: number): Promise<readonly Row[]> {
    const { io, api, extension } = this.settings;
    const key = `widecloud ${api} ${extension} ${action} ${JSON.stringify(fields)}`;
    return lookAt(io, { key, freshFor, signal: this.signal }, () => this.call(action, fields, rowsOf));
  }

  #ask<Answer>({ token, ...user }: Secrets, signal: AbortSignal, action: Action, fields: Fields, decode: Decode<Answer>): Promise<Answer> {
    const { api, click, clickToCall } = this.settings;
    const other = action === 'clicktocall' && clickToCall === 'discador';
    return this.#rest.post({
      url: other ? click : api,
      body: { acao: action, ...user, ...(other ? {} : { token }), ...fields },
      kind: actions[action],
      signal,
      decode: (value, degraded) => decode(action, value, degraded),
    });
  }

  async #complete(credentials: Credentials): Promise<Secrets> {
    const known = await this.settings.secrets();
    const login = 'user' in credentials ? credentials.user.trim() : known.login ?? '';
    const senha = 'user' in credentials ? credentials.password : known.password ?? '';
    const token = ('token' in credentials && credentials.token) || (known.token ?? '');
    if (login === '' || senha === '' || token === '') throw new Fault('auth', { cause: new Error('login, password and token are needed') });
    return { login, senha, token };
  }
}
