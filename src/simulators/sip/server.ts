import type { Io } from '../../net/io.js';
import { DigestGate } from './digest.js';
import { type Binding, LocationService } from './location.js';
import { parseMessage, type SipMessage, type SipRequest } from './message.js';
import { HostBook, Peer, type SipConnection } from './peer.js';
import { Proxy } from './proxy.js';
import { Registrar, type RegistrarOptions } from './registrar.js';

export interface SipServerOptions {
  /** Also the digest realm. */
  readonly domain?: string;
  /** User → password. */
  readonly users?: Readonly<Record<string, string>>;
  /** Which user a dialled one stands for; by default, itself. */
  readonly dialPlan?: (user: string) => string;
  /** How long a call may ring, and the status it then ends with. */
  readonly noAnswer?: { readonly ms: number; readonly status: 408 | 480 };
  readonly expires?: RegistrarOptions['expires'];
  readonly gruu?: boolean;
}

export interface BindingInfo {
  readonly user: string;
  readonly contact: string;
  readonly instance: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export type InviteListener = (invite: SipRequest) => void;
export type MessageListener = (message: SipMessage) => void;

const GOING_AWAY = 1001;
/** Frames kept while frozen, per line. */
const MAX_BACKLOG = 500;

/**
 * A SIP registrar and proxy for agents on message lines (RFC 7118), without media. It is the telephone server of demo
 * and tests: its faults (`freeze`, `dropAll`, `stop`) are those that real ones have.
 */
export class SipServer {
  /** May be changed at any time. */
  readonly users: Map<string, string>;
  /** User → status that every INVITE to them gets. May be changed at any time. */
  readonly responses = new Map<string, number>();

  readonly #io: Pick<Io, 'clock' | 'random'>;
  readonly #location: LocationService;
  readonly #hosts = new HostBook();
  readonly #proxy: Proxy;
  readonly #lines = new Map<Peer, SipConnection>();
  readonly #listeners = new Set<MessageListener>();
  #backlog: { readonly peer: Peer; readonly text: string }[] = [];
  #frozen = false;
  #running = true;

  constructor(io: Pick<Io, 'clock' | 'random'>, options: SipServerOptions = {}) {
    const domain = options.domain ?? 'example.test';
    const expires = options.expires ?? { min: 10, max: 3600, standard: 600 };
    this.users = new Map(Object.entries(options.users ?? {}));
    this.#io = io;
    this.#location = new LocationService(io.clock);
    const gate = new DigestGate(domain, this.users, io);
    const registrar = new Registrar({ domain, expires, gruu: options.gruu ?? true }, gate, this.#location, io.clock);
    this.#proxy = new Proxy(
      {
        domain,
        users: this.users,
        responses: this.responses,
        dialPlan: options.dialPlan ?? (user => user),
        noAnswer: options.noAnswer ?? { ms: 60_000, status: 408 },
      },
      { gate, registrar, location: this.#location, hosts: this.#hosts, io },
    );
  }

  get running(): boolean {
    return this.#running;
  }

  /** Takes a line in. It is closed at once while the server is stopped. */
  accept(connection: SipConnection): void {
    if (!this.#running) return connection.close();
    const peer = new Peer(connection, this.#io.clock);
    this.#lines.set(peer, connection);
    connection.onMessage = text => this.#receive(peer, text);
    connection.onClose = () => this.#lose(peer);
  }

  /** Who is registered, of one user or of all. */
  bindings(user?: string): BindingInfo[] {
    const found: Binding[] = user === undefined ? this.#location.all() : this.#location.of(user);
    return found.map(({ peer: _peer, ...info }) => info);
  }

  /** Every message that arrives and can be read. Returns the way to stop listening. */
  onMessage(listener: MessageListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** INVITEs that arrive, those inside a call (hold, resume) and those without credentials included. */
  onInvite(listener: InviteListener): () => void {
    return this.onMessage(message => {
      if (message.kind === 'request' && message.method === 'INVITE') listener(message);
    });
  }

  /** Cuts every line, as a network does; who comes back is welcome. */
  dropAll(): void {
    this.#closeAll();
  }

  /** Lines stay up, new ones are taken, and nothing is answered until `thaw`, which then works off what came meanwhile. */
  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const { peer, text } of backlog) this.#handle(peer, text);
  }

  /** Forgets everything but the users, and refuses lines until `start`. */
  stop(): void {
    this.#running = false;
    this.#closeAll(GOING_AWAY);
    this.#proxy.dispose();
    this.#location.clear();
    this.#hosts.clear();
    this.#backlog = [];
    this.#frozen = false;
  }

  start(): void {
    this.#running = true;
  }

  #closeAll(code?: number): void {
    for (const peer of [...this.#lines.keys()]) {
      peer.close(code);
      this.#lose(peer);
    }
  }

  #lose(peer: Peer): void {
    if (!this.#lines.delete(peer)) return;
    peer.closed();
    this.#location.removePeer(peer);
    this.#hosts.forget(peer);
    this.#proxy.onPeerGone(peer);
  }

  #receive(peer: Peer, text: string): void {
    if (!peer.open) return;
    if (!peer.admits(text)) return this.#lose(peer);
    if (!this.#frozen) return this.#handle(peer, text);
    if (this.#backlog.length < MAX_BACKLOG) this.#backlog.push({ peer, text });
  }

  #handle(peer: Peer, text: string): void {
    // Keep-alive (RFC 5626 part 3.5.1): a double line break is answered with a single one.
    if (text === '\r\n\r\n') return void peer.send('\r\n');
    const message = parseMessage(text);
    if (!message) return;
    for (const listener of this.#listeners) listener(message);
    if (message.kind === 'request') this.#proxy.onRequest(message, peer);
    else this.#proxy.onResponse(message, peer);
  }
}
