import { WebSocketServer, type WebSocket } from 'ws';
import { systemClock } from '../../net/io.js';
import { MAX_FRAME_BYTES, type SipConnection } from './peer.js';
import { SipServer, type SipServerOptions } from './server.js';

export interface ListenOptions extends SipServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Refuses the upgrade by the Origin header; by default, everybody may come. */
  readonly allowOrigin?: (origin: string | undefined) => boolean;
}

export interface ListeningSip {
  readonly server: SipServer;
  /** `ws://host:port` */
  readonly url: string;
  close(): Promise<void>;
}

const PING_MS = 30_000;

/** The simulator's SIP server on a real port (RFC 7118). */
export async function listenSip(options: ListenOptions = {}): Promise<ListeningSip> {
  const { port = 0, host = '127.0.0.1', allowOrigin = () => true, ...sip } = options;
  const server = new SipServer({ clock: systemClock, random: Math.random }, sip);
  const sockets = new WebSocketServer({
    port,
    host,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: protocols => (protocols.has('sip') ? 'sip' : false),
    verifyClient: ({ origin }: { readonly origin: string | undefined }) => server.running && allowOrigin(origin),
  });
  sockets.on('connection', socket => (socket.protocol === 'sip' ? server.accept(lineOver(socket)) : socket.close(1002)));
  const stopPings = pingAll(sockets);
  await new Promise<void>((resolve, reject) => sockets.once('listening', resolve).once('error', reject));
  const address = sockets.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    server,
    url: `ws://${host}:${actualPort}`,
    async close() {
      stopPings();
      server.stop();
      for (const socket of sockets.clients) socket.terminate();
      await new Promise(resolve => sockets.close(resolve));
    },
  };
}

function lineOver(socket: WebSocket): SipConnection {
  const line: SipConnection = {
    send: text => socket.send(text),
    close: code => (code === undefined ? socket.terminate() : socket.close(code)),
    onMessage: undefined,
    onClose: undefined,
  };
  // The default binary type hands every frame over as one Buffer.
  socket.on('message', data => line.onMessage?.((data as Buffer).toString('utf8')));
  socket.on('close', () => line.onClose?.());
  // An error is followed by `close`, which says all that is needed; unheard, it would end the process.
  socket.on('error', () => {});
  return line;
}

/** Finds lines whose other end is gone without a word. */
function pingAll(sockets: WebSocketServer): () => void {
  const waiting = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (waiting.has(socket)) {
        socket.terminate();
        continue;
      }
      waiting.add(socket);
      socket.once('pong', () => waiting.delete(socket));
      socket.ping();
    }
  }, PING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
