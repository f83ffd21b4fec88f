import type { Io } from '../../net/io.js';
import { formatMessage, type SipMessage } from './message.js';

/** One end of a duplex of text frames: a WebSocket, or a pair of them in memory. The server sets the two callbacks. */
export interface SipConnection {
  send(text: string): void;
  /** WebSocket close code; without one the line is cut, as when a server dies. */
  close(code?: number): void;
  onMessage: ((text: string) => void) | undefined;
  onClose: (() => void) | undefined;
}

export const MAX_FRAME_BYTES = 65_536;
const FRAMES_PER_SECOND = 50;
const BURST = 200;

const TOO_BIG = 1009;
const POLICY_VIOLATION = 1008;

/** A connected user agent as the server sees it: its line, how fast it may talk, and the host names it goes by. */
export class Peer {
  readonly #connection: SipConnection;
  readonly #clock: Io['clock'];
  #allowance = BURST;
  #countedAt: number;
  #open = true;

  constructor(connection: SipConnection, clock: Io['clock']) {
    this.#connection = connection;
    this.#clock = clock;
    this.#countedAt = clock.now();
  }

  get open(): boolean {
    return this.#open;
  }

  send(message: SipMessage | string): boolean {
    if (!this.#open) return false;
    this.#connection.send(typeof message === 'string' ? message : formatMessage(message));
    return true;
  }

  close(code?: number): void {
    this.#open = false;
    this.#connection.close(code);
  }

  closed(): void {
    this.#open = false;
  }

  /** False when the frame breaks a limit; the line is closed then. */
  admits(text: string): boolean {
    // A character is one to three bytes of UTF-8, so that most frames need no counting.
    const tooBig = text.length * 3 > MAX_FRAME_BYTES && new TextEncoder().encode(text).length > MAX_FRAME_BYTES;
    const code = tooBig ? TOO_BIG : this.#spend() ? undefined : POLICY_VIOLATION;
    if (code !== undefined) this.close(code);
    return code === undefined;
  }

  #spend(): boolean {
    const now = this.#clock.now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#countedAt) / 1000) * FRAMES_PER_SECOND);
    this.#countedAt = now;
    this.#allowance -= 1;
    return this.#allowance >= 0;
  }
}

/**
 * Browsers cannot be connected to, so a host name in Via or Contact is a made-up one (RFC 7118 part 5): this book
 * remembers on which line each was last seen. An agent that comes back on a new line keeps its name.
 */
export class HostBook {
  readonly #peers = new Map<string, Peer>();

  learn(host: string, peer: Peer): void {
    this.#peers.set(host, peer);
  }

  find(host: string): Peer | undefined {
    return this.#peers.get(host);
  }

  forget(peer: Peer): void {
    for (const [host, owner] of this.#peers) if (owner === peer) this.#peers.delete(host);
  }

  clear(): void {
    this.#peers.clear();
  }
}
