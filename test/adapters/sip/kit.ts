import { callStats, sip, type SipOptions } from '../../../src/adapters/sip/index.js';
import type { CallStats } from '../../../src/adapters/sip/call-stats.js';
import type { Backend } from '../../../src/domain/backend.js';
import type { BackendEvent, ConnectionState } from '../../../src/domain/backend-event.js';
import type { AudioState, Call, Registration } from '../../../src/domain/call.js';
import { platformIo, type WebSocketConstructor } from '../../../src/net/io.js';
import type { VoicePort } from '../../../src/domain/voice-port.js';

/** An agent's telephone under test, and all that it told. */
export interface Phone {
  readonly backend: Backend;
  readonly voice: Required<VoicePort>;
  readonly events: readonly BackendEvent[];
  readonly connected: Promise<void>;
  readonly connection: ConnectionState | undefined;
  readonly registration: Registration | undefined;
  readonly audio: AudioState | undefined;
  readonly calls: readonly Call[];
  call(id: string): Call;
  stats(id: string): Promise<CallStats>;
  close(): void;
}

export const limits = { retryFirst: 100, retryCap: 400, mediaRestart: 500, connect: 2_000 };

const opened: Phone[] = [];

export function openPhone(options: SipOptions): Phone {
  const backend = sip({ limits, ringer: {}, ...options });
  const phone = connect(backend);
  opened.push(phone);
  return phone;
}

/** Ends every telephone of the test that just ran. */
export function closePhones(): void {
  for (const phone of opened.splice(0)) phone.close();
}

export function ioOver(WebSocket: WebSocketConstructor) {
  return { ...platformIo(), WebSocket };
}

export function connect(backend: Backend): Phone {
  const events: BackendEvent[] = [];
  const abort = new AbortController();
  const connected = backend.connect(event => events.push(event), abort.signal);
  // Awaited only by tests that expect to get so far.
  connected.catch(() => {});
  const last = <Type extends BackendEvent['type']>(type: Type) =>
    events.findLast((event): event is Extract<BackendEvent, { type: Type }> => event.type === type);
  return {
    backend,
    voice: backend.voice as Required<VoicePort>,
    events,
    connected,
    get connection() {
      return last('connection-changed')?.connection;
    },
    get registration() {
      return last('registration-changed')?.registration;
    },
    get audio() {
      return last('audio-changed')?.audio;
    },
    get calls() {
      const calls = new Map<string, Call>();
      for (const event of events) if (event.type === 'call-changed') calls.set(event.call.id, event.call);
      return [...calls.values()];
    },
    call(id) {
      const found = this.calls.find(call => call.id === id);
      if (!found) throw new Error(`No call ${id}`);
      return found;
    },
    async stats(id) {
      const stats = await callStats(backend, id);
      if (!stats) throw new Error(`No media in call ${id}`);
      return stats;
    },
    close: () => abort.abort(),
  };
}

/** Polls until it holds; throws with `what` at the deadline. */
export async function until<Value>(what: string, test: () => Value | Promise<Value>, deadline = 10_000): Promise<NonNullable<Value>> {
  const end = performance.now() + deadline;
  for (;;) {
    const value = await test();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Not in ${deadline} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** The states a call passed through, each once. */
export function statesOf(phone: Phone, id: string): string[] {
  const states = phone.events.flatMap(event => (event.type === 'call-changed' && event.call.id === id ? [event.call.state] : []));
  return states.filter((state, index) => state !== states[index - 1]);
}

/** The fault that a promise rejects with. */
export async function faultOf(promise: Promise<unknown>): Promise<{ code: string; name: string }> {
  try {
    await promise;
  } catch (error) {
    return error as { code: string; name: string };
  }
  throw new Error('It did not reject.');
}

/** How much sound there is in the next so many packets. */
export async function energyOver(
  read: () => Promise<{ readonly packets: number; readonly energy: number }>,
  packets = 75,
): Promise<number> {
  const before = await read();
  const after = await until(`${packets} packets`, async () => {
    const now = await read();
    return now.packets >= before.packets + packets ? now : undefined;
  });
  return after.energy - before.energy;
}

/** Resolves once there is no sound any more. The window is longer than the pauses of the browser's fake microphone. */
export async function silenceOf(read: () => Promise<{ readonly packets: number; readonly energy: number }>): Promise<void> {
  await until('silence', async () => (await energyOver(read)) < 1e-6, 15_000);
}

export interface Tap {
  readonly WebSocket: WebSocketConstructor;
  /** The newest socket that the telephone opened. */
  readonly socket: WebSocket;
  /** Everything that came in, oldest first. */
  readonly received: readonly string[];
  readonly sent: readonly string[];
  /** Frames that the telephone sends and nobody gets. */
  swallow: ((frame: string) => boolean) | undefined;
  /** As if the server had sent it. */
  inject(data: unknown): void;
}

/** Looks at, and adds to, what goes over a telephone's line. */
export function tap(Base: WebSocketConstructor): Tap {
  const sockets: WebSocket[] = [];
  const received: string[] = [];
  const sent: string[] = [];
  function Tapped(url: string, protocols?: string | string[]): WebSocket {
    const socket = new Base(url, protocols);
    const send = socket.send.bind(socket);
    socket.send = data => {
      const frame = typeof data === 'string' ? data : '';
      sent.push(frame);
      if (!tapped.swallow?.(frame)) send(data);
    };
    socket.addEventListener('message', event => received.push(String(event.data)));
    sockets.push(socket);
    return socket;
  }
  const newest = (): WebSocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('No socket yet.');
    return socket;
  };
  const tapped: Tap = {
    swallow: undefined,
    WebSocket: Tapped as unknown as WebSocketConstructor,
    get socket() {
      return newest();
    },
    received,
    sent,
    inject: data => newest().dispatchEvent(new MessageEvent('message', { data })),
  };
  return tapped;
}

export const headerOf = (frame: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'mi').exec(frame)?.[1]?.trim() ?? '';

/** A final response to a request of the telephone. */
export function answerTo(request: string, status: string): string {
  const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(name => `${name}: ${headerOf(request, name)}`);
  return [`SIP/2.0 ${status}`, ...copied, 'Content-Length: 0', '', ''].join('\r\n');
}
