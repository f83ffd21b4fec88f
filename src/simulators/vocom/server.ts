import { services, type Service } from '../../adapters/vocom/wire.js';
import type { Clock } from '../../net/io.js';
import type { SimulatedAnswer } from '../memory-http.js';
import type { FaultPlan, VocomFault } from './faults.js';
import type { Habits } from './habits.js';
import type { Ledger } from './ledger.js';
import { commands, fields, filters } from './print.js';
import { Refused, type ServiceInput } from './service.js';
import type { Switch } from './switch.js';

export interface SimulatedRequest {
  readonly path: string;
  readonly verb: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

interface ServerOptions {
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly habits: Habits;
  readonly ledger: Ledger;
  readonly pbx: Switch;
  readonly key: () => string;
  readonly company: string;
  /** False: nothing can be reached. */
  readonly up: () => boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** The HTTP side: the same in memory and on Node. */
export class VocomServer {
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  async handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const { faults, habits, up } = this.#options;
    if (!up()) return { kind: 'cut' };
    const service = serviceAt(request.path, habits);
    if (!service) return page(404, 'Not Found');
    const fault = faults.forRequest(service);
    if (fault?.kind === 'delay') await this.#wait(fault.milliseconds);
    if (fault?.kind === 'drop') return { kind: 'cut' };
    if (fault?.kind === 'status') return page(fault.status, 'Server Error', fault.retryAfter);
    return spoilt(this.#serve(service, request, fault), fault);
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.after(milliseconds, resolve);
    });
  }

  #serve(service: Service, request: SimulatedRequest, fault: VocomFault | undefined): SimulatedAnswer {
    const { company, clock, ledger, pbx } = this.#options;
    const body = recordOf(request.body);
    this.#judge(service, request, body);
    if (fault?.kind === 'refuse') return this.#refuse(service, body, fault.type);
    if (!this.#mayEnter(request.authorization)) return this.#refuse(service, body, 'authentication_failed');
    ledger.requests.push({ service, path: request.path, at: clock.now(), input: body });
    if (problemsOf(service, body).length > 0) return this.#refuse(service, body, 'params_failed');
    if (body['company_id'] !== company) return this.#refuse(service, body, 'not_found_failed');
    const input: ServiceInput = (name) => String(body[name]);
    try {
      return this.#answer(service, pbx.run(service, input));
    } catch (error) {
      if (error instanceof Refused) return this.#refuse(service, body, error.statusType);
      throw error;
    }
  }

  #judge(service: Service, { path, verb }: SimulatedRequest, body: Row): void {
    const { violations } = this.#options.ledger;
    if (verb !== 'POST') violations.push({ path, problem: `${verb} instead of POST` });
    for (const problem of problemsOf(service, body)) violations.push({ path, problem });
  }

  /** Whatever the user's name is: only the key counts. */
  #mayEnter(authorization = ''): boolean {
    const [, encoded = ''] = /^Basic (\S+)$/.exec(authorization) ?? [];
    try {
      return new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))).endsWith(`:${this.#options.key()}`);
    } catch {
      return false;
    }
  }

  #answer(service: Service, rest: Row): SimulatedAnswer {
    const { habits } = this.#options;
    const echo = habits.echo === undefined ? {} : { agent: habits.echo };
    const response = { ...rest, ...echo, command: commands[service], status: 'ok', status_type: '' };
    return json(habits.okStatus, habits, response);
  }

  #refuse(service: Service, { agent }: Row, type: string): SimulatedAnswer {
    const { habits } = this.#options;
    const extra = service === 'breaks' ? { result: '' } : service === 'call' ? { call_id: '' } : {};
    return json(habits.errorStatus, habits, { agent: agent ?? '', command: commands[service], ...extra, status: 'error', status_type: type });
  }
}

function serviceAt(path: string, { servicePrefix, reportPrefix }: Habits): Service | undefined {
  return (Object.keys(services) as Service[]).find((name) => {
    const { path: own, prefix } = services[name];
    return path === `${prefix === 'report' ? reportPrefix : servicePrefix}/${own}/`;
  });
}

function problemsOf(service: Service, body: Row): string[] {
  const wanted = fields[service];
  const bad = wanted.filter((name) => typeof body[name] !== 'string' || (body[name] === '' && !filters.includes(name)));
  const strange = Object.keys(body).filter((name) => !wanted.includes(name));
  return [...bad.map((name) => `${name} is missing or no text`), ...strange.map((name) => `${name} is not known`)];
}

function recordOf(body: string): Row {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Row) : {};
  } catch {
    return {};
  }
}

function json(status: number, { contentType }: Habits, response: Row): SimulatedAnswer {
  return { kind: 'answer', status, headers: { 'content-type': contentType }, body: JSON.stringify({ response }) };
}

function page(status: number, title: string, retryAfter?: string): SimulatedAnswer {
  const later = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { kind: 'answer', status, headers: { 'content-type': 'text/html', ...later }, body: `<html><body><h1>${title}</h1></body></html>` };
}

/** Faults that meet the answer of a request that was served. */
function spoilt(served: SimulatedAnswer, fault: VocomFault | undefined): SimulatedAnswer {
  if (served.kind !== 'answer') return served;
  switch (fault?.kind) {
    case 'answer-lost': return { kind: 'cut' };
    case 'hang': return { kind: 'hang' };
    case 'html': return page(200, 'Manutenção');
    case 'truncated': return { ...served, body: served.body.slice(0, Math.floor(served.body.length / 2)) };
    case 'body': return { ...served, body: fault.text };
    default: return served;
  }
}
