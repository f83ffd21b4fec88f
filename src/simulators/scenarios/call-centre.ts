import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { AgentRecord, VocomSimulator } from '../vocom/index.js';
import { callCentreAgent, seedCallCentre } from './call-centre-company.js';
import { customers } from './customers.js';
import type { TelephoneScenario, TelephoneScenarioPort } from './telephone-scenario.js';

const SECOND = 1000;
/** How often the queue looks for somebody who is free. */
const LOOK = SECOND;
/** Who waits in a queue hangs up after this much ringing, and the next one comes. */
const PATIENCE = 20 * SECOND;

/** From "I am free" to the next caller, in seconds: the first one, and all others. */
const firstWait = [6, 9] as const;
const nextWait = [20, 55] as const;

const callers = Object.values(customers).filter(({ number }) => number !== '');

/** A call centre's shift: callers of the queue ring whoever is signed in and not paused, and colleagues come and go. */
export const callCentre: TelephoneScenario<VocomSimulator> = {
  name: 'call-centre',
  seed: seedCallCentre,
  run(port) {
    const shift = new Shift(port);
    shift.start();
    return () => shift.stop();
  },
};

/** The same people, and nothing happens by itself: for stories and tests. */
export const callCentreQuiet: TelephoneScenario<VocomSimulator> = { name: 'call-centre-quiet', seed: seedCallCentre, run: () => () => undefined };

class Shift {
  readonly #port: TelephoneScenarioPort<VocomSimulator>;
  readonly #timers: TimerSet;
  /** When the next caller has waited long enough; undefined while the agent is not free for the queue. */
  #due: number | undefined;
  #turn = 0;
  #isRinging = false;

  constructor(port: TelephoneScenarioPort<VocomSimulator>) {
    this.#port = port;
    this.#timers = new TimerSet(port.clock);
  }

  start(): void {
    this.#look();
    this.#timers.after(15 * SECOND, () => this.#colleaguesGoOn());
  }

  stop(): void {
    this.#timers.clear();
  }

  get #agent(): AgentRecord | undefined {
    return this.#port.simulator.pbx.agents.get(callCentreAgent);
  }

  /** Counted in looks, so that a fast clock hurries the queue too. */
  #look(): void {
    const isFree = this.#agent?.signedIn === true && this.#agent.status === 'Available' && this.#port.telephone.free && !this.#isRinging;
    if (!isFree) this.#due = undefined;
    else this.#due = (this.#due ?? this.#wait()) - LOOK;
    if (this.#due !== undefined && this.#due <= 0) this.#ring();
    this.#timers.after(LOOK, () => this.#look());
  }

  #wait(): number {
    const [least, most] = this.#turn === 0 ? firstWait : nextWait;
    return between(this.#port.random, least, most) * SECOND;
  }

  #ring(): void {
    const { telephone, clock } = this.#port;
    const caller = callers[this.#turn % callers.length];
    if (!caller) return;
    this.#turn += 1;
    this.#due = undefined;
    this.#isRinging = true;
    let answeredAt: number | undefined;
    telephone.ring({ number: caller.number, name: caller.name, patience: PATIENCE }, (turn) => {
      if (turn === 'answered') answeredAt = clock.now();
      else this.#count(answeredAt === undefined ? undefined : clock.now() - answeredAt);
    });
  }

  #count(talked: number | undefined): void {
    this.#isRinging = false;
    const agent = this.#agent;
    if (!agent) return;
    if (talked === undefined) agent.notAnswered += 1;
    else Object.assign(agent, { answered: agent.answered + 1, answeredTime: agent.answeredTime + Math.round(talked / SECOND) });
  }

  /** One of them pauses, returns or takes a call. */
  #colleaguesGoOn(): void {
    const { random, simulator } = this.#port;
    const others = [...simulator.pbx.agents.values()].filter(({ name, signedIn }) => name !== callCentreAgent && signedIn);
    const someone = pick(random, others);
    if (someone.status !== 'Available') Object.assign(someone, { status: 'Available', pauseId: undefined });
    else if (random() < 0.3) Object.assign(someone, { status: 'On Break', pauseId: simulator.pbx.breaks[0]?.id });
    else Object.assign(someone, { answered: someone.answered + 1, answeredTime: someone.answeredTime + between(random, 30, 300) });
    this.#timers.after(between(random, 12, 40) * SECOND, () => this.#colleaguesGoOn());
  }
}
