import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Context } from './context.js';
import type { Lists } from './lists.js';
import type { OpenChats } from './open-chats.js';
import { Poller } from './poller.js';
import type { Reader } from './reader.js';

export interface LiveParts {
  readonly context: Context;
  readonly lists: Lists;
  readonly reader: Reader;
  readonly chats: OpenChats;
}

/**
 * TempBox pushes nothing (contract part 6): being connected means that the lists could be read a moment ago. Looks at
 * the lists all the time, and into open conversations while there are some.
 */
export class Live {
  readonly #parts: LiveParts;
  readonly #lists: Poller;
  readonly #threads: Poller;
  readonly #backoff: Backoff;
  #wait: { readonly end: () => void } | undefined;
  #isOnline = false;
  #saidThreads = false;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    const { context, lists, reader } = parts;
    const { io, settings } = context;
    const quietFor = (error: unknown): number => toFault(error).retryAfter ?? 0;
    this.#backoff = new Backoff(io.random, { first: 2_000, cap: 30_000 });
    this.#lists = new Poller({
      io,
      every: settings.pollEvery,
      quietFor,
      run: (hurried) => this.#look(() => (this.#isOnline ? lists.poll(hurried) : lists.read(hurried))),
      onSuccess: () => this.#wentOn(),
      onFailure: (error, wait) => this.#broke(error, wait),
    });
    this.#threads = new Poller({
      io,
      every: settings.threadEvery,
      quietFor,
      run: (hurried) => (this.#isOnline ? reader.poll(hurried) : Promise.resolve()),
      onSuccess: () => { this.#saidThreads = false; },
      onFailure: (error) => this.#threadFailed(error),
    });
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const { context } = this.#parts;
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
    try {
      this.#report('connecting');
      context.emitAgent();
      await this.#untilRead(linked);
    } catch (error) {
      context.unlink();
      throw toFault(error);
    }
    if (linked.aborted) throw stopped();
    this.#begin(linked);
  }

  reconnect(): void {
    this.#wait?.end();
    if (!this.#isOnline) this.#lists.now();
  }

  /** Something was done that the next look will show. */
  lookSoon(): void {
    this.#lists.now();
    this.#threads.now();
  }

  #begin(linked: AbortSignal): void {
    const { io } = this.#parts.context;
    this.#isOnline = true;
    this.#report('online');
    this.#lists.start();
    this.#threads.start();
    const stopWake = io.wake?.(() => this.lookSoon());
    linked.addEventListener('abort', () => stopWake?.(), { once: true });
  }

  /** Tries until it works; never gives up, because a server that is away comes back. */
  async #untilRead(signal: AbortSignal): Promise<void> {
    const { context, lists } = this.#parts;
    while (!signal.aborted) {
      try {
        await lists.read();
        this.#backoff.reset();
        return;
      } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'auth' || signal.aborted) throw fault;
        const wait = Math.max(this.#backoff.next(), fault.retryAfter ?? 0);
        this.#report('offline', { retryAt: context.io.clock.now() + wait, fault: faultInfo(fault) });
        await this.#pause(wait, signal);
        if (!signal.aborted) this.#report('connecting');
      }
    }
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { io } = this.#parts.context;
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        stopWake?.();
        signal.removeEventListener('abort', end);
        if (this.#wait?.end === end) this.#wait = undefined;
        resolve();
      };
      const cancel = io.clock.after(milliseconds, end);
      const stopWake = io.wake?.(end);
      signal.addEventListener('abort', end, { once: true });
      this.#wait = { end };
    });
  }

  /** While it is away, each look is an attempt to have the connection back. */
  async #look(run: () => Promise<void>): Promise<void> {
    if (!this.#isOnline) this.#report('connecting');
    await run();
    // What happened in the open conversations meanwhile is read before anybody is told that we are back.
    if (!this.#isOnline) await this.#parts.reader.poll().catch((error: unknown) => this.#judgeThread(error));
  }

  /** One conversation that the vendor will not show is no reason to call it away. */
  #judgeThread(error: unknown): void {
    if (['network', 'timeout', 'limit', 'local-network', 'auth'].includes(toFault(error).code)) throw error;
    this.#parts.context.faulted(error);
  }

  #wentOn(): void {
    if (this.#isOnline) return;
    this.#isOnline = true;
    this.#report('online');
  }

  #broke(error: unknown, wait: number): void {
    const { context } = this.#parts;
    if (!context.isLinked) return;
    this.#isOnline = false;
    this.#report('offline', { retryAt: context.io.clock.now() + wait, fault: faultInfo(toFault(error)) });
  }

  /** Said once for a row of failures; when the vendor is away as a whole, the lists tell. */
  #threadFailed(error: unknown): void {
    const { context } = this.#parts;
    if (!context.isLinked || !this.#isOnline || this.#saidThreads) return;
    this.#saidThreads = true;
    context.faulted(error);
  }

  #report(status: ConnectionState['status'], more: { readonly retryAt?: number; readonly fault?: FaultInfo } = {}): void {
    const { context } = this.#parts;
    context.emit({ type: 'connection-changed', connection: { status, since: context.io.clock.now(), ...more } });
  }

  #stop(): void {
    this.#isOnline = false;
    this.#lists.stop();
    this.#threads.stop();
    this.#wait?.end();
    this.#parts.lists.stop();
    this.#parts.reader.stop();
    this.#parts.chats.clear();
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('aborted') });
}
