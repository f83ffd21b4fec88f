import type { Transport, TransportState } from 'sip.js';
import type { WebSocketConstructor } from '../../net/io.js';

/** What this transport needs of the library, which is loaded lazily and therefore handed in. */
export type TransportTools = Pick<typeof import('sip.js'), 'EmitterImpl' | 'TransportState'>;

/** A sip.js transport constructor over an injected `WebSocket`: the library's own knows only the global one. */
export function transportOver(tools: TransportTools, WebSocket: WebSocketConstructor, url: string) {
  const { TransportState: State } = tools;
  return class SocketTransport implements Transport {
    readonly protocol = url.startsWith('wss:') ? 'WSS' : 'WS';
    readonly stateChange = new tools.EmitterImpl<TransportState>();
    onConnect: (() => void) | undefined;
    onDisconnect: ((error?: Error) => void) | undefined;
    onMessage: ((message: string) => void) | undefined;
    #state: TransportState = State.Disconnected;
    #socket: WebSocket | undefined;

    get state(): TransportState {
      return this.#state;
    }

    isConnected(): boolean {
      return this.#state === State.Connected;
    }

    connect(): Promise<void> {
      if (this.isConnected()) return Promise.resolve();
      this.#enter(State.Connecting);
      const socket = new WebSocket(url, 'sip');
      this.#socket = socket;
      socket.addEventListener('message', event => {
        if (this.#socket === socket && typeof event.data === 'string') this.onMessage?.(event.data);
      });
      return new Promise((resolve, reject) => {
        socket.addEventListener('open', () => {
          this.#enter(State.Connected);
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
      if (!socket || this.#state === State.Disconnected) return;
      this.#enter(State.Disconnecting);
      const closed = new Promise(resolve => socket.addEventListener('close', resolve, { once: true }));
      socket.close();
      await closed;
    }

    dispose(): Promise<void> {
      return this.disconnect();
    }

    send(message: string): Promise<void> {
      if (!this.#socket || !this.isConnected()) return Promise.reject(new Error('SIP line is down'));
      this.#socket.send(message);
      return Promise.resolve();
    }

    #lost(socket: WebSocket, error: Error): void {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      const wished = this.#state === State.Disconnecting;
      this.#enter(State.Disconnected);
      this.onDisconnect?.(wished ? undefined : error);
    }

    #enter(state: TransportState): void {
      this.#state = state;
      this.stateChange.emit(state);
    }
  };
}
