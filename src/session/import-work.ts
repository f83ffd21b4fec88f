import { positionsFor } from '../domain/dialer.js';
import { Fault, faultInfo, toFault } from '../domain/fault.js';
import type { DialerDesk } from './dialer-desk.js';
import { columnsOf } from './import-check.js';
import { ImportJournal, type ImportPlan, type ImportStep } from './import-journal.js';
import { checkFile, readSource, type Reading } from './import-reading.js';
import { isHeld, withLock } from './import-lock.js';
import { ImportRun } from './import-run.js';
import type { ColumnUse, ImportSlice, ImportState } from './session-api.js';

export interface ImportWork extends Pick<ImportSlice, 'open' | 'check' | 'start' | 'stop' | 'resume' | 'discard'> {
  /** What was cut off shows up in `$imports`, once for each sign-in. */
  restore(): void;
  leave(): void;
}

/** Milliseconds between two tellings of how far it is, and two looks at what another tab does. */
const [toldEvery, lookEvery] = [100, 2_000];

/** One import in this page, beside what is shown of it. */
interface Job {
  /** Reading, checking or inserting: what stops it. */
  stop: AbortController;
  reading?: Reading;
  /** Resolves when it has come to rest. */
  running?: Promise<void>;
}

export function createImportWork(desk: DialerDesk): ImportWork {
  return new Imports(desk);
}

class Imports implements ImportWork {
  readonly #desk: DialerDesk;
  readonly #jobs = new Map<string, Job>();
  #journal: { readonly key: string; readonly opened: Promise<ImportJournal> } | undefined;
  #restored: string | undefined;
  #toldAt = 0;

  constructor(desk: DialerDesk) {
    this.#desk = desk;
  }

