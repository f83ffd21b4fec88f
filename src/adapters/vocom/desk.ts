import type { Agent, Availability, PauseReason, Peer, QueueMembership } from '../../domain/agent.js';
import type { AgentPort } from '../../domain/backend.js';
import { Fault, toFault } from '../../domain/fault.js';
import { lookAt } from '../../net/look-at.js';
import type { Context } from './context.js';
import { isNotFound } from './decode.js';
import { agentFrom, availabilityOf, pauseFrom, peersFrom } from './map.js';
import type { QueueAgents } from './wire.js';

type QueueLook = readonly [queue: string, agents: QueueAgents];

/** Of the time between two looks: what another tab saw since then will do. */
const freshShare = 0.8;
/** Colleagues are asked for about every ten seconds. */
const peersFreshFor = 8_000;

/**
 * The agent at the switch. State changes when a command was accepted, and when a look at the queues shows it otherwise.
 * A pause's reason and length are known only where they were chosen here.
 */
export class Desk implements AgentPort {
  readonly #context: Context;
  #availability: Availability = 'unknown';
  #since: number | undefined;
  #pause: PauseReason | undefined;
  #queues: readonly QueueMembership[] = [];
  #reasons: readonly PauseReason[] = [];
  /** Commands so far, begun and ended: a look that overlaps one may show what was before it. */
  #acts = 0;
  /** When the last of them ended: what was seen before it is old. */
  #actedAt = 0;
  #looking: Promise<readonly QueueLook[]> | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  get agent(): Agent {
    return agentFrom(this.#context.settings, {
      availability: this.#availability,
      queues: this.#queues,
      ...(this.#since === undefined ? {} : { since: this.#since }),
      ...(this.#pause ? { pause: this.#pause } : {}),
    });
  }

  goOnline(): Promise<void> {
    return this.#act(() => this.#context.call((api, signal) => api.login(signal)), 'available');
  }

  goOffline(): Promise<void> {
    return this.#act(() => this.#context.call((api, signal) => api.logout(signal)), 'offline');
  }

  async pauseReasons(): Promise<readonly PauseReason[]> {
    const rows = await this.#context.call((api, signal) => api.breaks(signal));
    this.#reasons = rows.filter(({ break_id }) => break_id !== '').map((row) => pauseFrom(row, this.#context.settings));
    return this.#reasons;
  }

  async pause(reasonId: string): Promise<void> {
    const known = this.#reasons.find(({ id }) => id === reasonId) ?? (await this.pauseReasons()).find(({ id }) => id === reasonId);
    if (!known) throw new Fault('rejected', { cause: new Error('no such reason') });
    await this.#act(() => this.#context.call((api, signal) => api.pause(reasonId, signal)), 'paused', known);
  }

  endPause(): Promise<void> {
    return this.#act(() => this.#context.call((api, signal) => api.endPause(signal)), 'available');
  }

  /** The queues are the switch's choice: none can be named. */
  signInToQueue(queueId?: string): Promise<void> {
    return queueId === undefined ? this.goOnline() : Promise.reject(noChoice());
  }

  signOutOfQueue(queueId?: string): Promise<void> {
    return queueId === undefined ? this.goOffline() : Promise.reject(noChoice());
  }

  async peers(): Promise<readonly Peer[]> {
    const { settings } = this.#context;
    const looks = await this.#look(peersFreshFor);
    return looks.flatMap(([queue, agents]) => peersFrom(queue, agents, settings));
  }

  /** One look at everything that is watched, an own one where it must be `fresh`. Without queues it only tells whether the PBX is there. */
  async poll(fresh = false): Promise<void> {
    if (this.#context.settings.queues.length === 0) return void await this.pauseReasons();
    const before = this.#acts;
    const looks = await this.#look(fresh ? 0 : this.#context.settings.pollEvery * freshShare);
    if (before === this.#acts) this.#learn(looks);
  }

  forget(): void {
    this.#availability = 'unknown';
    this.#since = undefined;
    this.#pause = undefined;
    this.#queues = [];
    this.#reasons = [];
    this.#looking = undefined;
    this.#acts += 1;
  }

  async #act(run: () => Promise<void>, availability: Availability, pause?: PauseReason): Promise<void> {
    this.#acts += 1;
    try {
      await run();
      const isIn = availability !== 'offline';
      this.#become(availability, pause, this.#queues.map((queue) => ({ ...queue, signedIn: isIn })));
    } finally {
      this.#acts += 1;
      this.#actedAt = this.#context.io.clock.now();
    }
  }

  /** Whoever asks while a look is under way gets that one. */
  #look(most: number): Promise<readonly QueueLook[]> {
    const { io, settings: { base, company, agent, queues }, signal } = this.#context;
    const freshFor = Math.min(most, io.clock.now() - this.#actedAt);
    const looking = { key: `vocom ${base} ${company} ${JSON.stringify([agent, ...queues])}`, freshFor, signal };
    const look = this.#looking ?? lookAt(io, looking, () => this.#readQueues()).finally(() => {
      if (this.#looking === look) this.#looking = undefined;
    });
    this.#looking = look;
    return look;
  }

  /** A queue that the PBX does not know is left out; any other failure is one of the whole. */
  async #readQueues(): Promise<readonly QueueLook[]> {
    const { settings } = this.#context;
    const looks = await Promise.all(settings.queues.map(async (queue): Promise<QueueLook | undefined> => {
      try {
        return [queue, await this.#context.call((api, signal) => api.agents(queue, signal))];
      } catch (error) {
        if (!isNotFound(error)) throw toFault(error);
        settings.notice('get_agent_list: the PBX does not know one of the queues');
        return undefined;
      }
    }));
    return looks.filter((look) => look !== undefined);
  }

  #learn(looks: readonly QueueLook[]): void {
    const { settings } = this.#context;
    const rows = looks.map(([name, agents]) => ({ name, row: agents.in.find((row) => row.name.trim() === settings.agent) }));
    const queues = rows.map(({ name, row }) => ({ id: name, name, signedIn: row !== undefined }));
    const own = rows.find(({ row }) => row)?.row;
    // Queues that are not watched may have the agent: absence here tells something only where there is any queue at all.
    if (rows.length === 0) return;
    const availability = own ? availabilityOf(own.status, settings) : 'offline';
    this.#become(availability, availability === 'paused' ? this.#pause : undefined, queues);
  }

  #become(availability: Availability, pause: PauseReason | undefined, queues: readonly QueueMembership[]): void {
    const isNew = availability !== this.#availability || pause?.id !== this.#pause?.id;
    const sameQueues = queues.length === this.#queues.length
      && queues.every(({ id, signedIn }, at) => this.#queues[at]?.id === id && this.#queues[at].signedIn === signedIn);
    if (!isNew && sameQueues) return;
    if (isNew) this.#since = this.#context.io.clock.now();
    this.#availability = availability;
    this.#pause = pause;
    this.#queues = queues;
    this.#context.emit({ type: 'agent-changed', agent: this.agent });
  }
}

function noChoice(): Fault {
  return new Fault('unsupported', { cause: new Error('Vocom signs in to all queues of the agent') });
}
