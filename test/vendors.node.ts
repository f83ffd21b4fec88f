import { expect } from 'chai';
import type { Backend } from '../src/domain/backend.js';
import type { Fault } from '../src/domain/fault.js';
import { serveVocom } from '../src/simulators/vocom/node.js';
import { VocomSimulator } from '../src/simulators/vocom/index.js';
import { serveWideCloud } from '../src/simulators/widecloud/node.js';
import { WideCloudSimulator } from '../src/simulators/widecloud/index.js';
import { backendNames, loadBackend, type BackendSettings } from '../src/vendors.js';

const faultOf = (name: string, settings: BackendSettings): Promise<Fault | undefined> =>
  loadBackend(name, settings, {}).then(() => undefined, (error: unknown) => error as Fault);

async function backendOf(name: string, settings: BackendSettings): Promise<Backend> {
  const [backend] = (await loadBackend(name, settings, {})).backends;
  if (!backend) throw new Error('no backend');
  return backend;
}

describe('vendors by name', () => {
  const ends: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('knows each, and says so of a name that is none', async () => {
    expect(backendNames).to.include.members(['voxfree', 'tempbox', 'vocom', 'widecloud', 'meetip', 'demo']);
    expect((await faultOf('toString', {}))?.code).to.equal('unsupported');
  });

  it('says what a name needs', async () => {
    const url = 'https://pbx.example.com';
    const lacking: readonly (readonly [string, BackendSettings])[] = [
      ['voxfree', {}], ['tempbox', { url, company: '1' }], ['vocom', { url, company: '1', agent: 'A' }], ['widecloud', { url }], ['meetip', { url, company: '001' }],
    ];
    for (const [name, settings] of lacking) expect((await faultOf(name, settings))?.code, name).to.equal('unsupported');
  });

  it('takes campaigns of Wide Cloud with and without a name', async () => {
    const simulator = new WideCloudSimulator();
    simulator.central.addCampaign('583', 'CAMP_A');
    simulator.central.addCampaign('584', 'CAMP_B');
    const { url, close } = await serveWideCloud(simulator);
    ends.push(close);
    const backend = await backendOf('widecloud', { url, extension: '2001', campaigns: ' 583 = Renovação = 2026,584, ' });
    const { login: user, senha: password, token } = simulator.secrets;
    await backend.auth?.signIn({ user, password, token });
    expect((await backend.dialer?.campaigns())?.map(({ id, name }) => [id, name])).to.deep.equal([['583', 'Renovação = 2026'], ['584', '584']]);
    expect((await backendOf('widecloud', { url, extension: '2001' })).dialer).to.equal(undefined);
  });

  it('takes queues of Vocom', async () => {
    const simulator = new VocomSimulator();
    simulator.addAgent('DEV', ['Suporte', 'Vendas']);
    const { url, close } = await serveVocom(simulator);
    ends.push(close);
    const settings = { url, company: simulator.company, agent: 'DEV', extension: '2000' };
    const backend = await backendOf('vocom', { ...settings, queues: 'Suporte, Vendas' });
    await backend.auth?.signIn({ token: simulator.key });
    expect((await backend.agent?.peers?.())?.map(({ queue }) => queue)).to.deep.equal(['Suporte', 'Vendas']);
    expect((await backendOf('vocom', settings)).agent?.peers).to.equal(undefined);
  });
});
