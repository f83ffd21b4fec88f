import { EmitterImpl, type Transport, TransportState } from 'sip.js';
import type { Io } from '../../net/io.js';
import { Farewells, isFarewell } from './farewells.js';
import { inspectFrame } from './frame-guard.js';
import { InFlight, methodOf } from './in-flight.js';
import type { Sign } from './liveness.js';

export interface TransportOptions {
  readonly io: Io;
  readonly server: string;
  /** Milliseconds for the socket to open. */
  readonly connectLimit: number;
  /** Something came in that is no nonsense. */
  readonly onLife: (kind: Sign) => void;
  readonly onDropped: (reason: string) => void;
  /** Every SIP message, for the log of support. */
  readonly onFrame: (direction: 'in' | 'out', text: string) => void;
}

/**
 * RFC 7118 over an injected `WebSocket`, one SIP message per frame. Unlike the library's own it guards frames before the
 * parser, survives exceptions of its callbacks, can be cut without waiting for a dead peer's closing handshake, and
 * settles at once what was waiting for an answer when the socket goes.
 */
export class SipTransport implements Transport {
  readonly protocol: string;
  readonly stateChange = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  /** Close code of the last socket, 0 when it was never open. */
  closeCode = 0;
  readonly #options: TransportOptions;
  readonly #inFlight = new InFlight();
  readonly #farewells: Farewells;
  #state = TransportState.Disconnected;
  #socket: WebSocket | undefined;
  #release: () => void = () => {};
  #settle: ((error?: Error) => void) | undefined;

  constructor(_logger: unknown, options: TransportOptions) {
    this.#options = options;
    this.#farewells = new Farewells(options.io.clock, text => void this.send(text).catch(() => {}));
    this.protocol = options.server.startsWith('wss:') ? 'WSS' : 'WS';
  }

  get state(): TransportState {
    return this.#state;
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    if (this.#state === TransportState.Connecting) return Promise.reject(new Error('already connecting'));
    this.closeCode = 0;
    this.#enter(TransportState.Connecting);
    return new Promise((resolve, reject) => {
      this.#settle = error => (error ? reject(error) : resolve());
      try {
        this.#open();
      } catch (error) {
        this.#down(error instanceof Error ? error : new Error('socket refused'));
      }
    });
  }

  disconnect(): Promise<void> {
    this.#down(undefined);
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    this.#farewells.clear();
    return this.disconnect();
  }

  /** The connection is dead although nobody said so. */
  cut(reason: string): void {
    if (this.#state !== TransportState.Disconnected) this.#down(new Error(reason));
  }

  /** Resolves when handed to the socket. BYE and CANCEL are kept for the next connection when there is none. */
  send(message: string): Promise<void> {
    if (this.isConnected()) {
      this.#inFlight.sent(message);
      this.#options.onFrame('out', message);
      return this.#write(message);
    }
    const method = methodOf(message);
    // The library acknowledges our own 503 too, which nobody waits for.
    if (method === 'ACK') return Promise.resolve();
    if (!isFarewell(method)) return Promise.reject(new Error('not connected'));
    this.#farewells.owe(message);
    return Promise.resolve();
  }

  ping(): void {
    if (this.isConnected()) void this.#write('\r\n\r\n').catch(() => {});
  }

  /** Sends what the last connection took with it; call it once registered again. */
  flush(): void {
    if (this.isConnected()) this.#farewells.flush();
  }

  #write(message: string): Promise<void> {
    try {
      this.#socket?.send(message);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error('socket refused'));
    }
  }

  #open(): void {
    const { io, server, connectLimit } = this.#options;
    const socket = new io.WebSocket(server, 'sip');
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const cancelLimit = io.clock.after(connectLimit, () => this.cut('no answer to the handshake'));
    const onOpen = (): void => {
      cancelLimit();
      this.#up();
    };
    const onClose = (event: CloseEvent): void => {
      this.closeCode = event.code;
      this.cut(`socket closed (${event.code})`);
    };
    const onMessage = (event: MessageEvent): void => this.#receive(event.data);
    socket.addEventListener('open', onOpen);
    socket.addEventListener('close', onClose);
    socket.addEventListener('message', onMessage);
    this.#release = () => {
      cancelLimit();
      socket.removeEventListener('open', onOpen);
      socket.removeEventListener('close', onClose);
      socket.removeEventListener('message', onMessage);
      socket.close();
    };
  }

  #up(): void {
    this.#enter(TransportState.Connected);
    this.#guarded(() => this.onConnect?.());
    this.#settle?.();
    this.#settle = undefined;
  }

  #down(error: Error | undefined): void {
    const before = this.#state;
    if (before === TransportState.Disconnected) return;
    this.#release();
    this.#release = () => {};
    this.#socket = undefined;
    this.#enter(TransportState.Disconnected);
    const { responses, owed } = this.#inFlight.lost();
    for (const text of owed) this.#farewells.owe(text);
    if (before === TransportState.Connected) this.#guarded(() => this.onDisconnect?.(error));
    for (const response of responses) this.#guarded(() => this.onMessage?.(response));
    this.#settle?.(error ?? new Error('disconnected'));
    this.#settle = undefined;
  }

  #receive(data: unknown): void {
    if (!this.isConnected()) return;
    const frame = inspectFrame(data);
    if (frame.kind === 'dropped') return this.#options.onDropped(frame.reason);
    if (frame.kind === 'ping') return void this.#write('\r\n').catch(() => {});
    if (frame.kind === 'keep-alive') return this.#options.onLife('keep-alive');
    this.#options.onFrame('in', frame.text);
    this.#options.onLife(frame.text.startsWith('SIP/') ? 'response' : 'request');
    const status = this.#inFlight.received(frame.text);
    if (status > 0) this.#farewells.answered(frame.text, status);
    this.#guarded(() => this.onMessage?.(frame.text));
  }

  /** An exception that escapes into the library's callbacks would leave it in a state of no return. */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#options.onDropped(error instanceof Error ? error.message : 'callback failed');
    }
  }

  #enter(state: TransportState): void {
    this.#state = state;
    this.#guarded(() => this.stateChange.emit(state));
  }
}
