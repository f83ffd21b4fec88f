import type { CustomerPhoneState, PhoneOwner } from '../../src/simulators/demo/index.js';
import { createFarEnd, type FarEnd } from '../../src/simulators/sip/index.js';
import type { WireConfig } from '../config.js';
import { ANSWERS_AFTER_MS } from './side.js';

const TRY_AGAIN_MS = 1000;

/** The customers' telephone on a real SIP server: a line that takes the agent's calls, and a caller for each own call. */
export class WirePhone {
  answersAlone = true;
  readonly #wire: WireConfig;
  readonly #changed: () => void;
  #line: FarEnd | undefined;
  #current: FarEnd | undefined;
  #owner: PhoneOwner = { number: '', name: '' };
  #dialled: PhoneOwner = { number: '', name: '' };
  #rings = 0;

  constructor(wire: WireConfig, changed: () => void) {
    this.#wire = wire;
    this.#changed = changed;
  }

  get state(): CustomerPhoneState {
    const far = this.#current?.state;
    if (!far?.call) return { digits: '' };
    const { direction, state, held, status } = far.call;
    return { call: { direction, state, held, ...this.#owner, ...(status === undefined ? {} : { status }) }, digits: far.digits };
  }

  get hears(): MediaStream | undefined {
    return this.#current?.remoteStream;
  }

  /** The server tells whom the agent dialled: on the line itself every number arrives as one. */
  noteDialled(owner: PhoneOwner): void {
    this.#dialled = owner;
    if (this.#current === this.#line) this.#owner = owner;
    this.#changed();
  }

  async connect(): Promise<void> {
    const line = await this.#open({ ...this.#wire.line, register: true });
    this.#line = line;
    line.on(() => {
      if (line.state.call?.state === 'offered' && this.#current !== line) this.#current = line;
      if (line.state.call?.state === 'offered') this.#pickUpLater(line);
      this.#changed();
    });
  }

  async call(owner: PhoneOwner): Promise<void> {
    if (this.#busy) return;
    const caller = await this.#open({ user: owner.number, password: `linha-${owner.number}`, displayName: owner.name, register: false });
    this.#current = caller;
    this.#owner = { number: owner.number, name: owner.name };
    caller.on(({ state }) => {
      this.#changed();
      if (state.call?.state === 'ended') void caller.dispose();
    });
    await caller.call(this.#wire.extension);
  }

  /** The script's call: waits for its turn. */
  callWhenFree(owner: PhoneOwner): void {
    if (this.#busy) setTimeout(() => this.callWhenFree(owner), TRY_AGAIN_MS);
    else this.call(owner).catch((error: unknown) => console.warn('demo: customer’s call', error));
  }

  async answer(): Promise<void> {
    if (this.#current?.state.call?.state === 'offered') await this.#current.answer();
  }

  async reject(): Promise<void> {
    if (this.#current?.state.call?.state === 'offered') await this.#current.reject(486);
  }

  async hangUp(): Promise<void> {
    await this.#current?.hangUp();
  }

  get #busy(): boolean {
    const state = this.#current?.state.call?.state;
    return state !== undefined && state !== 'ended';
  }

  #pickUpLater(line: FarEnd): void {
    clearTimeout(this.#rings);
    this.#owner = this.#dialled;
    if (this.answersAlone) this.#rings = window.setTimeout(() => void (line === this.#current && this.answer().catch(() => undefined)), ANSWERS_AFTER_MS);
  }

  #open(account: { readonly user: string; readonly password: string; readonly displayName?: string; readonly register: boolean }): Promise<FarEnd> {
    const { sipServer, sipDomain } = this.#wire;
    return createFarEnd({ WebSocket, server: sipServer, domain: sipDomain, mode: 'manual', sound: 'voice', ...account });
  }
}
