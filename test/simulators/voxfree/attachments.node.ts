import { expect } from 'chai';
import WebSocket from 'ws';
import { manualClock } from '../../../src/simulators/clocks.js';
import { agentIds, customers, demoMedia, quiet } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { serveVoxFree, type ServedVoxFree } from '../../../src/simulators/voxfree/node.js';
import { WireClient } from './client.js';
import { playScript } from './script.js';
import { noon } from './wire-spec.js';

const nodeIo = { fetch, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket };

function seeded(mediaBase: string): VoxFreeSimulator {
  const voxfree = new VoxFreeSimulator({ clock: manualClock(noon), seed: 5, mediaBase });
  quiet.seed(voxfree);
  return voxfree;
}

describe('VoxFree simulator behind real HTTP and WebSocket', () => {
  let served: ServedVoxFree;

  beforeEach(async () => {
    served = await serveVoxFree(seeded, { corsOrigin: 'https://crm.example.com' });
  });

  afterEach(() => served.close());

  const mediaBase = () => `${served.origin}/assets/upload/omni/cliente/`;

  /** Everything an agent sees in a scripted day, answers and pushes. */
  async function transcript(client: WireClient, voxfree: VoxFreeSimulator): Promise<unknown> {
    const socket = await client.listen(agentIds.marina);
    while (voxfree.connectedAgents.length === 0) await new Promise(resolve => setImmediate(resolve));
    const answers = await playScript(client);
    voxfree.controls.customerWrites({ contactId: customers.carlos.id, text: 'E aí?' });
    voxfree.controls.arrive({ newContact: { name: 'Novo' }, text: 'Bom dia' });
    await socket.received(4);
    return { answers, pushes: socket.texts, ledger: voxfree.ledger };
  }

  it('answers and pushes word for word what it does in memory', async () => {
    const real = await transcript(new WireClient(nodeIo, served.urls), served.simulator);
    const twin = seeded(mediaBase());
    const inMemory = await transcript(new WireClient(twin.io(), twin.urls), twin);
    expect(served.simulator.ledger.violations).to.deep.equal([]);
    expect(JSON.stringify(real)).to.equal(JSON.stringify(inMemory));
  });

  it('lets the page of one origin in', async () => {
    const preflight = await fetch(`${served.origin}/mobile/login.php`, { method: 'OPTIONS' });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-origin')).to.equal('https://crm.example.com');
    expect(preflight.headers.get('access-control-allow-headers')).to.equal('content-type');
  });

  it('kills the connection for a lost answer and closes it for one that hangs', async () => {
    const client = new WireClient(nodeIo, served.urls);
    served.simulator.faults.next('chatsAtivos.php', { kind: 'answer-lost' });
    const list = { id_agente: agentIds.marina, codid_cliente: '1' };
    expect(await client.post('chatsAtivos.php', list).catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    served.simulator.faults.next('chatsAtivos.php', { kind: 'hang' });
    const hanging = client.post('chatsAtivos.php', list).catch((error: unknown) => error);
    expect(await client.post('chatsAtivos.php', list)).to.have.property('conversas');
    await served.close();
    expect(await hanging).to.be.instanceOf(TypeError);
    served = await serveVoxFree(seeded);
  });

  it('takes controls as JSON and says what it does not know', async () => {
    const control = (name: string, input: unknown) =>
      fetch(`${served.origin}/control/${name}`, { method: 'POST', body: JSON.stringify(input) });
    const written = (await (await control('customerWrites', { contactId: customers.ana.id, text: 'Oi' })).json()) as { protocol: string };
    expect(served.simulator.account.chats.get(written.protocol)?.log.last?.content).to.equal('Oi');
    expect(await (await control('ledger', {})).json()).to.deep.equal({ accepted: [], counts: {}, violations: [] });
    expect(await (await control('finish', { protocol: written.protocol })).json()).to.equal(null);
    const unknown = await control('toString', {});
    expect([unknown.status, await unknown.text()]).to.deep.equal([500, 'no control "toString"']);
  });

  it('shows pictures, sounds and documents, and what agents sent', async () => {
    const types = { [demoMedia.dentedBox]: 'image/png', [demoMedia.voiceNote]: 'audio/wav', [demoMedia.invoice]: 'application/pdf' };
    for (const [name, type] of Object.entries(types)) {
      const response = await fetch(`${mediaBase()}${name}`);
      expect(response.headers.get('content-type')).to.equal(type);
      expect((await response.arrayBuffer()).byteLength).to.be.greaterThan(300);
    }
    await playScript(new WireClient(nodeIo, served.urls));
    const sent = served.simulator.ledger.accepted.find(({ file }) => file !== undefined);
    const chat = served.simulator.account.chats.get(sent?.protocol ?? '');
    const url = chat?.log.find(Number(sent?.id))?.url ?? '';
    expect(await (await fetch(url)).text()).to.equal('%PDF-1.4');
    expect((await fetch(`${mediaBase()}fehlt.bin`)).status).to.equal(404);
  });

  it('is gone after close', async () => {
    await served.close();
    expect(await fetch(served.origin).catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    served = await serveVoxFree(seeded);
  });
});
