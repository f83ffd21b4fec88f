import { systemClock, type Clock, type Io } from '../../net/io.js';
import { answered, connectionLost, type SimulatedAnswer } from '../memory-http.js';
import { memoryWebSocket } from '../memory-socket.js';
import { seededRandom } from '../seeded.js';
import { Access, type Fields } from './access.js';
import { eventsOf, type CycleCall, type LifeCycle, type SimulatedEvent } from './events.js';
import { FaultPlan, type MeetIpFault } from './faults.js';
import { defaultHabits, type Habits } from './habits.js';
import { Hooks, type Hook } from './hooks.js';
import { Ledger } from './ledger.js';
import { Pbx } from './pbx.js';
import { printAnswer } from './print.js';
import { methodOf, operationOf, services } from './services.js';

export interface MeetIpSimulatorOptions {
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Same seed, same requests: same answers. Default 1. */
  readonly seed?: number;
  /** Default 115 to 119. Web passwords and tokens are made of them. */
  readonly extensions?: readonly string[];
  readonly habits?: Partial<Habits>;
}

export interface SimulatedRequest {
  readonly path: string;
  readonly method: string;
  readonly query: string;
  readonly authorization: string;
  readonly body: string;
}

export const restPath = '/crm2rest/v2/rest.php';

/** Made-up address of the simulator in memory; `.invalid` never resolves (RFC 2606). */
const memoryOrigin = 'https://pbx.meetip.invalid';

/** One PBX with its one address, in memory: state, wire, webhooks, dialler, faults and a ledger. */
export class MeetIpSimulator {
  readonly url = memoryOrigin + restPath;
  readonly clock: Clock;
  readonly pbx: Pbx;
  readonly access: Access;
  readonly hooks = new Hooks();
  readonly faults: FaultPlan;
  readonly ledger = new Ledger();
  /** False: nothing answers. */
  up = true;
  readonly #called = new Map<string, number>();
  #habits: Habits;

  constructor(options: MeetIpSimulatorOptions = {}) {
    const { seed = 1, extensions = ['115', '116', '117', '118', '119'] } = options;
    this.clock = options.clock ?? systemClock;
    this.faults = new FaultPlan(seededRandom(seed + 1));
    this.#habits = { ...defaultHabits, ...options.habits };
    this.access = new Access(this.clock, '001', 'XX_token%de_empresa%');
    this.pbx = new Pbx({ clock: this.clock, random: seededRandom(seed), tell: (event) => this.hooks.tell(event) }, extensions);
    for (const extension of extensions) {
      this.access.passwords.set(extension, `clave-${extension}`);
      this.access.agentTokens.set(extension, `XX_token%${extension}%`);
    }
  }

  /** From the next request on. */
  behave(habits: Partial<Habits>): void {
    this.#habits = { ...this.#habits, ...habits };
  }

  /** Sends news there from now on. */
  addHook(hook: Hook): void {
    this.hooks.add(hook);
  }

  /** What a whole life cycle tells, in order; send each with `hooks.tell`, or all with `play`. */
  cycle(cycle: LifeCycle, parties: { readonly first: string; readonly second?: string; readonly queue?: string }, call: Partial<CycleCall> = {}): readonly SimulatedEvent[] {
    const whole = { id: this.pbx.nextId(), number: '600000001', shownNumber: '910000001', startedAt: this.clock.now(), ...call };
    const events = eventsOf(cycle, whole, { second: '117', queue: '101', ...parties });
    const hidesAnswer = cycle === 'transitAnswered' && this.#habits.tellsAnswerOfTransit;
    return hidesAnswer ? events.flatMap((event) => (event.info === 'ANSWER' && event.direction === 'entrante' ? [{ ...event, status: 'descolgado' as const, info: '', result: '', duration: 0 }, event] : [event])) : events;
  }

  async play(...args: Parameters<MeetIpSimulator['cycle']>): Promise<void> {
    for (const event of this.cycle(...args)) await this.hooks.tell(event);
  }

