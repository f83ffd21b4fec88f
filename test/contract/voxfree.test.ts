import { platformIo } from '../../src/net/io.js';
import { startVoxFree } from '../support/voxfree-server/client.js';
import { backendContract } from './backend-contract.js';
import { voxfreeWorld } from './voxfree-world.js';

backendContract('VoxFree, from a page over HTTP and a WebSocket', async () => {
  const server = await startVoxFree({ scenario: 'quiet' });
  return voxfreeWorld({ ...server, io: platformIo(), losesAboveWire: true });
});
