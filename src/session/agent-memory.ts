import type { ReadableAtom } from 'nanostores';
import type { Agent, PauseReason } from '../domain/agent.js';
import type { Kernel } from './kernel.js';

/** A pause may outlast its page: the lunch break of one who closed the browser. */
const longestPause = 12 * 60 * 60 * 1000;
const longestStay = 24 * 60 * 60 * 1000;
/** Whoever was away for longer may have been elsewhere meanwhile. */
const longestGap = 5 * 60 * 1000;

/** What is kept of an agent in this browser. Times are epoch milliseconds. */
interface Remembered {
  readonly availability: Agent['availability'];
  readonly since: number;
  readonly pause?: PauseReason;
  /** When it was known to hold last. */
  readonly seenAt: number;
}

/**
 * Since when an agent is what they are, and why, where the switch does not tell: kept over reloads and for the other tabs,
 * for as long as the switch says the same. Nothing of it is a state: that is the switch's word alone.
 */
export class AgentMemory {
  readonly #kernel: Kernel;
  readonly #view: (agent: Agent) => void;
  /** As the switch told of it last. */
  #told: Agent | undefined;
  #key: string | undefined;
  #shown: Agent | undefined;
  #listening: AbortController | undefined;

  /** `view` shows an agent of whom more is known than the switch told. */
  constructor(kernel: Kernel, $agent: ReadableAtom<Agent | undefined>, view: (agent: Agent) => void) {
    this.#kernel = kernel;
    this.#view = view;
    const told = $agent.get();
    if (told) kernel.commit(() => view(this.learn(told)));
  }

  /** What the switch told, and notes it for the next page. */
  learn(told: Agent): Agent {
    this.#told = told;
    const agent = this.#recall(told);
    this.#shown = agent;
    // Not known yet, after a reload, is no news.
    if (told.availability === 'offline') this.#write(undefined);
    else if (told.availability !== 'unknown') this.#note();
    return agent;
  }

  #recall(told: Agent): Agent {
    this.#follow(told);
    const known = this.#read();
    if (!known || known.availability !== told.availability) return told;
    if (told.pause && told.pause.id !== known.pause?.id) return told;
    const since = Math.min(known.since, told.availableSince ?? known.since);
    return { ...told, availableSince: since, ...(known.pause ? { pause: known.pause } : {}) };
  }

  /** The agent has left this session. */
  leave(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#write(undefined);
    this.#key = undefined;
    this.#shown = undefined;
    this.#told = undefined;
  }

  #follow({ id, account = '' }: Agent): void {
    const { ports } = this.#kernel;
    this.#key = `cc-widgets.agent:${(ports.backendOf('agent') ?? ports.backendOf('auth'))?.name ?? ''}:${account}/${id}`;
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    globalThis.addEventListener('storage', ({ key, newValue }) => {
      const told = this.#told;
      if (told && key === this.#key && newValue !== null) this.#kernel.commit(() => this.#view(this.#recall(told)));
    }, { signal });
    globalThis.addEventListener('pagehide', () => this.#note(), { signal });
  }

  #note(): void {
    const { availability, availableSince: since, pause } = this.#shown ?? {};
    if (availability === undefined || availability === 'unknown' || availability === 'offline' || since === undefined) return;
    this.#write({ availability, since, ...(pause ? { pause } : {}), seenAt: this.#kernel.clock.now() });
  }

  #read(): Remembered | undefined {
    try {
      const known = remembered(JSON.parse(localStorage.getItem(this.#key ?? '') ?? 'null'));
      const now = this.#kernel.clock.now();
      if (!known || known.since > now || known.since < now - longestStay) return undefined;
      return now - known.seenAt <= (known.availability === 'paused' ? longestPause : longestGap) ? known : undefined;
    } catch {
      return undefined;
    }
  }

  #write(value: Remembered | undefined): void {
    if (this.#key === undefined) return;
    try {
      if (value) localStorage.setItem(this.#key, JSON.stringify(value));
      else localStorage.removeItem(this.#key);
    } catch {
      // It holds for this page then.
    }
  }
}

/** Another version or another program may have written it. */
function remembered(value: unknown): Remembered | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { availability, since, pause, seenAt } = value as Partial<Record<keyof Remembered, unknown>>;
  if (typeof availability !== 'string' || !Number.isFinite(since) || !Number.isFinite(seenAt)) return undefined;
  const reason = pause === undefined ? undefined : reasonOf(pause);
  return {
    availability: availability as Agent['availability'], since: since as number, seenAt: seenAt as number, ...(reason ? { pause: reason } : {}),
  };
}

function reasonOf(value: unknown): PauseReason | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, label, plannedLength } = value as Partial<Record<keyof PauseReason, unknown>>;
  if (typeof id !== 'string' || typeof label !== 'string') return undefined;
  return { id, label, ...(typeof plannedLength === 'number' && plannedLength > 0 ? { plannedLength } : {}) };
}
