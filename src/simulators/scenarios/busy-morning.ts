import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { AccountEvent } from '../voxfree/index.js';
import { answerTo, newcomers, openings, unprompted } from './answers.js';
import { agentIds, departmentIds } from './company.js';
import { customers, type CustomerName } from './customers.js';
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
const takenAt = 32 * SECOND;
const finishedAt = 55 * SECOND;
const handedOverAt = 80 * SECOND;

/** Nobody has more in the queue or on the desk than that, however long the morning. */
const WAITING_AT_MOST = 9;
const ACTIVE_AT_MOST = 14;

/**
 * An agent's start of day: conversations go on, new ones come, customers answer what they are told, a colleague takes
 * one, one is finished elsewhere, one is handed over, and the telephone rings: once, once more during that call, and once
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
    this.#timers.after(takenAt, () => this.#colleagueTakes(customers.neusa.id));
    this.#timers.after(finishedAt, () => this.#finishElsewhere(customers.padaria.id));
    this.#timers.after(handedOverAt, () => this.#handOver());
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

  #somebodyWrites(): void {
    const { voxfree, random } = this.#port;
    const active = voxfree.openChats.filter(({ place, agentId }) => place === 'active' && agentId === agentIds.marina);
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

  #colleagueTakes(contactId: string): void {
    const chat = this.#waiting().find(waiting => waiting.contactId === contactId);
    if (chat) this.#port.voxfree.controls.takenBy({ protocol: chat.protocol, agentId: agentIds.paulo });
  }

  #finishElsewhere(contactId: string): void {
    const { voxfree } = this.#port;
    const chat = voxfree.openChats.find(open => open.contactId === contactId && open.place === 'active');
    if (chat) voxfree.controls.finish({ protocol: chat.protocol });
  }

  #handOver(): void {
    const { voxfree } = this.#port;
    const { protocol } = voxfree.controls.arrive({
      newContact: { name: 'Cantina Bella Massa', number: '5511955550107' },
      departmentId: departmentIds.sales,
      text: 'Falei com a Renata, mas o pedido ficou pela metade.',
    });
    voxfree.controls.transferIn({ protocol, agentId: agentIds.marina });
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
    if (random() < 0.15) return;
    const answer = answerTo(event.message.content.replace(/^\*[^*]+\*: \n/, ''), random);
    this.#timers.after(readAfter + between(random, 3, 12) * SECOND, () => this.#answer(event.chat.protocol, contactId, answer));
  }

  /** Nobody answers into a conversation that is over. */
  #answer(protocol: string, contactId: string, text: string): void {
    const { voxfree } = this.#port;
    if (voxfree.openChats.some(open => open.protocol === protocol)) voxfree.controls.customerWrites({ contactId, text });
  }
}
