import { TimerSet } from '../clocks.js';
import { between, pick } from '../seeded.js';
import type { CallRow, MailingRow, SimulatedCall, WideCloudSimulator } from '../widecloud/index.js';
import { outboundCampaigns, outboundExtensions } from './outbound-contacts.js';
import type { TelephoneScenarioPort } from './telephone-scenario.js';

const SECOND = 1000;
const mostAttempts = 5;
/** Longer than this is a conversation (Wide Cloud contract, part 2). */
const conversation = 10 * SECOND;
/** What the agent has for themselves between two calls, the first one apart. */
const breather = 25 * SECOND;
const PATIENCE = 20 * SECOND;

const [agentExtension = '', ...others] = outboundExtensions;

/** Works through the lists of campaigns, several numbers at a time, as the central's own dialler does. */
export class OutboundDialler {
  readonly #port: TelephoneScenarioPort<WideCloudSimulator>;
  readonly #timers: TimerSet;
  /** A call rings at the agent, runs, or is just over. */
  #agentIsTaken = false;

  constructor(port: TelephoneScenarioPort<WideCloudSimulator>) {
    this.#port = port;
    this.#timers = new TimerSet(port.clock);
  }

  /** Dials that campaign on so many lines until its list is at its end, or `stop`. */
  work(campaignId: string, lines: number): void {
    for (let line = 0; line < lines; line += 1) this.#timers.after(between(this.#port.random, 1, 6) * SECOND, () => this.#dial(campaignId));
  }

  stop(): void {
    this.#timers.clear();
  }

  #dial(campaignId: string): void {
    const { random, simulator } = this.#port;
    const row = nextOf(simulator.central.campaigns.get(campaignId)?.rows ?? []);
    if (!row) return;
    Object.assign(row, { status: 'Dialing', attempts: row.attempts + 1 });
    this.#timers.after(between(random, 3, 9) * SECOND, () => {
      const next = (): void => this.#timers.after(between(random, 1, 3) * SECOND, () => this.#dial(campaignId));
      if (random() < 0.5) this.#miss(row, next);
      else if (this.#port.telephone.free && !this.#agentIsTaken) this.#ringAgent(row, campaignId, next);
      else this.#talkElsewhere(row, next);
    });
  }

  #miss(row: MailingRow, next: () => void): void {
    const isOver = row.attempts >= mostAttempts;
    row.status = isOver ? 'EXCEDIDO' : this.#port.random() < 0.5 ? 'Descartado' : 'AGUARDANDO';
    next();
  }

  /** The agent's telephone rings from the contact's number, and the screen sync tells who it is. */
  #ringAgent(row: MailingRow, campaignId: string, next: () => void): void {
    const { simulator: { central }, telephone, clock } = this.#port;
    const number = row.ddd + row.numero;
    const campaign = outboundCampaigns.find(({ id }) => id === campaignId)?.name ?? '';
    const call = central.ring(number, agentExtension, [row.fields['gen22'] ?? '', campaign, row.fields['contato'] ?? '']);
    this.#agentIsTaken = true;
    telephone.ring({ number: `55${number}`, name: row.fields['cliente'] ?? '', patience: PATIENCE }, (turn) => {
      if (turn === 'answered') return central.pickUp(call.id);
      central.calls.delete(call.id);
      this.#timers.after(breather, () => { this.#agentIsTaken = false; });
      this.#settleAgents(row, call, clock.now());
      next();
    });
  }

  #settleAgents(row: MailingRow, { id, up, startedAt }: SimulatedCall, now: number): void {
    const talked = up ? now - startedAt : 0;
    const seconds = Math.round(talked / SECOND);
    const call: CallRow = { id, at: startedAt, seconds, extension: agentExtension, number: row.ddd + row.numero, inbound: false, answered: up };
    this.#port.simulator.central.history.push(call);
    if (talked > conversation) Object.assign(row, { status: 'CONCLUIDO', answeredAt: startedAt, call });
    else this.#miss(row, () => undefined);
  }

  #talkElsewhere(row: MailingRow, next: () => void): void {
    const { random, simulator: { central }, clock } = this.#port;
    const at = clock.now();
    this.#timers.after(between(random, 12, 45) * SECOND, () => {
      const call: CallRow = {
        id: `${Math.floor(at / SECOND)}.${row.id}`, at, seconds: Math.round((clock.now() - at) / SECOND), extension: pick(random, others),
        number: row.ddd + row.numero, inbound: false, answered: true,
      };
      central.history.push(call);
      Object.assign(row, { status: 'CONCLUIDO', answeredAt: at, call });
      next();
    });
  }
}

/** Who was tried least waits longest. */
function nextOf(rows: readonly MailingRow[]): MailingRow | undefined {
  let best: MailingRow | undefined;
  for (const row of rows) if (row.status === 'AGUARDANDO' && (!best || row.attempts < best.attempts)) best = row;
  return best;
}
