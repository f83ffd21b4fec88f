import { atom } from 'nanostores';
import type { Agent } from '../domain/agent.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { AgentSlice } from './session-api.js';

export interface AgentPart {
  readonly view: AgentSlice;
  apply(agent: Agent): void;
  clear(): void;
}

export function createAgent(kernel: Kernel): AgentPart {
  const $agent = atom<Agent | undefined>(undefined);
  return {
    view: {
      $agent,
      goOnline: () => kernel.act('agent.goOnline', async () => invoke(kernel.ports.need('agent'), 'goOnline')),
      goOffline: () => kernel.act('agent.goOffline', async () => invoke(kernel.ports.need('agent'), 'goOffline')),
    },
    apply(agent) {
      const before = $agent.get();
      $agent.set(agent);
      if (before?.id === agent.id && before.availability === agent.availability) return;
      if (before === undefined && agent.availability === 'unknown') return;
      kernel.tell('cc-agent-state-changed', { agentId: agent.id, availability: agent.availability });
    },
    clear: () => $agent.set(undefined),
  };
}
