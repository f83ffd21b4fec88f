import { WebSocket } from 'ws';
import { systemClock, type Io, type WebSocketConstructor } from '../../src/net/io.js';
import { quiet } from '../../src/simulators/scenarios/index.js';
import { runControl, VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { serveVoxFree } from '../../src/simulators/voxfree/node.js';
import { deskContract } from './desk-contract.js';
import { voxfreeDeskWorld, voxfreeOffers } from './voxfree-desk-world.js';

const io: Io = {
  fetch: (url, init) => fetch(url, init),
  WebSocket: WebSocket as unknown as WebSocketConstructor,
  clock: systemClock,
  random: Math.random,
};

deskContract('VoxFree, from Node over HTTP and a WebSocket', voxfreeOffers, async () => {
  const simulator = new VoxFreeSimulator();
  quiet.seed(simulator);
  const server = await serveVoxFree(simulator);
  return voxfreeDeskWorld({
    urls: server.urls,
    io,
    control: (name, input) => Promise.resolve(runControl(simulator, name, input)),
    stop: () => server.close(),
  });
});
