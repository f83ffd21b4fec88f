import { Fault, toFault } from '../domain/fault.js';
import { isPrivateAddress } from './address.js';
import { Backoff } from './backoff.js';
import { Gate } from './gate.js';
import type { Io } from './io.js';
import { readJson, type JsonOptions } from './json.js';
import { retryAfter } from './retry-after.js';

export interface RestOptions extends JsonOptions {
  readonly io: Io;
  /** Milliseconds until an answer is given up, body included. Default 15 s. */
  readonly timeout?: number;
  /** Told of answers that could be read only after repair, with the path and never with the body. */
  readonly onDegraded?: (path: string) => void;
}

export interface RestRequest<Answer> {
  /** Absolute. */
  readonly url: string;
  /** A plain value goes as JSON, a `FormData` as multipart. */
  readonly body: unknown;
  /** Reads may be tried again, writes never are. */
  readonly kind: 'read' | 'write';
  readonly signal: AbortSignal;
  /** The body is a form with files: it may take its time for as long as it moves. */
  readonly upload?: UploadOptions;
  /** Judges and shapes the body; throws a `Fault` when the body says no. */
  readonly decode: (value: unknown, degraded: boolean) => Answer;
}

export interface UploadOptions {
  readonly bytes: number;
  /** Share of the body that left, 0 to 1; only 0 and 1 where the platform tells no more. */
  readonly progress: (done: number) => void;
}

interface Received {
  readonly response: Response;
  readonly text: string;
}

const defaultTimeout = 15_000;
const readAttempts = 3;
/** A read that would have to wait longer than this is handed back to whoever asked. */
const longestPatience = 5_000;
/** What a line must carry at least, in bytes per millisecond, where nobody tells how far an upload is. */
const slowestLine = 8;
/** What can have left since the last report of progress (browsers report ten times a second) and still be on its way. */
const unreported = 2_000_000;
/** As many as browsers open to one HTTP/1.1 host; more would wait there, with their time-outs running. */
const parallelRequests = 6;

/**
 * HTTP for vendors who answer 200 to everything: the body is judged before the status. Rejects with `Fault` only:
 * `network`, `timeout`, `local-network`, `limit` (429), `auth` (401, 403), `protocol` (no usable body), `rejected`.
 *
 * A write that failed after it may have left carries `outcomeUnknown` and is never repeated here.
 */
export class Rest {
  readonly #options: RestOptions;
  /** Epoch milliseconds until which this vendor asked to be left alone. */
  #quietUntil = 0;
  readonly #gates = new Map<string, Gate>();

  constructor(options: RestOptions) {
    this.#options = options;
  }

