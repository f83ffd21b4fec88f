import type { Credentials } from '../../domain/agent.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { VocomApi } from './api.js';
import type { Settings } from './options.js';
import { basic } from './transport.js';

interface Link {
  readonly emit: (event: BackendEvent) => void;
  readonly controller: AbortController;
}

/** What the facets of one backend share: the key, inside the api, where events go, and what has to stop when that ends. */
export class Context {
  readonly settings: Settings;
  /** Runs when the sign-in ends, by whomever: forget everything that belongs to it. */
  onSignedOut: () => void = () => undefined;
  #api: VocomApi | undefined;
  #tenure = new AbortController();
  #link: Link | undefined;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  get io(): Io {
    return this.settings.io;
  }

  get isSignedIn(): boolean {
    return this.#api !== undefined;
  }

  get isLinked(): boolean {
    return this.#link !== undefined;
  }

  /** Ends with the connection, or without one with the sign-in. */
  get signal(): AbortSignal {
    return (this.#link?.controller ?? this.#tenure).signal;
  }

  begin(api: VocomApi): void {
    this.#api = api;
    this.#tenure = new AbortController();
  }

  end(): void {
    this.#api = undefined;
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

  /** Rejects with `conflict` when nobody is signed in. A refused key in between means that the sign-in is over. */
  async call<Answer>(run: (api: VocomApi, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const api = this.#api;
    if (!api) throw new Fault('conflict', { cause: new Error('not signed in') });
    try {
      return await run(api, this.signal);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth' && this.#api === api) {
        this.emit({ type: 'signed-out', fault: faultInfo(fault) });
        this.end();
      }
      throw fault;
    }
  }
}

/** Throws `auth` where there is no key in them. */
export function apiWith(settings: Settings, credentials: Credentials): VocomApi {
  const { user, password } = 'token' in credentials ? { user: 'api_key', password: credentials.token.trim() } : credentials;
  if (password === '') throw new Fault('auth', { cause: new Error('no key') });
  return new VocomApi(settings, basic(user, password));
}
