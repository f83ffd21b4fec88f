import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import { Poller } from '../../net/poller.js';
import type { Calls } from './calls.js';
import { freshShare, type Context } from './context.js';
import { answerOf } from './decode.js';
import { stateOf, statesOf } from './extensions.js';

/**
 * MeetIP tells of calls only to a server (`receive`). Being connected means that it answered a moment ago: the states of
 * extensions are looked at, rarely, and more often while a call is on of which nothing was told.
 */
export class Live {
  readonly #context: Context;
  readonly #calls: Calls;
  readonly #poller: Poller;
  readonly #onOnline: () => void;
  #isOnline = false;
  #ready: { readonly resolve: () => void; readonly reject: (fault: Fault) => void } | undefined;

  /** `onOnline`: what was told before the gap may be old. */
  constructor(context: Context, calls: Calls, onOnline: () => void) {
    this.#context = context;
    this.#calls = calls;
    this.#onOnline = onOnline;
    const { io } = context.settings;
    this.#poller = new Poller({
      io,
      firstRetry: 2_000,
      wait: () => Math.round(this.#every * (0.9 + 0.2 * io.random())),
      look: (hurried) => this.#look(hurried || !this.#isOnline ? 0 : this.#every * freshShare),
      onFailure: (error, wait) => this.#broke(error, wait),
    });
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const context = this.#context;
    if (signal.aborted) throw stopped();
    if (!context.isSignedIn || context.isLinked) throw new Fault('conflict', { cause: new Error('not signed in, or connected') });
    const linked = context.link(emit);
    const unlink = (): void => context.unlink();
    signal.addEventListener('abort', unlink, { once: true });
    const stopWake = context.settings.io.wake?.(() => this.#poller.now());
    linked.addEventListener('abort', () => {
      signal.removeEventListener('abort', unlink);
      stopWake?.();
      this.#stop();
    }, { once: true });
    this.#report('connecting');
    context.emit({ type: 'agent-changed', agent: context.agent });
    await new Promise<void>((resolve, reject) => {
      this.#ready = { resolve, reject };
      this.#poller.start();
      this.#poller.now();
    });
  }

  reconnect(): void {
    if (!this.#isOnline) this.#poller.now();
  }

  /** A call began of which nothing may ever be told. */
  lookMoreOften(): void {
    this.#poller.replan();
  }

  get #every(): number {
    const { pollEvery, unheardEvery } = this.#context.settings;
    return this.#calls.hasUnheard ? unheardEvery : pollEvery;
  }

  async #look(freshFor: number): Promise<void> {
    const context = this.#context;
    if (!this.#isOnline && !this.#ready) this.#report('connecting');
    const asked = context.settings.io.clock.now() - freshFor;
    const answer = await context.look(context.probe, freshFor, answerOf);
    if (!context.isLinked) return;
    if (context.probe === 'extensions') {
      const { availability, busy } = stateOf(statesOf(answer).get(context.settings.extension) ?? '');
      context.become(availability);
      if (availability !== 'unknown') this.#calls.extensionIs(busy, asked);
    }
    if (this.#isOnline) return;
    this.#isOnline = true;
    context.emit({ type: 'calls-listed', calls: this.#calls.list });
    this.#report('online');
    this.#onOnline();
    this.#ready?.resolve();
    this.#ready = undefined;
  }

  #broke(error: unknown, wait: number): void {
    if (!this.#context.isLinked) return;
    this.#isOnline = false;
    this.#report('offline', { retryAt: this.#context.settings.io.clock.now() + wait, fault: faultInfo(toFault(error)) });
  }

  #report(status: ConnectionState['status'], more: Pick<ConnectionState, 'retryAt' | 'fault'> = {}): void {
    this.#context.emit({ type: 'connection-changed', connection: { status, since: this.#context.settings.io.clock.now(), ...more } });
  }

  #stop(): void {
    this.#isOnline = false;
    this.#poller.stop();
    this.#calls.forget();
    this.#ready?.reject(this.#context.isSignedIn ? stopped() : new Fault('auth', { cause: new Error('signed out') }));
    this.#ready = undefined;
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('aborted') });
}
