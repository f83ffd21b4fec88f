import { atom, computed } from 'nanostores';
import type { Call } from '../domain/call.js';
import type { CallQuality } from '../domain/call-quality.js';
import type { ScreenPop } from '../domain/backend-event.js';
import { createBegin, createCallActs } from './call-acts.js';
import { callDetail, callFacts } from './call-facts.js';
import { currentCall, orderedCalls } from './call-order.js';
import type { AfterCallsPart } from './call-log.js';
import type { Kernel } from './kernel.js';
import { late, whileRead } from './late.js';
import type { CallsSlice, DialAbility } from './session-api.js';
import type { VendorCalls, VendorCallsSurroundings } from './vendor-calls.js';

/** So many ended calls are remembered, so that a late event does not bring one back. */
const remembered = 200;

export interface CallsPart {
  readonly view: CallsSlice;
  apply(call: Call): void;
  applySnapshot(calls: readonly Call[]): void;
  applyScreenPop(pop: ScreenPop): void;
  applyQuality(quality: CallQuality): void;
  /** What a backend says of calls that another one carries. */
  hear(event: Parameters<VendorCalls['hear']>[0]): void;
  clear(): void;
}

export type CallsSurroundings = Pick<VendorCallsSurroundings, '$facets' | 'extension' | 'country'>;

export function createCalls(kernel: Kernel, cut: Pick<CallsSlice, '$cut' | 'dismissCut'>, after: Pick<AfterCallsPart, 'ended' | 'mayDial'>, around: CallsSurroundings): CallsPart {
  const book = new CallBook(kernel, (call) => after.ended(call));
  const { $calls, $quality } = book;
  const $current = computed($calls, currentCall);
  const $lastDialled = atom<string | undefined>(undefined);
  const board = { $calls, $current, dialled: (number: string) => $lastDialled.set(number), mayDial: () => after.mayDial() };
  const begin = createBegin(kernel, board);
  const vendor = late(kernel, 'voice', async () => {
    const { VendorCalls } = await import('./vendor-calls.js');
    const calls = new VendorCalls(kernel, { ...around, begin, board, again: (callId) => book.again(callId), pop: (pop) => book.pop(pop) });
    book.vendor = calls;
    return calls;
  });
  const $dialAbilities = atom<ReadonlySet<DialAbility>>(new Set());
  whileRead($dialAbilities, vendor, (calls) => calls.offer($dialAbilities));
  return {
    view: {
      $calls,
      $current,
      $lastDialled,
      $quality,
      ...cut,
      $dialAbilities,
      ...createCallActs(kernel, board, begin, vendor.acts('dialChosen').dialChosen),
      ...vendor.acts('dialExternal', 'dialOnBehalf'),
      dismiss: (callId) => book.dismiss(callId),
    },
    apply: (call) => book.put(call),
    applySnapshot: (calls) => book.replace(calls),
    applyScreenPop: (pop) => book.pop(pop),
    applyQuality: (quality) => book.measure(quality),
    hear: (event) => void vendor.load().then((calls) => kernel.commit(() => calls.hear(event)), (error: unknown) => kernel.report('voice.facts', error)),
    clear() {
      book.clear();
      book.vendor?.clear();
      $lastDialled.set(undefined);
    },
  };
}

/** The calls by id, in order of arrival, and what the host is told of them. */
class CallBook {
  readonly $calls = atom<readonly Call[]>([]);
  readonly $quality = atom<ReadonlyMap<string, CallQuality>>(new Map());
  readonly #kernel: Kernel;
  readonly #tellEnd: (call: Call) => void;
  readonly #calls = new Map<string, Call>();
  readonly #variables = new Map<string, Readonly<Record<string, string>>>();
  readonly #ended = new Set<string>();
  /** As the telephone told of them. */
  readonly #told = new Map<string, Call>();
  /** Once a PBX had something to say of the telephone's calls. */
  vendor: Pick<VendorCalls, 'seen' | 'clear'> | undefined;

  constructor(kernel: Kernel, tellEnd: (call: Call) => void) {
    this.#kernel = kernel;
    this.#tellEnd = tellEnd;
  }

  put(call: Call): void {
    if (this.#ended.has(call.id)) return;
    const before = this.#calls.get(call.id);
    if (!before) this.#dropEnded();
    this.#told.set(call.id, call);
    const after = this.#withVariables(this.vendor?.seen(call) ?? call);
    this.#calls.set(call.id, after);
    if (after.state === 'ended') this.#remember(after.id);
    this.#publish();
    const now = this.#kernel.clock.now();
    for (const fact of callFacts(before, after)) this.#kernel.tell(fact, callDetail(after, now), now);
    if (after.state === 'ended') this.#tellEnd(after);
  }

  /** More is known of it than the telephone told. */
  again(callId: string): void {
    const told = this.#told.get(callId);
    if (told && this.#calls.has(callId)) this.put(told);
  }

  replace(calls: readonly Call[]): void {
    const listed = new Set(calls.map((call) => call.id));
    for (const call of [...this.#calls.values()]) if (!listed.has(call.id)) this.#vanish(call);
    for (const call of calls) if (call.state !== 'ended' || this.#calls.has(call.id)) this.put(call);
  }

  pop(pop: ScreenPop): void {
    this.#kernel.tell('cc-screen-pop', pop);
    if (pop.callId === undefined) return;
    this.#variables.set(pop.callId, pop.variables);
    const call = this.#calls.get(pop.callId);
    if (!call) return;
    this.#calls.set(call.id, this.#withVariables(call));
    this.#publish();
  }

  measure(quality: CallQuality): void {
    const call = this.#calls.get(quality.callId);
    if (!call || call.state === 'ended') return;
    this.$quality.set(new Map(this.$quality.get()).set(call.id, quality));
  }

  dismiss(callId: string): void {
    if (this.#calls.get(callId)?.state !== 'ended') return;
    this.#forget(callId);
    this.#publish();
  }

  clear(): void {
    for (const call of [...this.#calls.values()]) this.#vanish(call);
    this.#calls.clear();
    this.#told.clear();
    this.#variables.clear();
    this.#ended.clear();
    this.#publish();
  }

  /** It went away without telling its end, in a gap of the connection or because we left. */
  #vanish(call: Call): void {
    if (call.state === 'ended') return;
    const endedAt = this.#kernel.clock.now();
    this.put({ ...(this.#told.get(call.id) ?? call), state: 'ended', endedAt, end: { cause: 'network', by: 'system' }, can: new Set() });
  }

  #withVariables(call: Call): Call {
    const popped = this.#variables.get(call.id);
    return popped ? { ...call, variables: { ...popped, ...call.variables } } : call;
  }

  #remember(callId: string): void {
    this.#ended.add(callId);
    const quality = new Map(this.$quality.get());
    if (quality.delete(callId)) this.$quality.set(quality);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= remembered) break;
      this.#ended.delete(oldest);
    }
  }

  #dropEnded(): void {
    for (const call of [...this.#calls.values()]) if (call.state === 'ended') this.#forget(call.id);
  }

  #forget(callId: string): void {
    this.#calls.delete(callId);
    this.#told.delete(callId);
    this.#variables.delete(callId);
  }

  #publish(): void {
    this.$calls.set(orderedCalls(this.#calls.values()));
  }
}
