import type { DemoCustomer } from '../../src/simulators/demo/index.js';
import { accountId, busyMorning, demoChannels, demoExtension, demoUsers, type IncomingCall } from '../../src/simulators/scenarios/index.js';
import { listenSip } from '../../src/simulators/sip/node.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { serveVoxFree } from '../../src/simulators/voxfree/node.js';
import type { WireConfig } from '../config.js';

const SIP_DOMAIN = 'sip.serraazul.invalid';
const LINE = { user: 'clientes', password: 'linha-publica' };
const TRY_AGAIN_MS = 1000;

/** What the customers' side of the page hears of. */
export interface CustomerNews {
  changed(): void;
  dialled(owner: IncomingCall): void;
  /** Lets that customer call the agent; false when no page is there to play them. */
  ring(call: IncomingCall): boolean;
}

export interface SimulatedServers {
  readonly config: WireConfig;
  readonly customers: readonly DemoCustomer[];
  close(): Promise<void>;
}

/** VoxFree over HTTP and WebSocket, and the telephone server, each on a port of its own, with the morning's script. */
export async function startSimulatedServers(mediaBase: string, news: CustomerNews): Promise<SimulatedServers> {
  const simulator = new VoxFreeSimulator({ accountId, seed: 1, mediaBase, latency: busyMorning.latency, habits: { channelKey: 'id_canal_unico' } });
  busyMorning.seed(simulator);
  const voxfree = await serveVoxFree(simulator);
  const telephone = await listenSip({
    domain: SIP_DOMAIN,
    users: { [demoExtension.username]: demoExtension.password, [LINE.user]: LINE.password },
    dialPlan: (user) => (user === demoExtension.username ? user : LINE.user),
  });
  const morning = playMorning(simulator, () => telephone.server.bindings(demoExtension.username).length > 0, news);
  telephone.server.onInvite(({ uri }) => {
    const [, number] = /^sips?:\+?(\d+)@/.exec(uri) ?? [];
    if (number !== undefined) news.dialled({ number, name: nameOf(simulator, number) });
  });
  return {
    config: {
      ...voxfree.urls,
      channels: demoChannels,
      sipServer: telephone.url,
      sipDomain: SIP_DOMAIN,
      extension: demoExtension.username,
      line: LINE,
      users: demoUsers,
    },
    get customers() {
      const contacts = customersOf(simulator);
      // Whoever has a number may call: the account is made when the page learns of them.
      for (const { number } of contacts) if (number !== '') telephone.server.users.set(number, `linha-${number}`);
      return contacts;
    },
    async close() {
      morning.end();
      await Promise.all([voxfree.close(), telephone.close()]);
    },
  };
}

/** The script begins with the first agent who goes online, and its call waits for a telephone that can ring. */
function playMorning(simulator: VoxFreeSimulator, reachable: () => boolean, news: CustomerNews): { end(): void } {
  let endScript: (() => void) | undefined;
  let cancelCall: (() => void) | undefined;
  const ring = (call: IncomingCall) => {
    if (!reachable() || !news.ring(call)) cancelCall = simulator.clock.after(TRY_AGAIN_MS, () => ring(call));
  };
  const unsubscribe = simulator.subscribe((event) => {
    news.changed();
    if (event.type !== 'agent' || !event.online) return;
    endScript ??= busyMorning.run({ voxfree: simulator, clock: simulator.clock, random: simulator.random, ring });
  });
  return {
    end() {
      unsubscribe();
      endScript?.();
      cancelCall?.();
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

function nameOf({ account }: VoxFreeSimulator, dialled: string): string {
  const key = dialled.slice(-8);
  return key.length < 8 ? '' : ([...account.contacts.values()].find(({ number }) => number.endsWith(key))?.name ?? '');
}
