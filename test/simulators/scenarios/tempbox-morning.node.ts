import { expect } from 'chai';
import { fastClock, manualClock } from '../../../src/simulators/clocks.js';
import { tempBoxAgentName, tempBoxCustomers, tempBoxMorning, tempBoxQuiet, tempBoxScenarios } from '../../../src/simulators/scenarios/index.js';
import { TempBoxSimulator, type AccountEvent } from '../../../src/simulators/tempbox/index.js';
import { elevenOClock, WireClient } from '../tempbox/client.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function morning({ seed = 1, speed = 1 } = {}) {
  const clock = manualClock(elevenOClock);
  const tempbox = new TempBoxSimulator({ clock, seed });
  tempBoxMorning.seed(tempbox);
  const events: (AccountEvent & { readonly at: number })[] = [];
  tempbox.subscribe((event) => events.push({ ...event, at: (clock.now() - elevenOClock) / SECOND }));
  const stop = tempBoxMorning.run({ tempbox, clock: fastClock(clock, speed), random: tempbox.random });
  const agent = (name: string) => [...tempbox.account.agents.values()].find((each) => each.name === name);
  const open = (name: string) => tempbox.openCases.find(({ contactName }) => contactName === name);
  const waiting = () => tempbox.openCases.filter(({ agentId }) => agentId === '');
  const story = () => events.map((event) => (event.type === 'message' ? [event.at, event.message.text] : [event.at, event.type]));
  return { clock, tempbox, events, stop, agent, open, waiting, story };
}

describe('a morning at TempBox', () => {
  it('begins with conversations of every kind: begun, handed over, waiting, a bot’s, a colleague’s, finished', () => {
    const { tempbox, agent, waiting } = morning();
    const marina = agent(tempBoxAgentName)?.id;
    const mine = tempbox.openCases.filter(({ agentId }) => agentId === marina);
    expect(mine.map(({ begun }) => begun).sort()).to.deep.equal([false, true, true, true, true]);
    expect(waiting()).to.have.length(3);
    expect(tempbox.openCases.filter(({ agentId }) => agentId === agent('Assistente Serra')?.id)).to.have.length(1);
    expect(tempbox.openCases.filter(({ agentId }) => agentId === agent('Paulo Reis')?.id)).to.have.length(1);
    expect([...tempbox.account.cases.values()].filter(({ closed }) => closed)).to.have.length(3);
    const numbers = tempbox.account.messages.map(({ at }) => at);
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
  });

  it('brings messages by themselves, has one taken, one finished and one handed over', () => {
    const { clock, events, agent, open } = morning();
    clock.advance(90 * SECOND);
    expect(events.filter(({ type }) => type === 'message').length).to.be.within(3, 30);
    expect(open(tempBoxCustomers.helena.name)).to.include({ agentId: agent('Paulo Reis')?.id, begun: true });
    expect(open(tempBoxCustomers.joao.name)).to.equal(undefined);
    expect(open(tempBoxCustomers.neusa.name)).to.include({ agentId: agent(tempBoxAgentName)?.id });
  });

  it('lets customers answer what the agent writes, to the point', async () => {
    const answers: string[] = [];
    for (let seed = 1; seed <= 8; seed++) {
      const { clock, tempbox, agent, open } = morning({ seed });
      const ana = open(tempBoxCustomers.ana.name);
      const before = tempbox.account.messages.length;
      await new WireClient(tempbox.io().fetch, tempbox.url, tempbox.token).call('EnviarMensagem', {
        Atendente: agent(tempBoxAgentName)?.hash, Atendimento: ana?.caseId, Empresa: tempbox.account.companyId, Mensagem: 'O boleto chegou?',
      });
      clock.advance(20 * SECOND);
      answers.push(...tempbox.account.messages.slice(before).filter(({ caseId, author }) => caseId === ana?.caseId && author.kind === 'contact').map(({ text }) => text));
    }
    expect(answers.filter((answer) => /boleto|pagar|desconto|obrigad/i.test(answer)).length).to.be.at.least(5);
  });

  it('is the same for the same seed, another one for another, and faster where asked to', () => {
    const [first, again, other, fast] = [{}, {}, { seed: 2 }, { speed: 10 }].map((options: { readonly seed?: number; readonly speed?: number }) => {
      const world = morning(options);
      world.clock.advance((10 * MINUTE) / (options.speed ?? 1));
      return world.story();
    });
    expect(again).to.deep.equal(first);
    expect(other).to.not.deep.equal(first);
    expect(fast?.map(([, what]) => what)).to.deep.equal(first?.map(([, what]) => what));
  });

  it('never floods the queue, breaks no rule, and ends without a trace', () => {
    const { clock, waiting, tempbox, stop, events } = morning({ seed: 7 });
    for (let minutes = 0; minutes < 120; minutes += 5) {
      clock.advance(5 * MINUTE);
      expect(waiting().length).to.be.at.most(9);
    }
    expect(tempbox.ledger.violations).to.deep.equal([]);
    stop();
    tempbox.stop();
    const { length } = events;
    clock.advance(10 * MINUTE);
    expect(events).to.have.length(length);
    expect(clock.waiting).to.equal(0);
  });
});

describe('TempBox scenarios', () => {
  it('are found by name, and the quiet one does nothing by itself', () => {
    expect([...tempBoxScenarios.keys()]).to.deep.equal(['tempbox-morning', 'tempbox-quiet', 'tempbox-empty']);
    const clock = manualClock(elevenOClock);
    const tempbox = new TempBoxSimulator({ clock });
    tempBoxQuiet.seed(tempbox);
    tempBoxQuiet.run({ tempbox, clock, random: tempbox.random });
    expect(clock.waiting).to.equal(0);
    expect(tempbox.openCases).to.have.length(10);
  });
});
