import { type Clock, platformIo } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import { callerPassword, publicLinePassword, publicLines } from '../scenarios/index.js';
import { type CustomerCall, type PhoneOwner, Telephone, type TelephoneNet } from './telephone.js';

/** The customers' telephones: each customer has at most one call, the agent may be in several. */
export interface CustomerPhoneState {
  /** Calls that ring or run, the newest first. */
  readonly calls: readonly CustomerCall[];
  /** The newest of them, else the last one. */
  readonly call?: CustomerCall;
  /** Digits that the agent sent by INFO into that call. */
  readonly digits: string;
}

export interface CustomerPhoneOptions {
  readonly net: TelephoneNet;
  /** The agent's SIP user. */
  readonly extension: string;
  /** Default: the platform's. */
  readonly clock?: Clock;
  readonly nameOf: (number: string) => string;
  /** Makes the account of a customer who is about to call. */
  readonly admit?: (user: string, password: string) => void;
  /** Whether the agent's telephone is registered, where that can be known. */
  readonly reachable?: () => boolean;
}

/** Numbers are dialled with and without country code. */
const lastDigits = (number: string): string => number.replace(/\D/g, '').slice(-8);

const ANSWERS_AFTER_MS = 3500;
const TRY_AGAIN_MS = 1000;

export class CustomerPhone {
  /** Milliseconds of ringing after which the customer answers by themselves; `null` = only when told to. */
  answersAfter: number | null = ANSWERS_AFTER_MS;
  readonly #options: CustomerPhoneOptions;
  readonly #timers: TimerSet;
  readonly #listeners = new Set<() => void>();
  readonly #lines = new Map<string, Telephone>();
  readonly #callers = new Set<Telephone>();
  /** Who was dialled on a line that has not rung yet. */
  readonly #dialled = new Map<string, PhoneOwner>();
  /** Who is about to call. */
  readonly #calling = new Set<string>();
  #latest: Telephone | undefined;
  #turns = 0;
  #opening: Promise<void> | undefined;

  constructor(options: CustomerPhoneOptions) {
    this.#options = options;
    this.#timers = new TimerSet(options.clock ?? platformIo().clock);
  }

  get state(): CustomerPhoneState {
    const calls = this.#running.flatMap(({ call }) => call ?? []);
    const newest = this.#running[0] ?? this.#latest;
    const call = newest?.call;
    return { calls, digits: newest?.far.state.digits ?? '', ...(call ? { call } : {}) };
  }

  /** What the newest call's customer hears: for a demo that wants to play or measure it. */
  get remoteStream(): MediaStream | undefined {
    return this.hears();
  }

  /** What the customer of that number hears, else the one of the newest call. */
  hears(number?: string): MediaStream | undefined {
    return this.#find(number)?.far.remoteStream;
  }

  /** Hears of every change; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Plugs the telephones in: from now on the agent's calls arrive. Loads sip.js. */
  connect(): Promise<void> {
    this.#opening ??= Promise.all(publicLines.map(line => this.#openLine(line))).then(() => undefined);
    return this.#opening;
  }

  /** For the dial plan: a line that can take a call. */
  isFree(line: string): boolean {
    return this.#lines.get(line)?.busy !== true;
  }