  open(campaignId: string, file: File): Promise<void> {
    return this.#act('import.open', async () => {
      const step = this.#state(campaignId)?.step;
      if (step === 'inserting' || step === 'stopped') throw new Fault('conflict');
      this.#jobs.get(campaignId)?.stop.abort();
      const job: Job = { stop: new AbortController() };
      this.#jobs.set(campaignId, job);
      this.#put({ id: newId(this.#now), campaignId, step: 'reading', progress: 0, inserted: 0, inDoubt: 0, refused: 0 });
      try {
        job.reading = await readSource(file, this.#fieldNames(campaignId), this.#telling(campaignId, job), job.stop.signal);
        if (!this.#isGone(campaignId, job)) this.#change(campaignId, { step: 'mapping', source: job.reading.source }, 'progress');
      } catch (error) {
        if (this.#isGone(campaignId, job)) return;
        this.#forget(campaignId);
        throw error;
      }
    });
  }

  check(campaignId: string, uses: readonly ColumnUse[]): Promise<void> {
    return this.#act('import.check', async () => {
      const [state, job] = [this.#state(campaignId), this.#jobs.get(campaignId)];
      if (!job?.reading || (state?.step !== 'mapping' && state?.step !== 'ready')) throw new Fault('conflict');
      const limits = this.#desk.port().limits;
      if (!limits) throw new Fault('unsupported');
      if (columnsOf(uses).phones.length === 0) throw new Fault('rejected');
      const { signal } = (job.stop = new AbortController());
      this.#change(campaignId, { step: 'checking', uses, progress: 0 }, 'check', 'fault');
      try {
        const { port, around } = this.#desk;
        const checked = await checkFile(job.reading, {
          campaignId, uses, limits, port: port(), country: around.country(), signal, told: this.#telling(campaignId, job),
        });
        if (this.#isGone(campaignId, job)) return;
        job.reading = { ...job.reading, ready: checked.ready };
        this.#change(campaignId, { step: 'ready', check: checked.check }, 'progress');
      } catch (error) {
        if (this.#isGone(campaignId, job)) return;
        this.#change(campaignId, { step: 'mapping', ...(signal.aborted ? {} : { fault: faultInfo(toFault(error)) }) }, 'progress');
        if (!signal.aborted) throw error;
      }
    });
  }

  start(campaignId: string, at: 'start' | 'end'): Promise<void> {
    return this.#act('import.start', async () => {
      const [state, job] = [this.#state(campaignId), this.#jobs.get(campaignId)];
      const ready = job?.reading?.ready;
      if (!job?.reading || !ready || !state?.source || !state.uses || !state.check || state.step !== 'ready') throw new Fault('conflict');
      if (state.check.ready === 0) throw new Fault('rejected');
      const { id, source, uses, check } = state;
      if (!positionsFor(this.#desk.port().limits, uses).includes(at)) throw new Fault('unsupported');
      const plan: ImportPlan = { id, campaignId, at, begunAt: this.#now, source, uses, check, ready, kind: job.reading.kind };
      const { file } = job.reading;
      await this.#run(campaignId, job, async (journal) => {
        // One that was cut off, and that this page has not been told of.
        if (await journal.read(campaignId)) throw new Fault('conflict');
        await journal.begin(plan, file).catch((error: unknown) => {
          throw new Fault('permission', { cause: error });
        });
      });
    });
  }

  resume(campaignId: string): Promise<void> {
    return this.#act('import.resume', async () => {
      const job = this.#jobs.get(campaignId);
      if (!job || this.#state(campaignId)?.step !== 'stopped') throw new Fault('conflict');
      await this.#run(campaignId, job);
    });
  }

  stop(campaignId: string): void {
    this.#jobs.get(campaignId)?.stop.abort();
  }

  discard(campaignId: string): Promise<void> {
    return this.#act('import.discard', async () => {
      const job = this.#jobs.get(campaignId);
      if (!job) return;
      job.stop.abort();
      await job.running;
      await (await this.#open()).remove(campaignId);
      if (this.#jobs.get(campaignId) === job) this.#forget(campaignId);
    });
  }

  restore(): void {
    const key = this.#desk.stores.$key.get();
    if (key === undefined || this.#restored === key) return;
    this.#restored = key;
    void this.#restore().catch((error: unknown) => this.#desk.kernel.report('dialer.imports', error));
  }

  leave(): void {
    for (const { stop } of this.#jobs.values()) stop.abort();
    this.#jobs.clear();
    this.#restored = undefined;
    this.#desk.stores.$imports.set(new Map());
    this.#journal = undefined;
  }

  async #restore(): Promise<void> {
    const journal = await this.#open();
    for (const campaignId of await journal.begun(this.#now)) {
      if (this.#jobs.has(campaignId) || this.#journal?.opened === undefined) continue;
      this.#jobs.set(campaignId, { stop: new AbortController() });
      await this.#reread(campaignId, journal);
    }
  }

  /** As it is written down; again and again while another tab goes on with it. */
  async #reread(campaignId: string, journal: ImportJournal): Promise<void> {
    const job = this.#jobs.get(campaignId);
    const [found, isElsewhere] = [await journal.read(campaignId), await isHeld(this.#lockName(campaignId))];
    if (!job || this.#isGone(campaignId, job) || job.running) return;
    if (!found) return this.#forget(campaignId);
    const { plan: { id, source, uses, check }, step } = found;
    const where = isElsewhere ? { step: 'inserting', elsewhere: true } as const : { step: 'stopped' } as const;
    this.#put({ id, campaignId, ...where, source, uses, check, ...shownOf(step, check.ready) });
    if (isElsewhere) this.#desk.kernel.clock.after(lookEvery, () => void this.#reread(campaignId, journal).catch(() => undefined));
  }

  /** Resolves when it is done or stopped. */
  async #run(campaignId: string, job: Job, begin?: (journal: ImportJournal) => Promise<void>): Promise<void> {
    const journal = await this.#open();
    job.stop = new AbortController();
    const running = withLock(this.#lockName(campaignId), async () => {
      await begin?.(journal);
      await this.#insert(campaignId, job, journal);
    });
    job.running = running.catch(() => undefined);
    await running.finally(() => delete job.running);
  }

  async #insert(campaignId: string, job: Job, journal: ImportJournal): Promise<void> {
    const [found, file] = [await journal.read(campaignId), await journal.file(campaignId)];
    const port = this.#desk.port();
    if (!found || !file || !port.limits) throw new Fault('permission', { cause: new Error('the file is not there any more') });
    const { plan, step: known } = found;
    let latest = known;
    const show = (more: Partial<ImportState>): void => {
      if (!this.#isGone(campaignId, job)) this.#change(campaignId, { ...shownOf(latest, plan.check.ready), ...more }, 'fault');
    };
    show({ step: 'inserting' });
    const run = new ImportRun({
      port, limits: port.limits, plan, file, step: known, stop: job.stop.signal,
      wait: (milliseconds, signal) => this.#wait(milliseconds, signal),
      write: (step) => journal.write(campaignId, step),
      told: (step) => {
        latest = step;
        if (this.#isDue()) show({});
      },
    });
    try {
      const isDone = await run.run();
      if (isDone) await journal.remove(campaignId);
      show({ step: isDone ? 'done' : 'stopped' });
    } catch (error) {
      const fault = this.#desk.kernel.report('dialer.import', error);
      if (!this.#isGone(campaignId, job)) this.#change(campaignId, { ...shownOf(latest, plan.check.ready), step: 'stopped', fault: faultInfo(fault) });
    }
  }

  #open(): Promise<ImportJournal> {
    const key = this.#desk.stores.$key.get();
    if (key === undefined) return Promise.reject(new Fault('conflict'));
    if (this.#journal?.key !== key) {
      const opened = ImportJournal.open(key).catch((error: unknown) => {
        this.#journal = undefined;
        throw new Fault('permission', { cause: error });
      });
      this.#journal = { key, opened };
    }
    return this.#journal.opened;
  }

  #act(name: string, run: () => Promise<void>): Promise<void> {
    return this.#desk.kernel.act(`dialer.${name}`, run);
  }

  get #now(): number {
    return this.#desk.kernel.clock.now();
  }

  #isDue(): boolean {
    const now = performance.now();
    if (now - this.#toldAt < toldEvery) return false;
    this.#toldAt = now;
    return true;
  }

  #telling(campaignId: string, job: Job): (progress: number) => void {
    return (progress) => {
      if (!this.#isGone(campaignId, job) && this.#isDue()) this.#change(campaignId, { progress });
    };
  }

  #isGone(campaignId: string, job: Job): boolean {
    return this.#jobs.get(campaignId) !== job;
  }

  #fieldNames(campaignId: string): readonly string[] {
    const { port, stores: { $campaigns } } = this.#desk;
    const fields = port().limits?.fields ?? [];
    return fields.length > 0 ? fields : ($campaigns.value.value.find(({ id }) => id === campaignId)?.formFields ?? []);
  }

  #lockName(campaignId: string): string {
    return `cc-import:${this.#desk.stores.$key.get() ?? ''}:${campaignId}`;
  }

