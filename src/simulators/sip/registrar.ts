import type { Io } from '../../net/io.js';
import type { DigestGate } from './digest.js';
import type { Binding, LocationService } from './location.js';
import { type Header, header, headers, type SipRequest } from './message.js';
import type { Peer } from './peer.js';
import { parseAddress, parseUri, type SipAddress, splitList } from './uri.js';

export interface RegistrarOptions {
  readonly domain: string;
  /** Seconds. A wish below `min` is refused with 423, one above `max` is cut. */
  readonly expires: { readonly min: number; readonly max: number; readonly standard: number };
  /** Whether GRUUs are given out (RFC 5627) to those who ask for them. */
  readonly gruu: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers?: readonly Header[];
}

const MAX_CONTACTS = 10;

/** Answers REGISTER (RFC 3261 part 10.3). */
export class Registrar {
  readonly #options: RegistrarOptions;
  readonly #gate: DigestGate;
  readonly #location: LocationService;
  readonly #clock: Io['clock'];

  constructor(options: RegistrarOptions, gate: DigestGate, location: LocationService, clock: Io['clock']) {
    this.#options = options;
    this.#gate = gate;
    this.#location = location;
    this.#clock = clock;
  }

  answer(request: SipRequest, peer: Peer): Answer {
    const user = parseAddress(header(request, 'To') ?? '')?.uri.user;
    if (!user) return { status: 400 };
    if (parseUri(request.uri)?.host !== this.#options.domain) return { status: 403 };
    const verdict = this.#gate.check(request, 'Authorization');
    if (verdict.kind === 'challenge') {
      return { status: 401, headers: [{ name: 'WWW-Authenticate', value: this.#gate.challenge(verdict.stale) }] };
    }
    if (verdict.user !== user) return { status: 403 };
    const refusal = this.#update(request, user, peer);
    return refusal ?? { status: 200, headers: this.#contacts(request, user) };
  }

  #update(request: SipRequest, user: string, peer: Peer): Answer | undefined {
    const values = headers(request, 'Contact').flatMap(splitList);
    if (values.includes('*')) {
      this.#location.removeUser(user);
      return undefined;
    }
    const contacts = values.map(parseAddress);
    for (const contact of contacts) {
      const refusal = contact ? this.#bind(request, user, contact, peer) : { status: 400 };
      if (refusal) return refusal;
    }
    return undefined;
  }

  #bind(request: SipRequest, user: string, contact: SipAddress, peer: Peer): Answer | undefined {
    const { min, max, standard } = this.#options.expires;
    const wish = Number(contact.params.get('expires') ?? header(request, 'Expires') ?? standard);
    const seconds = Number.isFinite(wish) && wish >= 0 ? Math.min(wish, max) : standard;
    const instance = contact.params.get('+sip.instance')?.replace(/^<|>$/g, '') || undefined;
    const key = { user, contact: contact.uri.text, instance };
    if (seconds === 0) this.#location.remove(key);
    else if (seconds < min) return { status: 423, headers: [{ name: 'Min-Expires', value: String(min) }] };
    else if (!this.#location.has(key) && this.#location.of(user).length >= MAX_CONTACTS) return { status: 503 };
    else this.#location.save({ ...key, expiresAt: this.#clock.now() + seconds * 1000, peer });
    return undefined;
  }

  #contacts(request: SipRequest, user: string): Header[] {
    const wantsGruu = this.#options.gruu && headers(request, 'Supported').flatMap(splitList).includes('gruu');
    return this.#location.of(user).map(binding => ({ name: 'Contact', value: this.#describe(binding, wantsGruu) }));
  }

  #describe(binding: Binding, wantsGruu: boolean): string {
    const seconds = Math.max(1, Math.round((binding.expiresAt - this.#clock.now()) / 1000));
    const contact = `<${binding.contact}>;expires=${seconds}`;
    if (!binding.instance) return contact;
    const gruu = `sip:${encodeURIComponent(binding.user)}@${this.#options.domain};gr=${binding.instance}`;
    return `${contact};+sip.instance="<${binding.instance}>"${wantsGruu ? `;pub-gruu="${gruu}"` : ''}`;
  }
}
