import { Fault } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Context } from './context.js';
import type { Directory } from './directory.js';
import type { OpenChats } from './open-chats.js';

type Scope = 'active' | 'both';

/** Pushes come in bursts; lists are read at most this often for them. */
const shortestGap = 500;

/** Reads the two lists and emits what they say. Reads never overlap, so that an older answer cannot undo a newer one. */
export class Lists {
  readonly #context: Context;
  readonly #directory: Directory;
  readonly #chats: OpenChats;
  readonly #backoff: Backoff;
  #running: Promise<void> | undefined;
  #queued: { scope: Scope; readonly done: Promise<void> } | undefined;
  #nudged: Scope | undefined;
  #cancelNudge: (() => void) | undefined;
  #lastReadAt = Number.NEGATIVE_INFINITY;

  constructor(context: Context, directory: Directory, chats: OpenChats) {
    this.#context = context;
    this.#directory = directory;
    this.#chats = chats;
    this.#backoff = new Backoff(context.io.random, { first: 2_000, cap: 30_000 });
  }

  /** Resolves when lists that were asked for after this call have been emitted. */
  read(scope: Scope = 'both'): Promise<void> {
    if (!this.#running) return this.#start(scope);
    if (this.#queued) {
      if (scope === 'both') this.#queued.scope = 'both';
      return this.#queued.done;
    }
    const after = this.#running.catch(() => undefined);
    const queued: { scope: Scope; readonly done: Promise<void> } = { scope, done: after.then(() => this.#startQueued(queued)) };
    this.#queued = queued;
    return queued.done;
  }

  /** Something changed there: reads soon, once for many calls, and again until it works. */
  nudge(scope: Scope): void {
    const pending = this.#nudged !== undefined;
    this.#nudged = this.#nudged === 'both' ? 'both' : scope;
    if (pending) return;
    const wait = Math.max(0, this.#lastReadAt + shortestGap - this.#context.io.clock.now());
    this.#readLater(wait);
  }

  /** Forgets what was planned. */
  stop(): void {
    this.#cancelNudge?.();
    this.#cancelNudge = undefined;
    this.#nudged = undefined;
    this.#queued = undefined;
    this.#backoff.reset();
  }

  emit(): void {
    this.#context.emit({ type: 'conversations-listed', conversations: this.#directory.conversations() });
  }

  #startQueued(queued: { readonly scope: Scope }): Promise<void> {
    if (this.#queued !== queued) return Promise.reject(new Fault('network', { cause: new Error('stopped') }));
    this.#queued = undefined;
    return this.#start(queued.scope);
  }

  #start(scope: Scope): Promise<void> {
    const running = this.#readNow(scope).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #readNow(scope: Scope): Promise<void> {
    const directory = this.#directory;
    const { api } = this.#context;
    await this.#context.call(async (who, signal) => {
      const { revision } = directory;
      this.#lastReadAt = this.#context.io.clock.now();
      // Waiting first: a conversation that moves to the active list in between is then in both, and not in neither.
      let waiting = scope === 'both' ? await api.waitingChats(who, signal) : undefined;
      const active = await api.activeChats(who, signal);
      if (!waiting && directory.wouldLose(active)) waiting = await api.waitingChats(who, signal);
      if (signal.aborted) return;
      for (const removal of directory.apply(active, waiting, revision)) {
        this.#chats.leave(removal.conversationId);
        this.#context.emit({ type: 'conversation-removed', ...removal });
      }
      this.emit();
    });
  }

  #readLater(wait: number): void {
    this.#cancelNudge = this.#context.io.clock.after(wait, () => {
      const scope = this.#nudged ?? 'both';
      this.#nudged = undefined;
      this.read(scope).then(() => this.#backoff.reset(), (error: unknown) => this.#failed(error, scope));
    });
  }

  #failed(error: unknown, scope: Scope): void {
    if (!this.#context.isLinked) return;
    this.#context.faulted(error);
    const pending = this.#nudged !== undefined;
    this.#nudged = this.#nudged === 'both' ? 'both' : scope;
    if (!pending) this.#readLater(this.#backoff.next());
  }
}
