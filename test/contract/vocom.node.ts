import { systemClock, type Io } from '../../src/net/io.js';
import { memoryWebSocket } from '../../src/simulators/memory-socket.js';
import { serveVocom } from '../../src/simulators/vocom/node.js';
import { telephonyContract } from './telephony-contract.js';
import { vocomOffers, vocomWorld } from './vocom-world.js';

const io: Io = { fetch: (url, init) => fetch(url, init), WebSocket: memoryWebSocket(() => false), clock: systemClock, random: Math.random };

telephonyContract('Vocom, from Node over HTTP', vocomOffers, () => vocomWorld(async (simulator) => {
  const server = await serveVocom(simulator);
  return { url: server.url, io, stop: () => server.close() };
}));
