import { manualClock } from '../../../src/simulators/clocks.js';
import { tempBoxAgentName, tempBoxEmpty } from '../../../src/simulators/scenarios/index.js';
import { seedManyCases, TempBoxSimulator, type TempBoxFault } from '../../../src/simulators/tempbox/index.js';
import { AgentTab } from './agent-tab.js';
import type { World } from './world.js';

const faults: readonly TempBoxFault[] = [
  { kind: 'drop' }, { kind: 'answer-lost' }, { kind: 'delay', milliseconds: 3000 }, { kind: 'late', milliseconds: 3000 }, { kind: 'truncated' },
  { kind: 'html' }, { kind: 'status', status: 500 }, { kind: 'status', status: 429, retryAfter: '2' }, { kind: 'hang' }, { kind: 'hang', effect: true },
  { kind: 'duplicate' }, { kind: 'reorder' },
];

export interface TempBoxWorld extends World {
  readonly box: TempBoxSimulator;
  /** Hash of the agent. */
  readonly agent: string;
}

export function tempBoxWorld(conversations: number): TempBoxWorld {
  const clock = manualClock(Date.now());
  const box = new TempBoxSimulator({ clock });
  tempBoxEmpty.seed(box);
  const agent = [...box.account.agents.values()].find(({ name }) => name === tempBoxAgentName);
  if (!agent) throw new Error('no agent');
  seedManyCases(box, conversations, { agentId: agent.id });
  const cases = box.openCases;
  const contactOf = new Map(cases.map(({ caseId, contactId }) => [caseId, contactId]));
  const contact = (id: string): { readonly contactId: string } => ({ contactId: contactOf.get(id) ?? '' });
  return {
    name: 'tempbox', clock, box,
    agent: agent.hash,
    credentials: { token: box.token },
    conversations: cases.map(({ caseId }) => caseId),
    takesFiles: false,
    misbehave(probability) {
      for (const fault of faults) box.faults.rate('any', fault, probability);
    },
    behave: () => box.faults.clear(),
    io: () => box.io(),
    customerWrites: (id, text) => void box.controls.customerWrites({ ...contact(id), text }),
    taken: () => box.ledger.accepted.map(({ caseId, text }) => ({ conversationId: caseId, text })),
    truth: (id) => box.controls.customerThread(contact(id)).map(({ text, mine }) => ({ text, fromAgent: !mine })),
    violations: () => box.ledger.violations,
    stop: () => box.stop(),
  };
}

export const tempBoxTab = (world: TempBoxWorld): Promise<AgentTab> => AgentTab.open(world, (io) => ({ tempbox }) =>
  tempbox({ url: world.box.url, company: world.box.account.companyId, agent: world.agent, io }));
