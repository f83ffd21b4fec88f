import { WebSocket } from 'ws';
import { systemClock, type Io, type WebSocketConstructor } from '../../src/net/io.js';
import { quiet } from '../../src/simulators/scenarios/index.js';
import { runControl, VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';
import { serveVoxFree } from '../../src/simulators/voxfree/node.js';
import { backendContract } from './backend-contract.js';
import { voxfreeWorld } from './voxfree-world.js';

const io: Io = {
  fetch: (url, init) => fetch(url, init),
  WebSocket: WebSocket as unknown as WebSocketConstructor,
  clock: systemClock,
  random: Math.random,
};

backendContract('VoxFree, from Node over HTTP and a WebSocket', async () => {
  const simulator = new VoxFreeSimulator();
  quiet.seed(simulator);
  const server = await serveVoxFree(simulator);
  return voxfreeWorld({
    urls: server.urls,
    io,
    control: (name, input) => Promise.resolve(runControl(simulator, name, input)),
    stop: () => server.close(),
  });
});
