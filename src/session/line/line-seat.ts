import type { BackendEvent } from '../../domain/backend-event.js';
import type { Line } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { SessionClock } from '../session-api.js';
import { LineChannel } from './line-channel.js';
import { LineLock } from './line-lock.js';
import { watchPage } from './page-life.js';
import type { LineMessage, LineOwner, MessageOf, SentMessage } from './wire.js';

export interface SeatWatcher {
  /** The line is ours; nothing runs here yet. */
  readonly seated: () => void;
  /** Another tab has it by our consent. */
  readonly unseated: () => void;
  /** How things are at another tab that has it, now or from now on. */
  readonly mirrored: (events: readonly BackendEvent[]) => void;
  /** Whoever had it has not any more. */
  readonly vacated: (moving: boolean) => void;
  /** The page leaves, and the telephone with it; `frozen`: it may come back. */
  readonly leaving: (frozen: boolean) => void;
  readonly heard: (message: SentMessage) => void;
  /** For tabs that ask how things are here. */
  readonly snapshot: () => readonly BackendEvent[];
}

export interface SeatOptions {
  readonly name: string;
  readonly clock: SessionClock;
  readonly popOut: boolean;
}

interface Owner extends LineOwner {
  readonly id: string;
  readonly term: number;
}

/** For an owner to show up, in milliseconds. */
const showUp = 3_000;

/**
 * Who of the tabs holds the line.
 *
 *   waiting ──▶ mirror ──▶ owner
 *      ▲──────────┘──────────┘
 *
 * `waiting`: nobody told yet that they hold it. Only the lock makes an owner; messages merely tell of it.
 */
export class LineSeat {
  readonly #options: SeatOptions;
  readonly #watcher: SeatWatcher;
  readonly #channel: LineChannel;
  readonly #lock: LineLock;
  readonly #unwatch: () => void;
  readonly #waiters = new Set<() => void>();
  #isOwner = false;
  #term = 0;
  #owner: Owner | undefined;
  #seizing: (() => void) | undefined;

  constructor(options: SeatOptions, watcher: SeatWatcher) {
    this.#options = options;
    this.#watcher = watcher;
    const name = `cc-widgets.line:${options.name}`;
    this.#channel = new LineChannel(name, (message) => this.#heard(message));
    this.#lock = new LineLock(name, { granted: () => this.#granted(), lost: () => this.#lost() });
    this.#unwatch = watchPage({
      leaving: (frozen) => this.#leaving(frozen),
      back: () => this.join(),
      hidden: () => {
        if (this.#isOwner) this.post({ type: 'about', owner: this.#self });
      },
    });
  }

  /** This tab may run the telephone. */
  get isHere(): boolean {
    return this.#isOwner;
  }

  /** The other tab that does. */
  get ownerId(): string | undefined {
    return this.#owner?.id;
  }

  get line(): Line {
    if (this.#isOwner) return { where: 'here' };
    if (!this.#owner) return { where: 'nobody' };
    return { where: 'other-tab', title: this.#owner.title, popOut: this.#owner.popOut };
  }

  join(): void {
    this.#owner = undefined;
    this.#lock.queue();
    this.post({ type: 'hello' });
  }

  readonly post = (message: LineMessage): void => this.#channel.post(message);

  /** Resolves once it is known who has the line; rejects with `timeout` if nobody says so. */
  settled(): Promise<void> {
    if (this.#isOwner || this.#owner) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(showUp, () => {
        this.#waiters.delete(settle);
        reject(new Fault('timeout', { retryable: true }));
      });
      const settle = (): void => {
        cancel();
        resolve();
      };
      this.#waiters.add(settle);
    });
  }

  /** Takes the line from whoever has it, who must have agreed. */
  seize(): Promise<void> {
    return new Promise((resolve) => {
      this.#seizing = resolve;
      this.#lock.steal();
    });
  }

  announce(events: readonly BackendEvent[]): void {
    this.post({ type: 'state', term: this.#term, owner: this.#self, events });
  }

  /** The next in the queue gets it. */
  vacate(): void {
    this.#isOwner = false;
    this.#lock.leave();
  }

  close(): void {
    this.#unwatch();
    this.vacate();
    this.#channel.close();
  }

  get #self(): LineOwner {
    return { title: document.title, popOut: this.#options.popOut };
  }

  #granted(): void {
    this.#isOwner = true;
    this.#owner = undefined;
    // Later than any that was heard of, whatever the clock does.
    this.#term = Math.max(Date.now(), this.#term + 1);
    const seizing = this.#seizing;
    this.#seizing = undefined;
    if (seizing) seizing();
    else this.#watcher.seated();
    this.#wake();
  }

  #lost(): void {
    this.#isOwner = false;
    this.#lock.queue();
    this.#watcher.unseated();
  }

  #leaving(frozen: boolean): void {
    if (this.#isOwner) this.post({ type: 'bye', moving: false });
    this.#watcher.leaving(frozen);
    if (frozen) this.vacate();
  }

  #heard(message: SentMessage): void {
    if (message.type === 'hello') {
      if (this.#isOwner) this.announce(this.#watcher.snapshot());
    } else if (message.type === 'state') {
      this.#follow(message);
    } else if (message.type === 'about') {
      if (this.#owner?.id === message.from) this.#owner = { ...this.#owner, ...message.owner };
      this.#watcher.heard(message);
    } else if (message.type === 'bye') {
      this.#vacated(message);
    } else {
      this.#watcher.heard(message);
    }
  }

  #follow({ from, term, owner, events }: MessageOf<'state'>): void {
    if (term < this.#term) return;
    this.#term = term;
    this.#owner = { ...owner, id: from, term };
    this.#isOwner = false;
    this.#watcher.mirrored(events);
    this.#wake();
  }

  #vacated({ from, moving }: MessageOf<'bye'>): void {
    if (this.#owner?.id !== from) return;
    this.#owner = undefined;
    this.#watcher.vacated(moving);
  }

  #wake(): void {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const settle of waiters) settle();
  }
}
