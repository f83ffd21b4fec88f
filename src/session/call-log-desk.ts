import type { Call } from '../domain/call.js';
import { Fault, faultInfo, type FaultInfo } from '../domain/fault.js';
import type { CallLogEntry, CallRecord } from '../domain/record.js';
import type { LogStores, LogSurroundings } from './call-log.js';
import { entryOf, mergeLog, roughlySame, superfluous, type Reader } from './call-log-entries.js';
import { fetchRecords } from './call-log-records.js';
import { openLogStorage, type LogStorage } from './call-log-storage.js';
import { LogWriter } from './call-log-writer.js';
import type { FactDetail, Kernel } from './kernel.js';
import { endedDraft, mustChoose, type WrapUpDraft } from './wrap-up.js';

/** Notes of a call that nobody came back to for so long are let go. */
const draftsKeptFor = 7 * 24 * 60 * 60 * 1000;

/** The desk of one agent: calls that ended, what is noted of them, and what the telephone system knows of the past. */
export class Desk {
  readonly #kernel: Kernel;
  readonly #stores: LogStores;
  readonly #around: LogSurroundings;
  readonly #writer: LogWriter;
  readonly #over: AbortSignal;
  readonly #finishing = new Map<string, Promise<void>>();
  readonly #restored: Promise<void>;
  #local = new Map<string, CallLogEntry>();
  #records: readonly CallRecord[] = [];
  #seenAt: number;
  #isSame = roughlySame;
  #busy = true;
  #fault: FaultInfo | undefined;

