import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Hole } from '../protocol.js';
import { closeFrame, FrameCutter } from './frames.js';

/** A network between a browser and a WebSocket server that can do what networks do. Knows frames, so that none is torn. */
export class FaultProxy {
  hole: Hole = 'none';
  hanging = false;
  readonly url: string;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #server: Server;
  readonly #browsers = new Set<Socket>();
  readonly #all = new Set<Socket>();

  constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = { host: target.hostname, port: Number(target.port) };
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', browser => this.#connected(browser));
  }

  static async before(target: string): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(server, new URL(target));
  }

  close(code: number): void {
    for (const browser of this.#browsers) {
      browser.write(closeFrame(code));
      browser.end();
    }
  }

  cut(): void {
    for (const socket of this.#all) socket.destroy();
  }

  stop(): void {
    this.#server.close();
    this.cut();
  }

  #connected(browser: Socket): void {
    this.#keep(browser);
    if (this.hanging) return;
    this.#browsers.add(browser);
    browser.on('close', () => this.#browsers.delete(browser));
    const server = connect(this.#target);
    this.#keep(server);
    this.#pipe(browser, server, 'out');
    this.#pipe(server, browser, 'in');
  }

  #keep(socket: Socket): void {
    this.#all.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#all.delete(socket));
  }

  #pipe(from: Socket, to: Socket, direction: 'in' | 'out'): void {
    const cutter = new FrameCutter();
    from.on('data', piece => {
      for (const frame of cutter.cut(piece)) if (!this.#swallows(direction)) to.write(frame);
    });
    from.on('close', () => {
      // The other side learns of an end as little as of anything else.
      if (!this.#swallows(direction)) to.destroy();
    });
  }

  #swallows(direction: 'in' | 'out'): boolean {
    return this.hole === direction || this.hole === 'both';
  }
}
