import type { Clock } from '../../../src/net/io.js';
import { digestResponse, parseCredentials } from '../../../src/simulators/sip/digest.js';
import {
  header,
  headers,
  parseMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from '../../../src/simulators/sip/message.js';
import type { SipConnection } from '../../../src/simulators/sip/peer.js';
import { type SipServer } from '../../../src/simulators/sip/server.js';

export const DOMAIN = 'example.test';

/** Time that moves when it is told to. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#timers.filter(timer => timer.at <= this.#now);
    this.#timers = this.#timers.filter(timer => timer.at > this.#now);
    for (const timer of due) timer.run();
  }
}

/** A user agent that says exactly what a test writes, and keeps what it hears. The line is synchronous. */
export class ScriptedAgent {
  readonly name: string;
  readonly heard: SipMessage[] = [];
  readonly frames: string[] = [];
  closeCode: number | undefined;
  closed = false;
  #sequence = 0;
  readonly #line: SipConnection;

  constructor(server: SipServer, name: string) {
    this.name = name;
    this.#line = {
      send: text => {
        this.frames.push(text);
        const message = parseMessage(text);
        if (message) this.heard.push(message);
      },
      close: code => {
        this.closed = true;
        this.closeCode = code;
      },
      onMessage: undefined,
      onClose: undefined,
    };
    server.accept(this.#line);
  }

  say(text: string): void {
    this.#line.onMessage?.(text);
  }

  /** The line breaks on this side. */
  leave(): void {
    this.#line.onClose?.();
  }

  get responses(): SipResponse[] {
    return this.heard.filter(message => message.kind === 'response');
  }

  get requests(): SipRequest[] {
    return this.heard.filter(message => message.kind === 'request');
  }

  get statuses(): number[] {
    return this.responses.map(({ status }) => status);
  }

  get methods(): string[] {
    return this.requests.map(({ method }) => method);
  }

  /** Sends a request; what is not said otherwise is as a browser would have it. */
  request(method: string, uri: string, extra: Readonly<Record<string, string>> = {}, body = ''): void {
    const fields: Record<string, string> = {
      Via: `SIP/2.0/WS ${this.name}.invalid;branch=z9hG4bK${this.name}${++this.#sequence}`,
      'Max-Forwards': '70',
      From: `<sip:${this.name}@${DOMAIN}>;tag=${this.name}1`,
      To: `<${uri}>`,
      'Call-ID': `${this.name}-call`,
      CSeq: `${this.#sequence} ${method}`,
      Contact: `<sip:${this.name}@${this.name}.invalid;transport=ws>`,
      ...extra,
      'Content-Length': String(body.length),
    };
    const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
    this.say([`${method} ${uri} SIP/2.0`, ...lines, '', body].join('\r\n'));
  }

  /** Sends, and sends again with credentials when challenged. */
  authenticated(method: string, uri: string, password: string, extra: Readonly<Record<string, string>> = {}): void {
    this.request(method, uri, extra);
    const challenge = this.responses.at(-1);
    const registering = method === 'REGISTER';
    const asked = challenge && header(challenge, registering ? 'WWW-Authenticate' : 'Proxy-Authenticate');
    if (!asked) throw new Error(`${this.name} was not challenged: ${challenge?.status}`);
    const nonce = parseCredentials(asked).get('nonce') ?? '';
    const credentials = this.credentials(method, uri, password, nonce);
    this.request(method, uri, { ...extra, [registering ? 'Authorization' : 'Proxy-Authorization']: credentials });
  }

  credentials(method: string, uri: string, password: string, nonce: string): string {
    const user = this.name.split('-')[0] ?? '';
    const input = { user, realm: DOMAIN, password, method, uri, nonce, nc: '00000001', cnonce: 'c' };
    const response = digestResponse(input);
    return `Digest username="${user}", realm="${DOMAIN}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, cnonce="c", qop=auth, nc=00000001`;
  }

  /** Registers as the user before the dash of the name, so that `bob-1` and `bob-2` are two tabs of one. */
  register(password: string, extra: Readonly<Record<string, string>> = {}): void {
    const user = this.name.split('-')[0] ?? '';
    const address = `<sip:${user}@${DOMAIN}>`;
    this.authenticated('REGISTER', `sip:${DOMAIN}`, password, {
      To: address,
      From: `${address};tag=r`,
      'Call-ID': `${this.name}-register`,
      ...extra,
    });
  }

  /** Answers the latest request of that method. */
  respond(method: string, status: number, extra: Readonly<Record<string, string>> = {}): void {
    const request = this.requests.findLast(candidate => candidate.method === method);
    if (!request) throw new Error(`${this.name} got no ${method}`);
    const to = header(request, 'To') ?? '';
    const lines = [
      ...headers(request, 'Via').map(value => `Via: ${value}`),
      `From: ${header(request, 'From')}`,
      `To: ${to.includes('tag=') || status === 100 ? to : `${to};tag=${this.name}`}`,
      `Call-ID: ${header(request, 'Call-ID')}`,
      `CSeq: ${header(request, 'CSeq')}`,
      `Contact: <sip:${this.name}@${this.name}.invalid;transport=ws>`,
      ...Object.entries(extra).map(([key, value]) => `${key}: ${value}`),
      'Content-Length: 0',
    ];
    this.say([`SIP/2.0 ${status} Whatever`, ...lines, '', ''].join('\r\n'));
  }
}
