import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { AccountEvent } from '../voxfree/index.js';
import { afterFile, answerTo, newcomers, openings, unprompted } from './answers.js';
import { agentIds, departmentIds } from './company.js';
import { customers, type CustomerName } from './customers.js';
import { morningEvents } from './morning-events.js';
import { quiet } from './quiet.js';
import type { Scenario, ScenarioPort } from './scenario.js';

const SECOND = 1000;

/** Milliseconds after the start, on the scenario's clock. */
const firstMessageAt = 4 * SECOND;
const callAt = 20 * SECOND;
/** While the first call may still be on: the agent hears a beep and has two. */
const secondCallAt = 48 * SECOND;
/** Rings a few times and gives up: a missed call, unless the agent is quick. */
const impatientCallAt = 110 * SECOND;
const IMPATIENT_MS = 7 * SECOND;

/** Nobody has more in the queue or on the desk than that, however long the morning. */
const WAITING_AT_MOST = 9;
const ACTIVE_AT_MOST = 14;

/**
 * An agent's start of day: conversations go on, new ones come, customers answer what they are told and send pictures,
 * sound and documents, one takes a message back, a colleague takes one, one is finished elsewhere, one is handed over, an
 * owned contact comes back, and the telephone rings: once, once more during that call, and once
 * for somebody who does not wait.
 */
export const busyMorning: Scenario = {
  name: 'busy-morning',
  latency: [40, 160],
  seed: voxfree => quiet.seed(voxfree),
  run(port) {
    const morning = new Morning(port);
    morning.start();
    return () => morning.stop();
  },
};

class Morning {
  readonly #port: ScenarioPort;
  readonly #timers: TimerSet;
  #unsubscribe: (() => void) | undefined;
  #newcomers = 0;

  constructor(port: ScenarioPort) {
    this.#port = port;
    this.#timers = new TimerSet(port.clock);
  }

  start(): void {
    this.#unsubscribe = this.#port.voxfree.subscribe(event => this.#hear(event));
    this.#timers.after(firstMessageAt, () => this.#goOn());
    this.#timers.after(callAt, () => this.#ring('ana'));
    this.#timers.after(secondCallAt, () => this.#ring('carlos'));
    this.#timers.after(impatientCallAt, () => this.#ring('joao', IMPATIENT_MS));
    for (const event of morningEvents) this.#timers.after(event.at * SECOND, () => event.run(this.#port.voxfree));
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#timers.clear();
  }

  #ring(who: CustomerName, patience?: number): void {
    const { number, name } = customers[who];
    this.#port.ring?.({ number, name, ...(patience === undefined ? {} : { patience }) });
  }

  /** One thing after the other, for as long as the morning lasts. */
  #goOn(): void {
    const { random } = this.#port;
    const chance = random();
    if (chance < 0.72) this.#somebodyWrites();
    else if (chance < 0.9) this.#somebodyArrives();
    else if (chance < 0.96) this.#queueShrinks();
    else this.#deskShrinks();
    this.#timers.after(between(random, 5, 24) * SECOND, () => this.#goOn());
  }

  /** Anybody but João, whom only a template reaches. */
  #somebodyWrites(): void {
    const { voxfree, random } = this.#port;
    const active = voxfree.openChats.filter(({ place, agentId, contactId }) =>
      place === 'active' && agentId === agentIds.marina && contactId !== customers.joao.id);
    if (active.length === 0) return this.#somebodyArrives();
    voxfree.controls.customerWrites({ contactId: pick(random, active).contactId, text: pick(random, unprompted) });
  }

  #somebodyArrives(): void {
    const { voxfree, random } = this.#port;
    if (this.#waiting().length >= WAITING_AT_MOST) return this.#queueShrinks();
    const department = pick(random, ['finance', 'sales', 'support', 'delivery'] as const);
    const round = Math.floor(this.#newcomers / newcomers.length);
    const name = newcomers[this.#newcomers++ % newcomers.length] ?? '';
    voxfree.controls.arrive({
      newContact: { name: round === 0 ? name : `${name} ${round + 1}`, number: `55119555${between(random, 10_000, 99_999)}` },
      departmentId: departmentIds[department],
      text: pick(random, openings[department]),
    });
  }

  /** A colleague takes whoever has waited longest. */
  #queueShrinks(): void {
    const longest = this.#waiting()[0];
    if (longest && this.#waiting().length > 3) this.#port.voxfree.controls.takenBy({ protocol: longest.protocol, agentId: agentIds.paulo });
  }

  /** Where a desk is too full, a supervisor finishes what is stale. */
  #deskShrinks(): void {
    const { voxfree } = this.#port;
    const active = voxfree.openChats.filter(({ place, agentId }) => place === 'active' && agentId === agentIds.marina);
    const stale = active.sort((a, b) => a.lastAt.localeCompare(b.lastAt))[0];
    if (stale && active.length > ACTIVE_AT_MOST) voxfree.controls.finish({ protocol: stale.protocol });
  }

  #waiting() {
    return this.#port.voxfree.openChats.filter(({ place }) => place === 'waiting');
  }

  /** Customers read what the agent wrote, think, and mostly answer. */
  #hear(event: AccountEvent): void {
    if (event.type !== 'message' || !event.message.fromAgent) return;
    const { random, voxfree } = this.#port;
    const { contactId } = event.chat;
    const readAfter = between(random, 2, 6) * SECOND;
    this.#timers.after(readAfter, () => voxfree.controls.customerReads({ contactId }));
    const { content, file, type } = event.message;
    // A template is written to be answered: it opens the window.
    if (random() < 0.15 && type !== 'template') return;
    const answer = file === null ? answerTo(content.replace(/^\*[^*]+\*: \n/, ''), random) : pick(random, afterFile);
    this.#timers.after(readAfter + between(random, 3, 12) * SECOND, () => this.#answer(event.chat.protocol, contactId, answer));
  }

  /** Nobody answers into a conversation that is over. */
  #answer(protocol: string, contactId: string, text: string): void {
    const { voxfree } = this.#port;
    if (voxfree.openChats.some(open => open.protocol === protocol)) voxfree.controls.customerWrites({ contactId, text });
  }
}
