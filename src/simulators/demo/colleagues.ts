import { type Clock, platformIo } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import { colleagues } from '../scenarios/index.js';
import { Telephone, type TelephoneNet } from './telephone.js';

const ANSWERS_AFTER_MS = 2000;

/** The agent's colleagues at their extensions: they pick up after a ring, and talk. */
export class ColleaguePhones {
  readonly #net: TelephoneNet;
  readonly #timers: TimerSet;
  readonly #telephones: Telephone[] = [];
  #opening: Promise<void> | undefined;

  constructor(net: TelephoneNet, clock: Clock = platformIo().clock) {
    this.#net = net;
    this.#timers = new TimerSet(clock);
  }

  /** Plugs their telephones in. Loads sip.js. */
  connect(): Promise<void> {
    this.#opening ??= Promise.all(colleagues.map(({ user, password, number, name }) =>
      Telephone.open(this.#net, { user, password, displayName: name, register: true }, { number, name }).then(telephone => this.#plugIn(telephone)),
    )).then(() => undefined);
    return this.#opening;
  }

  async dispose(): Promise<void> {
    this.#timers.clear();
    await this.#opening?.catch(() => undefined);
    await Promise.all(this.#telephones.map(({ far }) => far.dispose()));
  }

  #plugIn(telephone: Telephone): void {
    const { far } = telephone;
    this.#telephones.push(telephone);
    far.on(({ type }) => {
      if (type === 'call' && telephone.offered) this.#timers.after(ANSWERS_AFTER_MS, () => void (telephone.offered && far.answer().catch(() => undefined)));
    });
  }
}
