import { manualClock } from '../../../src/simulators/clocks.js';
import { demoUsers, empty } from '../../../src/simulators/scenarios/index.js';
import { seedManyChats, VoxFreeSimulator, type HttpFault, type PushFault } from '../../../src/simulators/voxfree/index.js';
import { AgentTab } from './agent-tab.js';
import { ownName, type World } from './world.js';

const http: readonly HttpFault[] = [
  { kind: 'drop' }, { kind: 'answer-lost' }, { kind: 'delay', milliseconds: 3000 }, { kind: 'truncated' }, { kind: 'html' },
  { kind: 'status', status: 500 }, { kind: 'status', status: 429, retryAfter: '2' }, { kind: 'hang' }, { kind: 'hang', effect: true },
];

const pushes: readonly PushFault[] = [
  { kind: 'lose' }, { kind: 'duplicate' }, { kind: 'delay', milliseconds: 3000 }, { kind: 'reorder' }, { kind: 'malformed' }, { kind: 'close' },
];

const prefix = /^\*[^*]*\*: \n/;

export interface VoxFreeWorld extends World {
  readonly vox: VoxFreeSimulator;
}

export function voxFreeWorld(conversations: number): VoxFreeWorld {
  const clock = manualClock(Date.now());
  const vox = new VoxFreeSimulator({ clock });
  empty.seed(vox);
  seedManyChats(vox, conversations, { agentId: '61' });
  const chats = vox.openChats;
  const contactOf = new Map(chats.map(({ protocol, contactId }) => [protocol, contactId]));
  const contact = (id: string): { readonly contactId: string } => ({ contactId: contactOf.get(id) ?? '' });
  return {
    name: 'voxfree', clock, vox,
    credentials: demoUsers.marina,
    conversations: chats.map(({ protocol }) => protocol),
    takesFiles: true,
    misbehave(probability) {
      for (const fault of http) vox.faults.rate('any', fault, probability);
      for (const fault of pushes) vox.faults.rate('push', fault, probability);
      vox.faults.rate('socket', { kind: 'refuse' }, probability);
      vox.faults.rate('socket', { kind: 'deaf' }, probability);
    },
    behave: () => vox.faults.clear(),
    io: () => vox.io(),
    customerWrites: (id, text) => void vox.controls.customerWrites({ ...contact(id), text }),
    taken: () => vox.ledger.accepted.map(({ protocol, text, file }) => ({ conversationId: protocol, text: file ? ownName(file) : text })),
    truth: (id) => vox.controls.customerThread(contact(id))
      .map(({ text, file, mine }) => ({ text: file ? ownName(file) : mine ? text : text.replace(prefix, ''), fromAgent: !mine })),
    violations: () => vox.ledger.violations,
    stop: () => vox.stop(),
  };
}

export const voxFreeTab = (world: VoxFreeWorld): Promise<AgentTab> =>
  AgentTab.open(world, (io) => ({ voxfree }) => voxfree({ ...world.vox.urls, io }));
