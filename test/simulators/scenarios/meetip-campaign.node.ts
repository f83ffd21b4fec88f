import { expect } from 'chai';
import { manualClock } from '../../../src/simulators/clocks.js';
import { MeetIpSimulator, type SimulatedEvent } from '../../../src/simulators/meetip/index.js';
import { meetIpCampaign, meetIpExtensions } from '../../../src/simulators/scenarios/index.js';
import { seededRandom } from '../../../src/simulators/seeded.js';
import { HeldTelephone } from './agent-telephone.js';

const SECOND = 1000;

function morning() {
  const clock = manualClock(Date.UTC(2026, 10, 25, 13));
  const simulator = new MeetIpSimulator({ clock, extensions: meetIpExtensions });
  meetIpCampaign.seed(simulator);
  const told: Pick<SimulatedEvent, 'status' | 'direction'>[] = [];
  simulator.addHook({
    authorization: 'key',
    template: ({ status, direction }) => {
      told.push({ status, direction });
      return { status, direction };
    },
    send: () => Promise.resolve({ status: 200, body: '{}' }),
  });
  const telephone = new HeldTelephone();
  const stop = meetIpCampaign.run({ simulator, clock, random: seededRandom(8), telephone });
  /** News travel by promises, which this clock does not wait for. */
  const goOn = async (milliseconds: number): Promise<void> => {
    for (let spent = 0; spent < milliseconds; spent += SECOND) {
      clock.advance(SECOND);
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  };
  return { clock, simulator, telephone, told, stop, goOn };
}

describe('a campaign at MeetIP', () => {
  it('rings the agent with whoever answered, and tells every turn of the call', async () => {
    const { telephone, told, simulator: { pbx }, goOn } = morning();
    while (!telephone.isRinging) await goOn(SECOND);
    expect(told).to.deep.equal([{ status: 'timbre', direction: 'entrante' }]);
    telephone.answer();
    await goOn(30 * SECOND);
    telephone.hangUp();
    await goOn(SECOND);
    expect(told.map(({ status }) => status)).to.deep.equal(['timbre', 'descolgado', 'colgado']);
    expect(pbx.tickets.at(-1)).to.include({ answered: true, seconds: 30, inbound: true });
    expect(pbx.extensions.get(meetIpExtensions[0] ?? '')).to.equal('Libre');
    while (!telephone.isRinging) await goOn(SECOND);
    expect(telephone.calls).to.have.length(2);
  });

  it('rings the agent first when they ask for a call, and then the other end answers', async () => {
    const { telephone, told, simulator: { pbx }, goOn } = morning();
    pbx.place(meetIpExtensions[0] ?? '', '11955550142');
    await goOn(SECOND);
    expect(telephone.calls.map(({ number }) => number)).to.deep.equal(['5511955550142']);
    telephone.answer();
    await goOn(3 * SECOND);
    expect(told).to.deep.equal([{ status: 'timbre', direction: 'saliente' }, { status: 'descolgado', direction: 'saliente' }]);
    telephone.hangUp();
    await goOn(SECOND);
    expect(told.at(-1)?.status).to.equal('colgado');
  });

  it('ends when it is told to', async () => {
    const { clock, simulator, stop, goOn } = morning();
    await goOn(30 * SECOND);
    stop();
    simulator.stop();
    expect(clock.waiting).to.equal(0);
  });
});
