import { atom, type PreinitializedWritableAtom, type ReadableAtom } from 'nanostores';
import type { Agent, PauseReason, Peer } from '../domain/agent.js';
import type { Facet } from '../domain/backend.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { AgentMemory } from './agent-memory.js';
import type { AgentWork } from './agent-work.js';
import type { Kernel } from './kernel.js';
import { late, whileRead } from './late.js';
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
  const view = (agent: Agent): void => show(kernel, $agent, agent);
  // What an earlier page or another tab knew comes a moment after the first word of the backend.
  let memory: AgentMemory | undefined;
  const remembering = late(kernel, 'agent', async () => (memory ??= new (await import('./agent-memory.js')).AgentMemory(kernel, $agent, view)));
  for (const store of [stores.$abilities, $peers]) whileRead(store, work, (made) => made.watch(store));
  return {
    view: {
      ...stores,
      goOnline: () => kernel.act('agent.goOnline', async () => invoke(kernel.ports.need('agent'), 'goOnline')),
      goOffline: () => kernel.act('agent.goOffline', async () => invoke(kernel.ports.need('agent'), 'goOffline')),
      ...work.acts('loadPauseReasons', 'pause', 'endPause', 'signInToQueue', 'signOutOfQueue', 'refreshPeers', 'operatorLog'),
    },
    apply(agent) {
      view(memory?.learn(agent) ?? agent);
      if (!memory) remembering.load().catch(() => undefined);
    },
    clear() {
      memory?.leave();
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
