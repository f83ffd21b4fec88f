import type { Clock } from '../../net/io.js';
import type { SimulatedAnswer } from '../memory-http.js';
import { readQuery } from './checks.js';
import type { FaultPlan, TempBoxFault } from './faults.js';
import { errorEnvelope, okEnvelope, printRows, unauthorizedEnvelope } from './print.js';
import { isMethod, schema, type Field, type Method } from './schema.js';
import { inputOf, Nothing, Refused, type ServiceContext } from './service.js';
import { services } from './services.js';

export interface SimulatedRequest {
  readonly path: string;
  /** As on the wire, without the question mark. */
  readonly query: string;
  readonly verb: string;
  readonly body: string;
}

interface ServerOptions {
  readonly context: ServiceContext;
  readonly faults: FaultPlan;
  /** Milliseconds before a request is served. */
  readonly latency: () => number;
  readonly token: () => string;
  /** False: nothing can be reached. */
  readonly up: () => boolean;
  readonly random: () => number;
  /** The first request with the right token. */
  readonly onReader: () => void;
}

export const PATH = '/api/Atendimento/';

const hashOnly: readonly Field[] = [{ name: 'Hash', type: 'u' }];

const page = (title: string) => `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>\r\n`;

/** The HTTP side: the same in memory and on Node. */
export class TempBoxServer {
  readonly #options: ServerOptions;
  #hasReader = false;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  async handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const { faults, context, latency, up } = this.#options;
    const method = request.path.startsWith(PATH) ? request.path.slice(PATH.length) : '';
    if (!up()) return { kind: 'cut' };
    if (!isMethod(method)) return html(404, page('404 - File or directory not found.'));
    if (request.query.length > context.habits.queryLimit) return this.#tooLong(method, request.query.length);
    const fault = faults.forRequest(method);
    await this.#wait(latency());
    if (fault?.kind === 'delay') await this.#wait(fault.milliseconds);
    const early = answerBefore(fault);
    if (early) return early;
    const served = this.#serve(method, request, fault);
    if (fault?.kind === 'late') await this.#wait(fault.milliseconds);
    return spoilt(served, fault);
  }

  #tooLong(method: Method, length: number): SimulatedAnswer {
    this.#options.context.ledger.recordViolation(method, `the query has ${length} characters`);
    return html(404, page('404.15 - Not Found: the query string is too long.'));
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await wait(this.#options.context.clock, milliseconds);
  }

  #serve(method: Method, request: SimulatedRequest, fault: TempBoxFault | undefined): SimulatedAnswer {
    const { context, token, onReader } = this.#options;
    const { ledger, clock } = context;
    const query = new URLSearchParams(request.query);
    const { input, problems } = readQuery(method, query);
    if (request.verb !== 'POST') ledger.recordViolation(method, `${request.verb} instead of POST`);
    if (request.body !== '') ledger.recordViolation(method, 'has a body');
    for (const problem of problems) ledger.recordViolation(method, problem);
    if (query.get('token') !== token() || fault?.kind === 'unauthorized') return this.#answer(401, unauthorizedEnvelope);
    ledger.recordRequest({ method, at: clock.now(), input: input ?? {} });
    if (!this.#hasReader) {
      this.#hasReader = true;
      onReader();
    }
    if (!input || fault?.kind === 'refuse') return this.#answer(500, errorEnvelope);
    return this.#serveRows(method, input, fault);
  }

  #serveRows(method: Method, input: Readonly<Record<string, unknown>>, fault: TempBoxFault | undefined): SimulatedAnswer {
    const { context } = this.#options;
    const { habits } = context;
    let rows: readonly string[] | null;
    try {
      const result = services[method](context, inputOf(input));
      rows = result && printRows(result, schema[method].row ?? hashOnly, habits);
    } catch (error) {
      if (error instanceof Nothing) rows = [];
      else if (error instanceof Refused) return this.#answer(500, errorEnvelope);
      else throw error;
    }
    if (rows && fault?.kind === 'duplicate') rows = rows.flatMap((row) => [row, row]);
    if (rows && fault?.kind === 'reorder') rows = this.#shuffled(rows);
    if (method === 'ObterNovasMensagensChatSiteSse' && habits.sse === 'event-stream') return eventStream(rows ?? [], context);
    return this.#answer(200, okEnvelope(rows, habits));
  }

  #shuffled(rows: readonly string[]): string[] {
    const { random } = this.#options;
    return rows.map((row) => ({ row, place: random() })).sort((a, b) => a.place - b.place).map(({ row }) => row);
  }

  #answer(code: number, body: string): SimulatedAnswer {
    const status = this.#options.context.habits.status === 'mirrors-code' ? code : 200;
    return { kind: 'answer', status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' }, body };
  }
}

/** One event for each row, each with an envelope of its own. */
function eventStream(rows: readonly string[], { habits }: ServiceContext): SimulatedAnswer {
  const body = rows.map((row) => `data: ${okEnvelope([row], habits)}\n\n`).join('');
  return { kind: 'answer', status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' }, body };
}

function html(status: number, body: string, headers: Readonly<Record<string, string>> = {}): SimulatedAnswer {
  return { kind: 'answer', status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}

/** Faults that keep the request from having any effect. */
function answerBefore(fault: TempBoxFault | undefined): SimulatedAnswer | undefined {
  switch (fault?.kind) {
    case 'drop':
      return { kind: 'cut' };
    case 'hang':
      return fault.effect ? undefined : { kind: 'hang' };
    case 'status':
      return html(fault.status, page(`${fault.status} - Server error.`), fault.retryAfter ? { 'retry-after': fault.retryAfter } : {});
    default:
      return undefined;
  }
}

/** Faults that meet the answer of a request that was served. */
function spoilt(served: SimulatedAnswer, fault: TempBoxFault | undefined): SimulatedAnswer {
  if (served.kind !== 'answer') return served;
  switch (fault?.kind) {
    case 'answer-lost':
      return { kind: 'cut' };
    case 'hang':
      return { kind: 'hang' };
    case 'html':
      return html(200, page('Sistema em manutenção'));
    case 'truncated':
      return { ...served, body: served.body.slice(0, Math.floor(served.body.length / 2)) };
    case 'body':
      return { ...served, body: fault.text };
    default:
      return served;
  }
}
