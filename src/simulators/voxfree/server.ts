import type { Clock } from '../../net/io.js';
import type { SimulatedAnswer } from '../memory-http.js';
import type { FaultPlan, HttpFault } from './faults.js';
import { bareMember, errorPage, maintenancePage, notFoundPage, phpHeaders, phpJson, phpWarning } from './php.js';
import { checkBody, fieldsOf, isEndpoint, requestRules, type Endpoint } from './requests.js';
import { Refusal, refusalBody, type ServiceContext, type UploadedFile } from './service.js';
import { services } from './services.js';

export interface SimulatedRequest {
  readonly host: 'main' | 'services';
  /** Last part of the path, such as `login.php`. */
  readonly name: string;
  readonly method: string;
  readonly contentType: string;
  readonly body: string | FormData;
}

interface ServerOptions {
  readonly context: ServiceContext;
  readonly faults: FaultPlan;
  /** Milliseconds before a request is served. */
  readonly latency: () => number;
}

type Body = Readonly<Record<string, unknown>>;

const answer = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}): SimulatedAnswer => ({
  kind: 'answer',
  status,
  headers: { ...phpHeaders, ...headers },
  body,
});

/** The HTTP half of VoxFree: the same for both attachments. */
export class VoxFreeServer {
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  async handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const { name } = request;
    if (!isEndpoint(name) || requestRules[name].host !== request.host) return answer(notFoundPage(), 404);
    const fault = this.#options.faults.forRequest(name);
    await this.#wait(this.#options.latency());
    if (fault?.kind === 'delay') await this.#wait(fault.milliseconds);
    const early = answerBefore(fault);
    if (early) return early;
    const body = await this.#read(request);
    return spoil(this.#serve(name, body, fault), fault);
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await wait(this.#options.context.clock, milliseconds);
  }

  #serve(endpoint: Endpoint, body: { fields: Body; file?: UploadedFile }, fault: HttpFault | undefined): string {
    const { context } = this.#options;
    const { ledger, clock, habits } = context;
    ledger.recordRequest({ endpoint, at: clock.now(), body: body.fields });
    const { refusals, oddities } = checkBody(endpoint, body.fields);
    for (const problem of [...refusals, ...oddities]) ledger.recordViolation(endpoint, problem);
    const fields = fieldsOf(body.fields);
    if (refusals.length > 0) return phpJson(refusalBody(endpoint, 'parâmetros inválidos', fields));
    if (fault?.kind === 'refuse') return phpJson(refusalBody(endpoint, 'tente novamente mais tarde', fields));
    const text = phpJson(result(() => services[endpoint](context, fields, body.file), refused => refusalBody(endpoint, refused, fields)));
    return endpoint === 'enviaAnexo.php' && habits.attachmentAnswer === 'as-printed' ? bareMember(text) : text;
  }

  async #read(request: SimulatedRequest): Promise<{ fields: Body; file?: UploadedFile }> {
    const complain = (problem: string) => this.#options.context.ledger.recordViolation(request.name, problem);
    if (request.method !== 'POST') complain(`${request.method} instead of POST`);
    if (typeof request.body !== 'string') return readForm(request.body);
    if (!/^application\/json\b/i.test(request.contentType)) complain(`Content-Type "${request.contentType}" instead of application/json`);
    const fields = readJson(request.body);
    if (!fields) complain('the body is not a JSON object');
    return { fields: fields ?? {} };
  }
}

function result(serve: () => unknown, refuse: (text: string) => unknown): unknown {
  try {
    return serve();
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}

function readJson(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

async function readForm(form: FormData): Promise<{ fields: Body; file?: UploadedFile }> {
  const entries = [...form.entries()];
  const fields = Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  const file = form.get('file');
  if (file === null || typeof file === 'string') return { fields };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { fields, file: { name: file.name, type: file.type, bytes } };
}

function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    clock.after(milliseconds, resolve);
  });
}

/** Faults that keep the request from having any effect. */
function answerBefore(fault: HttpFault | undefined): SimulatedAnswer | undefined {
  switch (fault?.kind) {
    case 'drop':
      return { kind: 'cut' };
    case 'hang':
      return fault.effect ? undefined : { kind: 'hang' };
    case 'status':
      return answer(errorPage(fault.status), fault.status, fault.retryAfter ? { 'retry-after': fault.retryAfter } : {});
    default:
      return undefined;
  }
}

/** Faults that meet the answer of a request that was served. */
function spoil(text: string, fault: HttpFault | undefined): SimulatedAnswer {
  switch (fault?.kind) {
    case 'answer-lost':
      return { kind: 'cut' };
    case 'hang':
      return { kind: 'hang' };
    case 'html':
      return answer(maintenancePage());
    case 'bom':
      return answer(`\ufeff${text}`);
    case 'php-warning':
      return answer(`${phpWarning}${text}`);
    case 'truncated':
      return answer(text.slice(0, Math.floor(text.length / 2)));
    case 'body':
      return answer(fault.text);
    default:
      return answer(text);
  }
}
