import { TimerSet } from '../clocks.js';
import { between, pick, seededRandom } from '../seeded.js';
import type { ListedNumber, MeetIpSimulator, SimulatedCampaign } from '../meetip/index.js';
import { colleagues, demoExtension } from './company.js';
import { customers } from './customers.js';
import type { TelephoneScenario, TelephoneScenarioPort } from './telephone-scenario.js';

const SECOND = 1000;
const PATIENCE = 20 * SECOND;
/** What the agent has for themselves between two calls, in seconds. */
const breather = [15, 35] as const;

export const meetIpExtensions: readonly string[] = [demoExtension.number, ...colleagues.map(({ number }) => number)];
const [agentExtension = '', ...others] = meetIpExtensions;

const labels = ['Nome:', 'Empresa:', 'Último pedido:'];
const people = Object.values(customers).filter(({ number }) => number !== '');

/** Two campaigns, a queue, and the morning's calls. All names and numbers are made up. */
function seed({ pbx }: MeetIpSimulator): void {
  const random = seededRandom(22);
  const renewal = pbx.addCampaign('22', 'Recompra de novembro', { kind: 'Power', labels });
  pbx.addCampaign('23', 'Pesquisa de entrega', { kind: 'Preview', labels: ['Nome:', 'Pedido:'], isActive: false });
  pbx.insert(renewal, people.map(({ name, number }): ListedNumber => ({ number: national(number), form: { Nome: name, Empresa: '', 'Último pedido': '' } })), 'end');
  pbx.queues.set('700', meetIpExtensions);
  for (let count = 0; count < 40; count += 1) {
    const { number } = pick(random, people);
    const inbound = random() < 0.6;
    pbx.write({ id: pbx.nextId(), extension: pick(random, meetIpExtensions), number: national(number), shownNumber: '1155550100', inbound, startedAt: 0 }, random() < 0.8, between(random, 20, 300), inbound ? '700' : undefined);
  }
}

const national = (number: string): string => number.replace(/^55/, '');

/** A power campaign rings the agent with whoever answered, as do the calls that the agent asks the PBX for. */
export const meetIpCampaign: TelephoneScenario<MeetIpSimulator> = {
  name: 'meetip-campaign',
  seed,
  run(port) {
    const morning = new Morning(port);
    morning.start();
    return () => morning.stop();
  },
};

/** The same people, and nobody calls by themselves: for stories and tests. */
export const meetIpQuiet: TelephoneScenario<MeetIpSimulator> = {
  name: 'meetip-quiet',
  seed,
  run(port) {
    const morning = new Morning(port);
    morning.followClicks();
    return () => morning.stop();
  },
};

class Morning {
  readonly #port: TelephoneScenarioPort<MeetIpSimulator>;
  readonly #timers: TimerSet;
  readonly #seen = new Set<string>();

  constructor(port: TelephoneScenarioPort<MeetIpSimulator>) {
    this.#port = port;
    this.#timers = new TimerSet(port.clock);
  }

  start(): void {
    this.followClicks();
    this.#timers.after(6 * SECOND, () => this.#dial());
    this.#timers.after(20 * SECOND, () => this.#colleaguesGoOn());
  }

  stop(): void {
    this.#timers.clear();
  }

  /** A click rings the agent's telephone first; the other end answers a little later. */
  followClicks(): void {
    const { pbx } = this.#port.simulator;
    for (const call of pbx.calls.values()) {
      if (call.inbound || call.extension !== agentExtension || this.#seen.has(call.id)) continue;
      this.#seen.add(call.id);
      this.#port.telephone.ring({ number: `55${national(call.number)}`, name: '' }, (turn) => {
        if (turn === 'answered') this.#timers.after(2 * SECOND, () => void pbx.pickUp(call.id));
        else void pbx.hangUp(call.id);
      });
    }
    this.#timers.after(SECOND / 4, () => this.followClicks());
  }

  #dial(): void {
    const { telephone, random, simulator: { pbx } } = this.#port;
    const again = (seconds: number): void => this.#timers.after(seconds * SECOND, () => this.#dial());
    const campaign = [...pbx.campaigns.values()].find(({ isActive, kind }) => isActive && kind === 'Power');
    if (!campaign || !telephone.free) return again(2);
    const next = this.#nextOf(campaign);
    if (!next) return again(5);
    if (random() < 0.3) {
      next.outcome = 'unanswered';
      pbx.write({ id: pbx.nextId(), extension: agentExtension, number: next.number, shownNumber: '', inbound: false, startedAt: 0 }, false, 0);
      return again(between(random, 2, 4));
    }
    next.outcome = 'answered';
    void this.#ring(next.number).then(() => again(between(random, ...breather)));
  }

  #nextOf(campaign: SimulatedCampaign): ListedNumber | undefined {
    const next = campaign.list[campaign.index];
    if (next) campaign.index += 1;
    else campaign.isActive = false;
    return next;
  }

  /** Resolves when that call is over. */
  async #ring(number: string): Promise<void> {
    const { telephone, simulator: { pbx } } = this.#port;
    const call = await pbx.ring(agentExtension, number, '1155550100');
    const name = people.find((person) => person.number.endsWith(number))?.name ?? '';
    await new Promise<void>((resolve) => {
      telephone.ring({ number: `55${national(number)}`, name, patience: PATIENCE }, (turn) => {
        if (turn === 'answered') return void pbx.pickUp(call.id);
        void pbx.hangUp(call.id).then(resolve);
      });
    });
  }

  #colleaguesGoOn(): void {
    const { random, simulator: { pbx } } = this.#port;
    pbx.extensions.set(pick(random, others), pick(random, ['Libre', 'Ocupada', 'Libre', 'Desconectada'] as const));
    this.#timers.after(between(random, 15, 45) * SECOND, () => this.#colleaguesGoOn());
  }
}
