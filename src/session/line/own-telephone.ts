import type { Backend } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { MovableCall, SipAccount } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { ReleasedCalls } from '../../domain/voice-port.js';
import type { SessionClock } from '../session-api.js';
import { LineMemory } from './line-memory.js';

export interface TelephoneOptions {
  readonly backend: Backend;
  readonly clock: SessionClock;
  /** Kept by the tab for the day it needs it; it never leaves it. */
  readonly account: () => SipAccount | undefined;
  readonly tell: (event: BackendEvent) => void;
}

/** For a telephone to register and to take over the calls of another, in milliseconds: so long those stay alive. */
const adoptWithin = 8_000;

/** The real telephone of this tab, while this tab holds the line. */
export class OwnTelephone {
  /** What it told last, whoever was to hear it. */
  readonly memory = new LineMemory();
  readonly #options: TelephoneOptions;
  #connection: AbortController | undefined;
  #usable: Promise<void> = Promise.resolve();
  #released: ReleasedCalls | undefined;

  constructor(options: TelephoneOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#connection !== undefined;
  }

  /** Before anything registers, by whichever way. */
  claim(): void {
    this.#options.backend.voice?.lineHeld?.();
  }

  start(): Promise<void> {
    const { backend, account, tell } = this.#options;
    const connection = new AbortController();
    this.#connection = connection;
    this.claim();
    const known = account();
    if (known) backend.voice?.useAccount?.(known);
    this.#usable = backend.connect((event) => {
      if (connection.signal.aborted) return;
      this.memory.keep(event);
      tell(event);
    }, connection.signal);
    return this.#usable;
  }

  /** Resolves once the server has been told, so that whoever registers next is not taken away by it. */
  async stop(): Promise<void> {
    this.#released?.settle(true);
    this.#released = undefined;
    this.#connection?.abort();
    this.#connection = undefined;
    await this.#options.backend.left?.();
  }

  /** Leaves the server but keeps the calls alive for a while. Rejects when they cannot leave this tab; they go on then. */
  async release(hasCalls: boolean): Promise<readonly MovableCall[]> {
    const { voice } = this.#options.backend;
    if (!hasCalls) {
      await this.stop();
      return [];
    }
    if (!voice?.releaseCalls) throw new Fault('rejected');
    this.#released = await voice.releaseCalls();
    return this.#released.calls;
  }

  /** After `release`, when nobody took the line. */
  async reclaim(): Promise<void> {
    const released = this.#released;
    this.#released = undefined;
    if (this.running) released?.settle(false);
    else await this.start();
  }

  /** Rejects when one could not be moved here. */
  async adopt(calls: readonly MovableCall[]): Promise<void> {
    if (calls.length === 0) return;
    const { voice } = this.#options.backend;
    if (!voice?.adoptCalls) throw new Fault('rejected');
    const late = deadline(this.#options.clock, adoptWithin);
    try {
      await Promise.race([this.#usable, late.promise]);
      await Promise.race([voice.adoptCalls(calls), late.promise]);
    } finally {
      late.cancel();
    }
  }
}

interface Deadline {
  readonly promise: Promise<never>;
  readonly cancel: () => void;
}

function deadline(clock: SessionClock, milliseconds: number): Deadline {
  let cancel = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(milliseconds, () => reject(new Fault('timeout', { retryable: true })));
  });
  return { promise, cancel: () => cancel() };
}