  #state(campaignId: string): ImportState | undefined {
    return this.#desk.stores.$imports.value.get(campaignId);
  }

  #put(state: ImportState): void {
    const { kernel, stores: { $imports } } = this.#desk;
    kernel.commit(() => $imports.set(new Map($imports.value).set(state.campaignId, state)));
  }

  #change(campaignId: string, change: Partial<ImportState>, ...without: ('progress' | 'check' | 'fault')[]): void {
    const before = this.#state(campaignId);
    if (!before) return;
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !(without as string[]).includes(name))) as unknown as ImportState;
    this.#put({ ...kept, ...change });
  }

  #forget(campaignId: string): void {
    const { kernel, stores: { $imports } } = this.#desk;
    this.#jobs.delete(campaignId);
    const imports = new Map($imports.value);
    imports.delete(campaignId);
    kernel.commit(() => $imports.set(imports));
  }

  #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#desk.kernel.clock.after(milliseconds, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      }, { once: true });
      if (signal.aborted) resolve();
    });
  }
}

function shownOf({ inserted, refused, inDoubt }: ImportStep, ready: number): Pick<ImportState, 'inserted' | 'refused' | 'inDoubt' | 'progress'> {
  return { inserted, refused, inDoubt, progress: ready === 0 ? 1 : Math.min(1, (inserted + refused + inDoubt) / ready) };
}

function newId(now: number): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${now.toString(36)}${random.toString(36)}`;
}
