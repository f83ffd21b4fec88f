import { systemClock, type Clock, type Io } from '../../net/io.js';
import { answered, connectionLost, type SimulatedAnswer } from '../memory-http.js';
import { memoryWebSocket } from '../memory-socket.js';
import { seededRandom } from '../seeded.js';
import { Central } from './central.js';
import { FaultPlan, type WideCloudFault } from './faults.js';
import { defaultHabits, type Habits } from './habits.js';
import { Ledger } from './ledger.js';
import { printJson } from './print.js';
import { services } from './services.js';

export interface Secrets {
  readonly login: string;
  readonly senha: string;
  readonly token: string;
}

export interface WideCloudSimulatorOptions {
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Same seed, same requests: same answers. Default 1. */
  readonly seed?: number;
  readonly secrets?: Secrets;
  /** Default 2001 to 2005. */
  readonly extensions?: readonly string[];
  readonly habits?: Partial<Habits>;
}

export interface SimulatedRequest {
  readonly path: string;
  readonly verb: string;
  readonly body: string;
}

/** Made-up address of the simulator in memory; `.invalid` never resolves (RFC 2606). */
const memoryUrl = 'https://central.widecloud.invalid';

/** One central with its one address, in memory: state, wire, dialler, faults and a ledger. */
export class WideCloudSimulator {
  readonly url = memoryUrl;
  readonly central: Central;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly ledger = new Ledger();
  /** Others end all access by the old ones. */
  secrets: Secrets;
  /** False: nothing answers. */
  up = true;
  #habits: Habits;

  constructor(options: WideCloudSimulatorOptions = {}) {
    const { seed = 1 } = options;
    this.clock = options.clock ?? systemClock;
    this.secrets = options.secrets ?? { login: 'api-user', senha: 'segredo-de-teste', token: 'chave-de-teste' };
    this.faults = new FaultPlan(seededRandom(seed + 1));
    this.#habits = { ...defaultHabits, ...options.habits };
    const extensions = options.extensions ?? ['2001', '2002', '2003', '2004', '2005'];
    this.central = new Central({ clock: this.clock, random: seededRandom(seed) }, extensions);
  }

  /** From the next request on. */
  behave(habits: Partial<Habits>): void {
    this.#habits = { ...this.#habits, ...habits };
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

  handle({ path, verb, body }: SimulatedRequest): SimulatedAnswer {
    if (!this.up) return { kind: 'cut' };
    if (path !== '/api.php' && path !== '/discador.php') return page(404);
    const said = readObject(body);
    const action = said?.['acao'] ?? '';
    const fault = this.faults.forRequest(action);
    if (fault?.kind === 'drop') return { kind: 'cut' };
    if (fault?.kind === 'status') return page(fault.status, fault.retryAfter);
    const value = said && verb === 'POST' && fault?.kind !== 'refuse' ? this.#serve(path, action, said) : ['Status', 'Login/Senha Invalido'];
    return spoilt(this.#print(value), fault);
  }

  /** Ends timers. */
  stop(): void {
    this.central.stop();
  }

  #serve(path: string, action: string, { acao: _acao, login, senha, token, ...fields }: Readonly<Record<string, string>>): unknown {
    const { ledger, secrets, clock, central } = this;
    const given = Object.entries({ login, senha, token }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    ledger.recordRequest({ action, path, at: clock.now(), fields, secrets: given });
    const withToken = token === secrets.token || (path === '/discador.php' && token === undefined);
    if (login !== secrets.login || senha !== secrets.senha || !withToken) return ['Status', 'Login/Senha Invalido'];
    const service = Object.hasOwn(services, action) ? services[action] : undefined;
    if (!service) ledger.recordViolation(action, 'no such action');
    return service ? service({ central, clock, ledger, habits: this.#habits }, fields) : ['Status', 'Erro de Protocolo'];
  }

  #print(value: unknown): SimulatedAnswer {
    const { errors } = this.#habits;
    const isError = Array.isArray(value) && value[0] === 'Status' && !/OK$/.test(String(value[1]));
    if (isError && errors === 'html') return page(200);
    return json(isError && errors !== 'flat' ? (errors === 'null' ? 'null' : '') : printJson(value, this.#habits));
  }

  async #fetched(url: string, init: RequestInit): Promise<SimulatedAnswer> {
    const { origin, pathname: path } = new URL(url);
    if (origin !== memoryUrl) throw connectionLost();
    const request = new Request(url, { ...init, signal: null });
    return this.handle({ path, verb: request.method, body: await request.text() });
  }
}

function readObject(body: string): Readonly<Record<string, string>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

function json(body: string): SimulatedAnswer {
  return { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body };
}

function page(status: number, retryAfter?: string): SimulatedAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) };
  return { kind: 'answer', status, headers, body: `<!DOCTYPE html><html><body><h1>${status}</h1></body></html>` };
}

/** Faults that meet the answer of a request that was served. */
function spoilt(served: SimulatedAnswer, fault: WideCloudFault | undefined): SimulatedAnswer {
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
