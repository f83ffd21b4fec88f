import { Fault, faultInfo, toFault, type FaultInfo } from '../domain/fault.js';
import { systemClock, type Clock } from './clock.js';

/**
 * One answer for all tabs of a browser: what `read` gave, here or in another tab, at most `freshFor` milliseconds before
 * this call; 0: only what is read from now on will do. A failure elsewhere rejects here, too, for a while. `key` names what
 * is looked at, and is no secret; answers must be clonable.
 */
export type Look = <Value>(key: string, freshFor: number, read: () => Promise<Value>) => Promise<Value>;

export interface LooksOptions {
  readonly locks: Pick<LockManager, 'request' | 'query'>;
  readonly channel: BroadcastChannel;
  readonly clock: Clock;
}

/** What a reading brought. Times are epoch milliseconds. */
interface Answer {
  /** When the reading began. */
  readonly at: number;
  readonly value?: unknown;
  readonly fault?: FaultInfo;
  /** Failures in a row, this one included. */
  readonly failures: number;
  /** Others need not ask before, after a failure. */
  readonly until: number;
  /** Read in this tab. */
  readonly own: boolean;
}

interface Wish {
  readonly key: string;
  readonly freshFor: number;
  readonly since: number;
}

type Told = { readonly version: number; readonly key: string } & ({ readonly type: 'ask' | 'none' } | { readonly type: 'answer'; readonly answer: Answer });

/** Raised when the meaning of a message changes: pages of another version are then as if they were not there. */
const version = 1;
const name = 'cc-widgets.looks';
/** Others reply at once or not at all. */
const replyLimit = 300;
/** A tab that takes longer is not waited for. */
const waitLimit = 20_000;
const firstPause = 2_000;
const longestPause = 30_000;
/** An answer that nobody has wanted for so long is forgotten. */
const keptFor = 60_000;
/** What is of one tab alone: its sign-in, its own giving up. */
const unshared: ReadonlySet<string> = new Set(['auth', 'conflict']);

/**
 * The tabs of a browser look at the same once. A lock for each key (Web Locks) lets one of them read, whose answer goes to
 * the others (BroadcastChannel); the lock of a tab that closes is free. A failure goes to them, too, for a while that
 * doubles, so that a server that is down is not asked by each of them; the tab that failed decides itself when to try again.
 */
export class SharedLooks {
  readonly #options: LooksOptions;
  readonly #answers = new Map<string, Answer>();
  readonly #listeners = new Set<(key: string) => void>();
  readonly #here: Promise<void>;
  #leave = (): void => undefined;

  constructor(options: LooksOptions) {
    this.#options = options;
    options.channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
    this.#here = new Promise((resolve) => {
      // Held for as long as this page lives: that is how tabs count each other.
      const stay = (): Promise<void> => {
        resolve();
        return new Promise((leave) => (this.#leave = leave));
      };
      options.locks.request(name, { mode: 'shared' }, stay).catch(() => resolve());
    });
  }

  readonly look: Look = async (key, freshFor, read) => {
    const wish = { key, freshFor, since: this.#now - freshFor };
    const known = this.#usable(wish);
    if (known) return opened(known, this.#now);
    const done = await this.#turn(wish);
    try {
      const answer = this.#usable(wish);
      return answer ? opened(answer, this.#now) : await this.#read(key, read);
    } finally {
      done();
    }
  };

  close(): void {
    this.#options.channel.close();
    this.#leave();
    this.#answers.clear();
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  /** None from the future either: clocks are set back. */
  #usable({ key, since, freshFor }: Wish): Answer | undefined {
    const answer = this.#answers.get(key);
    const now = this.#now;
    if (!answer || answer.at > now) return undefined;
    const isNew = answer.at >= since;
    if (!answer.fault) return isNew ? answer : undefined;
    return !answer.own && now < answer.until && (isNew || freshFor > 0) ? answer : undefined;
  }

  /** Resolves when this tab is the one that reads, an answer is there, or the wait was long enough. */
  async #turn(wish: Wish): Promise<() => void> {
    const { locks, clock } = this.#options;
    const enough = (): boolean => this.#usable(wish) !== undefined;
    await this.#here;
    const waiting = new Waiting(clock, this.#listeners, waitLimit);
    void waiting.until(wish.key, enough);
    let done: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      const granted = (): Promise<void> => new Promise((free) => {
        done = free;
        resolve();
      });
      locks.request(`${name}:${wish.key}`, { signal: waiting.signal }, granted).catch(() => resolve());
    });
    waiting.end();
    if (done && !enough()) await this.#askOthers(wish.key, enough);
    return done ?? (() => undefined);
  }

  async #read<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    const at = this.#now;
    try {
      const value = await read();
      this.#tell(key, { at, value, failures: 0, until: 0, own: true });
      return value;
    } catch (error) {
      const fault = toFault(error);
      if (unshared.has(fault.code)) this.#post({ version, key, type: 'none' });
      else this.#tell(key, this.#failure(key, at, fault));
      throw fault;
    }
  }