  async post<Answer>(request: RestRequest<Answer>): Promise<Answer> {
    const { io } = this.#options;
    const backoff = new Backoff(io.random, { first: 1_000, cap: longestPatience });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#inTurn(request);
      } catch (error) {
        const fault = toFault(error);
        const wait = fault.retryAfter ?? backoff.next();
        const again = request.kind === 'read' && fault.retryable && attempt < readAttempts && wait <= longestPatience;
        if (!again || request.signal.aborted) throw fault;
        await pause(io, wait, request.signal);
      }
    }
  }

  /** Somebody waits for a write to be done: reads let it pass. */
  async #inTurn<Answer>(request: RestRequest<Answer>): Promise<Answer> {
    let begun = false;
    const run = (): Promise<Answer> => {
      begun = true;
      return this.#once(request);
    };
    try {
      return await this.#gateOf(request.url).run(run, request.signal, request.kind === 'write');
    } catch (cause) {
      throw begun ? cause : new Fault('network', { cause });
    }
  }

  #gateOf(url: string): Gate {
    const { host } = new URL(url);
    const gate = this.#gates.get(host) ?? new Gate(parallelRequests);
    this.#gates.set(host, gate);
    return gate;
  }

  async #once<Answer>(request: RestRequest<Answer>): Promise<Answer> {
    this.#refuseDuringCoolDown();
    if (this.#options.io.isOffline?.()) throw new Fault('network', { retryable: true, cause: new Error('offline') });
    const { response, text } = await this.#exchange(request);
    const write = request.kind === 'write';
    if (response.status === 429) throw this.#limited(response);
    try {
      const { value, degraded } = readJson(text, this.#options);
      if (degraded) this.#options.onDegraded?.(new URL(request.url).pathname);
      return request.decode(value, degraded);
    } catch (error) {
      throw this.#verdict(error, response, write);
    }
  }

  async #exchange(request: RestRequest<unknown>): Promise<Received> {
    const { io, timeout = defaultTimeout } = this.#options;
    const attempt = new Attempt(io, request, timeout);
    try {
      const response = await (request.upload ? attempt.upload(request.upload) : attempt.fetch());
      return { response, text: await response.text() };
    } catch (cause) {
      const { timedOut, mayHaveArrived } = attempt;
      const retryable = !request.signal.aborted && (request.kind === 'read' || (!mayHaveArrived && request.upload !== undefined));
      const outcomeUnknown = request.kind === 'write' && mayHaveArrived;
      if (timedOut) throw new Fault('timeout', { retryable, outcomeUnknown, cause });
      throw new Fault(this.#guarded(request.url) ? 'local-network' : 'network', { retryable, outcomeUnknown, cause });
    } finally {
      attempt.end();
    }
  }

  /** The body said no, or nothing that can be understood: the status decides what it was. */
  #verdict(error: unknown, response: Response, write: boolean): Fault {
    const fault = toFault(error);
    const { status } = response;
    const cause = fault.cause ?? fault;
    if (fault.code !== 'protocol') return fault;
    if (status === 401 || status === 403) return new Fault('auth', { cause });
    if (status >= 500) return new Fault('network', { ...this.#later(response), retryable: !write, outcomeUnknown: write, cause });
    if (status === 408) return new Fault('timeout', { retryable: !write, outcomeUnknown: write, cause });
    if (status >= 400) return new Fault('rejected', { cause });
    return new Fault('protocol', { outcomeUnknown: write, cause });
  }

  #limited(response: Response): Fault {
    const later = this.#later(response);
    this.#quietUntil = this.#options.io.clock.now() + (later.retryAfter ?? 0);
    return new Fault('limit', { ...later, retryable: true, cause: new Error('HTTP 429') });
  }

  #later(response: Response): { readonly retryAfter?: number } {
    const wait = retryAfter(response.headers.get('retry-after'), this.#options.io.clock.now());
    return wait === undefined ? {} : { retryAfter: wait };
  }

  #refuseDuringCoolDown(): void {
    const wait = this.#quietUntil - this.#options.io.clock.now();
    if (wait > 0) throw new Fault('limit', { retryable: true, retryAfter: wait, cause: new Error('cooling down') });
  }

  /** Browsers refuse a private address to a public page, and say nothing more than "network error". */
  #guarded(url: string): boolean {
    const { origin } = this.#options.io;
    return origin !== undefined && isPrivateAddress(url) && !isPrivateAddress(origin);
  }
}

/** One request on its way: ends with its time-out or with whoever asked for it. */
class Attempt {
  readonly #io: Io;
  readonly #request: RestRequest<unknown>;
  readonly #timeout: number;
  readonly #controller = new AbortController();
  readonly #wasAborted: boolean;
  /** Share of the body that has left as far as is known, and all of it where nothing is. */
  #left = 1;
  #cancel: () => void;
  timedOut = false;

  constructor(io: Io, request: RestRequest<unknown>, timeout: number) {
    this.#io = io;
    this.#request = request;
    this.#timeout = timeout;
    this.#wasAborted = request.signal.aborted;
    if (this.#wasAborted) this.#abort();
    request.signal.addEventListener('abort', this.#abort);
    this.#cancel = this.#limit(timeout);
  }

  /** False where it is certain that the other side does not have the whole body, without whose end it can do nothing. */
  get mayHaveArrived(): boolean {
    return !this.#wasAborted && (1 - this.#left) * (this.#request.upload?.bytes ?? 0) <= unreported;
  }

  fetch(): Promise<Response> {
    return this.#io.fetch(this.#request.url, { ...initOf(this.#request.body), signal: this.#controller.signal });
  }

  async upload({ bytes, progress }: UploadOptions): Promise<Response> {
    const { upload } = this.#io;
    const { body, url } = this.#request;
    this.#left = 0;
    progress(0);
    if (upload && body instanceof FormData) {
      return upload(url, body, { signal: this.#controller.signal, progress: (done) => this.#moved(done, progress) });
    }
    this.#cancel();
    this.#cancel = this.#limit(this.#timeout + bytes / slowestLine);
    if (!this.#controller.signal.aborted) this.#left = 1;
    const response = await this.fetch();
    progress(1);
    return response;
  }

  end(): void {
    this.#cancel();
    this.#request.signal.removeEventListener('abort', this.#abort);
  }

  #moved(done: number, progress: (done: number) => void): void {
    if (this.#controller.signal.aborted) return;
    this.#left = done;
    this.#cancel();
    this.#cancel = this.#limit(this.#timeout);
    progress(done);
  }

  #limit(milliseconds: number): () => void {
    return this.#io.clock.after(milliseconds, () => {
      this.timedOut = true;
      this.#abort();
    });
  }

  readonly #abort = (): void => this.#controller.abort();
}

function initOf(body: unknown): RequestInit {
  if (body instanceof FormData) return { method: 'POST', body };
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function pause(io: Io, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(new Fault('network', { cause: signal.reason }));
    };
    const cancel = io.clock.after(milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
