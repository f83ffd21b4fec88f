import type { Availability, Peer } from '../../domain/agent.js';
import type { AgentPort } from '../../domain/backend.js';
import { toFault } from '../../domain/fault.js';
import type { Context } from './context.js';
import { answerOf, column, isObject, rowOf, textOf, valueOf, type Row } from './decode.js';

interface State {
  readonly availability: Availability;
  readonly busy: boolean;
}

/** The three words are literal, the set is open (contract part 3.2). An extension that is busy is no less there. */
export function stateOf(word: string): State {
  if (/^(?:libre|livre|free|idle)/i.test(word)) return { availability: 'available', busy: false };
  if (/^(?:ocupad|busy|in use)/i.test(word)) return { availability: 'available', busy: true };
  return { availability: /^(?:descone|desliga|disconn|offline|unavail)/i.test(word) ? 'offline' : 'unknown', busy: false };
}

/** Words by extension. Only what reads like one counts: the object may hold other things. */
export function statesOf(answer: Row): ReadonlyMap<string, string> {
  return new Map([...answer].map(([extension, word]): [string, string] => [extension, textOf(word)]).filter(([extension, word]) => /^\d+$/.test(extension) && word !== ''));
}

interface QueueAgent {
  readonly queue: string;
  readonly extension: string;
  readonly name: string;
  readonly word: string;
}

/** What another tab saw within so many milliseconds will do. */
const peersFresh = 5_000;

/** Colleagues: agents of the queues where they can be read, else every extension. */
export class Colleagues implements AgentPort {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async peers(): Promise<readonly Peer[]> {
    const words = statesOf(await this.#context.look('extensions', peersFresh, answerOf));
    const agents = await this.#queueAgents();
    if (agents.length > 0) return unique(agents.map((agent) => peerOf(agent, words.get(agent.extension))));
    return [...words].map(([extension, word]) => peerOf({ queue: '', extension, name: '', word }, word));
  }

  /** Nothing is printed of this answer (contract part 6, row 13): what cannot be read is as if there were no queues. */
  async #queueAgents(): Promise<readonly QueueAgent[]> {
    try {
      return await this.#context.look('queueAgents', peersFresh, (_what, value) => agentsIn(value));
    } catch (error) {
      const fault = toFault(error);
      if (fault.code !== 'protocol' && fault.code !== 'rejected') throw fault;
      this.#context.settings.notice('queueAgents: not understood, all extensions are shown');
      return [];
    }
  }
}

/** Looks for agents anywhere in it: under their queue's name, or in an object that names the queue. */
function agentsIn(value: unknown, queue = '', depth = 0): readonly QueueAgent[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item) => agentsIn(item, queue, depth + 1));
  if (!isObject(value)) return [];
  const row = rowOf(value);
  const listed = valueOf(row, 'agents');
  if (listed !== undefined) return agentsIn(listed, column(row, 'queue') || queue, depth + 1);
  if (column(row, 'state') !== '' && column(row, 'extension') !== '') {
    return [{ queue: textOf(row.get('cola')) || queue, extension: column(row, 'extension'), name: column(row, 'name'), word: column(row, 'state') }];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    if (isObject(inner) && /^\d+$/.test(key) && column(rowOf(inner), 'state') !== '') return agentsIn({ extension: key, ...inner }, queue, depth + 1);
    if (isObject(inner) || Array.isArray(inner)) return agentsIn(inner, isWrapper(key) ? queue : key, depth + 1);
    return /^\d+$/.test(key) && textOf(inner) !== '' ? [{ queue, extension: key, name: '', word: textOf(inner) }] : [];
  });
}

function isWrapper(key: string): boolean {
  return /^(?:colas?|filas?|queues?|data|agentes?)$/i.test(key);
}

/** The queue's word may be one that we do not know, such as a pause: it is shown as it is. */
function peerOf({ queue, extension, name, word }: QueueAgent, extensionWord: string | undefined): Peer {
  const [own, device] = [stateOf(word), stateOf(extensionWord ?? '')];
  const availability = own.availability === 'unknown' && /^(?:pausa|descans|paused)/i.test(word) ? 'paused' : own.availability;
  return {
    id: extension, name: name || extension, extension, availability, busy: own.busy || device.busy,
    ...(queue === '' ? {} : { queue }),
    ...(availability === 'unknown' && word !== '' ? { rawState: word.slice(0, 80) } : {}),
  };
}

function unique(peers: readonly Peer[]): readonly Peer[] {
  return [...new Map(peers.map((peer) => [`${peer.queue ?? ''}/${peer.id}`, peer])).values()];
}