  /** An `Io` that reaches this simulator at `url` and nothing else. */
  io(base?: Partial<Pick<Io, 'clock' | 'random'>>): Io {
    return {
      clock: base?.clock ?? this.clock,
      random: base?.random ?? Math.random,
      WebSocket: memoryWebSocket(() => false),
      fetch: (url, init = {}) => answered(this.#fetched(url, init), init.signal),
    };
  }

  handle(request: SimulatedRequest): SimulatedAnswer {
    if (!this.up) return { kind: 'cut' };
    if (request.path !== restPath) return page(404);
    const fields = { ...Object.fromEntries(new URLSearchParams(request.query)), ...Object.fromEntries(new URLSearchParams(request.body)) };
    const isToken = 'grant_type' in fields && !('accion' in fields);
    const operation = isToken ? 'token' : operationOf(fields) ?? '';
    const fault = this.faults.forRequest(operation);
    if (fault?.kind === 'drop') return { kind: 'cut' };
    if (fault?.kind === 'status') return page(fault.status, fault.retryAfter);
    if (fault?.kind === 'refuse') return refused();
    return spoilt(isToken ? this.#grant(request, fields) : this.#serve(request, fields), fault);
  }

  /** Ends timers. */
  stop(): void {
    this.pbx.stop();
  }

  #grant({ method, authorization, query }: SimulatedRequest, form: Fields): SimulatedAnswer {
    this.ledger.recordRequest({ operation: 'token', method, at: this.clock.now(), fields: { grant_type: form['grant_type'] ?? '' }, authorizedBy: 'header' });
    if (query !== '') this.ledger.recordViolation('token', 'secrets in the address');
    const granted = method === 'POST' ? this.access.grant(authorization, form, this.#habits.tokenLife) : undefined;
    return granted ? json(JSON.stringify(granted)) : refused();
  }

  #serve({ method, authorization }: SimulatedRequest, { Authorization, Autorization, ...fields }: Fields): SimulatedAnswer {
    const { ledger, clock, pbx } = this;
    const operation = operationOf(fields);
    const shown = authorization || Authorization || Autorization || '';
    const authorizedBy = authorization === '' ? (shown === '' ? 'none' : 'query') : 'header';
    ledger.recordRequest({ operation: operation ?? '', method, at: clock.now(), fields, authorizedBy });
    if (this.access.whoIs(shown, fields) === undefined) return refused();
    if (!operation) {
      ledger.recordViolation(fields['accion'] ?? '', 'no such action');
      return json('{"error":"accion desconocida"}');
    }
    if (method !== methodOf(operation)) ledger.recordViolation(operation, `asked for with ${method}`);
    if (operation === 'queueAgents' && this.#habits.queues === 'absent') return json('{"error":"accion desconocida"}');
    const value = services[operation]({ pbx, clock, ledger, habits: this.#habits, called: this.#called }, fields);
    return typeof value === 'string' ? { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: value } : json(printAnswer(value, this.#habits));
  }

  async #fetched(url: string, init: RequestInit): Promise<SimulatedAnswer> {
    const { origin, pathname: path, search } = new URL(url);
    if (origin !== memoryOrigin) throw connectionLost();
    const request = new Request(url, { ...init, signal: null });
    return this.handle({ path, method: request.method, query: search.slice(1), authorization: request.headers.get('authorization') ?? '', body: await request.text() });
  }
}

function json(body: string): SimulatedAnswer {
  return { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body };
}

function refused(): SimulatedAnswer {
  return { kind: 'answer', status: 401, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'No está autorizado' };
}

function page(status: number, retryAfter?: string): SimulatedAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) };
  return { kind: 'answer', status, headers, body: `<!DOCTYPE html><html><body><h1>${status}</h1></body></html>` };
}

/** Faults that meet the answer of a request that was served. */
function spoilt(served: SimulatedAnswer, fault: MeetIpFault | undefined): SimulatedAnswer {
  switch (fault?.kind) {
    case 'answer-lost':
      return { kind: 'cut' };
    case 'hang':
      return { kind: 'hang' };
    case 'html':
      return page(200);
    case 'body':
      return json(fault.text);
    default:
      return served;
  }
}
