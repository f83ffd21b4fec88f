import type { ConnectionState } from '../domain/backend-event.js';
import { faultInfo, Fault } from '../domain/fault.js';
import { isPrivateAddress } from './address.js';
import { Backoff } from './backoff.js';
import type { Io, WakeReason } from './io.js';

export interface SocketOptions {
  readonly io: Io;
  readonly url: string;
  /** Milliseconds to wait for the handshake. Default 10 s. */
  readonly openTimeout?: number;
  /** The connection is up; what `send` gets here goes out first. */
  readonly onOpen: (send: (text: string) => void) => void;
  readonly onMessage: (text: string) => void;
  readonly onState: (state: ConnectionState) => void;
}

const firstWait = 3_000;
/** After "service restart" and "try again later" (close codes 1012, 1013) everybody was thrown out at once. */
const firstWaitAfterRestart = 10_000;
const longestWait = 30_000;
const stableAfter = 10_000;
const tickEvery = 15_000;
/** Hidden pages tick once a minute; a longer gap means that the machine slept, and sockets do not survive that. */
const sleepGap = 90_000;
const largestFrame = 1_000_000;

/**
 * A WebSocket that comes back for as long as it is not closed: full jitter, first retry within 3 s, never more than
 * 30 s apart, no attempt limit. The network's return and a wake from sleep replace a connection that may be half open.
 *
 * Throws an `unsupported` Fault from `start` when the address can never work (malformed, or refused by the page's
 * security rules).
 */
export class ReconnectingSocket {
  readonly #options: SocketOptions;
  readonly #backoff: Backoff;
  #socket: WebSocket | undefined;
  #cancels: (() => void)[] = [];
  #stopWake: (() => void) | undefined;
  #stopTick: (() => void) | undefined;
  #lastTick = 0;
  #closed = false;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.io.random, { first: firstWait, cap: longestWait });
  }

  start(): void {
    this.#attempt();
    this.#stopWake = this.#options.io.wake?.((reason) => this.#woken(reason));
    this.#tick();
  }

  /** Tries now instead of at the planned time; does nothing while the connection is up or an attempt is under way. */
  retryNow(): void {
    if (!this.#closed && this.#socket === undefined) this.#attempt();
  }

  /** Gives up a connection that looks open and is known to be dead. */
  replace(): void {
    if (!this.#closed) this.#attempt();
  }

  send(text: string): boolean {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(text);
    return true;
  }

  /** For good: nothing is reported and nothing is tried after this. */
  close(): void {
    this.#closed = true;
    this.#stopWake?.();
    this.#stopTick?.();
    this.#drop();
  }

  #attempt(): void {
    this.#drop();
    const { io, url } = this.#options;
    const socket = this.#create(url);
    this.#socket = socket;
    this.#report('connecting');
    const own = (run: (event: Event) => void) => (event: Event): void => {
      if (this.#socket === socket) run(event);
    };
    socket.addEventListener('open', own(() => this.#opened(socket)));
    socket.addEventListener('message', own((event) => this.#received(event as MessageEvent)));
    socket.addEventListener('error', own(() => this.#lost(undefined)));
    socket.addEventListener('close', own((event) => this.#lost((event as CloseEvent).code)));
    this.#cancels.push(io.clock.after(this.#options.openTimeout ?? 10_000, () => this.#lost(undefined)));
  }

  #create(url: string): WebSocket {
    try {
      return new this.#options.io.WebSocket(url);
    } catch (cause) {
      throw new Fault('unsupported', { cause });
    }
  }

  #opened(socket: WebSocket): void {
    this.#cancelTimers();
    this.#cancels.push(this.#options.io.clock.after(stableAfter, () => this.#backoff.reset()));
    this.#options.onOpen((text) => socket.send(text));
    this.#report('online');
  }

  #received(event: MessageEvent): void {
    const text = typeof event.data === 'string' ? event.data : undefined;
    if (text !== undefined && text.length <= largestFrame) this.#options.onMessage(text);
  }

  #lost(code: number | undefined): void {
    this.#drop();
    const wait = this.#backoff.next(code === 1012 || code === 1013 ? firstWaitAfterRestart : 0);
    this.#cancels.push(this.#options.io.clock.after(wait, () => this.#attempt()));
    this.#report('offline', { retryAt: this.#options.io.clock.now() + wait, fault: this.#faultOf(code) });
  }

  #faultOf(code: number | undefined): ConnectionState['fault'] & object {
    const { io, url } = this.#options;
    const guarded = io.origin !== undefined && isPrivateAddress(url) && !isPrivateAddress(io.origin);
    return faultInfo(new Fault(guarded ? 'local-network' : 'network', { retryable: true, cause: code }));
  }

  #woken(reason: WakeReason): void {
    const slept = this.#options.io.clock.now() - this.#lastTick > sleepGap;
    this.#lastTick = this.#options.io.clock.now();
    if (this.#socket?.readyState === 1 && (reason === 'online' || slept)) this.#attempt();
    else this.retryNow();
  }

  #tick(): void {
    const { clock } = this.#options.io;
    const slept = this.#lastTick > 0 && clock.now() - this.#lastTick > sleepGap;
    this.#lastTick = clock.now();
    this.#stopTick = clock.after(tickEvery, () => this.#tick());
    if (slept) this.#woken('online');
  }

  #report(status: ConnectionState['status'], more: Partial<ConnectionState> = {}): void {
    if (this.#closed) return;
    this.#options.onState({ status, since: this.#options.io.clock.now(), ...more });
  }

  #drop(): void {
    this.#cancelTimers();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #cancelTimers(): void {
    for (const cancel of this.#cancels.splice(0)) cancel();
  }
}
