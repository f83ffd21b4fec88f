import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { Backend, Facet } from '../domain/backend.js';
import type { BackendEvent, ScreenPop } from '../domain/backend-event.js';
import type { Call } from '../domain/call.js';
import { dialableNumber } from '../domain/dialable-number.js';
import { Fault } from '../domain/fault.js';
import { sameNumber } from '../domain/phone-number.js';
import type { VoicePort } from '../domain/voice-port.js';
import type { Begin, CallBoard } from './call-board.js';
import { isRingingIn } from './call-order.js';
import { backendWith, dialAbilities } from './dial-abilities.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { CallsSlice, DialAbility } from './session-api.js';

/** The PBX rings the agent's own telephone first: so long after the order it may take. */
const clickLimit = 30_000;
/** Two reports of one call begin within this. */
const sameCall = 10_000;
/** A screen pop waits so long for the call that it belongs to. */
const popLimit = 3_000;

type VendorEvent = Extract<BackendEvent, { type: 'call-changed' | 'calls-listed' | 'screen-popped' }>;
type DialChoice = NonNullable<Parameters<CallsSlice['dial']>[1]>;

export interface VendorCallsSurroundings {
  readonly $facets: ReadableAtom<ReadonlySet<Facet>>;
  /** What the agent's own telephone is called by the PBX. */
  readonly extension: () => string | undefined;
  /** ISO 3166 code that numbers without a country code belong to. */
  readonly country: () => string;
  readonly begin: Begin;
  readonly board: CallBoard;
  /** Shows a call of the telephone anew, through `seen`. */
  readonly again: (callId: string) => void;
  readonly pop: (pop: ScreenPop) => void;
}

/**
 * Where the browser's telephone carries the calls and a PBX says more of them, or places them: what the PBX says of a call
 * goes into the telephone's own, which alone decides what state it is in.
 */
export class VendorCalls implements Pick<CallsSlice, 'dialExternal' | 'dialOnBehalf'> {
  readonly #kernel: Kernel;
  readonly #around: VendorCallsSurroundings;
  readonly #facts = new Map<string, Call>();
  /** Ids of the telephone's calls by those of the PBX. */
  readonly #pairs = new Map<string, string>();
  #clicks: readonly { readonly number: string; readonly at: number }[] = [];
  /** Numbers that calls of the telephone were placed to by the PBX. */
  readonly #clicked = new Map<string, string>();
  #pops: readonly ScreenPop[] = [];

  constructor(kernel: Kernel, around: VendorCallsSurroundings) {
    this.#kernel = kernel;
    this.#around = around;
  }

  /** Says which choices and detours there are, until the returned function is called. */
  offer($abilities: WritableAtom<ReadonlySet<DialAbility>>): () => void {
    return this.#around.$facets.subscribe(() => $abilities.set(dialAbilities(this.#kernel.ports.all)));
  }

