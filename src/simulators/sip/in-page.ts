import { platformIo, type Io, type WebSocketConstructor } from '../../net/io.js';
import { memoryWebSocket } from '../memory-socket.js';
import { SipServer, type SipServerOptions } from './server.js';

const PROTOCOL_ERROR = 1002;

export interface InPageSip {
  readonly server: SipServer;
  /** Give it to an `Io`: any URL leads to the server, the subprotocol must be `sip`. */
  readonly WebSocket: WebSocketConstructor;
}

/** A SIP server in this page, reached by a `WebSocket` that never touches the network. */
export function inPageSip(options: SipServerOptions = {}, io: Pick<Io, 'clock' | 'random'> = platformIo()): InPageSip {
  const server = new SipServer(io, options);
  const WebSocket = memoryWebSocket((connection) => {
    if (!server.running) return false;
    if (connection.protocols.includes('sip')) server.accept(connection);
    else connection.close(PROTOCOL_ERROR);
    return true;
  });
  return { server, WebSocket };
}
