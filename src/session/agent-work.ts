import type { ReadableAtom } from 'nanostores';
import type { AgentPort } from '../domain/backend.js';
import { faultInfo, toFault } from '../domain/fault.js';
import type { AgentStores, AgentSurroundings } from './agent.js';
import { Attention, repeatedly } from './attention.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { AgentDeskAbility, AgentSlice } from './session-api.js';

/** Milliseconds between two looks at the colleagues. */
const lookEvery = 10_000;

type Acts = Pick<AgentSlice, 'loadPauseReasons' | 'pause' | 'endPause' | 'signInToQueue' | 'signOutOfQueue' | 'refreshPeers' | 'operatorLog'>;

export interface AgentWork extends Acts {
  /** Somebody reads this store; returns what says that they read it no more. */
  watch(store: ReadableAtom): () => void;
}

export function createAgentWork(kernel: Kernel, stores: AgentStores, around: AgentSurroundings): AgentWork {
  const port = (): AgentPort => kernel.ports.need('agent');
  const act = <Result>(name: string, run: () => Promise<Result>): Promise<Result> => kernel.act(`agent.${name}`, run);
  const peers = new PeerLooks(kernel, stores, around);
  const reasons = new Reasons(kernel, stores);
  return {
    loadPauseReasons: () => act('pauseReasons', () => reasons.load()),
    pause: (reasonId) => act('pause', async () => invoke(port(), 'pause', reasonId)),
    endPause: () => act('endPause', async () => invoke(port(), 'endPause')),
    signInToQueue: (queueId) => act('signInToQueue', async () => invoke(port(), 'signInToQueue', queueId)),
    signOutOfQueue: (queueId) => act('signOutOfQueue', async () => invoke(port(), 'signOutOfQueue', queueId)),
    refreshPeers: () => act('peers', () => peers.now()),
    operatorLog: (range) => act('operatorLog', async () => invoke(kernel.ports.need('records'), 'operatorLog', range)),
    watch: (store) => (store === stores.$peers ? peers.watch() : around.$facets.subscribe(() => stores.$abilities.set(abilitiesOf(kernel)))),
  };
}

function abilitiesOf({ ports }: Kernel): ReadonlySet<AgentDeskAbility> {
  const agent = ports.get('agent');
  const found: readonly (AgentDeskAbility | false)[] = [
    agent?.pauseReasons !== undefined && 'pause-reasons',
    agent?.peers !== undefined && 'peers',
    ports.get('records')?.operatorLog !== undefined && 'operator-log',
  ];
  return new Set(found.filter((ability) => ability !== false));
}

/** A list that is there is kept until the agent leaves. */
class Reasons {
  readonly #kernel: Kernel;
  readonly #$reasons: AgentStores['$pauseReasons'];
  #loading: Promise<void> | undefined;

  constructor(kernel: Kernel, { $pauseReasons }: AgentStores) {
    this.#kernel = kernel;
    this.#$reasons = $pauseReasons;
  }

  load(): Promise<void> {
    if (this.#$reasons.get().status === 'ready') return Promise.resolve();
    this.#loading ??= this.#read().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #read(): Promise<void> {
    this.#$reasons.set({ status: 'loading', value: [] });
    const asked = this.#$reasons.get();
    // Whoever left meanwhile has emptied the store.
    const isCurrent = (): boolean => this.#$reasons.get() === asked;
    try {
      const value = await invoke(this.#kernel.ports.need('agent'), 'pauseReasons');
      if (isCurrent()) this.#$reasons.set({ status: 'ready', value });
    } catch (error) {
      if (isCurrent()) this.#$reasons.set({ status: 'error', value: [], fault: faultInfo(toFault(error)) });
      throw error;
    }
  }
}

/** Colleagues are looked at while somebody reads them and sees the page: once, whoever reads. */
class PeerLooks {
  readonly #kernel: Kernel;
  readonly #stores: AgentStores;
  readonly #around: AgentSurroundings;
  readonly #attention: Attention;
  #looking: Promise<void> | undefined;
  #hasFailed = false;

  constructor(kernel: Kernel, stores: AgentStores, around: AgentSurroundings) {
    this.#kernel = kernel;
    this.#stores = stores;
    this.#around = around;
    this.#attention = new Attention(() => this.#mayLook(), () => repeatedly((wait, run) => kernel.clock.after(wait, run), lookEvery, () => this.#quietly()));
  }

  watch(): () => void {
    const update = (): void => this.#update();
    document.addEventListener('visibilitychange', update);
    const stops = [
      () => document.removeEventListener('visibilitychange', update),
      this.#stores.$agent.listen(update),
      this.#around.$facets.listen(update),
      this.#around.connection().listen(update),
      this.#attention.look(),
    ];
    return () => stops.forEach((stop) => stop());
  }

  now(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  #mayLook(): boolean {
    return this.#stores.$agent.get() !== undefined && !document.hidden
      && this.#kernel.ports.get('agent')?.peers !== undefined && this.#around.connection().get().status === 'online';
  }

  #update(): void {
    this.#attention.update();
    const { $peers } = this.#stores;
    const known = $peers.get();
    if (known.status === 'ready' && this.#around.connection().get().status !== 'online') $peers.set({ status: 'stale', value: known.value });
  }

  /** Of several failures in a row, the first one is told. */
  async #quietly(): Promise<void> {
    try {
      await this.now();
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed && this.#stores.$agent.get()) this.#kernel.report('agent.peers', error);
      this.#hasFailed = true;
    }
  }

  async #look(): Promise<void> {
    const { $peers, $agent } = this.#stores;
    const whose = $agent.get()?.id;
    const isCurrent = (): boolean => $agent.get()?.id === whose;
    if ($peers.get().status === 'idle') $peers.set({ status: 'loading', value: [] });
    try {
      const value = await invoke(this.#kernel.ports.need('agent'), 'peers');
      if (isCurrent()) $peers.set({ status: 'ready', value });
    } catch (error) {
      if (isCurrent()) $peers.set({ status: 'error', value: $peers.get().value, fault: faultInfo(toFault(error)) });
      throw error;
    }
  }
}
