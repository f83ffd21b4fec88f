import type { Io } from '../../net/io.js';
import type { DigestGate } from './digest.js';
import { type ForkContext, InviteFork, type Target } from './invite-fork.js';
import type { LocationService } from './location.js';
import { type Header, header, headers, type SipRequest, type SipResponse, withFirst, withoutHeaders } from './message.js';
import type { HostBook, Peer } from './peer.js';
import type { Registrar } from './registrar.js';
import { makeReply } from './reply.js';
import { parseAddress, parseUri, parseVia, type SipUri, splitList } from './uri.js';

export interface ProxyOptions {
  readonly domain: string;
  readonly users: ReadonlyMap<string, string>;
  /** Users who answer every INVITE with this status. */
  readonly responses: ReadonlyMap<string, number>;
  /** Which user a dialled one stands for. */
  readonly dialPlan: (user: string) => string;
  readonly noAnswer: ForkContext['noAnswer'];
}

export interface ProxyParts {
  readonly gate: DigestGate;
  readonly registrar: Registrar;
  readonly location: LocationService;
  readonly hosts: HostBook;
  readonly io: Pick<Io, 'clock' | 'random'>;
}

/** Where a request is to go, or the status that says why it cannot. */
type Route = readonly Target[] | number;

/**
 * Routes requests between connected agents (RFC 3261 part 16). Calls are set up statefully, because forking needs it;
 * everything else passes through, and its answer finds the way back by Via.
 */
export class Proxy {
  readonly #options: ProxyOptions;
  readonly #parts: ProxyParts;
  readonly #forks = new Map<string, InviteFork>();

  constructor(options: ProxyOptions, parts: ProxyParts) {
    this.#options = options;
    this.#parts = parts;
  }

