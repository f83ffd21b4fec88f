import { systemClock, type Io } from '../../src/net/io.js';
import { memoryWebSocket } from '../../src/simulators/memory-socket.js';
import { serveMeetIp } from '../../src/simulators/meetip/node.js';
import { telephonyContract } from './telephony-contract.js';
import { meetIpOffers, meetIpWorld } from './meetip-world.js';

const io: Io = { fetch: (url, init) => fetch(url, init), WebSocket: memoryWebSocket(() => false), clock: systemClock, random: Math.random };

telephonyContract('MeetIP PRO, from Node over HTTP', meetIpOffers, () => meetIpWorld(async (simulator) => {
  const server = await serveMeetIp(simulator);
  return { url: server.url, io, stop: () => server.close() };
}));
