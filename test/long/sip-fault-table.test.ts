import { expect } from '@open-wc/testing';
import { type Hole, proxy } from '../support/fault-proxy/client.js';
import { lab } from '../support/sip-lab/client.js';
import { FaultScene, noticedWithin } from '../adapters/sip/fault-scene.js';
import { until } from '../adapters/sip/kit.js';

/** Every fault that a shift may bring, idle and in a call, with the limits that agents have. Prints what it measured. */
describe('sip: faults, for long', function () {
  this.timeout(600_000);
  const scene = new FaultScene();

  before(() => scene.begin());
  beforeEach(() => scene.open());
  afterEach(() => scene.close());
  after(async () => {
    await scene.end();
    const shown = scene.rows.map(({ fault, noticed, back }) => `${fault.padEnd(48)} ${seconds(noticed).padStart(10)} ${seconds(back).padStart(10)}`);
    console.log([`${'fault'.padEnd(48)} ${'noticed'.padStart(10)} ${'registered'.padStart(10)}`, ...shown].join('\n'));
  });

  const pass = async (milliseconds: number): Promise<void> => {
    const end = Date.now() + milliseconds;
    await until('time passed', () => Date.now() >= end, milliseconds + 10_000);
  };

  for (const where of ['idle', 'inCall'] as const) {
    describe(where === 'idle' ? 'idle' : 'in a call', () => {
      let id = '';

      beforeEach(async () => {
        if (where === 'inCall') id = await scene.called();
      });

      async function over(fault: string, noticed: number | undefined, end: number): Promise<void> {
        const back = await scene.back(end);
        if (where === 'inCall') await scene.goesOn(id);
        scene.note(`${where}: ${fault}`, noticed, back);
      }

      it('the server is killed and restarted', async () => {
        const start = Date.now();
        await lab.kill('kamailio');
        const noticed = await scene.noticed(start, noticedWithin[where]);
        await pass(15_000);
        await lab.restart('kamailio');
        await over('kill -9, restart after 15 s', noticed, Date.now());
      });

      for (const length of [5, 20, 70]) {
        it(`the server stops for ${length} seconds`, async () => {
          const start = Date.now();
          await lab.freeze('kamailio');
          const mustNotice = length * 1_000 > noticedWithin[where];
          const noticed = mustNotice ? await scene.noticed(start, noticedWithin[where]) : undefined;
          if (where === 'inCall') await scene.hears(id);
          await pass(start + length * 1_000 - Date.now());
          await lab.thaw('kamailio');
          await over(`kill -STOP ${length} s`, noticed, Date.now());
        });
      }

      for (const hole of ['in', 'out', 'both'] as const satisfies readonly Hole[]) {
        it(`the network swallows ${hole}`, async () => {
          const start = Date.now();
          await proxy.swallow(hole);
          const noticed = await scene.noticed(start, noticedWithin[where]);
          if (where === 'inCall') await scene.hears(id);
          await pass(5_000);
          await proxy.swallow('none');
          await over(`blackhole ${hole}`, noticed, Date.now());
        });
      }

      for (const code of [1012, 1013]) {
        it(`the server sends everybody away (${code})`, async () => {
          const start = Date.now();
          await proxy.close(code);
          const noticed = await scene.noticed(start, noticedWithin[where]);
          await over(`close ${code}`, noticed, start);
        });
      }

      it('the handshake hangs for 20 seconds', async () => {
        await proxy.hang(true);
        const start = Date.now();
        await proxy.cut();
        const noticed = await scene.noticed(start, noticedWithin[where]);
        await pass(20_000);
        await proxy.hang(false);
        await over('handshake hangs 20 s', noticed, Date.now());
      });

      it('the registrar loses the registration and says nothing', async () => {
        const start = Date.now();
        await lab.forget('alice');
        expect(await lab.contacts('alice')).to.have.length(0);
        await until('bound again', async () => (await lab.contacts('alice')).length === 1, noticedWithin[where]);
        const told = scene.alice.events.filter(event => event.type === 'registration-changed' && event.registration.since > start);
        expect(told).to.deep.equal([]);
        scene.note(`${where}: binding lost silently`, undefined, Date.now() - start);
        if (where === 'inCall') await scene.goesOn(id);
      });

      for (const how of ['503', '403', '423', 'stale'] as const) {
        it(`the registrar refuses (${how})`, async () => {
          await lab.refuse('alice', how);
          const start = Date.now();
          await proxy.cut();
          const noticed = await scene.noticed(start, noticedWithin[where]);
          const refuses = how === '503' || how === '403';
          if (refuses) await until('refused', () => scene.registration.status === 'failed');
          if (refuses) await lab.refuse('alice', null);
          await over(`REGISTER ${how}`, noticed, Date.now());
          await lab.refuse('alice', null);
        });
      }
    });
  }

  for (const parts of [['rtpengine'], ['kamailio', 'rtpengine']] as const) {
    it(`${parts.join(' and ')} restart in a call: another way for the sound is found`, async () => {
      const id = await scene.called();
      for (const part of parts) await lab.kill(part);
      await until('sound lost', () => scene.call(id).media !== 'ok', 20_000);
      for (const part of parts.toReversed()) await lab.restart(part);
      const end = Date.now();
      const back = await scene.back(end);
      await until('sound back', () => scene.call(id).media === 'ok', 20_000);
      const sound = Date.now() - end;
      await scene.goesOn(id);
      scene.note(`inCall: ${parts.join(' and ')} restart, sound after ${seconds(sound)}`, parts.length > 1 ? 0 : undefined, parts.length > 1 ? back : 0);
    });
  }

  it('the server restarts 20 times in a row, with a call', async () => {
    const id = await scene.called();
    let slowest = 0;
    for (let round = 0; round < 20; round++) {
      const start = Date.now();
      await lab.kill('kamailio');
      await scene.noticed(start, noticedWithin.inCall);
      await lab.restart('kamailio');
      slowest = Math.max(slowest, await scene.back(Date.now()));
      expect(scene.call(id).state, `round ${round}`).to.equal('active');
    }
    await scene.goesOn(id);
    scene.note('inCall: kill -9 x20, slowest', 0, slowest);
  });
});

function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'kept' : `${(milliseconds / 1_000).toFixed(1)} s`;
}
