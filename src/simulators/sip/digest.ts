import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Io } from '../../net/io.js';
import { header, type SipRequest } from './message.js';
import { parseParams, splitList } from './uri.js';

const NONCE_LIFE_MS = 300_000;

export type DigestVerdict =
  | { readonly kind: 'accepted'; readonly user: string }
  /** No credentials, wrong ones, or a nonce that is too old: ask again with `challenge`. */
  | { readonly kind: 'challenge'; readonly stale: boolean };

export interface DigestInput {
  readonly user: string;
  readonly realm: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  readonly nc: string;
  readonly cnonce: string;
}

/** MD5 digest with `qop=auth` (RFC 2617 part 3.2.2.1, as RFC 3261 part 22 uses it). */
export function digestResponse(input: DigestInput): string {
  const ha1 = hash(`${input.user}:${input.realm}:${input.password}`);
  const ha2 = hash(`${input.method}:${input.uri}`);
  return hash([ha1, input.nonce, input.nc, input.cnonce, 'auth', ha2].join(':'));
}

/**
 * Challenges and checks. Keeps no list of nonces: each carries its age and a seal. A nonce may therefore be used again
 * while it lives, which is good enough for a simulator and for nothing else.
 */
export class DigestGate {
  readonly #realm: string;
  readonly #passwords: ReadonlyMap<string, string>;
  readonly #clock: Io['clock'];
  readonly #secret: string;

  constructor(realm: string, passwords: ReadonlyMap<string, string>, io: Pick<Io, 'clock' | 'random'>) {
    this.#realm = realm;
    this.#passwords = passwords;
    this.#clock = io.clock;
    this.#secret = String(io.random());
  }

  /** The value of WWW-Authenticate or Proxy-Authenticate. */
  challenge(stale: boolean): string {
    const nonce = this.#seal(this.#clock.now().toString(36));
    return `Digest realm="${this.#realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`;
  }

  check(request: SipRequest, headerName: 'Authorization' | 'Proxy-Authorization'): DigestVerdict {
    const credentials = parseCredentials(header(request, headerName) ?? '');
    const get = (key: string) => credentials.get(key) ?? '';
    const password = this.#passwords.get(get('username'));
    if (password === undefined || get('realm') !== this.#realm) return { kind: 'challenge', stale: false };
    const expected = digestResponse({
      user: get('username'),
      realm: this.#realm,
      password,
      method: request.method,
      uri: get('uri'),
      nonce: get('nonce'),
      nc: get('nc'),
      cnonce: get('cnonce'),
    });
    if (get('qop') !== 'auth' || get('response').toLowerCase() !== expected) return { kind: 'challenge', stale: false };
    return this.#isFresh(get('nonce')) ? { kind: 'accepted', user: get('username') } : { kind: 'challenge', stale: true };
  }

  #isFresh(nonce: string): boolean {
    const issued = nonce.split('.')[0] ?? '';
    const age = this.#clock.now() - parseInt(issued, 36);
    return nonce === this.#seal(issued) && age >= 0 && age < NONCE_LIFE_MS;
  }

  #seal(issued: string): string {
    return `${issued}.${hash(`${issued}:${this.#secret}`)}`;
  }
}

/** `Digest a="x", b=y` as a map; empty for another scheme. */
export function parseCredentials(value: string): ReadonlyMap<string, string> {
  const match = /^Digest\s+(.*)$/i.exec(value);
  return parseParams(splitList(match?.[1] ?? '').join(';'));
}

function hash(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)));
}
