import type { Message } from '../../../src/domain/message.js';
import type { Session } from '../../../src/session/session-api.js';
import { between, pick, seededRandom } from '../../../src/simulators/seeded.js';
import { turns } from '../../net/turns.js';
import type { AgentTab } from './agent-tab.js';
import { count, type Figures, type Written } from './count.js';
import { fileName, type World } from './world.js';

export interface Plan {
  /** Texts that the agent writes, and as many that the customers write. */
  readonly each: number;
  /** Of each kind of mishap. */
  readonly probability: number;
  /** Texts of the agent between two reloads, and between two switches to the other tab. */
  readonly reloadEvery: number;
  readonly switchEvery: number;
  /** Each so many-th thing that the agent sends is a file, where the vendor takes files. Default: none. */
  readonly fileEvery?: number;
  readonly seed: number;
}

/** Milliseconds of the world's time. */
const step = 500;

/** Steps after which what should have happened is not waited for any more: an hour and a half. */
const patience = 10_000;

/** One agent with two tabs, and customers, who all write until there is nothing left to write. */
export class LedgerRun {
  readonly #world: World;
  readonly #open: () => Promise<AgentTab>;
  readonly #plan: Plan;
  readonly #random: () => number;
  readonly #tabs: AgentTab[] = [];
  readonly #written: Written[] = [];
  readonly #retried = new Set<string>();
  readonly #told = new Map<string, number>();
  #life = 0;
  #reloads = 0;
  #switches = 0;
  #fromCustomers = 0;
  #unwatch = (): void => undefined;

  constructor(world: World, open: () => Promise<AgentTab>, plan: Plan) {
    this.#world = world;
    this.#open = open;
    this.#plan = plan;
    this.#random = seededRandom(plan.seed);
  }

  async run(): Promise<Figures> {
    this.#world.misbehave(this.#plan.probability);
    await this.#begin(0);
    await this.#begin(1);
    await this.#work();
    await this.#until('everything is sent', () => this.#insist() && this.#world.taken().length >= this.#written.length);
    this.#world.behave();
    const screens = await this.#look();
    const { reloads, switches } = { reloads: this.#reloads, switches: this.#switches };
    return { ...count(this.#world, this.#written, this.#retried, screens, this.#told), reloads, switches, retried: this.#retried.size };
  }

  end(): void {
    this.#unwatch();
    for (const tab of this.#tabs) tab.kill();
    this.#world.stop();
  }

  get #session(): Session {
    const [tab] = this.#tabs;
    if (!tab) throw new Error('no tab');
    return tab.session;
  }

  async #work(): Promise<void> {
    const { each, reloadEvery, switchEvery } = this.#plan;
    let reloadAt = reloadEvery;
    let switchAt = switchEvery;
    while (this.#written.length < each || this.#fromCustomers < each) {
      if (this.#written.length < each) await this.#agentWrites();
      this.#customersWrite();
      this.#insist();
      await this.#pass();
      if (this.#written.length >= switchAt) {
        switchAt += switchEvery;
        this.#switch();
      }
      if (this.#written.length >= reloadAt) {
        reloadAt += reloadEvery;
        await this.#reload();
      }
    }
  }

  /** Goes to a conversation, writes a few texts there, and does not wait for them. */
  async #agentWrites(): Promise<void> {
    const id = pick(this.#random, this.#world.conversations);
    this.#show(id);
    for (let left = between(this.#random, 1, 4); left > 0 && this.#written.length < this.#plan.each; left -= 1) {
      this.#written.push({ conversationId: id, ...(await this.#agentSends(id, this.#written.length + 1)), life: this.#life });
    }
  }

  async #agentSends(id: string, turn: number): Promise<{ readonly text: string; readonly clientId: string }> {
    const { messages } = this.#session;
    const { fileEvery = Infinity } = this.#plan;
    if (!this.#world.takesFiles || turn % fileEvery !== 0) {
      const text = `a ${turn}`;
      return { text, clientId: await messages.send(id, text) };
    }
    const text = fileName(turn);
    const [clientId = ''] = await messages.attach(id, [new File([text.repeat(1 + (turn % 7))], text, { type: 'text/plain' })]);
    return { text, clientId };
  }

  #customersWrite(): void {
    for (let left = between(this.#random, 1, 4); left > 0 && this.#fromCustomers < this.#plan.each; left -= 1) {
      this.#fromCustomers += 1;
      this.#world.customerWrites(pick(this.#random, this.#world.conversations), `c ${this.#fromCustomers}`);
    }
  }

  #show(id: string): void {
    this.#unwatch();
    const session = this.#session;
    this.#unwatch = session.messages.of(id).subscribe(() => undefined);
    session.conversations.open(id).catch(() => undefined);
  }

  /** Retries what failed and looks up what is in doubt, in the tab in front. Returns whether nothing is left. */
  #insist(): boolean {
    let rest = 0;
    for (const id of this.#world.conversations) for (const message of unsent(this.#session, id)) {
      rest += 1;
      this.#push(id, message);
    }
    return rest === 0;
  }

  #push(id: string, { status, clientId = '' }: Message): void {
    if (status === 'failed') {
      this.#retried.add(clientId);
      this.#session.messages.retry(id, clientId).catch(() => undefined);
    } else if (status === 'not-confirmed') {
      this.#session.messages.check(id, clientId).catch(() => undefined);
    }
  }

