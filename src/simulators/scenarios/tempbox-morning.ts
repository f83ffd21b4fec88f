import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { AccountEvent, OpenCase } from '../tempbox/index.js';
import { answerTo, newcomers, openings, unprompted } from './answers.js';
import { seedTempBoxChats } from './tempbox-chats.js';
import { seedTempBoxCompany, seedTempBoxCustomers, tempBoxAgentName, tempBoxCustomers, type TempBoxCustomerName } from './tempbox-company.js';
import type { TempBoxScenario, TempBoxScenarioPort } from './tempbox-scenario.js';

const SECOND = 1000;

/** Milliseconds after the start, on the scenario's clock. */
const firstMessageAt = 4 * SECOND;
const callAt = 20 * SECOND;
const takenAt = 30 * SECOND;
const finishedAt = 55 * SECOND;
const forwardedAt = 80 * SECOND;

const WAITING_AT_MOST = 9;

/** The conversations of a morning, and nothing happens by itself: for stories and tests. */
export const tempBoxQuiet: TempBoxScenario = {
  name: 'tempbox-quiet',
  latency: [0, 0],
  seed(tempbox) {
    seedTempBoxChats(tempbox, seedTempBoxCompany(tempbox), seedTempBoxCustomers(tempbox));
  },
  run: () => () => undefined,
};

/** The company without a single conversation. */
export const tempBoxEmpty: TempBoxScenario = {
  name: 'tempbox-empty',
  latency: [0, 0],
  seed: (tempbox) => void seedTempBoxCompany(tempbox),
  run: () => () => undefined,
};

/** An agent's start of day at TempBox: customers write and answer, new ones come, the telephone rings, a colleague takes one, one is finished elsewhere, one is handed over. */
export const tempBoxMorning: TempBoxScenario = {
  name: 'tempbox-morning',
  latency: [40, 160],
  seed: (tempbox) => tempBoxQuiet.seed(tempbox),
  run(port) {
    const morning = new Morning(port);
    morning.start();
    return () => morning.stop();
  },
};

class Morning {
  readonly #port: TempBoxScenarioPort;
  readonly #timers: TimerSet;
  #unsubscribe: (() => void) | undefined;
  #newcomers = 0;

  constructor(port: TempBoxScenarioPort) {
    this.#port = port;
    this.#timers = new TimerSet(port.clock);
  }

  start(): void {
    this.#unsubscribe = this.#port.tempbox.subscribe((event) => this.#hear(event));
    this.#timers.after(firstMessageAt, () => this.#goOn());
    const { name, phone: number } = tempBoxCustomers.ana;
    this.#timers.after(callAt, () => this.#port.ring?.({ number, name }));
    this.#timers.after(takenAt, () => this.#with('helena', ({ caseId }) => this.#controls.takenBy({ caseId, agentId: this.#agent('Paulo Reis') })));
    this.#timers.after(finishedAt, () => this.#with('joao', ({ caseId }) => this.#controls.finish({ caseId })));
    this.#timers.after(forwardedAt, () => this.#with('neusa', ({ caseId }) => this.#controls.forwardTo({ caseId, agentId: this.#marina })));
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#timers.clear();
  }

  get #controls() {
    return this.#port.tempbox.controls;
  }

  get #marina(): string {
    return this.#agent(tempBoxAgentName);
  }

  #agent(name: string): string {
    return [...this.#port.tempbox.account.agents.values()].find((agent) => agent.name === name)?.id ?? '';
  }

  /** Does nothing where that customer's conversation is over. */
  #with(who: TempBoxCustomerName, act: (open: OpenCase) => void): void {
    const open = this.#port.tempbox.openCases.find(({ contactName }) => contactName === tempBoxCustomers[who].name);
    if (open) act(open);
  }

  /** One thing after the other, for as long as the morning lasts. */
  #goOn(): void {
    const { random } = this.#port;
    const chance = random();
    if (chance < 0.75) this.#somebodyWrites();
    else if (chance < 0.93) this.#somebodyArrives();
    else this.#queueShrinks();
    this.#timers.after(between(random, 5, 24) * SECOND, () => this.#goOn());
  }

  #somebodyWrites(): void {
    const { tempbox, random } = this.#port;
    const served = tempbox.openCases.filter(({ begun, agentId }) => begun && agentId === this.#marina);
    if (served.length === 0) return this.#somebodyArrives();
    this.#controls.customerWrites({ contactId: pick(random, served).contactId, text: pick(random, unprompted) });
  }

  #somebodyArrives(): void {
    const { random } = this.#port;
    if (this.#waiting().length >= WAITING_AT_MOST) return this.#queueShrinks();
    const round = Math.floor(this.#newcomers / newcomers.length);
    const name = newcomers[this.#newcomers++ % newcomers.length] ?? '';
    const about = pick(random, ['finance', 'sales', 'support', 'delivery'] as const);
    this.#controls.customerWrites({
      newContact: { name: round === 0 ? name : `${name} ${round + 1}`, phone: `55119555${between(random, 10_000, 99_999)}` },
      text: pick(random, openings[about]),
    });
  }

  /** A colleague takes whoever has waited longest. */
  #queueShrinks(): void {
    const longest = this.#waiting().sort((a, b) => a.lastAt - b.lastAt)[0];
    if (longest && this.#waiting().length > 3) this.#controls.takenBy({ caseId: longest.caseId, agentId: this.#agent('Paulo Reis') });
  }

  #waiting(): OpenCase[] {
    return this.#port.tempbox.openCases.filter(({ agentId }) => agentId === '');
  }

  /** Customers think about what an agent wrote, and mostly answer. */
  #hear(event: AccountEvent): void {
    if (event.type !== 'message' || event.message.author.kind === 'contact') return;
    const { random, tempbox } = this.#port;
    if (random() < 0.15) return;
    const { id, contactId } = event.conversation;
    const text = answerTo(event.message.text, random);
    this.#timers.after(between(random, 5, 16) * SECOND, () => {
      if (tempbox.account.cases.get(id)?.closed === false) this.#controls.customerWrites({ contactId, text });
    });
  }
}
