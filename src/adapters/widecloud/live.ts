import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import { Poller } from '../../net/poller.js';
import type { Campaigns } from './campaigns.js';
import { freshShare, type Context } from './context.js';
import type { ExtensionCalls } from './extension-calls.js';

/**
 * The vendor pushes nothing: being connected means that the extensions could be read a moment ago. One look at a time
 * serves everybody who listens.
 */
export class Live {
  readonly #context: Context;
  readonly #calls: ExtensionCalls;
  readonly #campaigns: Campaigns;
  readonly #poller: Poller;
  #isOnline = false;
  #ready: { readonly resolve: () => void; readonly reject: (fault: Fault) => void } | undefined;

  constructor(context: Context, calls: ExtensionCalls, campaigns: Campaigns) {
    this.#context = context;
    this.#calls = calls;
    this.#campaigns = campaigns;
    const { io, pollEvery: every } = context.settings;
    this.#poller = new Poller({
      io, wait: () => every, firstRetry: Math.max(1_000, every), look: (hurried) => this.#look(hurried), onFailure: (error, wait) => this.#broke(error, wait),
    });
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const context = this.#context;
    if (!context.isSignedIn || context.isLinked) {
      throw new Fault('conflict', { cause: new Error(context.isSignedIn ? 'connected' : 'not signed in') });
    }
    if (signal.aborted) throw stopped();
    const linked = context.link(emit);
    const stop = (): void => context.unlink();
    signal.addEventListener('abort', stop, { once: true });
    linked.addEventListener('abort', () => {
      signal.removeEventListener('abort', stop);
      this.#stop();
    }, { once: true });
    this.#report('connecting');
    context.emit({ type: 'agent-changed', agent: context.agent });
    await new Promise<void>((resolve, reject) => {
      this.#ready = { resolve, reject };
      this.#poller.start();
      this.#poller.now(false);
    });
    const stopWake = context.settings.io.wake?.(() => this.#poller.now());
    linked.addEventListener('abort', () => stopWake?.(), { once: true });
  }

  reconnect(): void {
    if (!this.#isOnline) this.#poller.now();
  }

  /** Something was done that the next look will show. */
  lookSoon(): void {
    this.#poller.now();
  }

  async #look(hurried: boolean): Promise<void> {
    const context = this.#context;
    const wasOnline = this.#isOnline;
    if (!wasOnline && !this.#ready) this.#report('connecting');
    const rows = await context.look('statusramais', {}, hurried ? 0 : context.settings.pollEvery * freshShare);
    if (!context.isLinked) return;
    if (wasOnline) {
      this.#calls.update(rows);
      return;
    }
    this.#calls.list(rows);
    this.#campaigns.tellAgain();
    this.#isOnline = true;
    this.#report('online');
    this.#ready?.resolve();
    this.#ready = undefined;
  }

  #broke(error: unknown, wait: number): void {
    const context = this.#context;
    if (!context.isLinked) return;
    this.#isOnline = false;
    this.#report('offline', { retryAt: context.settings.io.clock.now() + wait, fault: faultInfo(toFault(error)) });
  }

  #report(status: ConnectionState['status'], more: Pick<ConnectionState, 'retryAt' | 'fault'> = {}): void {
    this.#context.emit({ type: 'connection-changed', connection: { status, since: this.#context.settings.io.clock.now(), ...more } });
  }

  #stop(): void {
    this.#isOnline = false;
    this.#poller.stop();
    this.#campaigns.stop();
    this.#calls.clear();
    this.#ready?.reject(this.#context.isSignedIn ? stopped() : new Fault('auth', { cause: new Error('signed out') }));
    this.#ready = undefined;
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('aborted') });
}
