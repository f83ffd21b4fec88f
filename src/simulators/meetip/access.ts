import type { Clock } from '../../net/io.js';

export type Fields = Readonly<Record<string, string>>;

interface Granted {
  readonly extension: string;
  until: number;
}

/** Who may ask: agents by tokens of their own or by OAuth 2.0, the company by one that needs the agent's name beside it. */
export class Access {
  /** Web passwords by extension. */
  readonly passwords = new Map<string, string>();
  /** Fixed tokens by extension. */
  readonly agentTokens = new Map<string, string>();
  companyToken: string;
  readonly tenant: string;
  readonly #clock: Clock;
  readonly #granted = new Map<string, Granted>();
  readonly #refreshing = new Map<string, string>();
  #count = 0;

  constructor(clock: Clock, tenant: string, companyToken: string) {
    this.#clock = clock;
    this.tenant = tenant;
    this.companyToken = companyToken;
  }

  /** The extension that acts; undefined where the token is none. */
  whoIs(shown: string, fields: Fields): string | undefined {
    if (shown === this.companyToken) return fields['agente'];
    const own = [...this.agentTokens].find(([, token]) => token === shown)?.[0];
    const granted = this.#granted.get(shown.replace(/^Bearer /, ''));
    if (own !== undefined) return own;
    return shown.startsWith('Bearer ') && granted && granted.until > this.#clock.now() ? granted.extension : undefined;
  }

  /** RFC 6749; undefined is `invalid_client`. */
  grant(authorization: string, form: Fields, life: number): Readonly<Record<string, unknown>> | undefined {
    const [extension = '', password = ''] = decoded(authorization).split(':');
    if (password === '' || this.passwords.get(extension) !== password) return undefined;
    if (form['grant_type'] === 'refresh_token') {
      const owner = this.#refreshing.get(form['refresh_token'] ?? '');
      this.#refreshing.delete(form['refresh_token'] ?? '');
      if (owner !== extension) return undefined;
    } else if (form['grant_type'] !== 'client_credentials' || form['scope'] !== this.tenant) {
      return undefined;
    }
    this.#count += 1;
    const [access, refresh] = [`at%_${extension}_${this.#count}`, `rt%_${extension}_${this.#count}`];
    this.#granted.set(access, { extension, until: this.#clock.now() + life * 1_000 });
    this.#refreshing.set(refresh, extension);
    return { access_token: access, token_type: 'Bearer', expires_in: life, refresh_token: refresh };
  }

  /** As when a password was changed: what was granted ends now; `refresh`: what renews it, too. */
  revoke(refresh = false): void {
    this.#granted.clear();
    if (refresh) this.#refreshing.clear();
  }
}

function decoded(authorization: string): string {
  try {
    return atob(authorization.replace(/^Basic /, ''));
  } catch {
    return '';
  }
}