  onRequest(request: SipRequest, peer: Peer): void {
    const via = parseVia(topVia(request));
    if (!via) return;
    this.#learnHosts(request, via.sentBy, peer);
    const fork = this.#forks.get(transactionKey(request));
    if (request.method === 'CANCEL') return this.#onCancel(request, fork);
    // A known transaction: an ACK to a refusal ends here, an INVITE that comes twice is told once more how things stand.
    if (fork) return request.method === 'ACK' ? undefined : fork.repeat();
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) this.#reply(request, refusal);
    else if (request.method === 'REGISTER') this.#register(request, peer);
    else this.#route(request);
  }

  onResponse(response: SipResponse, peer: Peer): void {
    const via = parseVia(topVia(response));
    if (!via || via.sentBy !== this.#options.domain) return;
    const contact = parseAddress(header(response, 'Contact') ?? '');
    if (contact) this.#parts.hosts.learn(contact.uri.host, peer);
    const [, ...below] = headers(response, 'Via').flatMap(splitList);
    const upstream = withoutHeaders(response, 'Via');
    const popped = { ...upstream, headers: [...below.map(value => ({ name: 'Via', value })), ...upstream.headers] };
    // The answer to a CANCEL of our own has our Via alone, and says nothing about the call.
    if (below.length === 0) return;
    const fork = [...this.#forks.values()].find(candidate => candidate.has(via.branch));
    if (fork) fork.onResponse(via.branch, response, popped);
    else this.#sendBack(popped);
  }

  onPeerGone(peer: Peer): void {
    for (const fork of this.#forks.values()) fork.onPeerGone(peer);
  }

  dispose(): void {
    for (const fork of this.#forks.values()) fork.dispose();
    this.#forks.clear();
  }

  #learnHosts(request: SipRequest, sentBy: string, peer: Peer): void {
    const contact = parseAddress(headers(request, 'Contact').flatMap(splitList)[0] ?? '');
    for (const host of [sentBy, contact?.uri.host]) {
      if (host && host !== this.#options.domain) this.#parts.hosts.learn(host, peer);
    }
  }

  #onCancel(request: SipRequest, fork: InviteFork | undefined): void {
    this.#reply(request, fork ? 200 : 481);
    fork?.cancel();
  }

  #register(request: SipRequest, peer: Peer): void {
    const answer = this.#parts.registrar.answer(request, peer);
    this.#reply(request, answer.status, answer.headers);
  }

  /** What is wrong with the request itself, wherever it wants to go. */
  #refusalOf(request: SipRequest): number | undefined {
    if (!parseUri(request.uri) || !parseAddress(header(request, 'From') ?? '')) return 400;
    return Number(header(request, 'Max-Forwards') ?? 70) > 0 ? undefined : 483;
  }

  #route(request: SipRequest): void {
    const uri = parseUri(request.uri);
    if (!uri) return;
    const inDialog = parseAddress(header(request, 'To') ?? '')?.params.has('tag') ?? false;
    if (request.method === 'OPTIONS' && uri.host === this.#options.domain && !uri.user) return this.#reply(request, 200);
    if (!inDialog && request.method !== 'ACK' && !this.#isAuthenticated(request)) return;
    const route = this.#targets(uri, inDialog);
    if (request.method === 'INVITE') this.#fork(request, route);
    else if (typeof route === 'number') this.#reply(request, route);
    else this.#forward(request, route.at(-1));
  }

  /** Answers the request itself where it is not. */
  #isAuthenticated(request: SipRequest): boolean {
    const verdict = this.#parts.gate.check(request, 'Proxy-Authorization');
    if (verdict.kind === 'challenge') {
      const value = this.#parts.gate.challenge(verdict.stale);
      this.#reply(request, 407, [{ name: 'Proxy-Authenticate', value }]);
      return false;
    }
    const from = parseAddress(header(request, 'From') ?? '')?.uri;
    const own = from?.user === verdict.user && from.host === this.#options.domain;
    if (!own) this.#reply(request, 403);
    return own;
  }

  #targets(uri: SipUri, inDialog: boolean): Route {
    const { hosts } = this.#parts;
    if (uri.host === this.#options.domain) return this.#localTargets(uri);
    const peer = hosts.find(uri.host);
    if (peer) return [{ peer, uri: uri.text }];
    // A dialog's other end may only be reconnecting; 481 would end the call for good.
    return inDialog ? 480 : 403;
  }

  #localTargets(uri: SipUri): Route {
    if (!uri.user) return 404;
    const user = this.#options.dialPlan(uri.user);
    const fixed = this.#options.responses.get(user);
    if (fixed !== undefined) return fixed;
    const instance = uri.params.get('gr');
    const bindings = this.#parts.location.of(user).filter(binding => !instance || binding.instance === instance);
    if (bindings.length > 0) return bindings.map(({ peer, contact }) => ({ peer, uri: contact }));
    return this.#options.users.has(user) ? 480 : 404;
  }

  #fork(request: SipRequest, route: Route): void {
    const key = transactionKey(request);
    const fork = new InviteFork(request, {
      clock: this.#parts.io.clock,
      noAnswer: this.#options.noAnswer,
      token: () => this.#token(),
      outgoing: (invite, uri, branch) => this.#outgoing(invite, uri, branch),
      sendBack: response => this.#sendBack(response),
      onOver: () => this.#forks.delete(key),
    });
    this.#forks.set(key, fork);
    if (typeof route === 'number') fork.refuse(route);
    else fork.start(route);
  }

  #forward(request: SipRequest, target: Target | undefined): void {
    const sent = target?.peer.send(this.#outgoing(request, target.uri, `z9hG4bK${this.#token()}`));
    if (!sent) this.#reply(request, 480);
  }

  /** The request for its next hop: our Via on top, one hop less to live, and nothing that was meant for us. */
  #outgoing(request: SipRequest, uri: string, branch: string): SipRequest {
    const hops = Number(header(request, 'Max-Forwards') ?? 70) - 1;
    const kept = withoutHeaders({ ...request, uri }, 'Max-Forwards', 'Proxy-Authorization', 'Route');
    return withFirst(
      withFirst(kept, 'Max-Forwards', String(hops)),
      'Via',
      `SIP/2.0/WS ${this.#options.domain};branch=${branch}`,
    );
  }

  #reply(request: SipRequest, status: number, extra: readonly Header[] = []): void {
    if (request.method !== 'ACK') this.#sendBack(makeReply(request, status, this.#token(), extra));
  }

  #sendBack(response: SipResponse): void {
    const via = parseVia(topVia(response));
    if (via) this.#parts.hosts.find(via.sentBy)?.send(response);
  }

  #token(): string {
    return [0, 1].map(() => this.#parts.io.random().toString(36).slice(2)).join('');
  }
}

function topVia(message: SipRequest | SipResponse): string {
  return splitList(headers(message, 'Via')[0] ?? '')[0] ?? '';
}

/** CANCEL and the ACK to a refusal carry the Via of their INVITE (RFC 3261 part 17.2.3). */
function transactionKey(request: SipRequest): string {
  const via = parseVia(topVia(request));
  return `${via?.sentBy} ${via?.branch} ${['INVITE', 'ACK', 'CANCEL'].includes(request.method) ? 'INVITE' : request.method}`;
}