  /** The server's word on whom the agent dialled: on the line itself nobody can see it. */
  noteDialled(line: string, number: string): void {
    const owner = { number, name: this.#options.nameOf(number) };
    const telephone = this.#lines.get(line);
    if (telephone?.offered) telephone.owner = owner;
    else this.#dialled.set(line, owner);
    this.#changed();
  }

  /** Calls the agent. Resolves when the call is out; does nothing while that customer has a call. */
  async call({ number, name }: PhoneOwner): Promise<void> {
    if (this.#isBusy(number)) return;
    const { net, extension, admit } = this.#options;
    const password = callerPassword(number);
    admit?.(number, password);
    this.#calling.add(number);
    try {
      const caller = await Telephone.open(net, { user: number, password, displayName: name, register: false }, { number, name });
      this.#begin(caller);
      this.#callers.add(caller);
      caller.far.on(() => this.#onCaller(caller));
      await caller.far.call(extension);
    } finally {
      this.#calling.delete(number);
    }
  }

  /** Calls as soon as the agent's telephone is registered and the customer's is free; gives up after its patience. */
  callWhenReachable(call: PhoneOwner & { readonly patience?: number }): void {
    const { reachable = () => true } = this.#options;
    if (!reachable() || this.#isBusy(call.number)) return void this.#timers.after(TRY_AGAIN_MS, () => this.callWhenReachable(call));
    const { patience } = call;
    this.call(call).then(
      () => patience !== undefined && this.#timers.after(patience, () => void this.#giveUp(call.number)),
      () => undefined,
    );
  }

  /** Answers as the customer of that number, else what rings first. */
  async answer(number?: string): Promise<void> {
    await this.#ringing(number)?.far.answer();
  }

  async reject(number?: string): Promise<void> {
    await this.#ringing(number)?.far.reject(486);
  }

  /** Hangs up as the customer of that number, else in the newest call. */
  async hangUp(number?: string): Promise<void> {
    await this.#find(number)?.far.hangUp();
  }

  async sendDtmf(tones: string): Promise<void> {
    await this.#running[0]?.far.sendDtmf(tones);
  }

  async dispose(): Promise<void> {
    this.#timers.clear();
    this.#listeners.clear();
    await this.#opening?.catch(() => undefined);
    const telephones = [...this.#lines.values(), ...this.#callers];
    // Who hangs up because of this is not to be disposed of once more.
    this.#callers.clear();
    await Promise.all(telephones.map(({ far }) => far.dispose()));
  }

  get #running(): Telephone[] {
    return [...this.#lines.values(), ...this.#callers].filter(({ busy }) => busy).sort((a, b) => b.turn - a.turn);
  }

  #find(number: string | undefined): Telephone | undefined {
    return number === undefined ? this.#running[0] : this.#running.find(({ owner }) => lastDigits(owner.number) === lastDigits(number));
  }

  #ringing(number: string | undefined): Telephone | undefined {
    const found = number === undefined ? this.#running.find(({ offered }) => offered) : this.#find(number);
    return found?.offered === true ? found : undefined;
  }

  #isBusy(number: string): boolean {
    return this.#calling.has(number) || this.#find(number) !== undefined;
  }

  async #giveUp(number: string): Promise<void> {
    const telephone = this.#find(number);
    const state = telephone?.far.state.call?.state;
    if (state === 'calling' || state === 'ringing') await telephone?.far.hangUp().catch(() => undefined);
  }

  #begin(telephone: Telephone): void {
    telephone.turn = ++this.#turns;
    this.#latest = telephone;
  }

  #onCaller(caller: Telephone): void {
    if (caller.far.state.call?.state === 'ended' && this.#callers.delete(caller)) void caller.far.dispose();
    this.#changed();
  }

  async #openLine(line: string): Promise<void> {
    const { net } = this.#options;
    const telephone = await Telephone.open(net, { user: line, password: publicLinePassword, register: true }, { number: '', name: '' });
    this.#lines.set(line, telephone);
    let rang = false;
    telephone.far.on(() => {
      if (telephone.offered && !rang) this.#onRing(line, telephone);
      rang = telephone.offered;
      this.#changed();
    });
  }

  #onRing(line: string, telephone: Telephone): void {
    this.#begin(telephone);
    telephone.owner = this.#dialled.get(line) ?? { number: '', name: '' };
    this.#dialled.delete(line);
    const { turn } = telephone;
    if (this.answersAfter === null) return;
    this.#timers.after(this.answersAfter, () => {
      if (telephone.offered && telephone.turn === turn) void telephone.far.answer().catch(() => undefined);
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
