import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

const headerOf = (text: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'mi').exec(text)?.[1]?.trim() ?? '';

/**
 * A SIP server for one telephone that costs next to nothing: registers whoever comes without asking for a password, is
 * busy for every call, and calls whoever registered last.
 */
export class OneLine {
  readonly #sockets: WebSocketServer;
  #line: WebSocket | undefined;
  #contact = '';

  constructor(sockets: WebSocketServer) {
    this.#sockets = sockets;
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => this.#received(socket, (data as Buffer).toString('utf8')));
      socket.on('error', () => {});
    });
  }

  static async begin(): Promise<OneLine> {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' });
    await new Promise<void>((resolve, reject) => sockets.once('listening', resolve).once('error', reject));
    return new OneLine(sockets);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#sockets.address() as AddressInfo).port}`;
  }

  /** Rings once the telephone has it; the result ends the call. */
  ring(): () => void {
    const id = randomUUID();
    const request = (method: string, to: string): string =>
      [
        `${method} ${this.#contact} SIP/2.0`,
        `Via: SIP/2.0/WS one.invalid;branch=z9hG4bK${id}`,
        `From: "Ana Souza" <sip:+5511987650001@example.test>;tag=${id}`,
        `To: ${to}`,
        `Call-ID: ${id}`,
        `CSeq: 1 ${method}`,
        'Max-Forwards: 70',
        'Contact: <sip:one@one.invalid;transport=ws>',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n');
    this.#line?.send(request('INVITE', '<sip:2001@example.test>'));
    return () => this.#line?.send(request('CANCEL', '<sip:2001@example.test>'));
  }

  async end(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    await new Promise((resolve) => this.#sockets.close(resolve));
  }

  #received(socket: WebSocket, text: string): void {
    if (/^\s*$/.test(text)) return socket.send('\r\n');
    const method = /^[A-Z]+/.exec(text)?.[0] ?? '';
    const reply = (status: string, ...more: readonly string[]): void => {
      const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(text, name)}`);
      const to = headerOf(text, 'To');
      const head = [`SIP/2.0 ${status}`, ...copied, `To: ${to.includes('tag=') ? to : `${to};tag=one`}`];
      socket.send([...head, ...more, 'Content-Length: 0', '', ''].join('\r\n'));
    };
    if (method === 'SIP' || method === 'ACK') return;
    if (method === 'INVITE') return reply('486 Busy Here');
    if (method !== 'REGISTER') return reply('200 OK');
    const contact = headerOf(text, 'Contact');
    this.#contact = /<([^>]+)>/.exec(contact)?.[1] ?? '';
    this.#line = socket;
    reply('200 OK', `Contact: ${contact.replace(/;expires=\d+/, '')};expires=600`);
  }
}
