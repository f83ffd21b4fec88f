import { expect } from 'chai';
import { wideCloud } from '../../../src/adapters/widecloud/index.js';
import { systemClock, type Io } from '../../../src/net/io.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { WideCloudSimulator } from '../../../src/simulators/widecloud/index.js';
import { serveWideCloud } from '../../../src/simulators/widecloud/node.js';

describe('Wide Cloud simulator', () => {
  it('serves the same wire over HTTP', async () => {
    const served = await serveWideCloud(new WideCloudSimulator());
    const { login: user, senha: password, token } = served.simulator.secrets;
    served.simulator.central.addCampaign('583', 'Cobrança');
    const io: Io = { fetch: (url, init) => fetch(url, init), WebSocket: globalThis.WebSocket, clock: systemClock, random: Math.random };
    const backend = wideCloud({ url: served.url, extension: '2001', campaigns: [{ id: '583' }], io });
    try {
      await backend.auth?.signIn({ user, password, token });
      await backend.dialer?.insert?.('583', [{ key: 'a', phones: ['1130000001'], form: {} }], 'end');
      expect((await backend.dialer?.contacts?.('583'))?.map(({ key }) => key)).to.deep.equal(['a']);
      expect(served.simulator.ledger.violations).to.deep.equal([]);
    } finally {
      await served.close();
    }
  });

  it('dials its list to the end, the same way for the same seed', () => {
    const run = (seed: number): string[] => {
      const clock = manualClock(Date.UTC(2026, 10, 25));
      const simulator = new WideCloudSimulator({ clock, seed });
      const { central } = simulator;
      central.addCampaign('583', 'Cobrança');
      const { login, senha, token } = simulator.secrets;
      for (let turn = 0; turn < 20; turn += 1) {
        simulator.handle({ path: '/api.php', verb: 'POST', body: JSON.stringify({ acao: 'insert', login, senha, token, idcampanha: '583', idcrm: String(turn), ddd1: '11', tel1: '30000001' }) });
      }
      central.startDialing('583', '2001');
      clock.advance(3_600_000);
      expect(clock.waiting).to.equal(0);
      return central.campaigns.get('583')?.rows.map(({ status, attempts }) => `${status} ${attempts}`) ?? [];
    };
    const first = run(7);
    expect(first).to.have.length(20);
    expect(first.every((row) => /^(?:CONCLUIDO|Descartado|EXCEDIDO) [1-5]$/.test(row))).to.equal(true);
    expect(run(7)).to.deep.equal(first);
    expect(run(8)).to.not.deep.equal(first);
  });
});
