import { isPrivateAddress } from '../../net/address.js';
import { localNetworkFault } from './local-network.js';
import { deferred, failed, type Outcome, passed, type PreflightContext, within } from './preflight-outcome.js';

/** Whether the server answers: on the connection that stands, else on one of our own. */
export async function server(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const { io, limits } = context;
  const target = context.server();
  if (!target) return failed('server-not-configured');
  const started = io.clock.now();
  const answer = deferred<true>();
  if (context.askServer(() => answer.resolve(true))) {
    const answered = await within(answer.promise, limits.pong, context, signal);
    const figures = { connection: 'running', ...(answered ? { roundTrip: io.clock.now() - started } : {}) };
    return answered ? passed(figures) : failed('server-silent', figures);
  }
  return knock(target, context, signal);
}

async function knock({ url, domain }: { url: string; domain: string }, context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const { io, limits } = context;
  const started = io.clock.now();
  const opened = deferred<boolean>();
  const answered = deferred<boolean>();
  let socket: WebSocket | undefined;
  try {
    socket = new io.WebSocket(url, 'sip');
    socket.addEventListener('open', () => opened.resolve(true));
    socket.addEventListener('message', () => answered.resolve(true));
    socket.addEventListener('close', () => {
      opened.resolve(false);
      answered.resolve(false);
    });
    if (!(await within(opened.promise, limits.connect, context, signal))) return await unreachable(url, io.origin);
    const handshake = io.clock.now() - started;
    const asked = io.clock.now();
    // Some servers answer the one, some the other (RFC 5626 part 4.4.1).
    socket.send('\r\n\r\n');
    socket.send(options(url, domain));
    const figures = { connection: 'own', handshake };
    if (!(await within(answered.promise, limits.pong, context, signal))) return failed('server-silent', figures);
    return passed({ ...figures, roundTrip: io.clock.now() - asked });
  } catch {
    return unreachable(url, io.origin);
  } finally {
    socket?.close();
  }
}

async function unreachable(url: string, origin: string | undefined): Promise<Outcome> {
  // A page that is of the local network itself may go there.
  const guarded = origin !== undefined && !isPrivateAddress(origin) && (await localNetworkFault(url));
  return failed(guarded ? 'local-network-blocked' : 'server-unreachable');
}

/** RFC 3261 part 11. Nobody in particular asks, so that it needs no account. */
function options(url: string, domain: string): string {
  const token = crypto.randomUUID().replaceAll('-', '');
  return [
    `OPTIONS sip:${domain} SIP/2.0`,
    `Via: SIP/2.0/${url.startsWith('wss:') ? 'WSS' : 'WS'} ${token.slice(0, 12)}.invalid;branch=z9hG4bK${token}`,
    'Max-Forwards: 70',
    `From: <sip:anonymous@anonymous.invalid>;tag=${token.slice(0, 8)}`,
    `To: <sip:${domain}>`,
    `Call-ID: ${token}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
