import { TimerSet } from '../clocks.js';
import { createFarEnd, type FarCallInfo, type FarEnd, type InPageSip } from '../sip/index.js';
import type { Clock } from '../../net/io.js';

/** Whose telephone it is. */
export interface PhoneOwner {
  /** Digits with country code. */
  readonly number: string;
  readonly name: string;
}

/** The customers' telephone: at most one call at a time, whoever the customer is. */
export interface CustomerPhoneState {
  readonly call?: {
    /** As the customer sees it: `out` is the customer calling the agent. */
    readonly direction: 'in' | 'out';
    readonly state: FarCallInfo['state'];
    /** The customer's own number: that calls, or that the agent dialled. */
    readonly number: string;
    readonly name: string;
    /** The agent has put the customer on hold. */
    readonly held: boolean;
    /** SIP status that ended it, where one did. */
    readonly status?: number;
  };
  /** Digits that the agent sent by INFO. */
  readonly digits: string;
}

interface PhoneOptions {
  readonly sip: InPageSip;
  readonly domain: string;
  /** The agent's SIP user. */
  readonly extension: string;
  readonly clock: Clock;
  readonly nameOf: (number: string) => string;
}

/** Registered under this user for every number that the agent may dial. */
export const PUBLIC_LINE = 'clientes';
const LINE_PASSWORD = 'linha-publica';
const ANSWERS_AFTER_MS = 3500;
const TRY_AGAIN_MS = 1000;

export class CustomerPhone {
  /** Milliseconds of ringing after which the customer answers by themselves; `null` = only when told to. */
  answersAfter: number | null = ANSWERS_AFTER_MS;
  readonly #options: PhoneOptions;
  readonly #timers: TimerSet;
  readonly #listeners = new Set<() => void>();
  #line: Promise<FarEnd> | undefined;
  #current: FarEnd | undefined;
  #owner: PhoneOwner | undefined;
  #dialled = '';
  #forgetInvites: (() => void) | undefined;

  constructor(options: PhoneOptions) {
    this.#options = options;
    this.#timers = new TimerSet(options.clock);
    options.sip.server.users.set(PUBLIC_LINE, LINE_PASSWORD);
  }

  get state(): CustomerPhoneState {
    const far = this.#current?.state;
    if (!far?.call || !this.#owner) return { digits: '' };
    const { direction, state, held, status } = far.call;
    return { call: { direction, state, held, ...this.#owner, ...(status === undefined ? {} : { status }) }, digits: far.digits };
  }

  /** What the customer hears: for a demo that wants to play or measure it. */
  get remoteStream(): MediaStream | undefined {
    return this.#current?.remoteStream;
  }

  get #busy(): boolean {
    const state = this.#current?.state.call?.state;
    return state !== undefined && state !== 'ended';
  }

  /** Hears of every change; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Plugs the telephone in: from now on the agent's calls arrive. Loads sip.js. */
  async connect(): Promise<void> {
    this.#forgetInvites ??= this.#options.sip.server.onInvite(({ uri }) => this.#noteDialled(uri));
    this.#line ??= this.#open({ user: PUBLIC_LINE, password: LINE_PASSWORD, register: true }).then(line => {
      line.on(() => this.#onLine(line));
      return line;
    });
    await this.#line;
  }

  /** Calls the agent. Resolves when the call is out; does nothing while there is one. */
  async call(owner: PhoneOwner): Promise<void> {
    if (this.#busy) return;
    const { sip, extension } = this.#options;
    const password = `linha-${owner.number}`;
    sip.server.users.set(owner.number, password);
    const caller = await this.#open({ user: owner.number, password, displayName: owner.name, register: false });
    this.#owner = owner;
    this.#current = caller;
    caller.on(({ state }) => {
      this.#changed();
      if (state.call?.state === 'ended') void caller.dispose();
    });
    await caller.call(extension);
  }

  /** Calls as soon as the agent's telephone is registered and the customers' is free. */
  callWhenReachable(owner: PhoneOwner): void {
    const reachable = this.#options.sip.server.bindings(this.#options.extension).length > 0;
    if (reachable && !this.#busy) void this.call(owner).catch(() => undefined);
    else this.#timers.after(TRY_AGAIN_MS, () => this.callWhenReachable(owner));
  }

  async answer(): Promise<void> {
    if (this.#current?.state.call?.state === 'offered') await this.#current.answer();
  }

  async reject(): Promise<void> {
    if (this.#current?.state.call?.state === 'offered') await this.#current.reject(486);
  }

  async hangUp(): Promise<void> {
    if (this.#busy) await this.#current?.hangUp();
  }

  async sendDtmf(tones: string): Promise<void> {
    if (this.#busy) await this.#current?.sendDtmf(tones);
  }

  async dispose(): Promise<void> {
    this.#timers.clear();
    this.#forgetInvites?.();
    this.#listeners.clear();
    const line = await this.#line?.catch(() => undefined);
    await Promise.all([line?.dispose(), this.#current === line ? undefined : this.#current?.dispose()]);
  }

  #open(line: { user: string; password: string; displayName?: string; register: boolean }): Promise<FarEnd> {
    const { sip, domain } = this.#options;
    return createFarEnd({ WebSocket: sip.WebSocket, domain, mode: 'manual', sound: 'voice', ...line });
  }

  #onLine(line: FarEnd): void {
    const offered = line.state.call?.state === 'offered';
    if (offered && this.#current !== line) this.#current = line;
    if (offered) this.#owner = { number: this.#dialled, name: this.#options.nameOf(this.#dialled) };
    if (offered && this.answersAfter !== null) this.#timers.after(this.answersAfter, () => void this.answer().catch(() => undefined));
    this.#changed();
  }

  /** The registrar rewrites the address for the line, so the number is read off the agent's own INVITE. */
  #noteDialled(uri: string): void {
    const [, user, host] = /^sips?:([^@;]+)@([^:;]+)/.exec(uri) ?? [];
    const { domain, extension } = this.#options;
    if (user !== undefined && host === domain && user !== extension && !this.#busy) this.#dialled = decodeURIComponent(user);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
