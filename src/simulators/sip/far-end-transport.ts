import type { EmitterImpl, Transport, TransportState } from 'sip.js';
import type { WebSocketConstructor } from '../../net/io.js';

/** What this transport needs of the library, which is loaded lazily and therefore handed in. */
export type TransportTools = Pick<typeof import('sip.js'), 'EmitterImpl' | 'TransportState'>;

/** A transport constructor for sip.js over an injected `WebSocket`: the library's own knows only the global one. */
export function transportOver(
  tools: TransportTools,
  WebSocket: WebSocketConstructor,
  url: string,
): new () => Transport {
  return class extends SocketTransport {
    constructor() {
      super(tools, () => new WebSocket(url, 'sip'), url.startsWith('wss:') ? 'WSS' : 'WS');
    }
  };
}

/** Says when the line comes and goes, and brings nothing back by itself. */
class SocketTransport implements Transport {
  readonly protocol: string;
  readonly stateChange: EmitterImpl<TransportState>;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #states: TransportTools['TransportState'];
  readonly #open: () => WebSocket;
  #state: TransportState;
  #socket: WebSocket | undefined;

  constructor(tools: TransportTools, open: () => WebSocket, protocol: string) {
    this.protocol = protocol;
    this.stateChange = new tools.EmitterImpl<TransportState>();
    this.#states = tools.TransportState;
    this.#state = this.#states.Disconnected;
    this.#open = open;
  }

  get state(): TransportState {
    return this.#state;
  }

  isConnected(): boolean {
    return this.#state === this.#states.Connected;
  }

  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    this.#enter(this.#states.Connecting);
    const socket = this.#open();
    this.#socket = socket;
    socket.addEventListener('message', event => {
      if (this.#socket === socket && typeof event.data === 'string') this.onMessage?.(event.data);
    });
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => {
        this.#enter(this.#states.Connected);
        this.onConnect?.();
        resolve();
      });
      socket.addEventListener('close', event => {
        const error = new Error(`SIP line closed (${event.code})`);
        this.#lost(socket, error);
        reject(error);
      });
    });
  }

  async disconnect(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.#state === this.#states.Disconnected) return;
    this.#enter(this.#states.Disconnecting);
    const closed = new Promise(resolve => socket.addEventListener('close', resolve, { once: true }));
    socket.close();
    await closed;
  }

  /** Does not wait for a server that may never say goodbye. What was sent before still goes out. */
  dispose(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    if (this.#state !== this.#states.Disconnected) this.#enter(this.#states.Disconnected);
    return Promise.resolve();
  }

  send(message: string): Promise<void> {
    if (!this.#socket || !this.isConnected()) return Promise.reject(new Error('SIP line is down'));
    this.#socket.send(message);
    return Promise.resolve();
  }

  #lost(socket: WebSocket, error: Error): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    const wished = this.#state === this.#states.Disconnecting;
    this.#enter(this.#states.Disconnected);
    this.onDisconnect?.(wished ? undefined : error);
  }

  #enter(state: TransportState): void {
    this.#state = state;
    this.stateChange.emit(state);
  }
}
