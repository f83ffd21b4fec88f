import { expect } from '@open-wc/testing';
import { manualClock } from '../../../src/simulators/clocks.js';
import { agentIds, customers, quiet } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { startVoxFree, type StartedVoxFree } from '../../support/voxfree-server/client.js';
import { WireClient } from './client.js';
import { playScript } from './script.js';
import { noon } from './wire-spec.js';

const platform = { fetch: (url: string, init?: RequestInit) => fetch(url, init), WebSocket };

describe('VoxFree server for browser tests', () => {
  let server: StartedVoxFree;

  beforeEach(async () => {
    server = await startVoxFree({ frozenAt: noon, seed: 5 });
  });

  afterEach(() => server.stop());

  it('answers a page over HTTP word for word as the simulator in the page does', async () => {
    const voxfree = new VoxFreeSimulator({ clock: manualClock(noon), seed: 5, mediaBase: `${server.origin}/assets/upload/omni/cliente/` });
    quiet.seed(voxfree);
    const inPage = await playScript(new WireClient(voxfree.io(), voxfree.urls));
    const served = await playScript(new WireClient(platform, server.urls));
    expect(JSON.stringify(served)).to.equal(JSON.stringify(inPage));
    expect((await server.control('ledger', undefined)).violations).to.deep.equal([]);
  });

  it('pushes over a real WebSocket what a control sets going', async () => {
    const socket = await new WireClient(platform, server.urls).listen(agentIds.marina);
    while ((await server.control('sockets', undefined)).length === 0);
    const written = await server.control('customerWrites', { contactId: customers.ana.id, text: 'Oi' });
    await socket.received(1);
    expect(socket.frames[0]).to.include({ protocolo_atual: written.protocol, codid_contato: customers.ana.id });
    await server.control('closeSockets', { code: 1012 });
    expect(await socket.closed).to.equal(1012);
  });

  it('meets faults that were asked for, and starts anew', async () => {
    await server.control('faultNext', { target: 'login.php', fault: { kind: 'status', status: 503 } });
    const client = new WireClient(platform, server.urls);
    const body = { login: 'a@b', senha: '0'.repeat(32) };
    expect((await client.fetch('login.php', body)).status).to.equal(503);
    expect((await client.fetch('login.php', body)).status).to.equal(200);
    const next = await startVoxFree({ scenario: 'empty' });
    expect(await next.control('chats', undefined)).to.deep.equal([]);
    expect(next.origin).to.not.equal(server.origin);
  });
});
