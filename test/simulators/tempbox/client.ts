import type { Io } from '../../../src/net/io.js';
import { manualClock, type ManualClock } from '../../../src/simulators/clocks.js';
import { tempBoxAgentName, tempBoxQuiet } from '../../../src/simulators/scenarios/index.js';
import { TempBoxSimulator, type Agent, type TempBoxOptions } from '../../../src/simulators/tempbox/index.js';

export interface Envelope {
  readonly Status: string;
  readonly Code: number;
  readonly Success: boolean;
  readonly Data: readonly Row[] | null;
  readonly Message?: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** Speaks the wire and nothing else: what an adapter does, without one. */
export class WireClient {
  readonly #fetch: Io['fetch'];
  readonly #url: string;
  readonly token: string;

  constructor(fetch: Io['fetch'], url: string, token: string) {
    this.#fetch = fetch;
    this.#url = url;
    this.token = token;
  }

  /** `input` undefined: `json` without a value. */
  ask(method: string, input?: object): Promise<Response> {
    return this.raw(method, `token=${this.token}&json=${input === undefined ? '' : encodeURIComponent(JSON.stringify(input))}`);
  }

  raw(method: string, query: string, init: RequestInit = { method: 'POST' }): Promise<Response> {
    return this.#fetch(`${this.#url}/api/Atendimento/${method}?${query}`, init);
  }

  async call(method: string, input?: object): Promise<Envelope> {
    return (await this.ask(method, input)).json() as Promise<Envelope>;
  }

  async rows(method: string, input?: object): Promise<readonly Row[]> {
    const { Data } = await this.call(method, input);
    if (!Array.isArray(Data)) throw new TypeError(`${method}: no rows but ${JSON.stringify(Data)}`);
    return Data as readonly Row[];
  }
}

export interface Scene {
  readonly clock: ManualClock;
  readonly tempbox: TempBoxSimulator;
  readonly client: WireClient;
  readonly company: string;
  agent(name?: string): Agent;
  /** The open conversation of that customer. */
  open(contactName: string): { readonly caseId: string; readonly hash: string; readonly contactId: string };
}

/** Eleven in the morning in São Paulo, on a Friday. */
export const elevenOClock = Date.UTC(2026, 10, 20, 14, 0, 0);

export function scene(options: TempBoxOptions = {}): Scene {
  const clock = manualClock(elevenOClock);
  const tempbox = new TempBoxSimulator({ clock, ...options });
  tempBoxQuiet.seed(tempbox);
  return {
    clock,
    tempbox,
    client: new WireClient(tempbox.io().fetch, tempbox.url, tempbox.token),
    company: tempbox.account.companyId,
    agent(name = tempBoxAgentName) {
      const found = [...tempbox.account.agents.values()].find((agent) => agent.name === name);
      if (!found) throw new RangeError(`nobody called ${name}`);
      return found;
    },
    open(contactName) {
      const found = tempbox.openCases.find((open) => open.contactName === contactName);
      if (!found) throw new RangeError(`no open conversation with ${contactName}`);
      return found;
    },
  };
}
