import { platformIo, type Io, type WebSocketConstructor } from '../../net/io.js';
import type { SipConnection } from './peer.js';
import { SipServer, type SipServerOptions } from './server.js';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const ABNORMAL = 1006;
const PROTOCOL_ERROR = 1002;

export interface InPageSip {
  readonly server: SipServer;
  /** Give it to an `Io`: any URL leads to the server, the subprotocol must be `sip`. */
  readonly WebSocket: WebSocketConstructor;
}

/** A SIP server in this page, reached by a `WebSocket` that never touches the network. */
export function inPageSip(options: SipServerOptions = {}, io: Pick<Io, 'clock' | 'random'> = platformIo()): InPageSip {
  const server = new SipServer(io, options);
  class BoundSocket extends InPageSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(server, url, protocols);
    }
  }
  return { server, WebSocket: BoundSocket as unknown as WebSocketConstructor };
}

/** The client's end of a line in memory, with the events and states of the platform's `WebSocket`. */
class InPageSocket extends EventTarget {
  static readonly CONNECTING = CONNECTING;
  static readonly OPEN = OPEN;
  static readonly CLOSING = CLOSING;
  static readonly CLOSED = CLOSED;
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;

  readonly url: string;
  readonly extensions = '';
  readonly bufferedAmount = 0;
  protocol = '';
  binaryType: BinaryType = 'blob';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;

  readonly #line: SipConnection;
  #state = CONNECTING;

  constructor(server: SipServer, url: string, protocols: string | string[] = []) {
    super();
    this.url = url;
    this.#line = {
      send: text => this.#later(() => this.#receive(text)),
      close: code => this.#later(() => this.#closed(code ?? ABNORMAL)),
      onMessage: undefined,
      onClose: undefined,
    };
    const speaksSip = [protocols].flat().includes('sip');
    this.#later(() => (speaksSip ? this.#open(server) : this.#closed(PROTOCOL_ERROR)));
  }

  get readyState(): number {
    return this.#state;
  }

  send(data: string | ArrayBufferView | ArrayBuffer): void {
    if (this.#state === CONNECTING) throw new DOMException('Still connecting.', 'InvalidStateError');
    if (this.#state !== OPEN) return;
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
    this.#later(() => this.#line.onMessage?.(text));
  }

  close(code = 1000, reason = ''): void {
    if (this.#state >= CLOSING) return;
    this.#state = CLOSING;
    this.#later(() => {
      this.#line.onClose?.();
      this.#closed(code, reason);
    });
  }

  #open(server: SipServer): void {
    if (this.#state !== CONNECTING) return;
    if (!server.running) return this.#closed(ABNORMAL);
    this.#state = OPEN;
    this.protocol = 'sip';
    server.accept(this.#line);
    this.#emit(new Event('open'), this.onopen);
  }

  #receive(text: string): void {
    if (this.#state === OPEN) this.#emit(new MessageEvent('message', { data: text }), this.onmessage);
  }

  #closed(code: number, reason = ''): void {
    if (this.#state === CLOSED) return;
    this.#state = CLOSED;
    if (code === ABNORMAL) this.#emit(new Event('error'), this.onerror);
    // Node has no CloseEvent of its own before version 23.
    const event = Object.assign(new Event('close'), { code, reason, wasClean: code !== ABNORMAL });
    this.#emit(event, this.onclose);
  }

  #emit<E extends Event>(event: E, handler: ((event: E) => void) | null): void {
    this.dispatchEvent(event);
    handler?.call(this, event);
  }

  /** Nothing happens within the caller's own turn, as on a real line; order is kept. */
  #later(run: () => void): void {
    queueMicrotask(run);
  }
}
