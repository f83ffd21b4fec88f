import { atom, onMount, type PreinitializedWritableAtom, type ReadableAtom } from 'nanostores';
import type { Agent, PauseReason, Peer } from '../domain/agent.js';
import type { Facet } from '../domain/backend.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { AgentMemory } from './agent-memory.js';
import type { AgentWork } from './agent-work.js';
import type { Kernel } from './kernel.js';
import { late } from './late.js';
import { invoke } from './ports.js';
import type { AgentDeskAbility, AgentSlice, Loadable } from './session-api.js';

type Writable<Value> = PreinitializedWritableAtom<Value> & object;

export interface AgentStores {
  readonly $agent: Writable<Agent | undefined>;
  readonly $abilities: Writable<ReadonlySet<AgentDeskAbility>>;
  readonly $pauseReasons: Writable<Loadable<readonly PauseReason[]>>;
  readonly $peers: Writable<Loadable<readonly Peer[]>>;
}

export interface AgentSurroundings {
  readonly $facets: ReadableAtom<ReadonlySet<Facet>>;
  /** Of the backend that shows the agent's state. */
  readonly connection: () => ReadableAtom<ConnectionState>;
}

export interface AgentPart {
  readonly view: AgentSlice;
  apply(agent: Agent): void;
  clear(): void;
}

const idle = { status: 'idle', value: [] } as const;

/** What is not needed at rest is fetched when somebody reads or does it. */
export function createAgent(kernel: Kernel, around: AgentSurroundings): AgentPart {
  const stores: AgentStores = {
    $agent: atom<Agent | undefined>(undefined),
    $abilities: atom<ReadonlySet<AgentDeskAbility>>(new Set()),
    $pauseReasons: atom<Loadable<readonly PauseReason[]>>(idle),
    $peers: atom<Loadable<readonly Peer[]>>(idle),
  };
  const { $agent, $pauseReasons, $peers } = stores;
  const work = late<AgentWork>(kernel, 'agent', async () => (await import('./agent-work.js')).createAgentWork(kernel, stores, around));
  const memory = remembering(kernel, (agent) => show(kernel, $agent, agent));
  for (const store of [stores.$abilities, $peers]) whileRead(store, async () => (await work.load()).watch(store));
  return {
    view: {
      ...stores,
      goOnline: () => kernel.act('agent.goOnline', async () => invoke(kernel.ports.need('agent'), 'goOnline')),
      goOffline: () => kernel.act('agent.goOffline', async () => invoke(kernel.ports.need('agent'), 'goOffline')),
      ...work.acts('loadPauseReasons', 'pause', 'endPause', 'signInToQueue', 'signOutOfQueue', 'refreshPeers', 'operatorLog'),
    },
    apply: memory.apply,
    clear() {
      memory.clear();
      $agent.set(undefined);
      $pauseReasons.set(idle);
      $peers.set(idle);
    },
  };
}

function show(kernel: Kernel, $agent: AgentStores['$agent'], agent: Agent): void {
  const before = $agent.get();
  $agent.set(agent);
  if (before?.id === agent.id && before.availability === agent.availability && before.pause?.id === agent.pause?.id) return;
  if (before === undefined && agent.availability === 'unknown') return;
  const { pause } = agent;
  kernel.tell('cc-agent-state-changed', {
    agentId: agent.id, availability: agent.availability, ...(pause ? { pauseId: pause.id, pauseLabel: pause.label } : {}),
  });
}

/** With what an earlier page or another tab knew of it; that comes a moment after the first word of the backend. */
function remembering(kernel: Kernel, view: (agent: Agent) => void): Pick<AgentPart, 'apply' | 'clear'> {
  let told: Agent | undefined;
  let memory: AgentMemory | undefined;
  const again = (): void => kernel.commit(() => {
    if (told && memory) view(memory.recall(told));
  });
  const fetch = async (): Promise<void> => {
    const { AgentMemory: Made } = await import('./agent-memory.js');
    memory ??= new Made(kernel, again);
    if (told) kernel.commit(() => told && memory && view(memory.learn(told)));
  };
  return {
    apply(agent) {
      if (!memory && !told) void fetch().catch(() => undefined);
      told = agent;
      view(memory?.learn(agent) ?? agent);
    },
    clear() {
      told = undefined;
      memory?.leave();
    },
  };
}

function whileRead(store: ReadableAtom, begin: () => Promise<() => void>): void {
  onMount(store, () => {
    let isOver = false;
    let end: (() => void) | undefined;
    begin().then((stop) => {
      if (isOver) stop();
      else end = stop;
    }, () => undefined);
    return () => {
      isOver = true;
      end?.();
    };
  });
}
