import type { Credentials } from '../../domain/agent.js';
import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import { VocomApi } from './api.js';
import type { Calls } from './calls.js';
import { apiWith, type Context } from './context.js';
import type { Desk } from './desk.js';

const longestWait = 30_000;
/** A thousand agents who began together must not ask together for ever. */
const spread = 0.2;

/**
 * Vocom pushes nothing (contract part 3): being connected means that the queues could be read a moment ago. One look at a
 * time, ever more rarely and at random while it fails.
 */
export class Live {
  readonly #context: Context;
  readonly #desk: Desk;
  readonly #calls: Calls;
  readonly #backoff: Backoff;
  #isOnline = false;
  /** Ends the wait for the next look. */
  #hurry: (() => void) | undefined;
  /** The next look was asked for: what another tab saw before will not do. */
  #isHurried = false;

  constructor(context: Context, desk: Desk, calls: Calls) {
    this.#context = context;
    this.#desk = desk;
    this.#calls = calls;
    this.#backoff = new Backoff(context.io.random, { first: 2_000, cap: longestWait });
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const context = this.#context;
    if (signal.aborted) throw stopped();
    if (context.isLinked) throw new Fault('conflict', { cause: new Error('connected') });
    if (!context.isSignedIn && context.settings.credentials === undefined) throw new Fault('conflict', { cause: new Error('not signed in') });
    const linked = context.link(emit);
    const stop = (): void => context.unlink();
    signal.addEventListener('abort', stop, { once: true });
    linked.addEventListener('abort', () => signal.removeEventListener('abort', stop), { once: true });
    this.#isOnline = false;
    this.#isHurried = false;
    this.#backoff.reset();
    try {
      await this.#untilUsable(linked);
    } catch (error) {
      context.unlink();
      throw toFault(error);
    }
    void this.#keepLooking(linked);
  }

  reconnect(): void {
    if (!this.#isOnline) this.#hurry?.();
  }

  /** A server that is away comes back: only what will never work is given up. */
  async #untilUsable(linked: AbortSignal): Promise<void> {
    this.#report('connecting');
    for (;;) {
      const fault = await this.#look(linked);
      if (linked.aborted) throw fault ?? stopped();
      if (!fault) return;
      if (fault.code === 'auth') throw fault;
      await this.#waitAfter(fault, linked);
      if (linked.aborted) throw stopped();
      this.#report('connecting');
    }
  }

  async #keepLooking(linked: AbortSignal): Promise<void> {
    let fault: Fault | undefined;
    for (;;) {
      if (fault) await this.#waitAfter(fault, linked);
      else await this.#pause(this.#interval(), linked);
      if (linked.aborted) return;
      if (!this.#isOnline) this.#report('connecting');
      fault = await this.#look(linked);
      if (linked.aborted) return;
    }
  }

  /** Reports what the connection is by it; resolves with what was wrong. */
  async #look(linked: AbortSignal): Promise<Fault | undefined> {
    try {
      await this.#takeKey();
      await this.#desk.poll(this.#isHurried);
    } catch (error) {
      this.#isOnline = false;
      return toFault(error);
    }
    if (linked.aborted) return undefined;
    this.#backoff.reset();
    if (!this.#isOnline) this.#cameOnline();
    return undefined;
  }

  async #takeKey(): Promise<void> {
    const context = this.#context;
    const { settings } = context;
    if (context.isSignedIn || settings.credentials === undefined) return;
    if (settings.credentials === 'none') return context.begin(new VocomApi(settings, undefined));
    const given: Credentials = await settings.credentials();
    if (context.isLinked) context.begin(apiWith(settings, given));
  }

  #cameOnline(): void {
    this.#isOnline = true;
    this.#report('online');
    this.#context.emit({ type: 'agent-changed', agent: this.#desk.agent });
    this.#context.emit({ type: 'calls-listed', calls: this.#calls.list });
  }

  async #waitAfter(fault: Fault, linked: AbortSignal): Promise<void> {
    const wait = Math.max(this.#backoff.next(), fault.retryAfter ?? 0);
    this.#report('offline', { retryAt: this.#context.io.clock.now() + wait, fault: faultInfo(fault) });
    await this.#pause(wait, linked);
  }

  #interval(): number {
    const { io, settings } = this.#context;
    return Math.round(settings.pollEvery * (1 - spread / 2 + spread * io.random()));
  }

  /** Ends with the connection, when the network or the page comes back, and by `reconnect`. */
  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { io } = this.#context;
    return new Promise((resolve) => {
      const end = (hurried: boolean): void => {
        this.#isHurried = hurried;
        cancel();
        stopWake?.();
        signal.removeEventListener('abort', hurry);
        if (this.#hurry === hurry) this.#hurry = undefined;
        resolve();
      };
      const hurry = (): void => end(true);
      const cancel = io.clock.after(milliseconds, () => end(false));
      const stopWake = io.wake?.(hurry);
      signal.addEventListener('abort', hurry, { once: true });
      this.#hurry = hurry;
    });
  }

  #report(status: ConnectionState['status'], more: { readonly retryAt?: number; readonly fault?: FaultInfo } = {}): void {
    this.#context.emit({ type: 'connection-changed', connection: { status, since: this.#context.io.clock.now(), ...more } });
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('aborted') });
}
