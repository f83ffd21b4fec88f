import { WebSocket } from 'ws';
import { systemClock, type Io, type WebSocketConstructor } from '../../src/net/io.js';
import { tempBoxQuiet } from '../../src/simulators/scenarios/index.js';
import { runTempBoxControl, TempBoxSimulator } from '../../src/simulators/tempbox/index.js';
import { serveTempBox } from '../../src/simulators/tempbox/node.js';
import { backendContract } from './backend-contract.js';
import { deskContract } from './desk-contract.js';
import { tempBoxOffers, tempBoxWorld } from './tempbox-world.js';

const io: Io = {
  fetch: (url, init) => fetch(url, init),
  WebSocket: WebSocket as unknown as WebSocketConstructor,
  clock: systemClock,
  random: Math.random,
};

const create = async () => {
  const simulator = new TempBoxSimulator();
  tempBoxQuiet.seed(simulator);
  const server = await serveTempBox(simulator);
  return tempBoxWorld({
    url: server.url,
    token: simulator.token,
    io,
    control: (name, input) => Promise.resolve(runTempBoxControl(simulator, name, input)),
    stop: () => server.close(),
  });
};

backendContract('TempBox, from Node over HTTP', create);
deskContract('TempBox, from Node over HTTP', tempBoxOffers, create);
