import { platformIo } from '../../src/net/io.js';
import { startTempBox } from '../support/tempbox-server/client.js';
import { backendContract } from './backend-contract.js';
import { deskContract } from './desk-contract.js';
import { tempBoxOffers, tempBoxWorld } from './tempbox-world.js';

const create = async () => tempBoxWorld({ ...(await startTempBox()), io: platformIo(), losesAboveWire: true });

backendContract('TempBox, from a page over HTTP', create);
deskContract('TempBox, from a page over HTTP', tempBoxOffers, create);
