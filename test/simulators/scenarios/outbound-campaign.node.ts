import { expect } from 'chai';
import { manualClock } from '../../../src/simulators/clocks.js';
import { outboundCampaign, outboundCampaigns, outboundExtensions } from '../../../src/simulators/scenarios/index.js';
import { seededRandom } from '../../../src/simulators/seeded.js';
import { WideCloudSimulator, type MailingRow } from '../../../src/simulators/widecloud/index.js';
import { HeldTelephone } from './agent-telephone.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function campaigns() {
  const clock = manualClock(Date.UTC(2026, 10, 25, 13));
  const simulator = new WideCloudSimulator({ clock, extensions: outboundExtensions });
  outboundCampaign.seed(simulator);
  const telephone = new HeldTelephone();
  const stop = outboundCampaign.run({ simulator, clock, random: seededRandom(8), telephone });
  const rows = (id: string): readonly MailingRow[] => simulator.central.campaigns.get(id)?.rows ?? [];
  const count = (id: string, status: MailingRow['status']): number => rows(id).filter((row) => row.status === status).length;
  return { clock, central: simulator.central, telephone, stop, rows, count };
}

describe('outbound campaigns', () => {
  it('begin with three lists of 1,200 people, in every state, none twice', () => {
    const { rows, count } = campaigns();
    expect(outboundCampaigns.map(({ id }) => rows(id).length)).to.deep.equal([480, 420, 300]);
    const numbers = outboundCampaigns.flatMap(({ id }) => rows(id)).map(({ numero }) => numero.slice(-8));
    // The customers of the CRM are in two lists.
    expect(new Set(numbers).size).to.be.within(1_170, 1_199);
    expect(count('583', 'AGUARDANDO')).to.equal(312);
    expect([count('583', 'CONCLUIDO') > 40, count('583', 'Descartado') > 40, count('583', 'EXCEDIDO') > 5]).to.deep.equal([true, true, true]);
    expect(count('585', 'AGUARDANDO')).to.equal(0);
  });

  it('dial on: contacts move from state to state, on as many lines as the campaign has', () => {
    const { clock, telephone, rows, count } = campaigns();
    telephone.isRegistered = false;
    const before = count('583', 'AGUARDANDO');
    let most = 0;
    for (let second = 0; second < 300; second += 1) {
      clock.advance(SECOND);
      most = Math.max(most, count('583', 'Dialing'));
    }
    expect(most).to.equal(4);
    expect(count('583', 'AGUARDANDO')).to.be.lessThan(before - 20);
    expect(telephone.calls).to.deep.equal([]);
    expect(rows('585').every(({ status }) => status !== 'Dialing')).to.equal(true);
  });

  it('ring the agent with who it is, one at a time, and note the conversation', () => {
    const { clock, telephone, central, rows } = campaigns();
    while (!telephone.isRinging) clock.advance(SECOND);
    const [call] = central.calls.values();
    const [contact] = telephone.calls;
    expect([call?.to, `55${call?.from ?? ''}`, call?.up]).to.deep.equal([outboundExtensions[0], contact?.number, false]);
    expect(call?.variables[0]).to.match(/^contato-\d+$/);
    expect(outboundCampaigns.map(({ name }) => name)).to.include(call?.variables[1]);
    telephone.answer();
    expect(call?.up).to.equal(true);
    clock.advance(MINUTE);
    expect(telephone.calls).to.have.length(1);
    telephone.hangUp();
    expect(central.calls.size).to.equal(0);
    const row = outboundCampaigns.flatMap(({ id }) => rows(id)).find(({ fields }) => fields['gen22'] === call?.variables[0]);
    expect([row?.status, row?.call?.extension, row?.call?.seconds]).to.deep.equal(['CONCLUIDO', outboundExtensions[0], 60]);
    expect(central.history).to.include(row?.call);
    clock.advance(20 * SECOND);
    expect(telephone.isRinging, 'the agent has time for notes').to.equal(false);
    while (!telephone.isRinging) clock.advance(SECOND);
    expect(telephone.calls).to.have.length(2);
  });

  it('end when they are told to', () => {
    const { clock, stop } = campaigns();
    clock.advance(MINUTE);
    stop();
    expect(clock.waiting).to.equal(0);
  });
});
