import type { Credentials } from '../../domain/agent.js';
import { Fault } from '../../domain/fault.js';
import { Rest } from '../../net/rest.js';
import { numberOf, objectOf, textOf } from './decode.js';
import type { Settings } from './options.js';
import { repair } from './repair.js';

/** Where the value of `Authorization` comes from. */
export interface Tokens {
  readonly current: string;
  /** Before it is used; asks for a new one shortly before the old one ends. */
  ready(signal: AbortSignal): Promise<void>;
  /** After it was refused. False where there is no other one. */
  renew(refused: string, signal: AbortSignal): Promise<boolean>;
}

/** Throws `auth` where there is nothing that could be one. */
export function tokensOf(settings: Settings, credentials: Credentials): Tokens {
  if ('token' in credentials) {
    const current = credentials.token.trim();
    if (current === '') throw new Fault('auth', { cause: new Error('no token') });
    return { current, ready: () => Promise.resolve(), renew: () => Promise.resolve(false) };
  }
  if (settings.tenant === '') throw new Fault('auth', { cause: new Error('the tenant is needed') });
  const user = credentials.user.trim();
  if (user === '' || user.includes(':') || credentials.password === '') throw new Fault('auth', { cause: new Error('extension and password are needed') });
  return new OAuthTokens(settings, basic(user, credentials.password));
}

/** As RFC 7617 has it, in UTF-8. */
export function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

const usualLife = 3_600;
/** So long before its end a token is given up, in milliseconds, and never more than a tenth of its life. */
const margin = 60_000;

/**
 * OAuth 2.0 client credentials (RFC 6749 parts 4.4 and 6): the client is the extension with its web password. It has to show
 * them at every renewal too, so that they are kept as long as the sign-in.
 */
class OAuthTokens implements Tokens {
  readonly #settings: Settings;
  readonly #client: string;
  readonly #rest: Rest;
  #access = '';
  #refresh = '';
  #until = 0;
  #renewing: Promise<void> | undefined;

  constructor(settings: Settings, client: string) {
    this.#settings = settings;
    this.#client = client;
    const { io, timeout } = settings;
    this.#rest = new Rest({ io: { ...io, fetch: (url, init) => this.#post(url, init) }, repair, ...(timeout === undefined ? {} : { timeout }) });
  }

  get current(): string {
    return `Bearer ${this.#access}`;
  }

  async ready(signal: AbortSignal): Promise<void> {
    if (this.#access === '' || this.#settings.io.clock.now() >= this.#until) await this.#once(signal);
  }

  async renew(refused: string, signal: AbortSignal): Promise<boolean> {
    // Somebody else may have got a new one meanwhile.
    if (refused === this.current) await this.#once(signal);
    return true;
  }

  /** All who need a new one at the same time share it, and the first one's end is not the others'. */
  async #once(signal: AbortSignal): Promise<void> {
    for (;;) {
      const renewing = this.#renewing ?? this.#take(signal).finally(() => { this.#renewing = undefined; });
      const isOwn = this.#renewing === undefined;
      this.#renewing = renewing;
      try {
        return await renewing;
      } catch (error) {
        if (isOwn || signal.aborted || !(error instanceof Fault) || error.code !== 'network') throw error;
      }
    }
  }

  /** With the token that is there for that; what refuses it, such as its own end, leaves the way of the sign-in. */
  async #take(signal: AbortSignal): Promise<void> {
    const refresh = this.#refresh;
    this.#refresh = '';
    if (refresh !== '') {
      try {
        return await this.#ask({ grant_type: 'refresh_token', refresh_token: refresh }, signal);
      } catch (error) {
        if (!(error instanceof Fault) || (error.code !== 'auth' && error.code !== 'rejected')) {
          this.#refresh = refresh;
          throw error;
        }
      }
    }
    await this.#ask({ grant_type: 'client_credentials', scope: this.#settings.tenant }, signal);
  }

  /** What the answer looks like beside its standard is not printed (contract part 6, row 13). */
  async #ask(form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    await this.#rest.post({
      url: this.#settings.url, body: form, kind: 'read', signal,
      decode: (value) => {
        const row = objectOf('token', value);
        const access = textOf(row.get('accesstoken')) || textOf(row.get('token'));
        if (access === '') throw new Fault(row.has('error') ? 'auth' : 'protocol', { cause: new Error('MeetIP token: none') });
        const life = (numberOf(row.get('expiresin')) ?? usualLife) * 1_000;
        this.#access = access;
        this.#refresh = textOf(row.get('refreshtoken'));
        this.#until = this.#settings.io.clock.now() + life - Math.min(margin, life / 10);
      },
    });
  }

  /** A form, whose refusal is RFC 6749's 400 with `invalid_grant` or `invalid_client`, or this vendor's 401. */
  async #post(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#settings.io.fetch(url, {
      method: 'POST', headers: { authorization: this.#client }, cache: 'no-store', credentials: 'omit', redirect: 'error',
      body: new URLSearchParams(JSON.parse(init.body as string) as Record<string, string>), signal: init.signal ?? null,
    });
    return response.status === 400 || response.status === 401 ? new Response('', { status: 401 }) : response;
  }
}
