import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import type { SessionClock } from '../session-api.js';
import type { LineMessage, MessageOf } from './wire.js';

/** For a tab to say that it has got a command. */
const takenWithin = 3_000;

interface Pending {
  readonly to: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Fault) => void;
  readonly cancelDeadline: () => void;
}

/** What this tab wants of the one that holds the telephone, until it is answered. */
export class Commands {
  readonly #clock: SessionClock;
  readonly #post: (message: LineMessage) => void;
  readonly #pending = new Map<string, Pending>();
  #count = 0;

  constructor(clock: SessionClock, post: (message: LineMessage) => void) {
    this.#clock = clock;
    this.#post = post;
  }

  /** Rejects with `timeout` when nobody takes it, and then it never will be carried out. */
  send(to: string, name: string, args: readonly unknown[]): Promise<unknown> {
    this.#count += 1;
    const id = String(this.#count);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => this.#settle(id, ({ reject }) => reject(new Fault('timeout', { retryable: true })));
      this.#pending.set(id, { to, resolve, reject, cancelDeadline: this.#clock.after(takenWithin, giveUp) });
      this.#post({ type: 'command', to, id, name, args, until: Date.now() + takenWithin });
    });
  }

  taken({ id }: MessageOf<'taken'>): void {
    this.#pending.get(id)?.cancelDeadline();
  }

  settle({ id, value, fault }: MessageOf<'outcome'>): void {
    this.#settle(id, ({ resolve, reject }) => (fault ? reject(faultOf(fault)) : resolve(value)));
  }

  /** Nobody will answer any more, but for `survivor`. */
  abandon(survivor?: string): void {
    for (const [id, { to }] of [...this.#pending]) {
      if (to !== survivor) this.#settle(id, ({ reject }) => reject(new Fault('network', { outcomeUnknown: true })));
    }
  }

  #settle(id: string, run: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    pending.cancelDeadline();
    run(pending);
  }
}

/** Carries out what another tab wants, and tells it the outcome. A command that waited too long is left alone. */
export async function serve(
  { from, id, name, args, until }: MessageOf<'command'>,
  run: (name: string, args: readonly unknown[], from: string) => Promise<unknown>,
  post: (message: LineMessage) => void,
): Promise<void> {
  if (Date.now() > until) return;
  post({ type: 'taken', to: from, id });
  try {
    post({ type: 'outcome', to: from, id, value: await run(name, args, from) });
  } catch (error) {
    post({ type: 'outcome', to: from, id, fault: faultInfo(toFault(error)) });
  }
}

function faultOf({ code, ...options }: FaultInfo): Fault {
  return new Fault(code, options);
}
