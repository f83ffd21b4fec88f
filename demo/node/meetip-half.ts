import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MeetIpSimulator } from '../../src/simulators/meetip/index.js';
import { sendTo, serveMeetIp } from '../../src/simulators/meetip/node.js';
import { demoExtension, meetIpCampaign, meetIpExtensions, type AgentTelephone } from '../../src/simulators/scenarios/index.js';
import type { MeetIpWire } from '../config.js';
import type { EventStream } from './event-stream.js';

/** MeetIP waits for the answer while the telephone rings. */
const PATIENCE_MS = 2000;
const DESK_ANSWERS_MS = 1500;
const DESK_TALKS_MS = 20_000;

const hooks = '/demo/meetip';
const answers = '/demo/meetip/answers/';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface MeetIpHalf {
  readonly config: MeetIpWire;
  /** Takes what MeetIP tells and what the page answers to it; false for any other request. */
  answer(path: string, request: IncomingMessage, response: ServerResponse): boolean;
  close(): Promise<void>;
}

/** MeetIP PRO on a port of its own. What it tells of calls comes to this server, which hands it over to the page and its answer back. */
export async function startMeetIp(origin: string, events: EventStream): Promise<MeetIpHalf> {
  const simulator = new MeetIpSimulator({ extensions: meetIpExtensions });
  const webhookToken = randomUUID();
  meetIpCampaign.seed(simulator);
  const server = await serveMeetIp(simulator);
  simulator.addHook({ extension: demoExtension.number, authorization: webhookToken, send: sendTo(`${origin}${hooks}`) });
  const telephone = new DeskTelephone(simulator);
  const end = meetIpCampaign.run({ simulator, clock: simulator.clock, random: Math.random, telephone });
  const waiting = new Map<string, (answer: Answer) => void>();
  return {
    config: { url: server.url, extension: demoExtension.number, tenant: '001', password: simulator.access.passwords.get(demoExtension.number) ?? '', webhookToken },
    answer(path, request, response) {
      if (path === hooks) void handOver(request, waiting, events).then((answer) => response.writeHead(answer.status, answer.headers).end(answer.body));
      else if (path.startsWith(answers)) void bodyOf(request).then((body) => {
        waiting.get(path.slice(answers.length))?.(JSON.parse(body) as Answer);
        response.writeHead(204).end();
      }).catch(() => response.writeHead(400).end());
      else return false;
      return true;
    },
    async close() {
      end();
      telephone.stop();
      await server.close();
    },
  };
}

/** The page decides, even about who may tell it anything. */
async function handOver(request: IncomingMessage, waiting: Map<string, (answer: Answer) => void>, events: EventStream): Promise<Answer> {
  const id = randomUUID();
  const body = await bodyOf(request);
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://page.invalid').searchParams);
  const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
  if (!events.send('meetip', { id, request: { method: request.method, headers: request.headers, query, body } })) waiting.get(id)?.({ status: 503, headers: {}, body: '{}' });
  const patience = setTimeout(() => waiting.get(id)?.({ status: 504, headers: {}, body: '{}' }), PATIENCE_MS);
  try {
    return await answered;
  } finally {
    clearTimeout(patience);
    waiting.delete(id);
  }
}

/** The telephone on the agent's desk, out of the page's reach: it is picked up after some rings. */
class DeskTelephone implements AgentTelephone {
  readonly #simulator: MeetIpSimulator;
  readonly #timers = new Set<() => void>();
  #isBusy = false;

  constructor(simulator: MeetIpSimulator) {
    this.#simulator = simulator;
  }

  /** Nobody calls before the page has been there. */
  get free(): boolean {
    return !this.#isBusy && this.#simulator.ledger.requests.length > 0;
  }

  ring(_call: unknown, turned: Parameters<AgentTelephone['ring']>[1]): void {
    const { clock, pbx } = this.#simulator;
    this.#isBusy = true;
    let spent = 0;
    const look = (): void => {
      spent += 250;
      if (spent === DESK_ANSWERS_MS) turned('answered');
      // Whoever hung up at the PBX has ended it here, too.
      const isOn = [...pbx.calls.values()].some(({ extension }) => extension === demoExtension.number);
      if (isOn && spent < DESK_TALKS_MS) return void this.#timers.add(clock.after(250, look));
      this.#isBusy = false;
      turned('ended');
    };
    this.#timers.add(clock.after(250, look));
  }

  stop(): void {
    for (const cancel of this.#timers) cancel();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
