import type { WebSocketConstructor } from '../net/io.js';

/** The server's end of a line. Without a code, `close` cuts it as when a server dies: the page sees 1006. */
export interface SocketConnection {
  readonly url: string;
  readonly protocols: readonly string[];
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onMessage: ((data: string) => void) | undefined;
  onClose: (() => void) | undefined;
}

/** Takes the line, or refuses it with `false` as a server that is down does. */
export type SocketServer = (connection: SocketConnection) => boolean;

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const ABNORMAL = 1006;
const NO_STATUS = 1005;

interface CloseInit {
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
}

/** Node before 23 has no CloseEvent. */
class PlainCloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor(type: string, init: CloseInit = {}) {
    super(type);
    this.code = init.code ?? 0;
    this.reason = init.reason ?? '';
    this.wasClean = init.wasClean ?? false;
  }
}

function closeEvent(code: number, reason: string): CloseEvent {
  const init = { code, reason, wasClean: code !== ABNORMAL };
  return typeof CloseEvent === 'function' ? new CloseEvent('close', init) : new PlainCloseEvent('close', init);
}

function textOf(data: string | ArrayBufferLike | Blob | ArrayBufferView): string {
  if (typeof data === 'string') return data;
  return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? new TextDecoder().decode(data) : '';
}

type Handler<E extends Event> = ((this: WebSocket, event: E) => unknown) | null;

/** The page's end: behaves as the platform's WebSocket does, with microtasks for the network. */
class MemorySocket extends EventTarget implements WebSocket {
  static readonly CONNECTING = CONNECTING;
  static readonly OPEN = OPEN;
  static readonly CLOSING = CLOSING;
  static readonly CLOSED = CLOSED;
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;
  readonly url: string;
  readonly protocol: string;
  readonly extensions = '';
  readonly bufferedAmount = 0;
  binaryType: BinaryType = 'blob';
  onopen: Handler<Event> = null;
  onmessage: Handler<MessageEvent> = null;
  onclose: Handler<CloseEvent> = null;
  onerror: Handler<Event> = null;
  #state: 0 | 1 | 2 | 3 = CONNECTING;
  readonly #connection: SocketConnection;

  constructor(url: string | URL, protocols: string | string[], serve: SocketServer) {
    super();
    this.url = String(url);
    const offered = typeof protocols === 'string' ? [protocols] : protocols;
    this.protocol = offered[0] ?? '';
    this.#connection = this.#serverEnd(offered);
    queueMicrotask(() => this.#connect(serve));
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#state;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#state === CONNECTING) throw new DOMException('Still connecting', 'InvalidStateError');
    if (this.#state !== OPEN) return;
    const text = textOf(data);
    queueMicrotask(() => this.#connection.onMessage?.(text));
  }

  close(code?: number, reason = ''): void {
    if (this.#state >= CLOSING) return;
    const opened = this.#state === OPEN;
    this.#state = CLOSING;
    queueMicrotask(() => {
      if (opened) this.#connection.onClose?.();
      this.#end(opened ? (code ?? NO_STATUS) : ABNORMAL, reason, !opened);
    });
  }

  #serverEnd(protocols: readonly string[]): SocketConnection {
    return {
      url: this.url,
      protocols,
      onMessage: undefined,
      onClose: undefined,
      send: data => queueMicrotask(() => this.#receive(data)),
      close: (code, reason) => queueMicrotask(() => this.#cut(code, reason)),
    };
  }

  #connect(serve: SocketServer): void {
    if (this.#state !== CONNECTING) return;
    if (!serve(this.#connection)) {
      this.#end(ABNORMAL, '', true);
      return;
    }
    this.#state = OPEN;
    this.#emit(this.onopen, new Event('open'));
  }

  #receive(data: string): void {
    if (this.#state === OPEN) this.#emit(this.onmessage, new MessageEvent('message', { data }));
  }

  #cut(code = ABNORMAL, reason = ''): void {
    if (this.#state === CLOSED) return;
    this.#connection.onClose?.();
    this.#end(code, reason, code === ABNORMAL);
  }

  #end(code: number, reason: string, failed: boolean): void {
    if (this.#state === CLOSED) return;
    this.#state = CLOSED;
    if (failed) this.#emit(this.onerror, new Event('error'));
    this.#emit(this.onclose, closeEvent(code, reason));
  }

  #emit<E extends Event>(handler: Handler<E>, event: E): void {
    handler?.call(this, event);
    this.dispatchEvent(event);
  }
}

/** A WebSocket class whose every line ends at `serve`. */
export function memoryWebSocket(serve: SocketServer): WebSocketConstructor {
  return class extends MemorySocket {
    constructor(url: string | URL, protocols: string | string[] = []) {
      super(url, protocols, serve);
    }
  };
}
