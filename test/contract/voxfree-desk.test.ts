import { platformIo } from '../../src/net/io.js';
import { startVoxFree } from '../support/voxfree-server/client.js';
import { deskContract } from './desk-contract.js';
import { voxfreeDeskWorld, voxfreeOffers } from './voxfree-desk-world.js';

deskContract('VoxFree, from a page over HTTP and a WebSocket', voxfreeOffers, async () => {
  const server = await startVoxFree({ scenario: 'quiet' });
  return voxfreeDeskWorld({ ...server, io: platformIo(), losesAboveWire: true });
});
