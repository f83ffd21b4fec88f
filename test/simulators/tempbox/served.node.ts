import { expect } from 'chai';
import { manualClock } from '../../../src/simulators/clocks.js';
import { tempBoxQuiet } from '../../../src/simulators/scenarios/index.js';
import { TempBoxSimulator } from '../../../src/simulators/tempbox/index.js';
import { serveTempBox, type ServedTempBox } from '../../../src/simulators/tempbox/node.js';
import { elevenOClock, scene, WireClient } from './client.js';

describe('TempBox simulator behind HTTP', () => {
  let server: ServedTempBox;

  beforeEach(async () => {
    server = await serveTempBox((mediaBase) => {
      const simulator = new TempBoxSimulator({ clock: manualClock(elevenOClock), mediaBase });
      tempBoxQuiet.seed(simulator);
      return simulator;
    });
  });

  afterEach(() => server.close());

  const client = () => new WireClient((url, init) => fetch(url, init), server.url, server.simulator.token);

  it('answers word for word as it does in memory', async () => {
    const inMemory = scene({ mediaBase: `${server.origin}/arquivos/` });
    for (const method of ['ListarEmAberto', 'ListarUltimasMensagens', 'ListarRelatorioPrincipal']) {
      const input = { Empresa: inMemory.company, ...(method === 'ListarRelatorioPrincipal' ? { Usuario: '' } : {}) };
      const [served, direct] = await Promise.all([client().ask(method, input), inMemory.client.ask(method, input)]);
      expect(await served.text()).to.equal(await direct.text());
      expect(served.headers.get('content-type')).to.equal(direct.headers.get('content-type'));
    }
    expect(server.simulator.ledger.violations).to.deep.equal([]);
  });

  it('is moved by its controls, and serves the files of messages', async () => {
    const control = async (name: string, input: object = {}): Promise<unknown> =>
      (await fetch(`${server.origin}/control/${name}`, { method: 'POST', body: JSON.stringify(input) })).json();
    const [open] = (await control('cases')) as { contactId: string; caseId: string }[];
    const written = await control('customerWrites', { contactId: open?.contactId, text: 'Oi' });
    expect(written).to.include({ caseId: open?.caseId });
    const picture = server.simulator.account.messages.find(({ file }) => file?.name.endsWith('.png'))?.file;
    expect((await fetch(picture?.url ?? '')).headers.get('content-type')).to.equal('image/png');
    expect((await fetch(`${server.origin}/control/nada`, { method: 'POST', body: '{}' })).status).to.equal(500);
    await control('behave', { status: 'mirrors-code' });
    expect((await client().ask('ListarEmAberto', { Empresa: 'outra' })).status).to.equal(500);
  });

  it('lets a page of any origin call, and cuts what is to be lost', async () => {
    const answer = await fetch(`${server.url}/api/Atendimento/Acompanhar`, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).to.deep.equal([204, '*']);
    server.simulator.faults.next('any', { kind: 'drop' });
    const lost = await client().ask('Acompanhar').then(() => 'answered', (error: unknown) => (error as Error).name);
    expect(lost).to.equal('TypeError');
    await control(server, 'reach', { up: false });
    expect(await client().ask('Acompanhar').then(() => 'answered', () => 'lost')).to.equal('lost');
  });
});

async function control({ origin }: ServedTempBox, name: string, input: object): Promise<void> {
  await fetch(`${origin}/control/${name}`, { method: 'POST', body: JSON.stringify(input) });
}
