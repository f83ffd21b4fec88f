import { systemClock, type Io } from '../../src/net/io.js';
import { memoryWebSocket } from '../../src/simulators/memory-socket.js';
import { serveWideCloud } from '../../src/simulators/widecloud/node.js';
import { telephonyContract } from './telephony-contract.js';
import { wideCloudOffers, wideCloudWorld } from './widecloud-world.js';

const io: Io = { fetch: (url, init) => fetch(url, init), WebSocket: memoryWebSocket(() => false), clock: systemClock, random: Math.random };

telephonyContract('Wide Cloud, from Node over HTTP', wideCloudOffers, () => wideCloudWorld(async (simulator) => {
  const server = await serveWideCloud(simulator);
  return { url: server.url, io, stop: () => server.close() };
}));
