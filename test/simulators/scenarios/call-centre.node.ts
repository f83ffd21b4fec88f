import { expect } from 'chai';
import { manualClock } from '../../../src/simulators/clocks.js';
import { callCentre, callCentreAgent, callCentreQueues } from '../../../src/simulators/scenarios/index.js';
import { seededRandom } from '../../../src/simulators/seeded.js';
import { VocomSimulator } from '../../../src/simulators/vocom/index.js';
import { HeldTelephone } from './agent-telephone.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function shift() {
  const clock = manualClock(Date.UTC(2026, 10, 25, 13));
  const simulator = new VocomSimulator({ clock });
  callCentre.seed(simulator);
  const telephone = new HeldTelephone();
  const stop = callCentre.run({ simulator, clock, random: seededRandom(8), telephone });
  const marina = simulator.pbx.agents.get(callCentreAgent);
  if (!marina) throw new Error('the agent is missing');
  return { clock, simulator, telephone, stop, marina };
}

describe('a shift in the call centre', () => {
  it('begins with colleagues of both queues, pauses with and without a length, and a week of reports', () => {
    const { simulator: { pbx } } = shift();
    const members = (queue: string): number => [...pbx.agents.values()].filter(({ queues }) => queues.includes(queue)).length;
    expect(callCentreQueues.map(members)).to.deep.equal([5, 4]);
    expect(pbx.breaks.map(({ length }) => length)).to.include.members([0, 15, 60]);
    expect(pbx.dialed).to.have.length(1_050);
    expect(new Set(pbx.dispositions.map(({ direction }) => direction))).to.deep.equal(new Set(['dialer-inbound', 'inbound', 'outbound']));
  });

  it('calls nobody who is not signed in, pauses, or has no telephone', () => {
    const { clock, telephone, marina } = shift();
    clock.advance(5 * MINUTE);
    expect(telephone.calls).to.deep.equal([]);
    Object.assign(marina, { signedIn: true, status: 'On Break' });
    clock.advance(5 * MINUTE);
    expect(telephone.calls).to.deep.equal([]);
    telephone.isRegistered = false;
    marina.status = 'Available';
    clock.advance(5 * MINUTE);
    expect(telephone.calls).to.deep.equal([]);
  });

  it('brings one caller after the other, and counts who was answered', () => {
    const { clock, telephone, marina } = shift();
    marina.signedIn = true;
    clock.advance(10 * SECOND);
    expect(telephone.calls.map(({ name }) => name)).to.deep.equal(['Ana Beatriz Nogueira']);
    telephone.answer();
    clock.advance(90 * SECOND);
    telephone.hangUp();
    expect([marina.answered, marina.answeredTime, marina.notAnswered]).to.deep.equal([1, 90, 0]);
    clock.advance(MINUTE);
    telephone.hangUp();
    expect([telephone.calls.length, marina.answered, marina.notAnswered]).to.deep.equal([2, 1, 1]);
  });

  it('lets colleagues pause, return and answer, and ends when it is told to', () => {
    const { clock, simulator: { pbx }, stop } = shift();
    const picture = (): string => JSON.stringify([...pbx.agents.values()]);
    const seen = new Set<string>();
    for (let minute = 0; minute < 10; minute += 1) {
      seen.add(picture());
      clock.advance(MINUTE);
    }
    expect(seen.size).to.be.greaterThan(8);
    stop();
    expect(clock.waiting).to.equal(0);
  });
});
