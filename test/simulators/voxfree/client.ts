import type { Io } from '../../../src/net/io.js';
import type { VoxFreeUrls } from '../../../src/simulators/voxfree/index.js';

export type Body = Readonly<Record<string, unknown>>;

export const registration = (agentId: string) => ({
  codid_agente: agentId,
  recipient_id: null,
  type: 'socket',
  token: null,
  message: null,
});

/** Speaks the wire and nothing else: what an adapter does, without one. */
export class WireClient {
  readonly io: Pick<Io, 'fetch' | 'WebSocket'>;
  readonly urls: VoxFreeUrls;

  constructor(io: Pick<Io, 'fetch' | 'WebSocket'>, urls: VoxFreeUrls) {
    this.io = io;
    this.urls = urls;
  }

  fetch(service: string, body: Body, base = this.urls.url): Promise<Response> {
    return this.io.fetch(`${base}/mobile/${service}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async post(service: string, body: Body, base = this.urls.url): Promise<unknown> {
    return (await this.fetch(service, body, base)).json();
  }

  async upload(service: string, fields: Readonly<Record<string, string>>, file: File): Promise<unknown> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    const response = await this.io.fetch(`${this.urls.url}/mobile/${service}`, { method: 'POST', body: form });
    return response.json();
  }

  /** Resolves once the server has taken the registration, as far as a client can tell: the line is open. */
  async listen(agentId: string): Promise<WireSocket> {
    const socket = new WireSocket(new this.io.WebSocket(this.urls.socketUrl));
    await socket.opened;
    socket.line.send(JSON.stringify(registration(agentId)));
    return socket;
  }
}

/** A line, with what came over it. */
export class WireSocket {
  readonly line: WebSocket;
  readonly texts: string[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;
  readonly #waiting = new Set<() => void>();

  constructor(line: WebSocket) {
    this.line = line;
    this.opened = new Promise((resolve, reject) => {
      line.addEventListener('open', () => resolve());
      line.addEventListener('error', () => reject(new Error('refused')));
    });
    this.closed = new Promise(resolve => {
      line.addEventListener('close', event => resolve(event.code));
    });
    line.addEventListener('message', event => {
      this.texts.push(String(event.data));
      for (const look of this.#waiting) look();
    });
  }

  get frames(): Record<string, unknown>[] {
    return this.texts.map(text => JSON.parse(text) as Record<string, unknown>);
  }

  get types(): unknown[] {
    return this.frames.map(frame => frame['tipo_update']);
  }

  /** Resolves when so many frames have come. */
  received(count: number): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (this.texts.length < count) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Lets everything that waits on a microtask happen. */
export function settled(): Promise<void> {
  return new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