  dialChosen(number: string, choice: DialChoice): Promise<string> {
    return this.#kernel.act('voice.dial', async () => {
      const { board, begin } = this.#around;
      const dialable = dialableNumber(number);
      if (dialable === '' || !board.mayDial()) throw new Fault('rejected');
      const wanted: readonly (DialAbility | false)[] = [choice.shownNumber !== undefined && 'shown-number', choice.ringLimit !== undefined && 'ring-limit'];
      const { backend, voice } = this.#with(...wanted.filter((each) => each !== false));
      board.dialled(dialable);
      const before = this.#clicks;
      // Before the order leaves: the telephone may ring before the PBX has answered it.
      if (!this.#kernel.ports.serves(backend, 'voice')) this.#clicks = [...before, { number: dialable, at: this.#kernel.clock.now() }];
      try {
        return await begin(undefined, () => voice.dial(dialable, choice));
      } catch (error) {
        this.#clicks = before;
        throw error;
      }
    });
  }

  dialExternal(from: string, to: string): Promise<string> {
    return this.#kernel.act('voice.dialExternal', async () => {
      const numbers = [dialableNumber(from), dialableNumber(to)] as const;
      if (numbers.includes('')) throw new Fault('rejected');
      return invoke(this.#with('external').voice, 'dialExternal', ...numbers);
    });
  }

  dialOnBehalf(extension: string, number: string): Promise<string> {
    return this.#kernel.act('voice.dialOnBehalf', async () => {
      const dialable = dialableNumber(number);
      if (dialable === '' || extension.trim() === '') throw new Fault('rejected');
      return invoke(this.#with('on-behalf').voice, 'dialOnBehalf', extension.trim(), dialable);
    });
  }

  /** Something that a backend says which does not carry the calls. */
  hear(event: VendorEvent): void {
    if (event.type === 'screen-popped') return this.#popped(event.pop);
    const calls = event.type === 'calls-listed' ? event.calls : [event.call];
    if (event.type === 'calls-listed') {
      const listed = new Set(calls.map(({ id }) => id));
      for (const id of this.#facts.keys()) if (!listed.has(id) && !this.#pairs.has(id)) this.#facts.delete(id);
    }
    for (const call of calls) this.#learn(call);
  }

  /** The telephone's call, with all that the PBX has said of it. */
  seen(call: Call): Call {
    const clicked = this.#clickOf(call);
    const shown: Call = clicked === undefined ? call : { ...call, direction: 'out', remote: { number: clicked }, autoAnswered: true };
    const fact = this.#factOf(shown);
    if (!fact) return shown;
    const { queue = fact.queue, recordingId = fact.recordingId, remote } = shown;
    const name = remote.name ?? fact.remote.name;
    return {
      ...shown,
      remote: { ...remote, ...(name === undefined ? {} : { name }) },
      variables: { ...fact.variables, ...shown.variables },
      ...(queue === undefined ? {} : { queue }),
      ...(recordingId === undefined ? {} : { recordingId }),
    };
  }

  clear(): void {
    this.#facts.clear();
    this.#pairs.clear();
    this.#clicked.clear();
    this.#clicks = [];
    this.#pops = [];
  }

  #with(...wanted: readonly DialAbility[]): { readonly backend: Backend; readonly voice: VoicePort } {
    const { ports } = this.#kernel;
    // Without any wish the telephone itself dials.
    const backend = wanted.length === 0 ? ports.backendOf('voice') : backendWith(ports.all, ...wanted);
    if (!backend?.voice) throw new Fault('unsupported');
    return { backend, voice: backend.voice };
  }

  #learn(fact: Call): void {
    const isNew = !this.#facts.has(fact.id);
    if (fact.state === 'ended' && isNew) return;
    this.#facts.set(fact.id, fact);
    if (!this.#pairs.has(fact.id)) {
      const own = this.#around.board.$calls.get().filter((call) => this.#belong(call, fact) && ![...this.#pairs.values()].includes(call.id));
      const nearest = own.sort((a, b) => Math.abs(a.startedAt - fact.startedAt) - Math.abs(b.startedAt - fact.startedAt))[0];
      if (nearest) this.#pairs.set(fact.id, nearest.id);
    }
    const pair = this.#pairs.get(fact.id);
    if (pair !== undefined) this.#around.again(pair);
    this.#tellPops();
  }

  #factOf(call: Call): Call | undefined {
    const known = [...this.#pairs].find(([, id]) => id === call.id)?.[0];
    if (known !== undefined) return this.#facts.get(known);
    const near = [...this.#facts.values()].filter((fact) => !this.#pairs.has(fact.id) && this.#belong(call, fact));
    const fact = near.sort((a, b) => Math.abs(a.startedAt - call.startedAt) - Math.abs(b.startedAt - call.startedAt))[0];
    if (!fact) return undefined;
    this.#pairs.set(fact.id, call.id);
    queueMicrotask(() => this.#kernel.commit(() => this.#tellPops()));
    return fact;
  }

  #belong(call: Call, fact: Call): boolean {
    return call.state !== 'ended' && fact.state !== 'ended' && call.direction === fact.direction
      && Math.abs(call.startedAt - fact.startedAt) <= sameCall
      && sameNumber(call.remote.number, fact.remote.number, this.#around.country());
  }

  /** The number that was asked for, where this is the PBX ringing because of that. Nothing else is answered by itself. */
  #clickOf(call: Call): string | undefined {
    const known = this.#clicked.get(call.id);
    if (known !== undefined || !isRingingIn(call)) return known;
    const now = this.#kernel.clock.now();
    this.#clicks = this.#clicks.filter(({ at }) => now - at <= clickLimit);
    const caller = call.remote.number;
    const click = this.#clicks.find(({ number }) => caller === this.#around.extension() || sameNumber(caller, number, this.#around.country()));
    if (!click) return undefined;
    this.#clicks = this.#clicks.filter((each) => each !== click);
    this.#clicked.set(call.id, click.number);
    queueMicrotask(() => void this.#answer(call.id));
    return click.number;
  }

  async #answer(callId: string): Promise<void> {
    await this.#kernel.act('voice.answer', () => this.#around.begin(callId, () => this.#kernel.ports.need('voice').answer(callId))).catch(() => undefined);
  }

  #popped(pop: ScreenPop): void {
    this.#pops = [...this.#pops, pop];
    this.#tellPops();
    this.#kernel.clock.after(popLimit, () => {
      if (!this.#pops.includes(pop)) return;
      this.#pops = this.#pops.filter((each) => each !== pop);
      const { callId: _ofThePbx, ...told } = pop;
      this.#kernel.commit(() => this.#around.pop(told));
    });
  }

  #tellPops(): void {
    for (const pop of this.#pops) {
      const pair = pop.callId === undefined ? undefined : this.#pairs.get(pop.callId);
      if (pair === undefined) continue;
      this.#pops = this.#pops.filter((each) => each !== pop);
      this.#around.pop({ ...pop, callId: pair });
    }
  }
}