  constructor(kernel: Kernel, stores: LogStores, around: LogSurroundings, key: string, over: AbortSignal) {
    this.#kernel = kernel;
    this.#stores = stores;
    this.#around = around;
    this.#over = over;
    this.#seenAt = kernel.clock.now();
    this.#writer = new LogWriter(openLogStorage(kernel.clock, key), key, {
      draft: (callId) => stores.$drafts.get().get(callId),
      changedElsewhere: () => void this.#read(),
    });
    this.#restored = this.#restore();
  }

  /** The tab that carries a call writes it down; the others learn of it. */
  ended(call: Call): void {
    if (this.#around.line().where === 'other-tab') return;
    const now = this.#kernel.clock.now();
    const draft = this.#draft(call.id);
    const entry = entryOf(call, now);
    if (call.answeredAt !== undefined && this.#stores.$settings.get()) {
      this.#add(entry);
      this.#setDraft(endedDraft(draft ?? this.#blank(call.id), call, now));
    } else if (draft === undefined || (draft.notes === '' && draft.callBackAt === undefined)) {
      this.#add(entry);
      this.#dropDraft(call.id);
    } else {
      void this.#settle(endedDraft(draft, call, now), entry, call.answeredAt !== undefined);
    }
  }

  setNotes(callId: string, notes: string): void {
    const draft = this.#draft(callId);
    const entry = draft ? undefined : this.#local.get(callId);
    if (!entry) return this.#setDraft({ ...(draft ?? this.#blank(callId)), notes });
    const changed = { ...entry, notes };
    this.#local.set(callId, changed);
    this.#publish();
    void this.#writer.write((storage) => storage.change(changed));
  }

  choose(callId: string, dispositionId: string | undefined): void {
    const draft = this.#draft(callId);
    const { dispositionId: _before, ...unchosen } = draft ?? this.#blank(callId);
    if (dispositionId === undefined) {
      if (draft) this.#setDraft(unchosen);
    } else if (this.#stores.$settings.get()?.dispositions.some(({ id }) => id === dispositionId)) {
      this.#setDraft({ ...unchosen, dispositionId });
    }
  }

  extend(callId: string, milliseconds: number): void {
    const draft = this.#draft(callId);
    if (draft) this.#setDraft({ ...draft, extra: draft.extra + milliseconds });
  }

  amend(callId: string, change: Partial<WrapUpDraft>): void {
    const draft = this.#draft(callId);
    if (draft || !this.#local.has(callId)) this.#setDraft({ ...(draft ?? this.#blank(callId)), ...change });
  }

  async finish(callId: string): Promise<void> {
    await this.#restored;
    const draft = this.#draft(callId);
    const running = this.#finishing.get(callId);
    if (running) return running;
    if (!draft?.call || (draft.dispositionId === undefined && mustChoose(this.#stores.$settings.get()))) throw new Fault('rejected');
    const finishing = this.#settle(draft, this.#local.get(callId) ?? entryOfDraft(draft, draft.call), true);
    this.#finishing.set(callId, finishing);
    await finishing.finally(() => this.#finishing.delete(callId));
  }

  async load(): Promise<void> {
    await this.#restored;
    const { clock, ports } = this.#kernel;
    const port = ports.get('records');
    if (!port) return;
    this.#busy = true;
    this.#publish();
    try {
      const [records] = await Promise.all([fetchRecords(port, clock.now()), this.#learnNumbers()]);
      this.#records = records;
      this.#fault = undefined;
    } catch (error) {
      this.#fault = faultInfo(this.#kernel.report('records.calls', error));
      throw error;
    } finally {
      this.#busy = false;
      this.#publish();
    }
  }

  markSeen(): void {
    const at = this.#kernel.clock.now();
    this.#seenAt = Math.max(this.#seenAt, at);
    this.#publish();
    void this.#writer.write((storage) => storage.putSeenAt(at));
  }

  /** Resolves when what is on its way is written down. */
  leave(): Promise<void> {
    return this.#writer.close();
  }

  async #restore(): Promise<void> {
    // The first sign-in of this agent here: what was missed before is long since known.
    await this.#read(async (storage, seenAt) => (seenAt === undefined ? storage.putSeenAt(this.#seenAt) : undefined));
    this.#busy = false;
    this.#publish();
  }

  /** What is written down, from whichever tab; what this tab has not written yet comes on top. */
  async #read(then?: (storage: LogStorage, seenAt: number | undefined) => Promise<void> | undefined): Promise<void> {
    await this.#writer.write(async (storage) => {
      const { entries, drafts, seenAt } = await storage.load();
      await then?.(storage, seenAt);
      const oldest = this.#kernel.clock.now() - draftsKeptFor;
      const known = new Map(drafts.filter(({ at }) => at >= oldest).map((draft) => [draft.callId, draft]));
      for (const callId of this.#writer.unwritten) {
        const own = this.#draft(callId);
        if (own) known.set(callId, own);
      }
      this.#local = new Map([...entries.map((entry) => [entry.id, entry] as const), ...this.#unwrittenEntries(entries)]);
      this.#seenAt = then ? (seenAt ?? this.#seenAt) : Math.max(seenAt ?? 0, this.#seenAt);
      if (!this.#over.aborted) this.#kernel.commit(() => this.#stores.$drafts.set(known));
      this.#trim();
      this.#publish();
    }, false);
  }

  #unwrittenEntries(entries: readonly CallLogEntry[]): readonly (readonly [string, CallLogEntry])[] {
    const known = new Set(entries.map(({ id }) => id));
    return [...this.#local].filter(([id]) => !known.has(id) && this.#writer.adding.has(id));
  }

  async #settle(draft: WrapUpDraft, entry: CallLogEntry, tells: boolean): Promise<void> {
    const { callId, call, notes, dispositionId } = draft;
    const label = this.#stores.$settings.get()?.dispositions.find(({ id }) => id === dispositionId)?.label;
    const settled: CallLogEntry = {
      ...entry,
      ...(dispositionId === undefined ? {} : { dispositionId }),
      ...(label === undefined ? {} : { dispositionLabel: label }),
      ...(notes === '' ? {} : { notes }),
    };
    const at = this.#kernel.clock.now();
    let isFirst = true;
    await this.#writer.write(async (storage) => {
      isFirst = await storage.finish(settled);
    });
    this.#kernel.commit(() => {
      this.#local.set(callId, settled);
      this.#trim();
      this.#forget(callId);
      this.#publish();
      if (!isFirst || !tells || !call) return;
      this.#kernel.tell('cc-outcome', outcomeOf(draft, call, at));
    });
  }

  #add(entry: CallLogEntry): void {
    this.#local.set(entry.id, entry);
    void this.#writer.add(entry);
    this.#trim();
    this.#publish();
  }

  #trim(): void {
    const ids = superfluous(this.#local.values(), this.#kernel.clock.now());
    if (ids.length === 0) return;
    for (const id of ids) this.#local.delete(id);
    void this.#writer.write((storage) => storage.remove(ids));
  }

  #draft(callId: string): WrapUpDraft | undefined {
    return this.#stores.$drafts.get().get(callId);
  }

  #blank(callId: string): WrapUpDraft {
    return { callId, notes: '', extra: 0, at: this.#kernel.clock.now() };
  }

  #setDraft(draft: WrapUpDraft): void {
    if (this.#over.aborted) return void this.#writer.write((storage) => storage.putDraft(draft));
    this.#kernel.commit(() => this.#stores.$drafts.set(new Map(this.#stores.$drafts.get()).set(draft.callId, draft)));
    this.#writer.draft(draft.callId);
  }

  #dropDraft(callId: string): void {
    if (!this.#draft(callId)) return;
    this.#forget(callId);
    // Once more: it may have been read meanwhile.
    void this.#writer.write((storage) => storage.removeDraft(callId)).then(() => this.#forget(callId));
  }

  #forget(callId: string): void {
    const drafts = new Map(this.#stores.$drafts.get());
    if (drafts.delete(callId) && !this.#over.aborted) this.#kernel.commit(() => this.#stores.$drafts.set(drafts));
  }

  async #learnNumbers(): Promise<void> {
    const { sameNumber } = await import('../domain/phone-number.js').catch(() => ({ sameNumber: roughlySame }));
    this.#isSame = (a, b) => a === b || sameNumber(a, b, this.#around.country());
  }

  #publish(): void {
    if (this.#over.aborted) return;
    const { agentId, user } = this.#around;
    const reader: Reader = { agentId: agentId(), user: user(), sameNumber: this.#isSame };
    const value = mergeLog(this.#local.values(), this.#records, reader, this.#seenAt);
    const status = this.#busy ? 'loading' : this.#fault ? 'error' : 'ready';
    const fault = this.#fault && !this.#busy ? { fault: this.#fault } : {};
    this.#kernel.commit(() => this.#stores.$entries.set({ status, value, ...fault }));
  }
}

/** The entry was lost, or the call ended in a page that went before it could write it. */
function entryOfDraft({ callId }: WrapUpDraft, call: NonNullable<WrapUpDraft['call']>): CallLogEntry {
  const { direction, number, name, talkTime, since } = call;
  return {
    id: callId,
    direction,
    number,
    ...(name === undefined ? {} : { name }),
    startedAt: since - talkTime,
    talkTime,
    outcome: 'answered',
    unseen: false,
    source: 'local',
  };
}

function outcomeOf({ callId, dispositionId, notes, campaignId, contactId, callBackAt }: WrapUpDraft, call: NonNullable<WrapUpDraft['call']>, at: number): FactDetail<'cc-outcome'> {
  const { direction, number, name, talkTime, since } = call;
  return {
    callId, direction, number, talkTime, notes, wrapUpTime: Math.max(0, at - since),
    ...(name === undefined ? {} : { name }),
    ...(dispositionId === undefined ? {} : { dispositionId }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(callBackAt === undefined ? {} : { callBackAt: new Date(callBackAt).toISOString() }),
  };
}
