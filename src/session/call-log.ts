import { atom, computed, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Call, Line } from '../domain/call.js';
import { Fault, faultInfo } from '../domain/fault.js';
import type { CallLogEntry } from '../domain/record.js';
import type { Desk } from './call-log-desk.js';
import type { Kernel } from './kernel.js';
import type { CallLogSlice, Loadable, WrapUpSettings, WrapUpSlice } from './session-api.js';
import { currentWrapUp, lacksDisposition, notesOf, type Drafts, type WrapUpDraft } from './wrap-up.js';

export interface LogStores {
  readonly $settings: WritableAtom<WrapUpSettings | undefined>;
  readonly $drafts: WritableAtom<Drafts>;
  readonly $entries: WritableAtom<Loadable<readonly CallLogEntry[]>>;
}

export interface LogSurroundings {
  readonly line: () => Line;
  readonly agentId: () => string | undefined;
  /** What the telephone answers to. */
  readonly user: () => string | undefined;
  /** ISO 3166 code that numbers without a country code belong to. */
  readonly country: () => string;
}

export interface AfterCallsPart {
  readonly wrapUp: WrapUpSlice;
  readonly callLog: CallLogSlice;
  readonly $drafts: ReadableAtom<Drafts>;
  /** Notes of a call what the dialler knows. What is finished is not changed. */
  amend(callId: string, change: Pick<WrapUpDraft, 'campaignId' | 'contactId' | 'callBackAt'>): void;
  /** A call came to its end. */
  ended(call: Call): void;
  /** Nothing that must be noted first keeps the agent from calling. */
  mayDial(): boolean;
  /** `key` names the backend and the agent. */
  enter(key: string): void;
  leave(): void;
  /** Resolves when what was noted before the latest `leave` is written down. */
  left(): Promise<void>;
}

/** What comes after a call. Only its stores are here from the start: the rest is fetched once somebody signed in. */
export function createAfterCalls(kernel: Kernel, around: LogSurroundings, settings?: WrapUpSettings): AfterCallsPart {
  const stores: LogStores = {
    $settings: atom(settings),
    $drafts: atom(new Map()),
    $entries: atom({ status: 'idle', value: [] }),
  };
  const stay = new Stay(kernel, stores, around);
  return {
    wrapUp: createWrapUp(kernel, stores, stay),
    callLog: createCallLog(kernel, stores, stay),
    $drafts: stores.$drafts,
    amend: (callId, change) => stay.use((desk) => desk.amend(callId, change)),
    ended: (call) => stay.use((desk) => desk.ended(call)),
    mayDial: () => !lacksDisposition(stores.$settings.get(), stores.$drafts.get()),
    enter: (key) => stay.enter(key),
    leave: () => stay.leave(),
    left: () => stay.left,
  };
}

function createWrapUp(kernel: Kernel, { $settings, $drafts }: LogStores, stay: Stay): WrapUpSlice {
  return {
    $settings,
    $current: computed([$settings, $drafts], currentWrapUp),
    $notes: computed($drafts, notesOf),
    configure: (settings) => kernel.commit(() => $settings.set(settings)),
    setNotes: (callId, notes) => stay.use((desk) => desk.setNotes(callId, notes)),
    choose: (callId, dispositionId) => stay.use((desk) => desk.choose(callId, dispositionId)),
    extend: (callId, milliseconds) => stay.use((desk) => desk.extend(callId, milliseconds)),
    finish: (callId) => kernel.act('wrapUp.finish', async () => (await stay.desk()).finish(callId)),
  };
}

function createCallLog(kernel: Kernel, { $entries }: LogStores, stay: Stay): CallLogSlice {
  const $missed = computed($entries, ({ value }) => value.filter(({ unseen }) => unseen).length);
  let loading: Promise<void> | undefined;
  return {
    $entries,
    $missed,
    load: () => {
      const run = loading ?? kernel.act('records.calls', async () => (await stay.desk()).load());
      loading = run;
      return run.finally(() => {
        if (loading === run) loading = undefined;
      });
    },
    markSeen: () => {
      if ($missed.get() > 0) stay.use((desk) => desk.markSeen());
    },
    recording: (entryId) => kernel.act('records.recording', async () => {
      const recordingId = $entries.get().value.find(({ id }) => id === entryId)?.recordingId;
      if (recordingId === undefined) throw new Fault('rejected');
      const port = kernel.ports.need('records');
      if (!port.recording) throw new Fault('unsupported');
      return port.recording(recordingId);
    }),
  };
}

/** From the sign-in of an agent to the sign-out. */
class Stay {
  readonly #kernel: Kernel;
  readonly #stores: LogStores;
  readonly #around: LogSurroundings;
  #coming: Promise<Desk> | undefined;
  #desk: Desk | undefined;
  left = Promise.resolve();
  #over = new AbortController();

  constructor(kernel: Kernel, stores: LogStores, around: LogSurroundings) {
    this.#kernel = kernel;
    this.#stores = stores;
    this.#around = around;
  }

  enter(key: string): void {
    this.leave();
    const over = new AbortController();
    this.#over = over;
    this.#stores.$entries.set({ status: 'loading', value: [] });
    const coming = import('./call-log-desk.js').then(({ Desk: Made }) => {
      const desk = new Made(this.#kernel, this.#stores, this.#around, key, over.signal);
      if (this.#coming === coming) this.#desk = desk;
      return desk;
    });
    this.#coming = coming;
    coming.catch((error: unknown) => {
      const fault = faultInfo(this.#kernel.report('callLog.open', error));
      if (this.#coming === coming) this.#stores.$entries.set({ status: 'error', value: [], fault });
    });
  }

  leave(): void {
    const leaving = this.#desk?.leave() ?? this.#coming?.then((desk) => desk.leave(), () => undefined);
    if (leaving) this.left = leaving;
    this.#over.abort();
    this.#coming = undefined;
    this.#desk = undefined;
    this.#stores.$drafts.set(new Map());
    this.#stores.$entries.set({ status: 'idle', value: [] });
  }

  /** At once where it is there already. Nobody signed in: nothing to note. */
  use(run: (desk: Desk) => void): void {
    if (this.#desk) run(this.#desk);
    else void this.#coming?.then(run, () => undefined);
  }

  async desk(): Promise<Desk> {
    if (!this.#coming) throw new Fault('conflict');
    return this.#coming;
  }
}
