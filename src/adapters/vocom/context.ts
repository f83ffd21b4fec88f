import type { Credentials } from '../../domain/agent.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { Tenure } from '../../net/tenure.js';
import { VocomApi } from './api.js';
import type { Settings } from './options.js';
import { basic } from './transport.js';

/** What the facets of one backend share: the key, inside the api, where events go, and what has to stop when that ends. */
export class Context extends Tenure<VocomApi> {
  readonly settings: Settings;

  constructor(settings: Settings) {
    super();
    this.settings = settings;
  }

  get io(): Io {
    return this.settings.io;
  }

  /** Rejects with `conflict` when nobody is signed in. A refused key in between means that the sign-in is over. */
  call<Answer>(run: (api: VocomApi, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return this.during(run);
  }
}

/** Throws `auth` where there is no key in them. */
export function apiWith(settings: Settings, credentials: Credentials): VocomApi {
  const { user, password } = 'token' in credentials ? { user: 'api_key', password: credentials.token.trim() } : credentials;
  if (password === '') throw new Fault('auth', { cause: new Error('no key') });
  return new VocomApi(settings, basic(user, password));
}
