import type { Clock } from '../net/io.js';

/** A clock that stands still until it is told to go on: what waits on it happens in order and without waiting. */
export interface ManualClock extends Clock {
  /** Goes on by so many milliseconds; everything that falls due runs at its own time, also what that starts anew. */
  advance(milliseconds: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

const earlier = (a: Timer, b: Timer) => a.due - b.due || a.order - b.order;

export function manualClock(start: number): ManualClock {
  const timers = new Set<Timer>();
  let now = start;
  let order = 0;
  const next = (until: number) => [...timers].filter(({ due }) => due <= until).sort(earlier)[0];
  return {
    now: () => now,
    get waiting() {
      return timers.size;
    },
    after(milliseconds, run) {
      const timer: Timer = { due: now + Math.max(0, milliseconds), order: order++, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer);
        now = timer.due;
        timer.run();
      }
      now = until;
    },
  };
}

/** Waits pass `factor` times as fast; the time of day stays what it is. */
export function fastClock(clock: Clock, factor: number): Clock {
  return { now: () => clock.now(), after: (milliseconds, run) => clock.after(milliseconds / factor, run) };
}

/** All timers of one activity, so that it can be ended as a whole. */
export class TimerSet {
  readonly #clock: Clock;
  readonly #cancels = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  after(milliseconds: number, run: () => void): void {
    const cancel = this.#clock.after(milliseconds, () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
  }

  clear(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
