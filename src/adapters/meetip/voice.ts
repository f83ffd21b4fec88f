import { dialableNumber } from '../../domain/dialable-number.js';
import { Fault } from '../../domain/fault.js';
import type { DialOptions, VoicePort } from '../../domain/voice-port.js';
import type { Calls } from './calls.js';
import type { Context } from './context.js';
import { answerOf, doneOf } from './decode.js';
import type { Live } from './live.js';
import { Repeats } from './repeats.js';
import type { Settings } from './options.js';

/** What can be done to calls from outside of the telephone: they are placed, joined and ended. */
export class Voice implements VoicePort {
  readonly dialChoices: NonNullable<VoicePort['dialChoices']> = new Set(['shownNumber', 'ringLimit'] as const);
  readonly #context: Context;
  readonly #calls: Calls;
  readonly #live: Live;
  readonly #repeats: Repeats;
  #placed = 0;

  constructor(context: Context, calls: Calls, live: Live) {
    this.#context = context;
    this.#calls = calls;
    this.#live = live;
    this.#repeats = new Repeats(context.settings.io.clock);
  }

  /** The extension rings, then the number. MeetIP gives no id: ours is that of the call which its news bring. */
  async dial(number: string, { shownNumber, ringLimit, consultFor }: DialOptions = {}): Promise<string> {
    const { extension } = this.#context.settings;
    const target = this.#targetOf(number);
    const fields = {
      number: target, agent: extension,
      ...(shownNumber === undefined ? {} : { shownNumber: this.#targetOf(shownNumber) }),
      ...(ringLimit === undefined ? {} : { ringLimit: String(Math.max(1, Math.round(ringLimit / 1_000))) }),
    };
    await this.#repeats.run(extension, target, () => this.#context.call('call', fields, doneOf));
    const id = this.#nextId('call');
    if (this.#context.isLinked) {
      this.#calls.clicked(id, target, consultFor);
      this.#live.lookMoreOften();
    }
    return id;
  }

  /** The agent's extension bridges both; it needs two outgoing lines at least (contract part 4). */
  async dialExternal(from: string, to: string): Promise<string> {
    const { extension } = this.#context.settings;
    const [number, number2] = [this.#targetOf(from), this.#targetOf(to)];
    await this.#repeats.run(extension, number, () => this.#context.call('external', { number, number2, agent: extension }, doneOf));
    return this.#nextId('external');
  }

  /** The other extension dials, and whoever answers is sent on to the agent (contract part 4). */
  async dialOnBehalf(extension: string, number: string): Promise<string> {
    const [origin, target] = [dialableNumber(extension), this.#targetOf(number)];
    if (origin === '') throw new Fault('rejected', { cause: new Error('not an extension') });
    const fields = { number: target, origin, agent: this.#context.settings.extension };
    await this.#repeats.run(origin, target, () => this.#context.call('onBehalf', fields, doneOf));
    return this.#nextId('behalf');
  }

  /** MeetIP hangs up whatever the extension has now: with two calls, that may be the other one. */
  async hangUp(callId: string): Promise<void> {
    const call = this.#calls.list.find(({ id }) => id === callId);
    if (!call) throw new Fault('rejected', { cause: new Error('no such call') });
    if (!call.can.has('hangup')) throw new Fault('unsupported', { cause: new Error('not a call that can be hung up') });
    if (this.#calls.list.length > 1) throw new Fault('conflict', { cause: new Error('the extension has another call') });
    this.#calls.hangingUp(callId, true);
    try {
      await this.#context.call('hangUp', { hangUpAgent: this.#context.settings.extension }, answerOf);
    } finally {
      this.#calls.hangingUp(callId, false);
    }
    this.#calls.hungUp(callId);
  }

  answer(callId: string): Promise<void> {
    return Promise.reject(this.#atTelephone(callId));
  }

  reject(callId: string): Promise<void> {
    return Promise.reject(this.#atTelephone(callId));
  }

  #atTelephone(callId: string): Fault {
    const isKnown = this.#calls.list.some(({ id }) => id === callId);
    return new Fault(isKnown ? 'unsupported' : 'rejected', { cause: new Error('done at the telephone only') });
  }

  #targetOf(written: string): string {
    const target = dialledOf(written, this.#context.settings);
    if (target === '') throw new Fault('rejected', { cause: new Error('not a number') });
    return target;
  }

  #nextId(kind: string): string {
    this.#placed += 1;
    return `meetip-${kind}-${this.#context.settings.io.clock.now().toString(36)}-${this.#placed}`;
  }
}

/** Digits as a PBX dials them; empty for what is no number. */
export function dialledOf(written: string, { countryCode }: Settings): string {
  const number = dialableNumber(written);
  const national = countryCode !== '' && number.startsWith(`+${countryCode}`) ? number.slice(countryCode.length + 1) : number.replace(/^\+/, '00');
  return /^[\d*#]+$/.test(national) ? national : '';
}