  #switch(): void {
    this.#switches += 1;
    this.#life += 1;
    this.#tabs.reverse();
  }

  /** One of the tabs dies, with whatever it was about to send, and its page is loaded anew. */
  async #reload(): Promise<void> {
    this.#reloads += 1;
    this.#life += 1;
    const place = between(this.#random, 0, 1);
    if (place === 0) this.#unwatch();
    this.#tabs[place]?.kill();
    await this.#begin(place);
  }

  async #begin(place: number): Promise<void> {
    const tab = await this.#open();
    this.#tabs[place] = tab;
    const life = `${place} ${this.#reloads}`;
    tab.session.addEventListener('cc-message-received', ({ detail }) => {
      const key = `${life} ${detail.conversationId} ${detail.messageId}`;
      this.#told.set(key, (this.#told.get(key) ?? 0) + 1);
    });
    await this.#until('signed in', () => isSignedIn(tab.session));
    const locks = this.#tabs.length;
    while ((await outboxes()) < locks) await turns(undefined, 1);
    await this.#until('online', () => tab.isOnline);
  }

  async #pass(): Promise<void> {
    await turns(() => this.#world.clock.advance(step), 4);
  }

  async #until(what: string, done: () => boolean): Promise<void> {
    for (let steps = 0; !done(); steps += 1) {
      if (steps > patience) throw new Error(`${this.#world.name}: not ${what}; ${JSON.stringify(this.#rest())}`);
      await this.#pass();
    }
  }

  #rest(): unknown {
    return this.#tabs.map(({ session }) => this.#world.conversations.flatMap((id) =>
      unsent(session, id).map(({ body, status, faultCode }) => [body, status, faultCode])));
  }

  /** What both tabs show of each conversation once they had the time to read it. */
  async #look(): Promise<ReadonlyMap<string, readonly (readonly Message[])[]>> {
    const screens = new Map<string, readonly (readonly Message[])[]>();
    for (const id of this.#world.conversations) {
      const lists = this.#tabs.map(({ session }) => session.messages.of(id));
      const stops = lists.map((list) => list.subscribe(() => undefined));
      for (const { session } of this.#tabs) session.conversations.open(id).catch(() => undefined);
      const { length } = this.#world.truth(id);
      const isThere = (): boolean => lists.every((list) => list.get().value.items.length === length);
      for (let steps = 0; steps < 400 && !isThere(); steps += 1) {
        await this.#pass();
        for (const { session } of this.#tabs) openAgain(session, id);
      }
      screens.set(id, lists.map((list) => list.get().value.items));
      for (const stop of stops) stop();
    }
    return screens;
  }
}

function openAgain({ messages, conversations }: Session, id: string): void {
  if (messages.of(id).get().status === 'error') conversations.open(id).catch(() => undefined);
}

/** The agent tries again what failed in a way that does not mend by itself. */
function isSignedIn({ auth, connection }: Session): boolean {
  const { step, busy, fault } = auth.$state.get();
  if (step === 'signed-out' && !busy && fault && !fault.retryable) connection.retryNow();
  return step === 'signed-in';
}

/** What is on its way stands last. */
function unsent(session: Session, id: string): readonly Message[] {
  const { items } = session.messages.of(id).get().value;
  const last = items.findLastIndex((message) => message.clientId === undefined || message.id !== message.clientId);
  return items.slice(last + 1);
}

async function outboxes(): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name, mode }) => mode === 'exclusive' && name?.startsWith('cc-outbox:')).length;
}
