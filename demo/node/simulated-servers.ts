import type { DemoCustomer } from '../../src/simulators/demo/index.js';
import { accountId, callerPassword, demoChannels, demoExtension, demoUsers, dialPlan, type IncomingCall, type Scenario, telephoneUsers } from '../../src/simulators/scenarios/index.js';
import { listenSip } from '../../src/simulators/sip/node.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { serveVoxFree } from '../../src/simulators/voxfree/node.js';
import type { WireConfig } from '../config.js';

const SIP_DOMAIN = 'sip.serraazul.invalid';
const TRY_AGAIN_MS = 1000;

/** What the customers' side of the page hears of. */
export interface CustomerNews {
  changed(): void;
  /** The server gave the agent's call to a line of the customers. */
  dialled(call: { readonly line: string; readonly number: string }): void;
  /** Lets that customer call the agent; false when no page is there to play them. */
  ring(call: IncomingCall): boolean;
}

export interface SimulatedServers {
  readonly config: Omit<WireConfig, 'meetip'>;
  readonly customers: readonly DemoCustomer[];
  close(): Promise<void>;
}

/** VoxFree over HTTP and WebSocket, and the telephone server, each on a port of its own, with a scenario. */
export async function startSimulatedServers(scenario: Scenario, mediaBase: string, news: CustomerNews): Promise<SimulatedServers> {
  const simulator = new VoxFreeSimulator({ accountId, seed: 1, mediaBase, latency: scenario.latency, habits: { channelKey: 'id_canal_unico' } });
  scenario.seed(simulator);
  const voxfree = await serveVoxFree(simulator);
  const telephone = await listenSip({
    domain: SIP_DOMAIN,
    users: telephoneUsers,
    dialPlan: dialPlan((line, number) => news.dialled({ line, number })),
  });
  const script = play(scenario, simulator, () => telephone.server.bindings(demoExtension.username).length > 0, news);
  return {
    config: {
      ...voxfree.urls,
      channels: demoChannels,
      sipServer: telephone.url,
      sipDomain: SIP_DOMAIN,
      extension: { user: demoExtension.username, password: demoExtension.password },
      users: demoUsers,
    },
    get customers() {
      const contacts = customersOf(simulator);
      // Whoever has a number may call: the account is made when the page learns of them.
      for (const { number } of contacts) if (number !== '') telephone.server.users.set(number, callerPassword(number));
      return contacts;
    },
    async close() {
      script.end();
      await Promise.all([voxfree.close(), telephone.close()]);
    },
  };
}

/** The script begins with the first agent who goes online, and its calls wait for a telephone that can ring. */
function play(scenario: Scenario, simulator: VoxFreeSimulator, reachable: () => boolean, news: CustomerNews): { end(): void } {
  let endScript: (() => void) | undefined;
  const timers = new Set<() => void>();
  const ring = (call: IncomingCall) => {
    if (reachable() && news.ring(call)) return;
    const cancel = simulator.clock.after(TRY_AGAIN_MS, () => {
      timers.delete(cancel);
      ring(call);
    });
    timers.add(cancel);
  };
  const unsubscribe = simulator.subscribe((event) => {
    news.changed();
    if (event.type !== 'agent' || !event.online) return;
    endScript ??= scenario.run({ voxfree: simulator, clock: simulator.clock, random: simulator.random, ring });
  });
  return {
    end() {
      unsubscribe();
      endScript?.();
      for (const cancel of timers) cancel();
    },
  };
}

function customersOf({ account, openChats }: VoxFreeSimulator): DemoCustomer[] {
  const chats = new Map(openChats.map((chat) => [chat.contactId, chat]));
  return [...account.contacts.values()].map(({ id, name, number, group }) => {
    const chat = chats.get(id);
    if (!chat || chat.place === 'closed') return { id, name, number, group };
    return { id, name, number, group, conversation: { protocol: chat.protocol, place: chat.place, agentId: chat.agentId } };
  });
}