  #failure(key: string, at: number, fault: Fault): Answer {
    const failures = (this.#answers.get(key)?.failures ?? 0) + 1;
    const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
    return { at, fault: faultInfo(fault), failures, until: this.#now + Math.max(pause, fault.retryAfter ?? 0), own: true };
  }

  #tell(key: string, answer: Answer): void {
    this.#answers.set(key, answer);
    this.#post({ version, key, type: 'answer', answer });
    const old = this.#now - keptFor;
    for (const [each, { at, until }] of this.#answers) if (Math.max(at, until) < old) this.#answers.delete(each);
  }

  /** What the others know: they may have read it just before the lock came to us. */
  async #askOthers(key: string, enough: () => boolean): Promise<void> {
    const { locks, clock } = this.#options;
    const { held = [] } = await locks.query();
    let others = held.filter((lock) => lock.name === name).length - 1;
    if (others < 1 || enough()) return;
    const waiting = new Waiting(clock, this.#listeners, replyLimit);
    const replied = waiting.until(key, () => enough() || (others -= 1) < 1);
    this.#post({ version, key, type: 'ask' });
    await replied;
  }

  #hear(data: unknown): void {
    if (!isTold(data)) return;
    const { key } = data;
    const known = this.#answers.get(key);
    if (data.type === 'ask') return this.#post(known ? { version, key, type: 'answer', answer: known } : { version, key, type: 'none' });
    if (data.type === 'answer' && (!known || known.at > this.#now || isNewer(data.answer, known))) this.#answers.set(key, { ...data.answer, own: false });
    for (const listener of [...this.#listeners]) listener(key);
  }

  #post(message: Told): void {
    try {
      this.#options.channel.postMessage(message);
    } catch {
      // What cannot be cloned each reads for itself. A closed channel is silent.
      if (message.type === 'answer') this.#post({ version, key: message.key, type: 'none' });
    }
  }
}

/** Waits for what others tell, so long and no longer. */
class Waiting {
  readonly #controller = new AbortController();
  readonly #listeners: Set<(key: string) => void>;
  readonly #cancel: () => void;
  #end = (): void => undefined;

  constructor(clock: Clock, listeners: Set<(key: string) => void>, limit: number) {
    this.#listeners = listeners;
    this.#cancel = clock.after(limit, () => this.#over());
  }

  /** Aborts when the wait is over before `end`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  until(key: string, enough: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const listener = (about: string): void => {
        if (about === key && enough()) this.#over();
      };
      this.#listeners.add(listener);
      this.#end = () => {
        this.#listeners.delete(listener);
        resolve();
      };
    });
  }

  end(): void {
    this.#cancel();
    this.#end();
  }

  #over(): void {
    this.end();
    this.#controller.abort();
  }
}

function isNewer(told: Answer, { at, own }: Answer): boolean {
  return own ? told.at > at : told.at >= at;
}

/** Whoever looks at a key knows what its answers are. */
function opened<Value>({ value, fault, until }: Answer, now: number): Value {
  if (!fault) return value as Value;
  const { code, ...info } = fault;
  throw new Fault(code, { ...info, retryAfter: Math.max(0, until - now), cause: new Error('another tab was told') });
}

function isTold(data: unknown): data is Told {
  if (typeof data !== 'object' || data === null) return false;
  const { version: theirs, key, type, answer } = data as Record<string, unknown>;
  if (theirs !== version || typeof key !== 'string') return false;
  return type === 'ask' || type === 'none' || (type === 'answer' && isAnswer(answer));
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { at, failures, until, fault } = value as Record<string, unknown>;
  return [at, failures, until].every(Number.isFinite) && (fault === undefined || (typeof fault === 'object' && fault !== null && 'code' in fault));
}

let looks: SharedLooks | undefined;

/** Where tabs can lock and tell; else each looks for itself. */
export const lookFromPage: Look = (key, freshFor, read) => {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis) || globalThis.origin === 'null') return read();
  looks ??= new SharedLooks({ locks: navigator.locks, channel: new BroadcastChannel(name), clock: systemClock });
  return looks.look(key, freshFor, read);
};
