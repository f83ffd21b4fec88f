import type { Call, CallDirection, CallEnd } from '../../domain/call.js';
import { CallMemory } from './call-memory.js';
import type { Context } from './context.js';
import type { CallNews } from './event.js';

interface Known {
  call: Call;
  /** What MeetIP calls it; undefined for a call of our own of which nothing was told yet. */
  wireId: string | undefined;
  /** The extension was seen busy while it was on. */
  wasBusy: boolean;
  /** Looks in a row that showed the extension free. */
  freeLooks: number;
  /** A hang-up of ours is under way: the end that is told meanwhile is that one. */
  isHangingUp?: boolean;
  stop: () => void;
}

/** News of a call asked for here come within this, or they are of another one. */
const clickWindow = 60_000;

/**
 * Calls of the agent's extension, made of what MeetIP tells (contract part 5), in whatever order and however often. Who
 * answered first is told for the others by nothing but that answer: their ringing ends with it.
 */
export class Calls {
  readonly #context: Context;
  readonly #known = new Map<string, Known>();
  readonly #memory: CallMemory;

  constructor(context: Context) {
    this.#context = context;
    this.#memory = new CallMemory(context.settings.io.clock);
  }

  get list(): readonly Call[] {
    return [...this.#known.values()].map(({ call }) => call);
  }

  get hasUnheard(): boolean {
    return [...this.#known.values()].some(({ wireId }) => wireId === undefined);
  }

  /** A call was asked for and accepted; no telephone need have rung. */
  clicked(id: string, number: string, consultFor: string | undefined): void {
    const { unheardFor } = this.#context.settings;
    const call = freshCall({ id, direction: 'out', state: 'dialing', number, at: this.#now, variables: {} });
    this.#keep({ ...call, ...(consultFor === undefined ? {} : { consultFor }) }, undefined, unheardFor);
  }

  hangingUp(id: string, isIt: boolean): void {
    const known = this.#known.get(id);
    if (known) known.isHangingUp = isIt;
  }

  /** What the wire accepted; its own news of it, if any, are old then. */
  hungUp(id: string): void {
    this.#end(id, { cause: 'hung-up', by: 'agent' });
  }

  forget(): void {
    for (const { stop } of this.#known.values()) stop();
    this.#known.clear();
    this.#memory.clear();
  }

  /** A look that began at `asked` or later; it says nothing of calls that are younger, and one alone may miss the newest news. */
  extensionIs(busy: boolean, asked: number): void {
    for (const [id, known] of this.#known) {
      if (known.call.startedAt > asked) continue;
      if (busy) Object.assign(known, { wasBusy: true, freeLooks: 0 });
      else known.freeLooks += 1;
      const isOver = !busy && (known.wireId === undefined ? known.wasBusy : known.freeLooks >= 2 && known.call.state === 'active');
      if (isOver) this.#end(id, { cause: 'hung-up', by: 'system' });
    }
  }

  /** Resolves what was told to the call that it is about; undefined where it is none of this extension's. */
  take(news: CallNews): Call | undefined {
    return news.extension === this.#context.settings.extension ? this.#own(news) : this.#others(news);
  }

  #own(news: CallNews): Call | undefined {
    const [id, known] = this.#find(news) ?? [undefined, undefined];
    if (id !== undefined && known) return this.#further(id, known, news);
    if (this.#memory.isOver(news)) return undefined;
    if (news.kind === 'ring-ended') return undefined;
    return this.#begin(news);
  }

  #begin(news: CallNews): Call {
    const direction = news.direction ?? 'in';
    const early = direction === 'in' ? 'ringing' : 'dialing';
    const state = news.kind === 'answered' ? 'active' : early;
    const id = this.#memory.idFor(news);
    const call = freshCall({ id, direction, state, number: news.number, at: startOf(news, this.#now), variables: news.variables });
    const told = { ...call, ...(state === 'active' ? { answeredAt: this.#now } : {}), ...queueOf(news) };
    if (news.kind !== 'ended') return this.#keep(told, news.id, this.#context.settings.ringFor).call;
    this.#memory.over(news.id, news.kind);
    return this.#tell(endedOf(told, news, this.#now));
  }

  #further(id: string, known: Known, news: CallNews): Call {
    known.wireId ??= news.id;
    const { call } = known;
    const merged = { ...call, variables: { ...call.variables, ...news.variables }, ...queueOf(news) };
    if (news.kind === 'ended' || news.kind === 'ring-ended') {
      // A ring that ended is none of a call that runs.
      if (news.kind === 'ring-ended' && call.state === 'active') return call;
      this.#memory.over(news.id, news.kind);
      return this.#finish(id, endedOf(merged, news, this.#now));
    }
    const isAnswer = news.kind === 'answered' && call.state !== 'active';
    const next: Call = isAnswer ? { ...merged, state: 'active', answeredAt: this.#now, can: new Set(['hangup'] as const) } : merged;
    if (!isAnswer && JSON.stringify(next.variables) === JSON.stringify(call.variables) && next.queue === call.queue) return call;
    known.call = next;
    if (isAnswer) known.stop();
    return this.#tell(next);
  }

  /** Rings of this extension end with another's answer; what is left of a call ends with its end (contract part 5). */
  #others(news: CallNews): undefined {
    const isKnown = [...this.#known.values()].some(({ wireId }) => wireId === news.id);
    // Our ring may be told of after the answer that ended it. Whoever dials for us is no such other.
    if (!isKnown && news.direction === 'in' && (news.kind === 'answered' || /^(?:atendida|abandono)$/.test(news.result))) this.#memory.over(news.id, 'elsewhere');
    for (const [id, { call, wireId }] of this.#known) {
      const isSame = news.id !== '' && wireId === news.id;
      const isRinging = call.state === 'ringing';
      if (isSame && isRinging && news.kind === 'answered') this.#elsewhere(id, news.id);
      if (news.kind !== 'ended') continue;
      if (isSame && isRinging && news.result === 'abandono') this.#end(id, { cause: 'cancelled', by: 'remote' });
      else if (isSame && isRinging && news.result === 'atendida') this.#elsewhere(id, news.id);
      else if (news.queue !== '' && (isSame || (news.extension === '' && isOfQueue(call, news)))) this.#endOfQueue(id, news);
    }
    return undefined;
  }

  #elsewhere(id: string, wireId: string): void {
    this.#memory.over(wireId, 'ring-ended');
    this.#end(id, { cause: 'answered-elsewhere', by: 'remote' });
  }

  /** The leg of whoever answered from a queue has an id of its own; recordings have the queue's (contract part 4). */
  #endOfQueue(id: string, news: CallNews): void {
    const known = this.#known.get(id);
    if (!known) return;
    const { call, wireId } = known;
    if (wireId !== undefined) this.#memory.over(wireId, 'ended');
    const recording = news.id === '' ? {} : { recordingId: news.id };
    this.#finish(id, { ...endedOf({ ...call, ...queueOf(news) }, news, this.#now), ...recording });
  }

  /** By its id; one of our own by its number, as a click gets no id (contract part 6, row 14). */
  #find(news: CallNews): [string, Known] | undefined {
    const all = [...this.#known];
    const byId = all.find(([, { wireId }]) => wireId === news.id && news.id !== '');
    if (byId) return byId;
    if (news.id === '') return all.find(([, { call }]) => alike(call.remote.number, news.number));
    if (news.direction === 'in' || this.#memory.isOver(news)) return undefined;
    return all.find(([, { wireId, call }]) => wireId === undefined && this.#now - call.startedAt <= clickWindow && alike(call.remote.number, news.number));
  }

  /** `patience`: what is told of no further before that is over. */
  #keep(call: Call, wireId: string | undefined, patience: number): Known {
    const { clock } = this.#context.settings.io;
    const known: Known = { call, wireId, wasBusy: false, freeLooks: 0, stop: () => undefined };
    const wait = (): void => {
      known.stop = clock.after(patience, () => {
        // Where nobody tells of the answer, a busy extension may well be talking.
        if (known.wireId !== undefined && known.wasBusy && known.freeLooks === 0) wait();
        else this.#end(call.id, known.wireId === undefined ? { cause: 'error', by: 'system' } : { cause: 'no-answer', by: 'system' });
      });
    };
    if (call.state !== 'active') wait();
    this.#known.set(call.id, known);
    this.#tell(call);
    return known;
  }

  #end(id: string, end: CallEnd): void {
    const known = this.#known.get(id);
    if (!known) return;
    if (known.wireId === undefined) this.#memory.clickOver(known.call.remote.number);
    else this.#memory.over(known.wireId, end.cause === 'answered-elsewhere' ? 'ring-ended' : 'ended');
    this.#finish(id, { ...known.call, state: 'ended', endedAt: this.#now, end, can: new Set() });
  }

  #finish(id: string, ended: Call): Call {
    const known = this.#known.get(id);
    known?.stop();
    this.#known.delete(id);
    return this.#tell(known?.isHangingUp ? { ...ended, end: { cause: 'hung-up', by: 'agent' } } : ended);
  }

  #tell(call: Call): Call {
    this.#context.emit({ type: 'call-changed', call });
    return call;
  }

  get #now(): number {
    return this.#context.settings.io.clock.now();
  }
}

interface Fresh {
  readonly id: string;
  readonly direction: CallDirection;
  readonly state: 'dialing' | 'ringing' | 'active';
  readonly number: string;
  readonly at: number;
  readonly variables: Readonly<Record<string, string>>;
}

function freshCall({ id, direction, state, number, at, variables }: Fresh): Call {
  return {
    id, direction, state, remote: { number }, startedAt: at, hold: { local: false, remote: false }, muted: false, silenced: false,
    media: 'elsewhere', signalling: 'ok', variables, can: new Set(state === 'ringing' ? [] : ['hangup'] as const),
  };
}

function queueOf({ queue }: CallNews): { readonly queue?: string } {
  return queue === '' ? {} : { queue };
}

/** As told where that can be: a clock that is far off says nothing. */
function startOf({ startedAt }: CallNews, now: number): number {
  return startedAt !== undefined && startedAt <= now && now - startedAt < 12 * 3_600_000 ? startedAt : now;
}

/** An answer may be told by nothing but the end (contract part 4: no off-hook event for an agent who is called by transit). */
function endedOf(call: Call, news: CallNews, now: number): Call {
  const wasAnswered = call.answeredAt !== undefined || (news.kind === 'ended' && news.info === 'ANSWER');
  const answeredAt = call.answeredAt ?? Math.max(call.startedAt, now - news.duration);
  return {
    ...call, state: 'ended', endedAt: now, end: endOf(news, call.direction, wasAnswered), can: new Set(),
    ...(wasAnswered ? { answeredAt } : {}),
  };
}

/** Who hung up a call that ran is not told. */
function endOf({ kind, info, result }: CallNews, direction: CallDirection, wasAnswered: boolean): CallEnd {
  if (wasAnswered) return { cause: 'hung-up', by: 'system' };
  if (info === 'BUSY') return { cause: 'busy', by: direction === 'in' ? 'system' : 'remote' };
  if (info === 'CANCEL') return { cause: 'cancelled', by: direction === 'in' ? 'remote' : 'agent' };
  if (result === 'abandono') return { cause: 'cancelled', by: 'remote' };
  if (kind === 'ring-ended' || info === 'NOANSWER' || result === 'noatendida' || result === 'perdida') return { cause: 'no-answer', by: 'system' };
  return { cause: 'hung-up', by: 'system' };
}

function isOfQueue(call: Call, { number }: CallNews): boolean {
  return call.direction === 'in' && call.state === 'active' && alike(call.remote.number, number);
}

/** With or without a prefix of the country or of an outside line. */
function alike(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].map((number) => number.replace(/\D/g, '')).sort((a, b) => a.length - b.length);
  return short !== '' && (short === long || (short.length >= 7 && long.endsWith(short)));
}
